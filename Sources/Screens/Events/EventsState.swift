/// What the Events screen keeps.
package struct EventsState: Sendable {
    package var list = ListState()

    package init() {}
}
