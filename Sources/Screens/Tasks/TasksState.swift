import NetworkModel

/// What the Tasks screen keeps.
package struct TasksState: Sendable {
    package var list = ListState()
    /// What the tasks stand under.
    package var grouping = Grouping.person
    /// The grouping that the rows were last worked out for.
    private var shown: Grouping?

    package enum Grouping: CaseIterable, Hashable, Sendable {
        case person, due, status
    }

    package init() {}

    /// Whether the rows must be worked out anew; remembers that they were.
    mutating func isStale(version: Int, day: Day) -> Bool {
        defer { shown = grouping }
        // Both are asked, since both remember.
        let isListStale = list.isStale(version: version, day: day)
        return isListStale || shown != grouping
    }
}
