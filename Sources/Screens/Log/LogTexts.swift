/// Texts of the Log screen.
package enum LogText: String, TextTable {
    package static let name = "log"

    case empty = "Nothing here yet. a adds the first one."
}
