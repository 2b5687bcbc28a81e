package import NetworkModel

/// Owners proposed for what has none, or for what is to be given anew: the ones of the least cost in all.
///
/// The cost of an owner is the sum of these points (`SuggestionCost` has the numbers):
/// - *skills*: for each skill needed that they lack;
/// - *lead*: where somebody leads on its theme or in its region, for all others;
/// - *partner*: the less they know the partner that it concerns, as its lead, working contact or member, or from the
///   contact log;
/// - *time*: for the hours that they lack until it is due, beside what they hold already;
/// - *fairness*: how full they are with it, in hours held and proposed against the hours that they have in the weeks
///   until the last is due, four at least. Every further matter is dearer than the one before, and past their hours
///   much dearer. Each is counted as one of usual length, so that the whole stays a flow. What does not say its hours
///   counts as the middle one of the open tasks that do.
///
/// Who declined it is not asked again, and who has no hours is never asked. What nobody can take at a sensible cost
/// stays with nobody. `Assignment` finds the assignment of least cost in all.
package struct Suggestion: Sendable {
    /// Who may be asked.
    package enum Candidates: Sendable {
        /// Team members; where there are none, everybody of whom it is known what they can do.
        case team
        /// Everybody who is in the team or has skills or hours noted.
        case everyone
        case people([RecordID])
    }

    /// One matter and who is proposed for it.
    package struct Line: Sendable {
        package let matter: Matter
        package fileprivate(set) var owner: RecordID?
        package fileprivate(set) var reasons: [Reason] = []
    }

    /// Somebody who could do it, with what speaks for and against.
    package struct Option: Sendable {
        package let person: RecordID
        package let reasons: [Reason]
        package let hasDeclined: Bool
    }

    package private(set) var lines: [Line]
    /// What it costs in points, as it was proposed.
    package let cost: Int
    private let today: Day
    private let pool: CandidatePool
    private let assessments: [Assessment]
    private let numbers: [RecordID: Int]

    /// Proposes owners for records, in their order; those that nobody has to see to are left out, and so are the absent.
    package init(
        for keys: [RecordKey], in network: Network, on today: Day, asking candidates: Candidates = .team,
        without absent: Set<RecordID> = []
    ) {
        let matters = keys.compactMap { Matter($0, in: network, on: today) }
        let pool = CandidatePool(candidates, without: absent, for: matters, in: network, on: today)
        var acquaintances = Acquaintances(network, on: today)
        let leads = LeadsAhead(network, on: today)
        let skills = SkillIndex(pool.candidates.map(\.id), in: network)
        assessments = matters.map { Assessment($0, pool, &acquaintances, leads, skills, today) }
        let solved = Assignment(
            costs: assessments.map { $0.costs(of: pool.candidates.count) },
            slots: pool.candidates.map { pool.slots(of: $0, atMost: matters.count) }, nobody: SuggestionCost.nobody)
        self.today = today
        self.pool = pool
        cost = solved.cost
        numbers = Dictionary(pool.candidates.enumerated().map { ($1.id, $0) }) { first, _ in first }
        lines = zip(matters, solved.owners).map { matter, owner in
            Line(matter: matter, owner: owner.map { pool.candidates[$0].id })
        }
        explain()
    }

    /// Gives a line to somebody else, or to nobody.
    package mutating func assign(_ owner: RecordID?, to index: Int) { assign([(owner, index)]) }

    /// Gives lines to others, or to nobody.
    mutating func assign(_ owners: [(owner: RecordID?, index: Int)]) {
        for (owner, index) in owners { lines[index].owner = owner }
        explain()
    }

    private mutating func explain() {
        for index in lines.indices {
            guard let owner = lines[index].owner else {
                lines[index].reasons = [assessments[index].reasonForNobody]
                continue
            }
            guard let number = numbers[owner] else {
                lines[index].reasons = []
                continue
            }
            lines[index].reasons = assessments[index].reasons(number) + fullness(number, with: index)
        }
    }

    /// The hours that are proposed to each.
    private func hoursGiven() -> [RecordID: Double] {
        var hours: [RecordID: Double] = [:]
        for line in lines {
            if let owner = line.owner { hours[owner, default: 0] += line.matter.hours ?? pool.assumedHours }
        }
        return hours
    }

    /// How full somebody is with a line and with all else that is proposed to them, in the weeks until the line is due,
    /// four at least: over the time until the last of all is due everybody would seem to be free.
    private func fullness(_ number: Int, with index: Int) -> [Reason] {
        let candidate = pool.candidates[number]
        guard candidate.isCapacityKnown else { return [] }
        let due = lines[index].matter.due ?? today
        let weeks = min(pool.weeks, max(4, (due - today) / 7 + 1))
        let last = today + (7 * weeks - 1)
        var hours = pool.hoursHeld(by: candidate, through: last)
        for (other, line) in lines.enumerated() {
            guard other == index || line.owner == candidate.id && line.matter.due ?? today <= last else { continue }
            hours += line.matter.hours ?? pool.assumedHours
        }
        let percent = min(hours / (candidate.capacity * Double(weeks)), 1000) * 100
        return [.fullness(percent: Int(percent.rounded()), weeks: weeks)]
    }

    /// Everybody who could take a line, the one whom it costs least first; who declined it last.
    package func options(for index: Int) -> [Option] {
        let given = hoursGiven()
        let hours = lines[index].matter.hours ?? pool.assumedHours
        let ranked = pool.candidates.indices.map { number in
            let candidate = pool.candidates[number]
            let more = (given[candidate.id] ?? 0) + (lines[index].owner == candidate.id ? 0 : hours)
            let fairness = SuggestionCost.fairness(fullness: pool.fullness(of: candidate, adding: more))
            let cost = assessments[index].cost(number)
            let option = Option(
                person: candidate.id, reasons: assessments[index].reasons(number) + fullness(number, with: index),
                hasDeclined: cost == nil)
            return (option: option, cost: cost.map { $0 + fairness } ?? .max)
        }
        return ranked.sorted { ($0.cost, $0.option.person) < ($1.cost, $1.option.person) }.map(\.option)
    }

    /// What the lines cost as they stand, in points; nil where one has an owner who declined it or is no candidate.
    var costNow: Int? {
        var counts: [Int: Int] = [:]
        var sum = 0
        for (index, line) in lines.enumerated() {
            guard let owner = line.owner else {
                sum += SuggestionCost.nobody
                continue
            }
            guard let number = numbers[owner], let cost = assessments[index].cost(number) else { return nil }
            counts[number, default: 0] += 1
            sum += cost
        }
        for (number, count) in counts {
            let slots = pool.slots(of: pool.candidates[number], atMost: count)
            guard slots.count == count else { return nil }
            sum += slots.reduce(0, +)
        }
        return sum
    }

    /// How many of the lines have an owner.
    package var ownedCount: Int { lines.count { $0.owner != nil } }
}
