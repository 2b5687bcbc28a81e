/// Texts of the Partners screen and of the profile.
package enum PartnersText: String, TextTable {
    package static let name = "partners"

    case columnName = "Name"
    case columnKind = "Kind"
    case columnCountry = "Country"
    case columnStage = "Stage"
    case columnLead = "Lead"
    case columnLast = "Last"
    case columnNext = "Next"
    case columnOpen = "Open"
    case empty = "No partners yet. a adds one; :import reads a CSV file of them."
    case noMatch = "No partner matches this filter. Esc empties it."
    case me
    case never
    case lastContact = "Last contact"
    case lastContacts = "Last contacts"
    case openBetweenUs = "Open between us"
    case people = "People"
    case notes = "Notes"
    case offers = "They offer"
    case needs = "They need"
}
