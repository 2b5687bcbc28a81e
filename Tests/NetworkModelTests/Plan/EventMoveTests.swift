import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

private let network = Network([
    .person: "Id: ana\nName: Ana\nTeam: yes\n\nId: james\nName: James\n",
    .event: """
    Id: assembly-2026
    Title: Assembly 2026
    Kind: network meeting
    Starts: 2026-12-10T09:00:00+00:00
    Ends: 2026-12-11T17:00:00+00:00
    Place: Nairobi
    Theme: loans
    Speaker: ana
    SignOff: within 2 h, by Ana
    Participant: ana: chair; reply accepted; attended yes; diet vegan
    Participant: james: speaker; reply declined; visa done
    Status: confirmed
    Uid: 123@example.org
    Notes: last year's gossip

    Id: pre
    Title: Evening before
    Starts: 2026-12-09
    Prepares: assembly-2026

    Id: prepre
    Title: Call of the chairs
    Starts: 2026-12-01
    Prepares: pre

    Id: old
    Title: Cancelled one
    Starts: 2026-12-02
    Prepares: assembly-2026
    Status: cancelled

    """,
    .checklistItem: """
    Id: a
    Event: assembly-2026
    Text: invitations
    Due: T-2w
    Done: 2026-11-01

    Id: b
    Event: assembly-2026
    Text: rooms
    Owner: ana
    Due: T-10d
    Begun: 2026-11-10
    After: a

    Id: c
    Event: assembly-2026
    Text: print
    Due: 2026-12-04

    Id: d
    Event: assembly-2026
    Text: thanks
    Due: T+1w

    Id: e
    Event: assembly-2026
    Text: show Amina round
    Newcomer: james
    Due: T-1d

    """,
    .task: """
    Id: t1
    Title: ask the choir
    Event: assembly-2026
    Accountable: gone
    Status: done
    Due: 2026-12-01
    Effort: 2

    Id: t2
    Title: buy wine
    Event: assembly-2026
    Accountable: ana
    Status: doing
    Due: 2026-12-08

    Id: t3
    Title: fireworks
    Event: assembly-2026
    Status: dropped

    """,
    .lead: """
    Id: l1
    Event: assembly-2026
    Target: East Africa
    Theme: loans
    Person: james

    """,
])

@Suite("Moving an event")
struct EventMoveTests {
    @Test("items counted from it move, done ones stay, those with dates of their own are fixed")
    func preview() throws {
        let move = try #require(EventMove("assembly-2026", to: day("2026-12-03"), in: network, clock: clock()))
        #expect(move.days == -7)
        expectNoDifference(
            move.moving.map { "\(network.key(at: $0.place).id) \($0.from.iso) \($0.to.iso) \($0.becomesLate)" },
            [
                // 3 Dec − 10 d = 23 Nov, which is still to come on the 21st.
                "b 2026-11-30 2026-11-23 false", "e 2026-12-09 2026-12-02 false", "d 2026-12-17 2026-12-10 false",
            ])
        #expect(move.done == 1)
        #expect(move.fixed.map { network.key(at: $0.place).id } == ["c", "t2"])
        // 4 and 8 December lie before the 10th and behind the 3rd.
        #expect(move.fixedBehind() == 2)
        expectNoDifference(
            move.preMeetings.map { "\($0.event) \($0.from.iso) \($0.to.iso)" },
            ["prepre 2026-12-01 2026-11-24", "pre 2026-12-09 2026-12-02"])
    }

    @Test("what would be late as soon as the event has moved is told")
    func late() throws {
        let move = try #require(EventMove("assembly-2026", to: day("2026-11-30"), in: network, clock: clock()))
        // 30 Nov − 10 d = 20 Nov.
        #expect(move.moving.filter(\.becomesLate).map { network.key(at: $0.place).id } == ["b"])
        let outlook = move.outlook(
            from: network.preparation(on: clock().today), in: network, withPreMeetings: true)
        #expect((outlook.late.before, outlook.late.after) == (0, 1))
    }

