/// What the Tasks screen keeps.
package struct TasksState: Sendable {
    package var list = ListState()
    /// What the tasks stand under.
    package var grouping = Grouping.person

    package enum Grouping: Int, CaseIterable, Hashable, Sendable {
        case person, due, status
    }

    package init() {}
}
