import NetworkModel

/// What the Events screen keeps.
package struct EventsState: Sendable {
    package var list = ListState()
    /// The network's version that the list shows.
    var version: Int?

    package init() {}
}
