/// What the Network screen keeps.
package struct NetworkPageState: Sendable {
    package init() {}
}
