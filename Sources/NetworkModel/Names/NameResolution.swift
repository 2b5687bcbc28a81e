/// What a typed name means.
package enum NameResolution: Hashable, Sendable {
    case found(NameCandidate)
    /// It could be any of these, the likelier first.
    case ambiguous([NameCandidate])
    /// It is nobody's name; these are spelled alike.
    case unknown(suggestions: [NameCandidate])

    /// The one record it means, if it means one.
    package var candidate: NameCandidate? {
        guard case .found(let candidate) = self else { return nil }
        return candidate
    }
}

/// A record that a name may mean.
package struct NameCandidate: Hashable, Sendable {
    package let key: RecordKey
    package let title: String
    /// What it is called as well: in another language, in short, before it was renamed.
    package let aliases: [String]

    package init(key: RecordKey, title: String, aliases: [String] = []) {
        self.key = key
        self.title = title
        self.aliases = aliases
    }

    /// The record at a place, with all its names.
    package init(_ place: Place, of network: Network) {
        let aliases = [.partner, .person].contains(place.kind) ? network.record(at: place).all(.alias) : []
        self.init(key: network.key(at: place), title: network.title(at: place), aliases: aliases)
    }
}
