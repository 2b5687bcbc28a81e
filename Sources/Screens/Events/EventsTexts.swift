/// Texts of the Events screen.
package enum EventsText: String, TextTable {
    package static let name = "events"

    case empty = "Nothing here yet. a adds the first one."
}
