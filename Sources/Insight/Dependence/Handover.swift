package import NetworkModel

/// The handing over of what a person sees to.
package struct Handover: Sendable {
    /// A holding and who is to have it; nil leaves it where it is.
    package struct Line: Sendable {
        package let holding: Dependence.Holding
        package fileprivate(set) var successor: RecordID?
        /// What it asks for in hours, where that is said.
        package fileprivate(set) var hours: Double?
        /// What speaks for and against the successor.
        package fileprivate(set) var reasons: [Suggestion.Reason] = []
        /// Which line of the suggestion it is; nil where nobody can be proposed.
        fileprivate var number: Int?
    }

    package let person: RecordID
    package var lines: [Line]
    /// Whether they are of the team no more when it is handed over, so that nothing is proposed to them again.
    package var leavesTeam: Bool
    private var suggestion: Suggestion

    /// All of it to one person. A working contact speaks for the partner, so that goes only to somebody who belongs there.
    package init(_ dependence: Dependence, to successor: RecordID, in network: Network, today: Day) {
        self.init(dependence, in: network, today: today, asking: .people([successor]))
        for index in lines.indices {
            lines[index].successor = Self.mayTake(lines[index].holding, successor, network, today) ? successor : nil
        }
        explain()
    }

    /// Each to the one whom `Suggestion` proposes; a working contact to somebody else of the partner.
    package init(
        suggesting dependence: Dependence, in network: Network, today: Day,
        asking candidates: Suggestion.Candidates = .team
    ) {
        self.init(dependence, in: network, today: today, asking: candidates)
        for index in lines.indices {
            if let number = lines[index].number {
                lines[index].successor = suggestion.lines[number].owner
            } else if lines[index].holding.role == .workingContact {
                let others = network.people(of: lines[index].holding.key.id, on: today).filter {
                    $0.person.id != person && $0.role.isCurrent(on: today)
                }
                lines[index].successor = others.first?.person.id
            }
        }
        explain()
    }

    private init(
        _ dependence: Dependence, in network: Network, today: Day, asking candidates: Suggestion.Candidates
    ) {
        person = dependence.person
        leavesTeam = network.person(person)?.isTeamMember ?? false
        let asked = dependence.holdings.filter { $0.role != .workingContact }
        let suggestion = Suggestion(
            for: asked.map(\.key), in: network, on: today, asking: candidates, without: [person])
        self.suggestion = suggestion
        var next = 0
        lines = dependence.holdings.map { holding in
            // What has gone in the meantime has no line there.
            guard holding.role != .workingContact, next < suggestion.lines.count,
                suggestion.lines[next].matter.key == holding.key
            else { return Line(holding: holding) }
            defer { next += 1 }
            // Helpers share the hours of whoever answers for it, and may be any number.
            let hours = holding.role == .helper ? nil : suggestion.lines[next].matter.hours
            return Line(holding: holding, hours: hours, number: next)
        }
    }

    /// Gives a line to somebody else, or leaves it where it is.
    package mutating func give(_ successor: RecordID?, line index: Int) {
        lines[index].successor = successor
        explain()
    }

    /// What all of it asks for, where that is said.
    package var hours: Double { lines.reduce(0) { $0 + ($1.hours ?? 0) } }

    private mutating func explain() {
        suggestion.assign(lines.compactMap { line in line.number.map { (line.successor, $0) } })
        for index in lines.indices {
            guard let number = lines[index].number, lines[index].successor != nil else {
                lines[index].reasons = []
                continue
            }
            lines[index].reasons = suggestion.lines[number].reasons
        }
    }

    private static func mayTake(
        _ holding: Dependence.Holding, _ successor: RecordID, _ network: Network, _ today: Day
    ) -> Bool {
        switch holding.role {
        case .workingContact:
            network.person(successor)?.roles.contains { $0.id == holding.key.id && $0.isCurrent(on: today) } ?? false
        // Nobody is their own buddy.
        case .buddy: holding.key.id != successor
        case .partnerLead, .lead, .speaker, .decider, .accountable, .helper, .item, .position: true
        }
    }

    /// The edits that hand it over, one a record, and take the person off the team.
    package func edits(in network: Network, by author: Author) -> [RecordEdit] {
        var keys: [RecordKey] = []
        var byKey: [RecordKey: [Line]] = [:]
        for line in lines where line.successor != nil {
            if byKey[line.holding.key] == nil { keys.append(line.holding.key) }
            byKey[line.holding.key, default: []].append(line)
        }
        let me = RecordKey(.person, person)
        if leavesTeam, byKey[me] == nil { keys.append(me) }
        return keys.compactMap { key in
            network.editing(key, at: author.clock.now) { draft in
                if leavesTeam, key == me {
                    draft.set(.team, nil)
                    // With hours or skills noted they would be asked again, once everybody is.
                    draft.set(.capacity, "0")
                }
                for line in byKey[key] ?? [] {
                    if let successor = line.successor { hand(line.holding.role, to: successor, &draft, author) }
                }
            }
        }
    }

    private func hand(_ role: Dependence.Role, to successor: RecordID, _ draft: inout Draft, _ author: Author) {
        switch role {
        case .accountable: draft.propose(successor, by: author)
        case .helper:
            let isAccountable = draft.first(.accountable) == successor.text
            replace(in: .assignee, by: isAccountable ? nil : successor, &draft)
        case .item, .position: draft.propose(successor, by: author)
        case .partnerLead: draft.set(.lead, successor.text)
        case .workingContact: draft.set(.workingContact, successor.text)
        case .lead: replace(in: .person, by: successor, &draft)
        case .speaker: replace(in: .speaker, by: successor, &draft)
        case .decider:
            draft.setAll(
                .decider,
                draft.all(.decider).map { value in
                    var decider = Described(value)
                    if decider.id == person { decider = Described(successor, decider.text, parts: decider.parts) }
                    return decider.value
                })
        case .buddy: draft.set(.buddy, successor.text)
        }
    }

    /// Puts somebody in the person's place, once.
    private func replace(in field: Field, by successor: RecordID?, _ draft: inout Draft) {
        var seen: Set<String> = []
        let values = draft.all(field).compactMap { $0 == person.text ? successor?.text : $0 }
        draft.setAll(field, values.filter { seen.insert($0).inserted })
    }
}
