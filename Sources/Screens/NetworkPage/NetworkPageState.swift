/// What the Network screen keeps.
package struct NetworkPageState: Sendable {
    /// The first visible line.
    package var top = 0

    package init() {}
}
