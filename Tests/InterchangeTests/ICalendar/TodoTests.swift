import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Interchange

@Suite("Tasks as to-dos")
struct TodoTests {
    private let clock = Clock(
        instant: 1_795_179_600, zone: Zones.system.zone("America/New_York") ?? .utc, zones: .system)

    private func bytes(_ network: Network, people: Bool = true) -> [UInt8] {
        CalendarExport(network.outgoing, on: clock, people: people).calendar(
            ofTasks: network[.task].slots.map(Int.init)
        ).bytes
    }

    private func plan(_ bytes: [UInt8], into network: Network) -> CalendarImport {
        CalendarImport([.init(name: "f", bytes: bytes)], into: network, on: clock)
    }

    private func after(_ plan: CalendarImport, _ network: Network) -> Network {
        var network = network
        network.apply(Change(id: "c", at: clock.now, summary: "", edits: plan.edits(at: clock.now)))
        return network
    }

    @Test("come back as they were, and into an empty network with all that tasks say", arguments: [UInt64(21), 22, 23])
    func roundTrip(seed: UInt64) {
        let network = GeneratedTasks.network(seed: seed)
        let again = plan(bytes(network), into: network)
        expectNoDifference(again.edits(at: clock.now).count, 0, "seed \(seed)")
        expectNoDifference(again.taskCount, 120)
        let fresh = after(plan(bytes(network), into: GeneratedTasks.empty), GeneratedTasks.empty)
        expectNoDifference(GeneratedTasks.facts(fresh), GeneratedTasks.facts(network), "seed \(seed)")
    }

    private static let texts: [Kind: String] = [
        .network: "Id: n\nName: N\n",
        .person: "Id: ana\nName: Ana Ruiz\nEmail: ana@n.example\n\nId: bea\nName: Bea\n",
        .event: "Id: mc\nTitle: MC\nStarts: 2027-03-25\n", .checklistItem: "Id: k\nEvent: mc\nText: Book\nDue: T-3d\n",
        .task: """
        Id: a
        Title: Letter, long; with marks
        Accountable: ana
        Assignee: bea
        Status: doing
        Starts: 2026-11-20
        Due: 2026-12-04
        Priority: high
        Event: mc
        Theme: water
        Tag: text
        Parent: b
        After: c
        After: k
        Notes: One
        + two

        Id: b
        Title: Whole
        Status: proposed
        Accountable: bea

        Id: c
        Title: First
        Status: done
        Done: 2026-11-20
        Accountable: ana
        Parent: b

        Id: d
        Title: Again
        Status: accepted
        Accountable: ana
        Due: 2026-12-07
        Repeats: FREQ=WEEKLY;BYDAY=MO;UNTIL=20270201
        Priority: low

        Id: e
        Title: Not to be
        Status: dropped

        Id: f
        Title: Hush
        Private: yes

        """,
    ]

