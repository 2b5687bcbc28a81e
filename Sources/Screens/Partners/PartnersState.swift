/// What the Partners screen keeps.
package struct PartnersState: Sendable {
    package var list = ListState()

    package init() {}
}
