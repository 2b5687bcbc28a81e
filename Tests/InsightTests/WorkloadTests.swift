import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Insight

/// Monday.
private let today = clock("2026-11-23").today

private let people = """
    Id: ana
    Name: Ana
    Team: yes
    Capacity: 10
    Role: aid-watch: coordinator

    Id: bea
    Name: Bea
    Team: yes
    Capacity: 4
    Role: aid-watch: analyst
    Role: bees: treasurer; until 2020-01-01

    Id: cem
    Name: Cem

    """
private let partners = "Id: aid-watch\nName: Aid/Watch\n\nId: bees\nName: Bees\n\n"

private func task(_ lines: String...) -> String { "Title: t\n" + lines.joined(separator: "\n") + "\n\n" }

private func network(_ tasks: String..., items: String = "", events: String = "") -> Network {
    Network([
        .person: people, .partner: partners, .task: tasks.joined(), .checklistItem: items, .event: events,
    ])
}

private func weeks(_ network: Network, _ holder: RecordID) -> [Double] {
    (Workload(network, on: today)[holder]?.weeks ?? []).map { ($0 * 1000).rounded() / 1000 }
}

@Suite("The workload")
struct WorkloadTests {
    @Test("spreads hours evenly over the working days until the due day")
    func spread() {
        // 23 Nov to Wed 2 Dec has eight working days.
        let network = network(task("Accountable: ana", "Effort: 8", "Due: 2026-12-02"))
        expectNoDifference(weeks(network, "ana"), [5, 3, 0, 0])
    }

    @Test(
        "begins with the day on which a task can begin",
        arguments: [
            ("2026-11-30", [0.0, 8, 0, 0]), ("2026-12-01", [0, 8, 0, 0]), ("2026-10-01", [5, 3, 0, 0]),
            ("2027-01-01", [0, 8, 0, 0]),
        ])
    func starts(day: String, expected: [Double]) {
        let network = network(task("Accountable: ana", "Effort: 8", "Starts: \(day)", "Due: 2026-12-02"))
        expectNoDifference(weeks(network, "ana"), expected)
    }

    @Test("follows changed tasks and items as if it were worked out anew", arguments: 1...20)
    func follows(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (tasks, items) = ((0..<8).map { _ in Self.anyTask(&random) }, (0..<4).map { _ in Self.anyItem(&random) })
        func made() -> Network {
            func text(_ records: [String]) -> String {
                records.enumerated().map { "Id: r\($0.offset)\n\($0.element)" }.joined()
            }
            return network(text(tasks), items: text(items), events: "Id: mc\nName: MC\nStarts: 2026-12-04\n")
        }
        var known = made()
        var workload = Workload(known, on: today)
        for _ in 0..<6 {
            let (task, item) = (Int.random(in: 0..<8, using: &random), Int.random(in: 0..<4, using: &random))
            tasks[task] = Self.anyTask(&random)
            items[item] = Self.anyItem(&random)
            let changed = made()
            let places = [Place(.task, task), Place(.checklistItem, item)]
            workload.replace(
                known.openWork(at: places, on: today).compactMap { $0 },
                with: changed.openWork(at: places, on: today).compactMap { $0 })
            known = changed
            let fresh = Workload(known, on: today)
            for holder in ["ana", "bea", "cem"] as [RecordID] {
                expectNoDifference(Self.said(workload[holder]), Self.said(fresh[holder]), "seed \(seed), \(holder)")
            }
            expectNoDifference(Self.said(workload.unowned), Self.said(fresh.unowned), "seed \(seed)")
            expectNoDifference(Self.said(workload.total), Self.said(fresh.total), "seed \(seed)")
        }
    }

    private static func said(_ load: Load?) -> [Double] {
        let numbers = load.map { load in
            let counts = [Double(load.count), Double(load.countWithoutHours)]
            return load.weeks + counts + [load.hours, load.late, load.undated, load.hoursInWeeks]
        }
        // Who holds nothing any more need not be forgotten.
        return (numbers ?? Array(repeating: 0, count: 10)).map { ($0 * 100_000).rounded() / 100_000 }
    }

