import NetworkModel

/// What the Tasks screen keeps.
package struct TasksState: Sendable {
    package var list = ListState()
    /// The network's version that the list shows.
    var version: Int?

    package init() {}
}
