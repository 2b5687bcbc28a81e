import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import Interchange

@Suite("Events out of calendars")
struct CalendarImportTests {
    private let clock = Clock(
        instant: 1_795_179_600, zone: Zones.system.zone("Europe/Berlin") ?? .utc, zones: .system)

    private var network: Network {
        Network([
            .network: "Id: rivers\nName: Rivers\n", .person: CalendarExportTests.people,
            .partner: "Id: aid-watch\nName: Aid/Watch\n",
        ])
    }

    private func plan(_ events: String, into network: Network? = nil) -> CalendarImport {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\n\(events)\nEND:VCALENDAR\n"
        return CalendarImport([.init(name: "f.ics", bytes: Array(text.utf8))], into: network ?? self.network, on: clock)
    }

    private func fields(_ plan: CalendarImport, _ index: Int = 0) -> [String] {
        plan.drafts[index].fields.map { "\($0.name): \($0.value)" }
    }

    private func after(_ plan: CalendarImport, _ network: Network) -> Network {
        var network = network
        network.apply(Change(id: "c", at: clock.now, summary: "", edits: plan.edits(at: clock.now)))
        return network
    }

    private func event(_ lines: String) -> String { "BEGIN:VEVENT\nUID:u1\n\(lines)\nEND:VEVENT" }

    @Test("take what they say into fields, and keep the rest")
    func whole() {
        let plan = plan(
            event(
                """
                SUMMARY:Weekly call\\, all
                DTSTART;TZID=Europe/Paris:20261201T150000
                DTEND;TZID=Europe/Paris:20261201T163000
                RRULE:FREQ=WEEKLY;UNTIL=20270330T130000Z
                EXDATE;TZID=Europe/Paris:20261229T150000
                LOCATION:Room 2
                DESCRIPTION:Agree\\non it
                STATUS:TENTATIVE
                CATEGORIES:Webinar,a\\,b
                ATTENDEE;CN=A;PARTSTAT=ACCEPTED;ROLE=CHAIR:MAILTO:ANA@example.org
                ATTENDEE;CN=aid/watch:mailto:office@aid.example
                ATTENDEE;CN=Nobody:mailto:x@y.org
                ORGANIZER;CN=Boss:mailto:boss@y.org
                X-FOO;BAR="b:c":baz
                SEQUENCE:3
                BEGIN:VALARM
                ACTION:DISPLAY
                END:VALARM
                """))
        expectNoDifference(
            fields(plan),
            [
                "Id: weekly-call-all", "Title: Weekly call, all", "Kind: webinar", "Starts: 2026-12-01T15:00:00+01:00",
                "Ends: 2026-12-01T16:30:00+01:00", "Timezone: Europe/Paris", "Place: Room 2", "Objective: Agree\non it",
                "Participant: ana: chair; reply accepted", "Participant: aid-watch: ; reply invited", "Status: working",
                "Repeats: FREQ=WEEKLY;UNTIL=20270330", "Except: 2026-12-29", "Uid: u1", "Sequence: 3",
                "ICalendar: ORGANIZER;CN=Boss:mailto:boss@y.org\nX-FOO;BAR=\"b:c\":baz\n"
                    + "ATTENDEE;CN=Nobody:mailto:x@y.org\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM",
                "Tag: a,b",
            ])
        expectNoDifference(
            plan.notes.map { "\($0.file):\($0.line): \($0.text)" },
            ["f.ics:16: Nobody is nobody known here; kept with the event as it stands"])
        // What was kept is written back.
        let network = after(plan, network)
        let written = CalendarExport(network.outgoing, on: clock).calendar(of: [0]).components.last
        #expect(written?.first("UID")?.value == "u1")
        #expect(written?.first("X-FOO")?["BAR"] == "b:c")
        #expect(written?.all("ATTENDEE").count == 3)
        #expect(written?.first("SEQUENCE")?.value == "3")
        #expect(written?.components.map(\.name) == ["VALARM"])
    }

    @Test(
        "read days, lengths and zones as programs write them",
        arguments: [
            ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203", "2026-12-01", "2026-12-02", nil),
            ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261202", "2026-12-01", nil, nil),
            ("DTSTART;VALUE=DATE:20261201\nDURATION:P1W", "2026-12-01", "2026-12-07", nil),
            (
                "DTSTART:20261201T140000Z\nDURATION:PT1H30M", "2026-12-01T14:00:00+00:00", "2026-12-01T15:30:00+00:00",
                nil
            ),
            ("DTSTART:20261201T140000\nDURATION:PT1H", "2026-12-01T14:00:00", "2026-12-01T15:00:00", nil),
            (
                "DTSTART;TZID=W. Europe Standard Time:20261201T140000", "2026-12-01T14:00:00+01:00", nil,
                "Europe/Berlin"
            ),
            (
                "DTSTART;TZID=\"/mozilla.org/20050126_1/Europe/Paris\":20260701T140000", "2026-07-01T14:00:00+02:00",
                nil, "Europe/Paris"
            ),
            ("DTSTART:20261201T140000\nDTEND:20261201T140000", "2026-12-01T14:00:00", nil, nil),
        ])
    func times(lines: String, starts: String, ends: String?, zone: String?) {
        let draft = plan(event("SUMMARY:A\n\(lines)")).drafts.first
        #expect(draft?.first(.starts) == starts)
        #expect(draft?.first(.ends) == ends)
        #expect(draft?.first(.timezone) == zone)
    }

