import NetworkModel

/// Who may be asked, what they hold, and the hours that they have in the weeks looked at.
struct CandidatePool: Sendable {
    struct Candidate: Sendable {
        let id: RecordID
        /// Hours a week; those that are usual here where nobody noted them.
        let capacity: Double
        let isCapacityKnown: Bool
        let load: Load?
        /// Hours held that are to be done in these weeks; what does not say its hours counts as assumed.
        let held: Double
    }

    let candidates: [Candidate]
    let weeks: Int
    /// The hours of a matter as most are, by which every further one is dearer.
    let usualHours: Double
    /// The hours of what does not say them: the middle one of all open tasks that do, whichever are shared out.
    let assumedHours: Double

    /// Hours of a task, and hours a week, where there is nothing to go by.
    private static let (hoursOfTask, hoursOfWeek) = (2.0, 8.0)

    init(
        _ choice: Suggestion.Candidates, without absent: Set<RecordID>, for matters: [Suggestion.Matter],
        in network: Network,
        on today: Day
    ) {
        let last = matters.compactMap(\.due).max() ?? today
        let weeks = min(max(4, (last - today) / 7 + 1), 26)
        let assumed = Self.middleHours(of: network) ?? Self.hoursOfTask
        let hours = matters.map { $0.hours ?? assumed }.filter { $0 > 0 && $0.isFinite }
        let usual = hours.isEmpty ? assumed : hours.reduce(0, +) / Double(hours.count)
        let places = matters.compactMap { network.place(of: $0.key) }
        let workload = Workload(network, on: today, weeks: weeks, leavingOut: Set(places))
        let people = Self.people(choice, network).filter { !absent.contains($0) }
        let known = people.compactMap { workload[$0]?.capacity }.filter { $0 > 0 }.sorted()
        let usualCapacity = known.isEmpty ? Self.hoursOfWeek : known[known.count / 2]
        self.weeks = weeks
        usualHours = usual
        assumedHours = assumed
        candidates = people.compactMap { person in
            let load = workload[person]
            guard load?.capacity ?? usualCapacity > 0 else { return nil }
            let held = load.map { $0.hoursInWeeks + $0.undated + Double($0.countWithoutHours) * assumed } ?? 0
            return Candidate(
                id: person, capacity: load?.capacity ?? usualCapacity, isCapacityKnown: load?.capacity != nil,
                load: load, held: held)
        }
    }

    /// What half of the open tasks that say their hours need at most; nil where none does.
    private static func middleHours(of network: Network) -> Double? {
        let hours = network[.task].slots.lazy.map { network.facts.task(Int($0)) }
            .compactMap { $0.isOpen ? $0.effort : nil }.filter { $0 > 0 && $0.isFinite }.sorted()
        return hours.isEmpty ? nil : hours[hours.count / 2]
    }

    private static func people(_ choice: Suggestion.Candidates, _ network: Network) -> [RecordID] {
        switch choice {
        case .people(let people): return people
        case .team:
            let people = network[.person]
            let team = people.slots.filter { network.facts.person(Int($0)).isTeamMember }
            return team.isEmpty ? Self.people(.everyone, network) : team.map { people.id(at: Int($0)) }
        case .everyone:
            return network[.person].slots.compactMap { slot in
                let facts = network.facts.person(Int(slot))
                let person = Person(network[.person].record(at: Int(slot)))
                guard facts.isTeamMember || facts.capacity != nil || !person.skills.isEmpty else { return nil }
                return person.id
            }
        }
    }

    /// The hours that somebody holds already that are to be done through a day, those without a day among them.
    func hoursHeld(by candidate: Candidate, through day: Day) -> Double {
        candidate.load.map { load in
            load.hours(through: day) + load.undated + Double(load.countWithoutHours) * assumedHours
        } ?? 0
    }

    /// How much of their hours of these weeks somebody has given away, with so many more.
    func fullness(of candidate: Candidate, adding hours: Double) -> Double {
        (candidate.held + hours) / (candidate.capacity * Double(weeks))
    }

    /// What the first, the second and every further matter costs with somebody.
    func slots(of candidate: Candidate, atMost count: Int) -> [Int] {
        var costs: [Int] = []
        while costs.count < count {
            let hours = usualHours * Double(costs.count + 1)
            let cost = SuggestionCost.fairness(fullness: fullness(of: candidate, adding: hours))
            guard cost <= SuggestionCost.nobody else { break }
            costs.append(cost)
        }
        return costs
    }
}

/// Who has which skill.
struct SkillIndex {
    /// By the folded skill, for each candidate by number.
    private var holders: [[UInt8]: [Bool]] = [:]
    private let count: Int

    init(_ people: [RecordID], in network: Network) {
        count = people.count
        for (number, id) in people.enumerated() {
            for skill in network.person(id)?.skills ?? [] {
                holders[Folding.fold(skill), default: Array(repeating: false, count: count)][number] = true
            }
        }
    }

    func holders(of skill: String) -> [Bool] {
        holders[Folding.fold(skill)] ?? Array(repeating: false, count: count)
    }
}
