import CustomDump
import NetworkModel
import TestSupport
import Testing

// All on Saturday, 21 November 2026, unless a test says otherwise.

private func network(
    _ items: String, event: String = "Starts: 2027-03-25\nEnds: 2027-03-28", people: String = "", tasks: String = "",
    positions: String = ""
) -> Network {
    Network([
        .person: people, .event: "Id: mc14\nTitle: Ministerial conference\n\(event)\n", .task: tasks,
        .position: positions, .checklistItem: items,
    ])
}

private func item(_ id: String, _ fields: String) -> String { "Id: \(id)\nEvent: mc14\nText: \(id)\n\(fields)\n\n" }

/// What is said of a record: the last day to begin, the days it is short by, and why.
private func told(_ network: Network, _ id: RecordID, _ kind: Kind = .checklistItem, on day: String = "2026-11-21")
    -> String
{
    guard let place = network.place(of: RecordKey(kind, id)),
        let time = network.preparation(on: clock(day).today).leadTime(place)
    else { return "nothing" }
    let dates = "\(time.latestStart.iso) to \(time.latestFinish.iso)"
    switch time.cause {
    case nil: return "\(dates), fine"
    case .needs: return "\(dates), \(time.daysShort) short: needs"
    case .waits(let place): return "\(dates), \(time.daysShort) short: waits for \(network.key(at: place).id)"
    case .busy(let person, let day): return "\(dates), \(time.daysShort) short: \(person) busy until \(day.iso)"
    }
}

@Suite("Lead time, by hand")
struct LeadTimeTests {
    @Test("six weeks before 26 December is 14 November: on the 21st it should have begun a week ago")
    func weeks() {
        // 26 Dec − 42 d = 14 Nov. From 21 Nov, 42 d later is 2 Jan: 7 days too late.
        let network = network(item("a", "Due: 2026-12-26\nNeeds: 6w"))
        #expect(told(network, "a") == "2026-11-14 to 2026-12-26, 7 short: needs")
        #expect(told(network, "a", on: "2026-11-14") == "2026-11-14 to 2026-12-26, fine")
        #expect(told(network, "a", on: "2026-11-15") == "2026-11-14 to 2026-12-26, 1 short: needs")
    }

    @Test("a relative date is counted from the event: T-90d of 25 March is 25 December")
    func relative() {
        // 25 Mar − 90 d = 25 Dec; less 4 weeks = 27 Nov: six days are left to begin.
        #expect(told(network(item("a", "Due: T-90d\nNeeds: 4w")), "a") == "2026-11-27 to 2026-12-25, fine")
    }