    @Test("its last day is told, and the pre-meetings with what moves along with them")
    func along() throws {
        var network = network
        var item = Draft(new: .checklistItem, id: "of-pre")
        item.set(.event, "pre")
        item.set(.text, "soup")
        item.set(.due, "T-3d")
        network.apply(Change(id: "c", at: clock().now, summary: "", edits: [item.edit(at: clock().now)]))
        let move = try #require(EventMove("assembly-2026", to: day("2026-12-03"), in: network, clock: clock()))
        #expect(move.ends?.from == day("2026-12-11") && move.ends?.to == day("2026-12-04"))
        #expect(move.preMeetings.map { $0.moving.map { network.key(at: $0.place).id } } == [[], ["of-pre"]])
        #expect(move.preMeetings.map(\.fallsBehind) == [false, true])
        #expect(move.preMeetingsBehind == 1)
        let all = move.moving(withPreMeetings: true).map { network.key(at: $0.place).id }
        // 2 December − 3 d = 29 November.
        expectNoDifference(all, ["b", "of-pre", "e", "d"])
        #expect(move.moving(withPreMeetings: false) == move.moving)
        let longer = try #require(
            EventMove(
                "assembly-2026", to: day("2026-12-03"), ending: day("2026-12-06"), in: network, clock: clock()))
        #expect(longer.ends?.to == day("2026-12-06"))
    }

    @Test("later there is time enough for more, sooner for less")
    func outlook() throws {
        var network = network
        for (id, needs, after) in [("x", "3w", nil), ("y", "1w", "x")] {
            var item = Draft(new: .checklistItem, id: RecordID(id))
            item.set(.event, "assembly-2026")
            item.set(.text, id)
            item.set(.due, "T-1d")
            item.set(.needs, needs)
            item.set(.after, after)
            network.apply(Change(id: "c", at: clock().now, summary: "", edits: [item.edit(at: clock().now)]))
        }
        func short(_ iso: String) throws -> MoveOutlook.Shift {
            let move = try #require(EventMove("assembly-2026", to: day(iso), in: network, clock: clock()))
            return move.outlook(
                from: network.preparation(on: clock().today), in: network, withPreMeetings: true
            ).short
        }
        // Three weeks and one from 21 November are over on 19 December; what waits is not counted beside its cause.
        #expect(try (short("2026-12-17").before, short("2026-12-17").after) == (1, 1))
        #expect(try short("2027-01-10").after == 0)
    }

    @Test("one change moves the event with its hours and its pre-meetings; one undo brings all back")
    func applied() throws {
        let move = try #require(EventMove("assembly-2026", to: day("2026-12-17"), in: network, clock: clock()))
        var author = author()
        let change = author.change("moved", move.edits(in: network, withPreMeetings: true))
        var moved = network
        moved.apply(change)
        #expect(moved.event("assembly-2026")?.starts?.iso == "2026-12-17T09:00:00+00:00")
        #expect(moved.event("assembly-2026")?.ends?.iso == "2026-12-18T17:00:00+00:00")
        #expect(moved.event("pre")?.starts?.iso == "2026-12-16")
        #expect(moved.event("prepre")?.starts?.iso == "2026-12-08")
        #expect(moved.checklistItem("b").flatMap { moved.due(of: $0) }?.iso == "2026-12-07")
        #expect(moved.checklistItem("c").flatMap { moved.due(of: $0) }?.iso == "2026-12-04")
        moved.apply(author.reversing(change, "back"))
        #expect(moved.text(.event) == network.text(.event))
        #expect(move.edits(in: network, withPreMeetings: false).map(\.key.id) == ["assembly-2026"])
    }

    @Test("over a change of the clocks the hour on the wall stays")
    func clocks() throws {
        let zones = Zones.system
        let berlin = try #require(zones.zone("Europe/Berlin"))
        let clock = Clock(instant: clock().instant, zone: berlin, zones: zones)
        let network = Network([
            .event: """
            Id: home
            Title: home
            Starts: 2027-03-25T10:00:00+01:00

            Id: away
            Title: away
            Starts: 2027-03-10T10:00:00-05:00
            Timezone: America/New_York

            Id: nowhere
            Title: nowhere
            Starts: 2027-03-25T10:00:00+05:45

            """
        ])
        func moved(_ id: RecordID, by days: Int) throws -> String? {
            let from = try #require(network.event(id)?.starts?.day)
            let move = try #require(EventMove(id, to: from + days, in: network, clock: clock))
            let edit = move.edits(in: network, withPreMeetings: false).first
            return edit?.after?.first { $0.name == "Starts" }?.value
        }
        // Summer time begins on 28 March in Berlin, on 14 March in New York.
        #expect(try moved("home", by: 7) == "2027-04-01T10:00:00+02:00")
        #expect(try moved("away", by: 7) == "2027-03-17T10:00:00-04:00")
        #expect(try moved("nowhere", by: 7) == "2027-04-01T10:00:00+05:45")
    }

    @Test("an event without a day cannot be moved")
    func undated() {
        #expect(
            EventMove("x", to: day("2026-12-03"), in: Network([.event: "Id: x\nTitle: x\n"]), clock: clock()) == nil)
    }

    private func day(_ iso: String) -> Day { Day(iso: iso) ?? .first }
}

