package import NetworkModel

/// A filter over records of several kinds, each asked as its own kind understands the terms.
package struct MixedFilter {
    private var matchers: [Kind: FilterMatcher] = [:]

    package init(_ text: String, _ state: State) {
        guard !text.isEmpty else { return }
        for kind in Kind.allCases {
            let filter = Filter(text, of: kind, today: state.day)
            matchers[kind] = FilterMatcher(
                filter, kind: kind, network: state.network, author: state.author, search: state.prepared.search(kind))
        }
    }

    /// Whether a record is let through.
    package mutating func contains(_ place: Place) -> Bool {
        matchers.isEmpty || matchers[place.kind]?.matches(place.slot) ?? true
    }
}
