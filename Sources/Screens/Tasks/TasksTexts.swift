/// Texts of the Tasks screen.
package enum TasksText: String, TextTable {
    package static let name = "tasks"

    case empty = "Nothing here yet. a adds the first one."
}
