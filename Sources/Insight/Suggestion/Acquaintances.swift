import NetworkModel

/// Who knows a partner, and how.
struct Acquaintances {
    private let network: Network
    private let today: Day
    private var known: [RecordID: [RecordID: Suggestion.Acquaintance]] = [:]

    init(_ network: Network, on today: Day) {
        self.network = network
        self.today = today
    }

    /// The people who know a partner; read once for each.
    mutating func people(knowing partner: RecordID) -> [RecordID: Suggestion.Acquaintance] {
        if let known = known[partner] { return known }
        let found = read(partner)
        known[partner] = found
        return found
    }

    private func read(_ id: RecordID) -> [RecordID: Suggestion.Acquaintance] {
        guard let partner = network.partner(id), let place = network.place(of: partner.key) else { return [:] }
        var result: [RecordID: Suggestion.Acquaintance] = [:]
        func take(_ person: RecordID?, _ way: Suggestion.Acquaintance) {
            guard let person else { return }
            result[person] = min(result[person] ?? .longAgo, way)
        }
        take(partner.lead, .lead)
        take(partner.workingContact, .workingContact)
        for (person, role) in network.people(of: id, on: today) where role.isCurrent(on: today) {
            take(person.id, .member)
        }
        // The newest say who is in touch; a partner spoken to daily has thousands.
        for contact in network.contacts(with: place).prefix(200) where contact.reached {
            guard let day = contact.at?.day else { continue }
            let age = today - day
            take(contact.by, age <= 91 ? .recently : age <= 365 ? .thisYear : .longAgo)
        }
        return result
    }
}
