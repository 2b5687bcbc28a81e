/// What the Log screen keeps: the contacts it shows.
package struct LogState: Sendable {
    package var list = ListState()

    package init() {}
}