    @Test("know a zone of their own by its VTIMEZONE, and say where there is none")
    func ownZones() {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:Our zone
            BEGIN:STANDARD
            DTSTART:19701025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19700329T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE

            """
        let lines = event("SUMMARY:A\nDTSTART;TZID=Our zone:20270701T140000")
        let known = plan(zone + lines)
        #expect(known.drafts.first?.first(.starts) == "2027-07-01T14:00:00+02:00")
        #expect(known.notes.first?.text.contains("its VTIMEZONE tells the hour") == true)
        let unknown = plan(lines)
        #expect(unknown.drafts.first?.first(.starts) == "2027-07-01T14:00:00")
        #expect(unknown.notes.first?.text.contains("taken as your own time") == true)
    }

    @Test("say what the clocks do to their times")
    func clockChanges() {
        let gap = plan(event("SUMMARY:A\nDTSTART;TZID=Europe/Paris:20270328T023000"))
        #expect(gap.notes.first?.text.hasPrefix("sun 28 mar 02:30 does not exist in Europe/Paris") == true)
        #expect(gap.drafts.first?.first(.starts) == "2027-03-28T03:30:00+02:00")
        let twice = plan(event("SUMMARY:A\nDTSTART;TZID=Europe/Paris:20271031T023000"))
        #expect(twice.notes.first?.text.contains("happens twice") == true)
    }

    @Test("change what was changed outside, and nothing else")
    func update() throws {
        let first = plan(event("SUMMARY:A\nDTSTART:20261201T140000Z\nLOCATION:Here"))
        var network = after(first, network)
        let key = RecordKey(.event, "a")
        let edit = try #require(
            network.editing(key, at: clock.now) {
                $0.set(.notes, "ours")
                $0.set(.status, "completed")
                $0.add(.participant, "ana: guest; reply accepted; attended yes")
            })
        network.apply(Change(id: "d", at: clock.now, summary: "", edits: [edit]))
        expectNoDifference(
            plan(event("SUMMARY:A\nDTSTART:20261201T140000Z\nLOCATION:Here\nSTATUS:CONFIRMED"), into: network)
                .edits(at: clock.now), [])
        let moved = plan(
            event(
                "SUMMARY:A\nDTSTART:20261202T140000Z\nSTATUS:CONFIRMED\nATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org"
            ), into: network)
        let draft = try #require(moved.drafts.first)
        expectNoDifference(
            draft.fields.map(\.name).filter { $0 != "Created" && $0 != "Modified" },
            ["Id", "Title", "Starts", "Participant", "Status", "Uid", "Notes"])
        #expect(draft.first(.starts) == "2026-12-02T14:00:00+00:00")
        #expect(draft.first(.participant) == "ana: guest; reply declined; attended yes")
    }

    @Test(
        "leave alone what was changed here since it was written",
        arguments: [
            "SEQUENCE:1", "SEQUENCE:2\nLAST-MODIFIED:20261120T095959Z",
            "SEQUENCE:0\nLAST-MODIFIED:20261121T100000Z",
        ])
    func older(history: String) {
        let text =
            "Id: a\nTitle: A\nStarts: 2026-12-01\nSequence: 2\nModified: 2026-11-20T10:00:00Z\n"
            + "Created: 2026-11-19T10:00:00Z\n"
        let network = Network([.network: "Id: n\nName: N\n", .event: text])
        let stale = "BEGIN:VEVENT\nUID:a@n.caucus\nSUMMARY:Old\nDTSTART;VALUE=DATE:20261130\n\(history)\nEND:VEVENT"
        let plan = plan(stale, into: network)
        expectNoDifference(plan.edits(at: clock.now), [])
        #expect(plan.notes.first?.text == "A was changed here since this was written; it is left as it is")
    }

    @Test("take what was changed outside since, with its number, which goes up from there")
    func newer() throws {
        let text =
            "Id: a\nTitle: A\nStarts: 2026-12-01\nSequence: 2\nModified: 2026-11-20T10:00:00Z\n"
            + "ICalendar: SEQUENCE:4\n"
        var network = Network([.network: "Id: n\nName: N\n", .event: text])
        // Folders of before the field keep the number that an event came with among what is kept.
        #expect(
            CalendarExport(network.outgoing, on: clock).component(of: try #require(network.event("a"))).first(
                "SEQUENCE")?.value
                == "6")
        let fresh = "BEGIN:VEVENT\nUID:a@n.caucus\nSUMMARY:A\nDTSTART;VALUE=DATE:20261130\nSEQUENCE:7\nEND:VEVENT"
        network = after(plan(fresh, into: network), network)
        let event = try #require(network.event("a"))
        #expect(event.starts?.iso == "2026-11-30")
        #expect(CalendarExport(network.outgoing, on: clock).component(of: event).first("SEQUENCE")?.value == "7")
    }

    @Test("make single times of a series events of their own, and write them back so")
    func overrides() throws {
        let series = event("SUMMARY:S\nDTSTART;TZID=Europe/Paris:20261201T150000\nRRULE:FREQ=WEEKLY")
        let moved = event(
            "SUMMARY:S moved\nRECURRENCE-ID;TZID=Europe/Paris:20261208T150000\nDTSTART;TZID=Europe/Paris:20261209T100000"
        )
        let off = event(
            "SUMMARY:S\nSTATUS:CANCELLED\nRECURRENCE-ID:20261215T140000Z\nDTSTART;TZID=Europe/Paris:20261215T150000")
        let plan = plan([series, moved, off].joined(separator: "\n"))
        expectNoDifference(plan.drafts.map { $0.first(.title) }, ["S", "S moved"])
        expectNoDifference(plan.drafts[0].all(.except), ["2026-12-08", "2026-12-15"])
        let network = after(plan, network)
        let calendar = CalendarExport(network.outgoing, on: clock).calendar(of: network[.event].slots.map(Int.init))
        let events = calendar.components.filter { $0.name == "VEVENT" }
        expectNoDifference(events.map { $0.first("UID")?.value }, ["u1", "u1"])
        expectNoDifference(events[0].all("EXDATE").map(\.value), ["20261215T150000"])
        expectNoDifference(events[1].first("RECURRENCE-ID")?.value, "20261208T150000")
        let again = CalendarImport([.init(name: "f", bytes: calendar.bytes)], into: network, on: clock)
        expectNoDifference(again.edits(at: clock.now), [])
    }

    @Test("say with its line what they cannot take, and keep it")
    func notTaken() {
        let plan = plan(
            """
            BEGIN:VJOURNAL
            UID:t1
            SUMMARY:Buy
            END:VJOURNAL
            BEGIN:VEVENT
            UID:e1
            SUMMARY:No start
            END:VEVENT
            BEGIN:VEVENT
            UID:e2
            SUMMARY:Hourly
            DTSTART:20261201T140000Z
            RRULE:FREQ=HOURLY
            RDATE:20261203T140000Z,20261204T150000Z
            END:VEVENT
            """)
        expectNoDifference(
            plan.notes.map { "\($0.line): \($0.text)" },
            [
                "3: a VJOURNAL is not imported (kept aside)",
                "7: an event without a DTSTART that says when it begins is not imported (kept aside)",
                "15: RRULE has FREQ=HOURLY, which is not followed here; say it without, or as single events; "
                    + "it is kept, and the first time is taken",
                "16: RDATE 20261204T150000Z is kept and not followed: it does not begin when the others do",
            ])
        expectNoDifference(plan.aside.map(\.name), ["VJOURNAL", "VEVENT"])
        #expect(plan.drafts.first?.first(.iCalendar) == "RRULE:FREQ=HOURLY\nRDATE:20261204T150000Z")
        expectNoDifference(plan.drafts.first?.all(.also), ["2026-12-03"])
        #expect(CalendarImport([.init(name: "f", bytes: [])], into: network, on: clock).notes.count == 1)
    }

    @Test("know what another program named by a UID of several lines and commas when it comes back")
    func awkwardUID() throws {
        let first = plan("BEGIN:VEVENT\nUID:u\\nb\\, c\\\\d\nSUMMARY:Call\nDTSTART:20261201T150000Z\nEND:VEVENT")
        #expect(fields(first).contains("Uid: u\nb, c\\d"))
        let network = after(first, network)
        let bytes = CalendarExport(network.outgoing, on: clock).calendar(of: [0]).bytes
        let second = CalendarImport([.init(name: "back.ics", bytes: bytes)], into: network, on: clock)
        #expect(second.drafts.map(\.key) == first.drafts.map(\.key))
        #expect(second.edits(at: clock.now).isEmpty)
    }

    @Test("leave plan items of the network's own alone when they come back")
    func ownItems() {
        let network = Network([
            .network: "Id: n\nName: N\n", .event: "Id: a\nTitle: A\nStarts: 2026-12-01\n",
            .checklistItem: "Id: k\nEvent: a\nText: Book\nDue: T-3d\n",
        ])
        for items in CalendarExport.PlanItems.allCases {
            let bytes = CalendarExport(network.outgoing, on: clock, items: items).calendar(of: [0]).bytes
            let plan = CalendarImport([.init(name: "f", bytes: bytes)], into: network, on: clock)
            expectNoDifference(plan.edits(at: clock.now), [])
            expectNoDifference(plan.notes, [])
            #expect(plan.ownItems == (items == .none ? 0 : 1))
        }
    }
}
