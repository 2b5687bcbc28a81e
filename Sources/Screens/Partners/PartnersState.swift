import NetworkModel

/// What the Partners screen keeps.
package struct PartnersState: Sendable {
    package var list = ListState()
    /// The columns in which no partner has anything, whatever the filter: they leave their room to others.
    private(set) var emptyColumns: Set<String> = []

    package init() {}

    mutating func noteEmptyColumns(_ digest: PartnerDigest) {
        let fields: KeyValuePairs<String, Field> = [
            "kind": .kind, "country": .country, "stage": .stage, "lead": .lead, "next": .cadence,
        ]
        // Of no partners at all the headings say what there could be.
        guard !digest.titles.slots.isEmpty else { return emptyColumns = [] }
        emptyColumns = Set(fields.lazy.filter { digest[$0.value].isEmpty }.map(\.key))
    }
}
