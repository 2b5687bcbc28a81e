/// Texts of the Network screen.
package enum NetworkText: String, TextTable {
    package static let name = "network"

    case empty = "Nothing here yet."
}
