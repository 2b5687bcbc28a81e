import NetworkModel

/// What the Log screen keeps.
package struct LogState: Sendable {
    package var list = ListState()
    /// The network's version that the list shows.
    var version: Int?

    package init() {}
}
