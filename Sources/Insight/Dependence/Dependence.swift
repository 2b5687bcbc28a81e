package import NetworkModel

/// What stands still if a person leaves: all that is open and names them as the one who sees to it.
package struct Dependence: Sendable {
    /// As what a record names the person.
    package enum Role: Int, CaseIterable, Hashable, Sendable {
        case accountable, helper, item, position, partnerLead, workingContact, lead, speaker, decider, buddy
    }

    /// A record that names them.
    package struct Holding: Hashable, Sendable {
        package let role: Role
        package let key: RecordKey
        package let due: Day?
    }

    package let person: RecordID
    /// By role, and within it by due day.
    package private(set) var holdings: [Holding] = []

    package init(on person: RecordID, in network: Network, today: Day) {
        self.person = person
        addWork(network, today)
        addPartners(network)
        addEvents(network, today)
        for other in network.all(Person.self) where other.buddy == person { add(.buddy, other.key) }
        holdings.sort { left, right in
            if left.role != right.role { return left.role.rawValue < right.role.rawValue }
            return (left.due ?? .last, left.key.id) < (right.due ?? .last, right.key.id)
        }
    }

    private mutating func add(_ role: Role, _ key: RecordKey, due: Day? = nil) {
        holdings.append(Holding(role: role, key: key, due: due))
    }

    private mutating func addWork(_ network: Network, _ today: Day) {
        network.forEachOpenWorkItem(on: today) { item in
            guard item.holders.contains(person) else { return }
            let key = network.key(at: item.place)
            let isTask = item.place.kind == .task
            let isAccountable = isTask && network.facts.task(item.place.slot).accountable == person
            add(isAccountable ? .accountable : isTask ? .helper : .item, key, due: item.due)
        }
        for position in network.all(Position.self) where position.owner == person && !position.isSettled {
            add(.position, position.key, due: position.deadline)
        }
    }

    private mutating func addPartners(_ network: Network) {
        for partner in network.all(Partner.self) {
            guard partner.stage != "left" else { continue }
            if partner.lead == person { add(.partnerLead, partner.key) }
            if partner.workingContact == person { add(.workingContact, partner.key) }
        }
    }

    /// What they are to do at events that are not over.
    private mutating func addEvents(_ network: Network, _ today: Day) {
        var ahead: [RecordID: Day?] = [:]
        for event in network.all(Event.self) where !event.isCancelled && event.status != "completed" {
            let starts = event.starts?.day
            if let end = event.ends?.day ?? starts, end < today { continue }
            ahead[event.id] = .some(starts)
            if event.speakers.contains(person) { add(.speaker, event.key, due: starts) }
            if event.deciders.contains(where: { $0.id == person }) { add(.decider, event.key, due: starts) }
        }
        for lead in network.all(Lead.self) where lead.people.contains(person) {
            guard let event = lead.event, let starts = ahead[event] else { continue }
            add(.lead, lead.key, due: starts)
        }
    }

    /// The holdings of a role.
    package func holdings(_ role: Role) -> [Holding] { holdings.filter { $0.role == role } }
}
