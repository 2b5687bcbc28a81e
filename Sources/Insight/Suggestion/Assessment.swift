import NetworkModel

/// How the candidates suit one matter.
struct Assessment: Sendable {
    private let matter: Suggestion.Matter
    private let pool: CandidatePool
    private let hours: Double
    /// The skills that it needs, each with who has it.
    private let skills: [(skill: String, holders: [Bool])]
    private let acquaintances: [RecordID: Suggestion.Acquaintance]
    private let leads: [RecordID: String]
    private let someoneLeads: Bool
    /// The day by which it has to be done; nil where it has none, or is late whoever does it.
    private let due: Day?

    init(
        _ matter: Suggestion.Matter, _ pool: CandidatePool, _ known: inout Acquaintances, _ leads: LeadsAhead,
        _ index: SkillIndex, _ today: Day
    ) {
        self.matter = matter
        self.pool = pool
        hours = matter.hours ?? pool.assumedHours
        skills = matter.skills.map { ($0, index.holders(of: $0)) }
        acquaintances = matter.partner.map { known.people(knowing: $0) } ?? [:]
        self.leads = leads.people(for: matter)
        someoneLeads = !self.leads.isEmpty
        due = matter.due.flatMap { $0 < today ? nil : $0 }
    }

    /// What it costs with each candidate; nil with who declined it.
    func costs(of count: Int) -> [Int?] { (0..<count).map(cost) }

    /// What it costs with one candidate beside fairness.
    func cost(_ number: Int) -> Int? {
        let candidate = pool.candidates[number]
        guard !matter.refused.contains(candidate.id) else { return nil }
        var cost = 0
        if !skills.isEmpty {
            let lacking = skills.count { !$0.holders[number] }
            cost += SuggestionCost.skills * lacking / skills.count
        }
        if someoneLeads, leads[candidate.id] == nil { cost += SuggestionCost.notLeading }
        if matter.partner != nil { cost += SuggestionCost.acquaintance(acquaintances[candidate.id]) }
        return cost + timeCost(candidate)
    }

    private func timeCost(_ candidate: CandidatePool.Candidate) -> Int {
        guard let lacking = hoursLacking(candidate), lacking > 0, hours > 0 else { return 0 }
        return Int((Double(SuggestionCost.time) * min(1, lacking / hours)).rounded())
    }

    /// Hours that somebody has too few for it until it is due; nil where that cannot be said.
    private func hoursLacking(_ candidate: CandidatePool.Candidate) -> Double? {
        guard let due, let left = candidate.load?.hoursLeft(through: due) else { return nil }
        return hours - left
    }

    /// What speaks for a candidate and what against, but for how much they have to do.
    func reasons(_ number: Int) -> [Suggestion.Reason] {
        let candidate = pool.candidates[number]
        var reasons: [Suggestion.Reason] = []
        let had = skills.filter { $0.holders[number] }.map(\.skill)
        let lacked = skills.filter { !$0.holders[number] }.map(\.skill)
        if !had.isEmpty { reasons.append(.has(had)) }
        if !lacked.isEmpty { reasons.append(.lacks(lacked)) }
        if let place = leads[candidate.id] { reasons.append(.leads(place)) }
        if let partner = matter.partner, let way = acquaintances[candidate.id] { reasons.append(.knows(partner, way)) }
        if let due, let left = candidate.load?.hoursLeft(through: due) {
            let lacking = hours - left
            reasons.append(lacking > 0.05 ? .short(hours: lacking, until: due) : .room(hours: left, until: due))
        }
        return reasons
    }

    /// Why nobody is proposed.
    var reasonForNobody: Suggestion.Reason {
        pool.candidates.allSatisfy { matter.refused.contains($0.id) } ? .nobodyToAsk : .nobodyHasTime
    }
}
