import NetworkModel

/// What the Checklist screen keeps.
package struct ChecklistState: Sendable {
    package var list = ListState()
    /// The network's version that the list shows.
    var version: Int?

    package init() {}
}
