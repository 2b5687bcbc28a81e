package import NetworkModel

/// The handing over of what a person sees to.
package struct Handover: Sendable {
    /// A holding and who is to have it; nil leaves it where it is.
    package struct Line: Sendable {
        package let holding: Dependence.Holding
        package var successor: RecordID?
    }

    package let person: RecordID
    package var lines: [Line]
    /// Whether they are of the team no more when it is handed over, so that nothing is proposed to them again.
    package var leavesTeam: Bool

    /// All of it to one person. A working contact speaks for the partner, so that goes only to somebody who belongs there.
    package init(_ dependence: Dependence, to successor: RecordID, in network: Network, today: Day) {
        person = dependence.person
        leavesTeam = network.person(person)?.isTeamMember ?? false
        lines = dependence.holdings.map { holding in
            Line(holding: holding, successor: Self.mayTake(holding, successor, network, today) ? successor : nil)
        }
    }

    /// Each to the one whom `Suggestion` proposes; a working contact to somebody else of the partner.
    package init(
        suggesting dependence: Dependence, in network: Network, today: Day,
        asking candidates: Suggestion.Candidates = .team
    ) {
        let person = dependence.person
        self.person = person
        leavesTeam = network.person(person)?.isTeamMember ?? false
        let suggestion = Suggestion(
            for: dependence.holdings.filter { $0.role != .workingContact }.map(\.key), in: network, on: today,
            asking: candidates, without: [person])
        var proposed: [RecordKey: RecordID] = [:]
        for line in suggestion.lines { proposed[line.matter.key] = line.owner }
        lines = dependence.holdings.map { holding in
            guard holding.role == .workingContact else {
                return Line(holding: holding, successor: proposed[holding.key])
            }
            let others = network.people(of: holding.key.id, on: today).filter {
                $0.person.id != person && $0.role.isCurrent(on: today)
            }
            return Line(holding: holding, successor: others.first?.person.id)
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
                if leavesTeam, key == me { draft.set(.team, nil) }
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
