import NetworkModel

/// What the Network screen keeps.
package struct NetworkPageState: Sendable {
    /// The first visible line.
    package var top = 0
    /// How many partners there are of each word of a field, counted anew when the network changes.
    private(set) var tallies: [Field: [Tally]] = [:]
    private var version: Int?

    /// A word, empty for none, and how many partners have it.
    struct Tally: Hashable, Sendable {
        var word: String
        var count: Int
    }

    package init() {}

    /// Counts the partners by stage and by kind, unless that was done for this version.
    mutating func count(_ network: Network, version: Int) {
        guard self.version != version else { return }
        self.version = version
        for field in [Field.stage, .kind] { tallies[field] = Self.tally(field, network) }
    }

    private static func tally(_ field: Field, _ network: Network) -> [Tally] {
        var counts: [String: Int] = [:]
        for partner in network.all(Partner.self) { counts[partner.record.first(field) ?? "", default: 0] += 1 }
        guard case .choice(let vocabulary)? = Schema[.partner].spec(of: field)?.type else { return [] }
        let own = counts.keys.filter { !$0.isEmpty && !vocabulary.words.contains($0) }.sorted()
        return (vocabulary.words + own + [""]).compactMap { word in counts[word].map { Tally(word: word, count: $0) } }
    }
}
