import NetworkModel

/// What the Log screen keeps: the contacts it shows, worked out anew when the network, the filter or the day changes.
package struct LogState: Sendable {
    package var list = ListState()
    private var key: Key?

    private struct Key: Equatable {
        var version: Int
        var day: Day
        var filter: String
        var isPrepared: Bool
    }

    package init() {}

    /// Whether the rows must be worked out anew; remembers that they were.
    mutating func isStale(for state: State) -> Bool {
        let new = Key(
            version: state.network.version, day: state.day, filter: list.filter.text,
            isPrepared: state.prepared.version != nil)
        defer { key = new }
        return new != key
    }
}
