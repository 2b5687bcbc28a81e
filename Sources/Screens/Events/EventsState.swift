/// What the Events screen keeps.
package struct EventsState: Sendable {
    package var list = ListState()
    /// Whether some event is on other clocks than the viewer's.
    var hasOtherClocks = false

    package init() {}
}