    private static func anyTask(_ random: inout SeededGenerator) -> String {
        let lines = [
            ["Accountable: ana", "Accountable: bea", ""], ["Assignee: cem", "Assignee: ana", ""],
            ["Effort: 8", "Effort: 2.5", ""], ["Due: 2026-12-02", "Due: 2026-11-20", "Due: 2026-12-24", ""],
            ["Status: done", "Status: accepted", ""], ["Starts: 2026-11-30", ""],
        ]
        let said = lines.compactMap { $0.randomElement(using: &random) }.filter { !$0.isEmpty }
        return (["Title: t"] + said).joined(separator: "\n") + "\n\n"
    }

    private static func anyItem(_ random: inout SeededGenerator) -> String {
        let lines = [
            ["Owner: ana", "Owner: cem", ""], ["Effort: 6", ""], ["Due: 2026-12-01", "Due: T-3d", ""],
            ["Done: 2026-11-20", "", ""],
        ]
        let said = lines.compactMap { $0.randomElement(using: &random) }.filter { !$0.isEmpty }
        return (["Event: mc", "Text: t"] + said).joined(separator: "\n") + "\n\n"
    }

    @Test("has what is overdue in this week, and what has no day in none")
    func late() throws {
        let network = network(
            task("Accountable: ana", "Effort: 3", "Due: 2026-11-20"), task("Accountable: ana", "Effort: 5"),
            task("Accountable: ana", "Due: 2026-11-25"), task("Accountable: ana", "Effort: 7", "Status: done"))
        let load = try #require(Workload(network, on: today)["ana"])
        expectNoDifference(load.weeks, [3, 0, 0, 0])
        expectNoDifference([load.late, load.undated, load.hours], [3, 5, 8])
        expectNoDifference([load.count, load.countWithoutHours], [3, 1])
    }

    @Test("counts work due on a weekend in the week that ends with it")
    func weekend() {
        expectNoDifference(
            weeks(network(task("Accountable: ana", "Effort: 5", "Due: 2026-11-29")), "ana"), [5, 0, 0, 0])
        let saturday = clock("2026-11-28").today
        let network = network(task("Accountable: ana", "Effort: 5", "Due: 2026-11-29"))
        expectNoDifference(Workload(network, on: saturday)["ana"]?.weeks, [5, 0, 0, 0])
    }

    @Test("splits hours among the accountable and the helpers, each named once")
    func helpers() throws {
        let network = network(
            task("Accountable: ana", "Assignee: bea", "Assignee: ana", "Assignee: cem", "Effort: 6", "Due: 2026-11-27"))
        let workload = Workload(network, on: today)
        expectNoDifference(["ana", "bea", "cem"].map { workload[$0]?.hours }, [2, 2, 2])
        expectNoDifference(workload.total.count, 1)
        expectNoDifference(workload.total.hours, 6)
    }

    @Test("takes in checklist items by the day of their event, but not those of a cancelled or past one")
    func items() throws {
        let events = """
            Id: ahead
            Title: Ahead
            Starts: 2026-12-07

            Id: gone
            Title: Gone
            Starts: 2026-11-01

            Id: off
            Title: Off
            Starts: 2026-12-07
            Status: cancelled

            """
        let items = ["ahead", "gone", "off"].map { "Event: \($0)\nText: i\nOwner: bea\nEffort: 2\nDue: T-7d\n" }
        let network = network(items: items.joined(separator: "\n"), events: events)
        let load = try #require(Workload(network, on: today)["bea"])
        expectNoDifference([load.count, Int(load.hours)], [1, 2])
        expectNoDifference(load.weeks.map { $0.rounded() }, [2, 0, 0, 0])
    }

