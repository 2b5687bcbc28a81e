/// Texts of the Outreach screen.
package enum OutreachText: String, TextTable {
    package static let name = "outreach"

    case empty = "Nothing here yet."
}
