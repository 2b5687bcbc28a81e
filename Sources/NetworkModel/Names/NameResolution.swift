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

    package init(key: RecordKey, title: String) {
        self.key = key
        self.title = title
    }
}
