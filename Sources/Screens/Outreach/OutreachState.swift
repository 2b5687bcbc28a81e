/// What the Outreach screen keeps.
package struct OutreachState: Sendable {
    package init() {}
}