    @Test("days are working days, both ends counted; a day's work can be done on the day it is due")
    func workingDays() {
        // Due Mon 30 Nov, five working days: Tue 24, Wed, Thu, Fri, Mon.
        #expect(told(network(item("a", "Due: 2026-11-30\nNeeds: 5d")), "a") == "2026-11-24 to 2026-11-30, fine")
        // Due Mon 23 Nov, one day: on Monday itself.
        #expect(told(network(item("a", "Due: 2026-11-23\nNeeds: 1d")), "a") == "2026-11-23 to 2026-11-23, fine")
        // Two days due on Monday: Friday is over, so Mon and Tue, a day too late.
        #expect(
            told(network(item("a", "Due: 2026-11-23\nNeeds: 2d")), "a") == "2026-11-20 to 2026-11-23, 1 short: needs")
        // Due on a Sunday: Friday counts.
        #expect(told(network(item("a", "Due: 2026-11-29\nNeeds: 1d")), "a") == "2026-11-27 to 2026-11-29, fine")
    }

    @Test("without a date of its own it has to be ready when the event starts")
    func noDate() {
        // 25 Mar − 10 w = 14 Jan.
        #expect(told(network(item("a", "Needs: 10w")), "a") == "2027-01-14 to 2027-03-25, fine")
        #expect(told(network(item("a", "Needs: 18w")), "a") == "2026-11-19 to 2027-03-25, 2 short: needs")
        #expect(told(network(item("a", "Needs: 18w"), event: "Kind: dinner"), "a") == "nothing")
    }

    @Test("a chain pulls the first item forward: three times four weeks before 5 February begin on 13 November")
    func chain() {
        // c: 5 Feb − 28 d = 8 Jan. b: 8 Jan − 28 d = 11 Dec. a: 11 Dec − 28 d = 13 Nov, 8 days ago; a alone is due 1 Jan.
        let network = network(
            item("a", "Due: 2027-01-01\nNeeds: 4w") + item("b", "Needs: 4w\nAfter: a")
                + item("c", "Due: 2027-02-05\nNeeds: 4w\nAfter: b"))
        #expect(told(network, "a") == "2026-11-13 to 2026-12-11, 8 short: needs")
        // b can begin on 19 Dec, when a is ready: 8 days after 11 Dec.
        #expect(told(network, "b") == "2026-12-11 to 2027-01-08, 8 short: waits for a")
        #expect(told(network, "c") == "2027-01-08 to 2027-02-05, 8 short: waits for b")
        let short = network.preparation(on: clock().today).short(of: "mc14")
        #expect(short.map { network.key(at: $0.place).id.text } == ["a", "b", "c"])
        #expect(short.map(\.isRoot) == [true, false, false])
        #expect(short[0].neededBy == network.place(of: RecordKey(.checklistItem, "b")))
    }

    @Test("done items hold nothing up, and neither does what is not there")
    func doneFirst() {
        let network = network(
            item("a", "Needs: 30w\nDone: 2026-11-01") + item("b", "Due: 2026-12-26\nNeeds: 4w\nAfter: a\nAfter: gone"))
        #expect(told(network, "a") == "nothing")
        #expect(told(network, "b") == "2026-11-28 to 2026-12-26, fine")
    }

    @Test("what has begun is finished when its time is over, and waits for nothing")
    func begun() {
        // Begun 10 Nov, 6 weeks: ready on 22 Dec, before 26 Dec.
        let first = item("a", "Needs: 9w")
        #expect(
            told(network(item("b", "Due: 2026-12-26\nNeeds: 6w\nBegun: 2026-11-10\nAfter: a") + first), "b")
                == "2026-11-14 to 2026-12-26, fine")
        // Begun 17 Nov: 29 Dec, three days too late.
        #expect(
            told(network(item("b", "Due: 2026-12-26\nNeeds: 6w\nBegun: 2026-11-17")), "b")
                == "2026-11-14 to 2026-12-26, 3 short: needs")
        // Begun long ago and still open: not before today.
        #expect(
            told(network(item("b", "Due: 2026-11-20\nNeeds: 1w\nBegun: 2026-10-01")), "b")
                == "2026-11-13 to 2026-11-20, 1 short: needs")
    }

    @Test("what has begun in time for its own day is not blamed for what waits for it; that is flagged itself")
    func begunBefore() {
        // a is ready on 5 Dec, before its day; b needs 4 weeks from then: 2 Jan, a week after 26 Dec.
        let network = network(
            item("a", "Due: 2026-12-10\nNeeds: 3w\nBegun: 2026-11-14")
                + item("b", "Due: 2026-12-26\nNeeds: 4w\nAfter: a"))
        #expect(told(network, "a") == "2026-11-19 to 2026-12-10, fine")
        #expect(told(network, "b") == "2026-11-28 to 2026-12-26, 7 short: waits for a")
        #expect(network.preparation(on: clock().today).short(of: "mc14").map(\.isRoot) == [true])
    }

    @Test("hours count at the owner's hours a week, where both are known")
    func hours() {
        let people = "Id: fatima\nName: Fatima\nTeam: yes\nCapacity: 10\n\nId: thi\nName: Thi\nTeam: yes\n"
        // 30 h at 10 h a week are 21 days: 12 Dec − 21 d = 21 Nov.
        #expect(
            told(network(item("a", "Due: 2026-12-12\nEffort: 30\nOwner: fatima"), people: people), "a")
                == "2026-11-21 to 2026-12-12, fine")
        #expect(
            told(network(item("a", "Due: 2026-12-11\nEffort: 30\nOwner: fatima"), people: people), "a")
                == "2026-11-20 to 2026-12-11, 1 short: needs")
        // The longer of the two: 30 h are 3 w, it needs 4.
        #expect(
            told(network(item("a", "Due: 2026-12-19\nNeeds: 4w\nEffort: 30\nOwner: fatima"), people: people), "a")
                == "2026-11-21 to 2026-12-19, fine")
        // Nobody knows how many hours Thi has, or who will do it.
        #expect(told(network(item("a", "Due: 2026-12-11\nEffort: 300\nOwner: thi"), people: people), "a") == "nothing")
        #expect(told(network(item("a", "Due: 2026-12-11\nEffort: 300"), people: people), "a") == "nothing")
    }

    @Test("who is busy with what is due before begins later")
    func busy() {
        let people = "Id: fatima\nName: Fatima\nTeam: yes\nCapacity: 10\n"
        // Before 25 Dec come 20 h of another item and 15 h of a task: 35 h at 10 a week are 24 days: free on 15 Dec.
        // From there 2 weeks: 29 Dec, four days after Christmas.
        let tasks = """
            Id: t1
            Title: letter
            Accountable: fatima
            Status: doing
            Due: 2026-12-10
            Effort: 15

            Id: t2
            Title: done
            Accountable: fatima
            Status: done
            Due: 2026-12-10
            Effort: 99

            Id: t3
            Title: later
            Accountable: fatima
            Due: 2026-12-25
            Effort: 99

            """
        let items =
            item("a", "Due: 2026-12-25\nNeeds: 2w\nOwner: fatima")
            + item("b", "Due: 2026-12-01\nEffort: 20\nOwner: fatima")
        let busy = network(items, people: people, tasks: tasks)
        #expect(told(busy, "a") == "2026-12-11 to 2026-12-25, 4 short: fatima busy until 2026-12-15")
        // Without hours a week nobody is called busy.
        let unknown = network(items, people: "Id: fatima\nName: Fatima\nTeam: yes\n", tasks: tasks)
        #expect(told(unknown, "a") == "2026-12-11 to 2026-12-25, fine")
        // 20 h at 10 a week are 14 days; 1 Dec − 14 d = 17 Nov: b itself is late by four days.
        #expect(told(busy, "b") == "2026-11-17 to 2026-12-01, 4 short: needs")
    }

    @Test("items that wait for one another are named, and the others get their days all the same")
    func ring() {
        let network = network(
            item("a", "Needs: 1w\nAfter: c") + item("b", "Needs: 1w\nAfter: a") + item("c", "Needs: 1w\nAfter: b")
                + item("d", "Due: 2026-12-26\nNeeds: 6w\nAfter: d"))
        let preparation = network.preparation(on: clock().today)
        #expect(
            preparation.rings.map { $0.map { network.key(at: $0).id.text } } == [["a", "c", "b"], ["d"]])
        #expect(told(network, "d") == "2026-11-14 to 2026-12-26, 7 short: needs")
        #expect(told(network, "a") != "nothing")
    }

    @Test("working days follow one another, one a day, and what takes no time can be done on the last of them")
    func workingDaysInARow() {
        // Due Fri 27 Nov: c on Fri, b on Thu, a on Wed 25; the letter goes out on Friday evening.
        let network = network(
            item("a", "Needs: 1d") + item("b", "Needs: 1d\nAfter: a") + item("c", "Needs: 1d\nAfter: b")
                + item("letter", "Due: 2026-11-27\nAfter: c"))
        #expect(told(network, "a") == "2026-11-25 to 2026-11-25, fine")
        #expect(told(network, "c") == "2026-11-27 to 2026-11-27, fine")
        #expect(told(network, "letter") == "nothing")
    }

    @Test("a long chain is no trouble")
    func longChain() {
        let items = (0..<3000).map { item("i\($0)", "Needs: 1d" + ($0 > 0 ? "\nAfter: i\($0 - 1)" : "")) }.joined()
        #expect(network(items).preparation(on: clock().today).short(of: "mc14").count == 3000)
    }

    @Test("positions have a deadline of their own, or the event's day")
    func positions() {
        let positions = """
            Id: fisheries
            Title: Common position on fisheries
            Event: mc14
            Deadline: 2026-12-26
            Needs: 6w

            Id: loans
            Title: Loans
            Event: mc14
            Needs: 6w
            Status: agreed

            """
        let network = network("", positions: positions)
        #expect(told(network, "fisheries", .position) == "2026-11-14 to 2026-12-26, 7 short: needs")
        #expect(told(network, "loans", .position) == "nothing")
    }

    @Test("what is to follow the event has time until then; what is cancelled or over wants none")
    func after() {
        let items =
            item("a", "Due: T+4w\nNeeds: 3w") + item("b", "Due: T-1d\nNeeds: 90w") + item("c", "Needs: 6w\nAfter: a")
        // 25 Mar + 28 d − 21 d = 1 Apr.
        #expect(told(network(items), "a") == "2027-04-01 to 2027-04-22, fine")
        // c has no date, but waits for what follows the event.
        #expect(told(network(items), "c") == "nothing")
        #expect(told(network(items), "a", on: "2027-04-10") == "2027-04-01 to 2027-04-22, 9 short: needs")
        #expect(told(network(items), "b", on: "2027-04-10") == "nothing")
        #expect(told(network(items, event: "Starts: 2027-03-25\nStatus: cancelled"), "b") == "nothing")
    }
}

