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

    /// Whether the partners must be counted anew.
    func isStale(version: Int) -> Bool { self.version != version }

    /// Counts the partners by stage and by kind.
    mutating func count(_ digest: PartnerDigest, version: Int) {
        self.version = version
        for field in [Field.stage, .kind] { tallies[field] = Self.tally(digest[field]) }
    }

    private static func tally(_ column: WordColumn) -> [Tally] {
        guard case .choice(let vocabulary)? = Schema[.partner].spec(of: column.field)?.type else { return [] }
        let counted = zip(column.words, column.counts).filter { $0.1 > 0 }
        let counts = Dictionary(counted) { $0 + $1 }
        let own = counts.keys.filter { !$0.isEmpty && !vocabulary.words.contains($0) }.sorted()
        return (vocabulary.words + own + [""]).compactMap { word in counts[word].map { Tally(word: word, count: $0) } }
    }
}
