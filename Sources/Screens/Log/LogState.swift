/// What the Log screen keeps: the contacts it shows.
package struct LogState: Sendable {
    package var list = ListState()
    /// A line that was being typed when it was left.
    var dropped = DroppedLine()

    package init() {}
}