@Suite("Copying an event")
struct EventCopyTests {
    private func copy(_ day: String, title: String? = nil) throws -> (EventCopy, Network) {
        var author = author()
        let copy = try #require(
            EventCopy(of: "assembly-2026", on: Day(iso: day) ?? .first, title: title, in: network, by: &author))
        var copied = network
        copied.apply(author.change("", copy.edits))
        return (copy, copied)
    }

    @Test("nobody has been asked yet, the plan is open again, tasks are proposed, leads and processes come along")
    func all() throws {
        let (copy, copied) = try self.copy("2027-12-09")
        #expect((copy.people, copy.items, copy.tasks, copy.leads) == (2, 4, 2, 1))
        #expect(copy.title == "Assembly 2027")
        #expect(copy.event == "assembly-2027")
        let event = try #require(copied.event(copy.event))
        #expect(event.starts?.iso == "2027-12-09T09:00:00+00:00")
        #expect(event.ends?.iso == "2027-12-10T17:00:00+00:00")
        expectNoDifference(
            event.participants.map(\.value),
            ["ana: chair; diet vegan", "james: speaker"])
        #expect(event.status == "working")
        #expect(event.speakers == ["ana"] && event.signOff != nil && event.themes == ["loans"])
        #expect(event.record.first(.uid) == nil && event.notes == nil)
        let leads = copied.place(of: RecordKey(.event, copy.event)).map { copied.sources(Lead.self, naming: $0) }
        #expect(leads?.first?.people == ["james"])
        expectNoDifference(copied.problems(on: clock()).count, network.problems(on: clock()).count)
    }

    @Test("relative dates are kept, fixed ones move by whole weeks and keep their weekday")
    func dates() throws {
        // From Thu 10 Dec 2026 to Sat 11 Dec 2027 are 366 days, nearest 52 weeks: 364 days.
        let (copy, copied) = try self.copy("2027-12-11")
        let items = copied.checklist(of: copy.event)
        #expect(items.map(\.text) == ["invitations", "rooms", "print", "thanks"])
        #expect(items.map(\.dueText) == ["T-2w", "T-10d", "2027-12-03", "T+1w"])
        #expect(items.allSatisfy { !$0.isDone && $0.begun == nil })
        #expect(items[1].after == [items[0].id] && items[1].owner == "ana")
        #expect(Day(iso: "2026-12-04")?.weekday == Day(iso: "2027-12-03")?.weekday)
        let tasks = copied.place(of: RecordKey(.event, copy.event)).map { copied.sources(Task.self, naming: $0) } ?? []
        #expect(Set(tasks.map(\.title)) == ["ask the choir", "buy wine"])
        #expect(tasks.allSatisfy { $0.status == ($0.accountable == nil ? nil : "proposed") })
        #expect(tasks.first { $0.title == "buy wine" }?.due?.iso == "2027-12-07")
        #expect(tasks.first { $0.title == "buy wine" }?.accountable == "ana")
        // Whoever had it is no longer there.
        #expect(tasks.first { $0.title == "ask the choir" }?.accountable == nil)
    }

    @Test(
        "the events that prepare it are copied as far before it as they were, with their plans; cancelled ones are not")
    func preMeetings() throws {
        let network = Network([
            .event: """
            Id: mc14
            Title: MC14
            Starts: 2026-03-25

            Id: pre
            Title: Pre-meeting for MC14
            Kind: pre-meeting
            Starts: 2026-03-24T09:00:00+00:00
            Status: completed
            Prepares: mc14

            Id: pre-2
            Title: Pre-meeting for MC14
            Starts: 2026-03-23
            Prepares: mc14

            Id: call
            Title: Call 2026
            Starts: 2026-03-10
            Prepares: pre

            Id: off
            Title: Cancelled
            Starts: 2026-03-11
            Status: cancelled
            Prepares: mc14

            """,
            .checklistItem: """
            Id: i1
            Event: pre
            Text: agenda
            Due: T-3d
            Done: 2026-03-20

            Id: i2
            Event: mc14
            Text: rooms
            Due: T-5w
            After: i1

            Id: i3
            Event: call
            Text: dial in
            Due: 2026-03-09

            """,
        ])
        var author = author()
        let copy = try #require(
            EventCopy(of: "mc14", on: Day(iso: "2027-03-24") ?? .first, title: "MC15", in: network, by: &author))
        var copied = network
        copied.apply(author.change("", copy.edits))
        #expect((copy.items, copy.preMeetings.count, copy.preMeetingItems) == (1, 3, 2))
        let events = copy.preMeetings.compactMap { copied.event($0) }
        expectNoDifference(
            Set(events.map { "\($0.id) \($0.title) \($0.starts?.day.iso ?? "") for \($0.prepares?.text ?? "")" }),
            [
                "pre-meeting-for-mc15 Pre-meeting for MC15 2027-03-23 for mc15",
                "pre-meeting-for-mc15-2 Pre-meeting for MC15 2027-03-22 for mc15",
                "call-2027 Call 2027 2027-03-09 for pre-meeting-for-mc15",
            ])
        let item = copied.checklist(of: "mc15").first
        let agenda = copied.checklist(of: "pre-meeting-for-mc15").first
        #expect(item?.after == agenda.map { [$0.id] } && agenda?.isDone == false)
        #expect(copied.checklist(of: "call-2027").first?.dueText == "2027-03-08")
        #expect(copied.problems(on: clock()).isEmpty)
    }

    @Test("another title can be given; what would be late is counted")
    func soon() throws {
        let (copy, _) = try self.copy("2026-11-28", title: "Extra assembly")
        #expect(copy.event == "extra-assembly")
        // 28 Nov − 14 d and − 10 d lie before the 21st; 4 Dec moves by two weeks to 20 Nov.
        #expect(copy.late == 3)
    }
}