@Suite("Lead time, whatever the plan")
struct LeadTimePropertyTests {
    /// A plan of so many items in a random order of waiting, without rings, due as the caller says.
    private func plan(
        _ random: inout SeededGenerator, due: (_ index: Int, inout SeededGenerator) -> Day?
    ) -> Network {
        let count = Int.random(in: 1..<30, using: &random)
        var items = ""
        for index in 0..<count {
            var fields = ""
            if let day = due(index, &random) { fields += "Due: \(day.iso)\n" }
            if Bool.random(using: &random) {
                fields +=
                    "Needs: \(Int.random(in: 1..<4, using: &random))\(["d", "w"].randomElement(using: &random) ?? "d")\n"
            }
            if Bool.random(using: &random) { fields += "Effort: \(Int.random(in: 1..<9, using: &random))\n" }
            if Bool.random(using: &random) { fields += "Owner: p\(Int.random(in: 0..<3, using: &random))\n" }
            for _ in 0..<Int.random(in: 0..<3, using: &random) where index > 0 {
                fields += "After: i\(Int.random(in: 0..<index, using: &random))\n"
            }
            items += item("i\(index)", String(fields.dropLast()))
        }
        let people = (0..<3).map { "Id: p\($0)\nName: P\($0)\nTeam: yes\nCapacity: \(4 + $0)\n" }.joined(
            separator: "\n")
        return network(items, event: "Starts: 2029-01-01", people: people)
    }