    @Test("hold the values that Python reads in them")
    func judged() throws {
        let folder = TemporaryFolder()
        TemporaryFolder.write(folder.path("todo.ics"), bytes(Network(Self.texts)))
        let judged = try Python.lines(
            """
            import sys, icalendar
            calendar = icalendar.Calendar.from_ical(open(sys.stdin.read().strip(), 'rb').read())
            for part in calendar.walk():
                assert not part.errors, part.errors
            def links(todo):
                value = todo.get('RELATED-TO', [])
                return [(str(l), l.params['RELTYPE']) for l in (value if isinstance(value, list) else [value])]
            def people(todo):
                value = todo.get('ATTENDEE', [])
                return [(str(l), l.params['CN'], l.params['ROLE'], l.params['PARTSTAT'])
                        for l in (value if isinstance(value, list) else [value])]
            for todo in calendar.walk('VTODO'):
                due, start, done = [todo[n].dt.isoformat() if n in todo else None for n in ('DUE', 'DTSTART', 'COMPLETED')]
                print(todo['UID'], todo['SUMMARY'], todo['STATUS'], start, due, todo.get('PRIORITY'),
                      todo.get('PERCENT-COMPLETE'), done)
                print(links(todo), people(todo), [str(c) for c in todo['CATEGORIES'].cats] if 'CATEGORIES' in todo else [])
                if 'RRULE' in todo: print(todo['RRULE'].to_ical().decode())
                if 'DESCRIPTION' in todo: print(repr(str(todo['DESCRIPTION'])))
            """, [folder.path("todo.ics")])
        expectNoDifference(
            judged,
            [
                "a@n.caucus Letter, long; with marks IN-PROCESS 2026-11-20 2026-12-04 1 None None",
                "[('b@n.caucus', 'PARENT'), ('c@n.caucus', 'DEPENDS-ON'), ('k@n.caucus', 'DEPENDS-ON')] "
                    + "[('mailto:ana@n.example', 'Ana Ruiz', 'REQ-PARTICIPANT', 'IN-PROCESS'), "
                    + "('mailto:bea@caucus.invalid', 'Bea', 'OPT-PARTICIPANT', 'ACCEPTED')] ['water', 'text']",
                "'One\\ntwo'", "b@n.caucus Whole NEEDS-ACTION None None None 50 None",
                "[] [('mailto:bea@caucus.invalid', 'Bea', 'REQ-PARTICIPANT', 'NEEDS-ACTION')] []",
                "c@n.caucus First COMPLETED None None None 100 2026-11-20T17:00:00+00:00",
                "[('b@n.caucus', 'PARENT')] [('mailto:ana@n.example', 'Ana Ruiz', 'REQ-PARTICIPANT', 'COMPLETED')] []",
                "d@n.caucus Again NEEDS-ACTION 2026-12-07T00:00:00 2026-12-07T23:59:00 9 None None",
                "[] [('mailto:ana@n.example', 'Ana Ruiz', 'REQ-PARTICIPANT', 'ACCEPTED')] []",
                "FREQ=WEEKLY;UNTIL=20270201T235900;BYDAY=MO", "e@n.caucus Not to be CANCELLED None None None None None",
                "[] [] []",
            ])
    }

    @Test("are told from plan items, and leave out people where that is asked")
    func kinds() {
        let network = Network(Self.texts)
        let export = CalendarExport(network.outgoing, on: clock)
        let item = export.calendar(of: [0]).components.first { $0.name == "VTODO" }
        expectNoDifference(item?.first("X-CAUCUS-KIND")?.value, "CHECKLISTITEM")
        let task = export.calendar(ofTasks: [0]).components.first
        expectNoDifference(task?.first("X-CAUCUS-KIND")?.value, "TASK")
        let text = String(decoding: bytes(network, people: false), as: UTF8.self)
        #expect(!text.contains("ana") && !text.contains("Hush"))
        // Another network's plan items are no tasks here.
        let other = plan(export.calendar(of: [0]).bytes, into: Network([.network: "Id: o\nName: O\n"]))
        expectNoDifference(other.drafts.map(\.key.kind), [.event])
        expectNoDifference(other.aside.map(\.name), ["VTODO"])
    }

    /// A to-do of the file with lines changed, as another program may write it.
    private func changed(_ id: String, dropping: [String] = [], _ lines: [String]) -> [UInt8] {
        let export = CalendarExport(Network(Self.texts).outgoing, on: clock)
        let slots = Network(Self.texts)[.task].slots.map(Int.init)
        var todo = export.calendar(ofTasks: slots).components.first { $0.first("UID")?.value == "\(id)@n.caucus" }
        todo?.properties.removeAll { line in dropping.contains { line.name.hasPrefix($0) } }
        todo?.properties += lines.compactMap { ContentLine(unfolded: Array($0.utf8)) }
        return todo?.bytes ?? []
    }

    @Test("that were changed elsewhere change here; what the other program dropped of ours stays")
    func changes() {
        let network = Network(Self.texts)
        let done = changed(
            "a", dropping: ["STATUS", "DUE", "X-CAUCUS"],
            ["STATUS:COMPLETED", "COMPLETED:20261121T120000Z", "DUE;VALUE=DATE:20261205", "CATEGORIES:extra"])
        let task = after(plan(done, into: network), network).task("a")
        expectNoDifference(task?.status, "done")
        expectNoDifference(task?.done?.iso, "2026-11-21")
        expectNoDifference(task?.due?.iso, "2026-12-05")
        expectNoDifference(task?.event, "mc")
        expectNoDifference(task?.theme, "water")
        expectNoDifference(task?.tags, ["text", "extra"])
        let open = changed("c", dropping: ["STATUS", "COMPLETED"], ["STATUS:NEEDS-ACTION"])
        let reopened = after(plan(open, into: network), network).task("c")
        expectNoDifference(reopened?.status, "accepted")
        expectNoDifference(reopened?.done, nil)
    }

