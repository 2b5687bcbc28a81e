import NetworkModel

/// What the Tasks screen keeps.
package struct TasksState: Sendable {
    package var list = ListState()

    package init() {}
}
