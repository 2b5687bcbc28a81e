import NetworkModel

/// What all open tasks come to: how many there are, whether few people hold them, and what each holds this week.
struct TaskSummary: Sendable {
    private(set) var openCount = 0
    private(set) var unownedCount = 0
    /// The hours of a week by holder.
    private var week: [String: Double] = [:]
    /// How many percent of all hours that somebody holds lie with the two who hold most; nil where that says nothing.
    private(set) var shareOfTwo: Int?

    init() {}

    init(_ digest: TaskDigest, _ network: Network, on day: Day) {
        let holders = digest.holders
        var weekly = [Double](repeating: 0, count: holders.words.count)
        var whole = weekly
        for slot in network[.task].slots.map({ Int($0) }) {
            let facts = network.facts.task(slot)
            guard facts.isOpen else { continue }
            let holder = holders.number(slot)
            let effort = digest.effort(slot)
            openCount += 1
            if holder == 0 { unownedCount += 1 }
            whole[holder] += effort
            weekly[holder] += Self.hoursThisWeek(of: effort, due: facts.due, on: day)
        }
        for (word, hours) in zip(holders.words, weekly).dropFirst() where hours > 0 { week[word] = hours }
        let held = whole.dropFirst().filter { $0 > 0 }.sorted(by: >)
        guard held.count > 2 else { return }
        shareOfTwo = Int(((held[0] + held[1]) / held.reduce(0, +) * 100).rounded())
    }

    /// The hours that somebody's open tasks ask of this week.
    func hours(of holder: String) -> Double { week[holder] ?? 0 }

    /// What a task asks of this week: all of it where it is due or late, else an even part of what is left until it is
    /// due; nothing where nobody said when.
    private static func hoursThisWeek(of effort: Double, due: Day?, on day: Day) -> Double {
        guard let due else { return 0 }
        return effort / Double(max(1, (due - day) / 7 + 1))
    }
}
