/// Texts of the Checklist screen.
package enum ChecklistText: String, TextTable {
    package static let name = "checklist"

    case empty = "Nothing here yet. a adds the first one."
}
