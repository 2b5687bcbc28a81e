import NetworkModel

/// Of every partner: its place by name, and the words by which the list is sorted and the network is counted.
struct PartnerDigest: Digest {
    static let kind = Kind.partner
    private(set) var titles: TitleOrder
    private var words: [Field: WordColumn] = [:]
    private static let fields: [Field] = [.kind, .country, .stage, .lead, .cadence]

    init(_ table: Table) {
        titles = TitleOrder(table)
        for field in Self.fields { words[field] = WordColumn(field, of: table) }
    }

    /// The words of one of the fields that are kept.
    subscript(_ field: Field) -> WordColumn { words[field] ?? WordColumn(field) }

    mutating func read(_ slot: Int, of table: Table) {
        titles.read(slot, of: table)
        for field in Self.fields { words[field]?.read(slot, of: table) }
    }

    mutating func sweep(_ table: Table) {
        titles.sweep(table)
        for field in Self.fields { words[field]?.sweep(table) }
    }
}