@Suite("The day to which an event is moved or copied")
struct NewEventDayTests {
    @Test(
        "is a date, or is counted from the day of the event; next year keeps the weekday",
        arguments: [
            // Thu 10 Dec 2026; 10 Dec 2027 is a Friday. 29 Feb 2028 is a Tuesday, 28 Feb 2029 a Wednesday.
            ("2026-12-10", "next year", "2027-12-09"), ("2028-02-29", "Next  year", "2029-02-27"),
            ("2020-05-04", "next year", "2021-05-03"), ("2026-12-10", "next month", "2027-01-07"),
            ("2026-12-10", "+2w", "2026-12-24"), ("2026-12-10", "-3d", "2026-12-07"),
            ("2026-12-10", "+ 1 year", "2027-12-10"), ("2026-12-10", "25-28 mar", "2027-03-25"),
            ("", "next year", "2027-01-01"), ("", "+2w", "2026-12-05"),
        ])
    func reads(old: String, text: String, expected: String) throws {
        #expect(try NewEventDay(text, from: Day(iso: old), on: clock()).day.iso == expected)
    }

    @Test("what is no date is none")
    func problem() {
        #expect(throws: HumanDate.Problem.self) { try NewEventDay("soon", from: .first, on: clock()) }
    }
}

@Suite("The days of an event, as they are typed")
struct EventDaysTests {
    private func read(_ text: String) -> String {
        do throws(HumanDate.Problem) {
            let days = try EventDays(text, on: clock())
            return [days.starts(in: clock().zone), days.ends(in: clock().zone)].compactMap { $0 }.joined(separator: " ")
        } catch {
            return "no"
        }
    }

    @Test(
        "a day, several days of one month, from one month into the next, with an hour",
        arguments: [
            ("25 mar", "2027-03-25"), ("25-28 mar", "2027-03-25 2027-03-28"),
            ("25–28 mar 2028", "2028-03-25 2028-03-28"),
            ("25 - 28 mar", "2027-03-25 2027-03-28"), ("30 mar to 2 apr", "2027-03-30 2027-04-02"),
            ("30 mar – 2 apr 2028", "2028-03-30 2028-04-02"), ("30 dec - 2 jan", "2026-12-30 2027-01-02"),
            ("2027-03-25", "2027-03-25"), ("2027-03-25 to 2027-03-28", "2027-03-25 2027-03-28"),
            ("fri 14:00", "2026-11-27T14:00:00+00:00"),
            ("fri 14:00-16:00", "2026-11-27T14:00:00+00:00 2026-11-27T16:00:00+00:00"), ("6w", "2027-01-02"),
            ("25-25 mar", "2027-03-25"),
            ("28-25 mar", "no"), ("31-2 feb", "no"), ("soon", "no"), ("", "no"), ("-", "no"), ("a-b", "no"),
        ])
    func reads(text: String, expected: String) {
        #expect(read(text) == expected, "\(text)")
    }
}