    @Test("says who is over, who is free, and of whom that is not known")
    func standing() {
        let network = network(
            task("Accountable: ana", "Effort: 8", "Due: 2026-12-18"),
            task("Accountable: bea", "Effort: 6", "Due: 2026-11-25"),
            task("Accountable: cem", "Effort: 60", "Due: 2026-11-25"))
        let workload = Workload(network, on: today)
        expectNoDifference(["ana", "bea", "cem"].map { workload[$0]?.standing }, [.free, .over, .unknown])
        expectNoDifference(workload.all.map(\.holder), ["cem", "ana", "bea"])
    }

    @Test("counts until an event what falls before it and what is for it without a day")
    func untilEvent() throws {
        let network = network(
            task("Accountable: ana", "Effort: 10", "Due: 2026-12-04"),
            task("Accountable: ana", "Effort: 3", "Event: mc"),
            task("Accountable: ana", "Effort: 4"), events: "Id: mc\nTitle: MC\nStarts: 2026-11-30\n")
        let workload = Workload(network, on: today, until: "mc")
        expectNoDifference(workload.weeksUntilEvent, 1)
        expectNoDifference(workload["ana"]?.hoursUntilEvent, 8)
        expectNoDifference(workload["ana"]?.weeks, [5])
    }

    @Test("of a partner is its own and that of those who are there now")
    func partnerLoads() throws {
        let network = network(
            task("Accountable: ana", "Assignee: bea", "Effort: 4", "Due: 2026-11-27"),
            task("Accountable: aid-watch", "Effort: 3", "Due: 2026-11-27"), task("Accountable: cem", "Effort: 9"))
        let workload = Workload(network, on: today, by: .partner)
        let load = try #require(workload["aid-watch"])
        expectNoDifference([load.hours, load.capacity ?? 0], [7, 14])
        expectNoDifference(load.count, 2)
        #expect(workload["bees"] == nil && workload["cem"] == nil)
    }

    @Test("shows how much rests on one and two, in hours, or in tasks where few say their hours")
    func shares() {
        let some = [
            task("Accountable: ana", "Effort: 6"), task("Accountable: bea", "Effort: 3"),
            task("Accountable: cem", "Effort: 1"),
        ]
        let hours = WorkShare(Workload(network(some[0], some[1], some[2], task("Effort: 90")), on: today))
        expectNoDifference([1, 2, 9].map { Int((hours.part(ofTop: $0) * 100).rounded()) }, [60, 90, 100])
        #expect(hours.measure == .hours)
        let silent = task("Accountable: cem")
        let count = WorkShare(Workload(network(some[0], silent, silent, silent), on: today))
        #expect(count.measure == .count)
        expectNoDifference(count.parts, [.init(holder: "cem", part: 0.75), .init(holder: "ana", part: 0.25)])
        #expect(WorkShare(Workload(network(), on: today)).parts.isEmpty)
    }

    @Test("adds up to the hours of all tasks, whoever holds them", arguments: 1...20)
    func sums(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let tasks = (0..<30).map { _ in
            let due = today + Int.random(in: -20...60, using: &generator)
            let start = today + Int.random(in: -20...60, using: &generator)
            return task(
                "Accountable: \(["ana", "bea", "cem"].randomElement(using: &generator) ?? "")",
                "Assignee: \(["ana", "bea", "aid-watch"].randomElement(using: &generator) ?? "")",
                "Effort: \(Int.random(in: 1...9, using: &generator))", "Due: \(due.iso)", "Starts: \(start.iso)")
        }
        let network = Network([.person: people, .partner: partners, .task: tasks.joined()])
        let workload = Workload(network, on: today, weeks: 20)
        let sum = workload.all.reduce(0) { $0 + $1.weeks.reduce(0, +) }
        #expect(abs(sum - workload.total.hours) < 1e-6, "seed \(seed)")
        for load in workload.all { #expect(abs(load.hours(through: today + 140) - load.hours) < 1e-6, "seed \(seed)") }
    }
}