    @Test("of another network keep what names records that are not here, and tell it")
    func otherNetwork() {
        let network = Network([.network: "Id: o\nName: O\n"])
        let plan = plan(bytes(Network(Self.texts)), into: network)
        #expect(plan.notes.map(\.text).contains("Event names nothing known here; kept as it stands"))
        let taken = after(plan, network)
        let task = taken.all(Task.self).first { $0.record.first(.uid) == "a@n.caucus" }
        expectNoDifference(task?.event, nil)
        expectNoDifference(task?.after.count, 1)
        // Nobody who is known here has said yes.
        expectNoDifference(task?.accountable, nil)
        expectNoDifference(task?.status, nil)
        #expect(task?.record.first(.iCalendar)?.contains("X-CAUCUS-FIELD;X-NAME=Event:mc") ?? false)
        expectNoDifference(self.plan(bytes(Network(Self.texts)), into: taken).edits(at: clock.now), [])
    }

    @Test("that were changed here since are left as they are")
    func older() {
        let network = Network(Self.texts)
        let written = bytes(network)
        var later = network
        let now = Timestamp(instant: clock.instant + 60)
        let edits = later.setting(.due, ["2026-12-24"], of: [RecordKey(.task, "a")], at: now)
        later.apply(Change(id: "c", at: now, summary: "", edits: edits))
        let plan = plan(written, into: later)
        expectNoDifference(plan.edits(at: clock.now), [])
        #expect(plan.notes.map(\.text).contains { $0.contains("was changed here since this was written") })
    }

    @Test("of other programs become tasks, once, and keep what has no field")
    func foreign() {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VTODO
            UID:child
            SUMMARY:Child
            RELATED-TO:whole
            DUE:20261201T090000Z
            PRIORITY:3
            CATEGORIES:water,home
            ATTENDEE;CN=Ana Ruiz;PARTSTAT=ACCEPTED:mailto:ANA@n.example
            ATTENDEE;CN=Who:mailto:who@x.example
            BEGIN:VALARM
            TRIGGER:-PT1H
            END:VALARM
            END:VTODO
            BEGIN:VTODO
            UID:whole
            SUMMARY:Whole
            STATUS:COMPLETED
            COMPLETED:20261120T230000Z
            X-APPLE-SORT-ORDER:7
            END:VTODO
            BEGIN:VTODO
            UID:whole
            SUMMARY:Twice
            END:VTODO
            END:VCALENDAR
            """
        let network = Network(Self.texts)
        let plan = plan(Array(text.utf8), into: network)
        expectNoDifference(
            plan.notes.map { "\($0.line): \($0.text)" },
            [
                "22: this to-do came before in this import; it is left out",
                "10: Who is nobody known here; kept as it stands", "6: DUE has a time; its day is taken",
            ])
        let taken = after(plan, network)
        let tasks = Array(taken.all(Task.self).dropFirst(6))
        expectNoDifference(tasks.map(\.title), ["Child", "Whole"])
        expectNoDifference(tasks[0].parent, tasks[1].id)
        expectNoDifference(tasks[0].accountable, "ana")
        expectNoDifference(tasks[0].status, "accepted")
        expectNoDifference(tasks[0].theme, "water")
        expectNoDifference(tasks[0].tags, ["home"])
        expectNoDifference(tasks[0].priority, "high")
        expectNoDifference(tasks[1].done?.iso, "2026-11-20")
        let again = self.plan(Array(text.utf8), into: taken)
        expectNoDifference(again.edits(at: clock.now), [])
        let written = String(decoding: bytes(taken), as: UTF8.self)
        #expect(written.contains("UID:child\r\n") && written.contains("X-APPLE-SORT-ORDER:7\r\n"))
        #expect(written.contains("TRIGGER:-PT1H\r\n") && written.contains("mailto:who@x.example\r\n"))
    }
}
