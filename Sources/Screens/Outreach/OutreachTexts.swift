/// Texts of the Outreach screen.
package enum OutreachText: String, TextTable {
    package static let name = "outreach"

    case reminder = "Write only to those whose consent is written down; their addresses are here."
    case count = "{n} person agreed to be written to|{n} people agreed to be written to"
    case columnName = "Name"
    case columnPartner = "Partner"
    case columnEmail = "E-mail"
    case columnConsent = "Consent"
    case empty =
        "Nobody's consent is written down yet. In a person's form, Consent says on what basis, when and from where: agreed by mail 2026-11-02."
    case noMatch = "Nobody matches this filter. Esc empties it."
}