    @Test("nothing is flagged where everything has room", arguments: 0..<40)
    func slack(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        // 30 items of at most 3 weeks and 8 hours at 4 hours a week, one behind the other, end within 30 · 5 weeks.
        let far = clock().today + 30 * 5 * 7
        let network = plan(&random) { index, random in
            Bool.random(using: &random) ? far + index * 40 : nil
        }
        let today = clock().today
        // The event is three years away, so that what has no date has room too.
        #expect(network.preparation(on: today).short.isEmpty, "seed \(seed)")
    }

    @Test("what is flagged stays flagged as days go by, and never gets less short", arguments: 0..<40)
    func monotone(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let today = clock().today
        let network = plan(&random) { _, random in today + Int.random(in: -10..<120, using: &random) }
        var before: [Place: Int] = [:]
        for offset in 0..<60 {
            let short = network.preparation(on: today + offset).short
            let now = Dictionary(uniqueKeysWithValues: short.map { ($0.place, $0.daysShort) })
            for (place, days) in before { #expect(now[place] ?? .min >= days, "seed \(seed), day \(offset)") }
            before = now
        }
    }

    @Test("whoever begins on the last day that is named is in time", arguments: 0..<40)
    func lastDay(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<200 {
            let unit = [Period.Unit.day, .week, .month, .year].randomElement(using: &random) ?? .day
            let span = WorkSpan(
                needs: Period(Int.random(in: 0..<40, using: &random), unit),
                hours: Double.random(in: 0..<60, using: &random), capacity: Double.random(in: 1..<40, using: &random))
            let finish = clock().today + Int.random(in: 0..<4000, using: &random)
            let start = span.latestStart(finishingOn: finish)
            #expect(span.finish(startingOn: start) <= finish, "seed \(seed): \(span) by \(finish.iso)")
            #expect(span.finish(startingOn: start + 4) > finish || unit == .month || unit == .year || unit == .day)
        }
    }
}

@Suite("What can still be done where time is short")
struct RemedyTests {
    private func remedies(_ items: String, _ id: RecordID) throws -> [Remedy] {
        let network = network(items)
        let preparation = network.preparation(on: clock().today)
        let place = try #require(network.place(of: RecordKey(.checklistItem, id)))
        return preparation.remedies(for: try #require(preparation.leadTime(place)), in: network)
    }

    @Test("nobody is told to do with less by as much as it needs, or more")
    func shorten() throws {
        let soonest = try #require(Day(iso: "2026-12-05"))
        // Two weeks from 21 Nov is 5 Dec: 4 days, then 14 days and then 49 days too late.
        #expect(try remedies(item("a", "Due: 2026-12-01\nNeeds: 2w"), "a") == [.shorten(4), .postpone(soonest)])
        #expect(try remedies(item("a", "Due: 2026-11-21\nNeeds: 2w"), "a") == [.postpone(soonest)])
        #expect(try remedies(item("a", "Due: 2026-10-17\nNeeds: 2w"), "a") == [.postpone(soonest)])
    }

    @Test("what is due so long before the event can be late, or the event be moved; a day of its own can be put off")
    func fixed() throws {
        let soonest = try #require(Day(iso: "2026-12-05"))
        // 114 days before 25 March are 1 December.
        #expect(
            try remedies(item("a", "Due: T-114d\nNeeds: 2w"), "a") == [.shorten(4), .finishLate(soonest), .move(4)])
    }

    @Test("where it waits for another item, that is named first")
    func waits() throws {
        let items = item("a", "Due: 2026-12-01\nNeeds: 9w") + item("b", "Due: 2026-12-05\nNeeds: 2w\nAfter: a")
        // Nine weeks from 21 Nov is 23 Jan, two more are 6 Feb.
        #expect(
            try remedies(items, "b") == [
                .overlap(Place(.checklistItem, 0)), .postpone(Day(iso: "2027-02-06") ?? .last),
            ])
    }
}
