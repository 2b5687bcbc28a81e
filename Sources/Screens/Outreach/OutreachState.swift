/// What the Outreach screen keeps.
package struct OutreachState: Sendable {
    package var list = ListState()

    package init() {}
}
