/// Texts of the sheet on which somebody is forgotten.
package enum ForgetText: String, TextTable {
    package static let name = "forget"

    case title = "Forget {name}"
    case looking = "Looking for every place that tells of {name}…"
    case ask = "This cannot be undone. Type the whole name"
    case notTheName = "That is not the whole name: {name}"
    case forgetting = "Forgetting…"
    case forgotten = "{name} is forgotten"
    case forget = "forget"
    case scroll = "scroll"
    case who = "Who is to be forgotten?"
    case nobody = "There is no person yet"
    case nothing = "Nothing was forgotten"
    case askShort = "the whole name; no way back"
    case linesShort = "{first}–{last} of {count}"
    case lines = "lines {first}–{last} of {count}"
}
