import NetworkModel

/// What the Checklist screen keeps.
package struct ChecklistState: Sendable {
    package var list = ListState()

    package init() {}
}
