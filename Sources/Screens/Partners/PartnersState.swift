import NetworkModel

/// What the Partners screen keeps: the filtered and sorted rows, worked out anew when what they follow from changes.
package struct PartnersState: Sendable {
    package var list = ListState()
    private var key: Key?

    private struct Key: Equatable {
        var version: Int
        var day: Day
        var filter: String
        var sort: SortOrder?
    }

    package init() {}

    /// Whether the rows must be worked out anew; remembers that they were.
    mutating func isStale(version: Int, day: Day) -> Bool {
        let new = Key(version: version, day: day, filter: list.filter.text, sort: list.sort)
        defer { key = new }
        return new != key
    }
}
