package import NetworkModel

/// Indexes over the whole network, built in the background; everything works before they arrive.
package struct Prepared: Sendable {
    /// The network's version they were built from; nil before they are.
    package var version: Int?

    /// Folded text to search in, by kind.
    private var searchTexts: [Kind: SearchText] = [:]

    package init() {}

    /// Builds the indexes. Takes a while on a large network, and is meant for another thread.
    package init(_ network: Network) {
        version = network.version
        for kind in [Kind.partner, .person, .contact, .task, .event, .checklistItem] {
            searchTexts[kind] = SearchText(kind, of: network)
        }
    }

    /// The folded text of a kind's records; nil before it is there.
    package func search(_ kind: Kind) -> SearchText? { searchTexts[kind] }

    /// Takes up what a change touched.
    mutating func take(_ change: Change, in network: Network) {
        for kind in Set(change.edits.map(\.key.kind)) { searchTexts[kind]?.take(change, in: network) }
    }

    /// Whether the indexes should be built anew.
    func isStale(for network: Network) -> Bool { false }
}
