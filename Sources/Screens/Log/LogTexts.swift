/// Texts of the Log screen and of a contact's card.
package enum LogText: String, TextTable {
    package static let name = "log"

    case columnDay = "Day"
    case columnKind = "Kind"
    case columnWith = "With"
    case columnSummary = "What was said"
    case columnMinutes = "Min"
    case columnBy = "By"
    case empty = "Nothing logged yet. l logs a contact in one line: call Ana yesterday 20m: will join > send papers fri"
    case noMatch = "No contact matches this filter. Esc empties it."
    case month = "{month} {year}"
    case undated = "Without a day"
    case when = "When"
    case direction = "Direction"
    case came = "they came to us"
    case went = "we went to them"
    case outcome = "Outcome"
    case minutes = "Took"
    case event = "Event"
    case tags = "Tags"
    case nextSteps = "Next steps"
    case before = "Before that"
    case done = "done"
    case noSummary = "(nothing written down)"

    case prompt = "Log"
    case placeholder = "call Ana yesterday 20m: will join #mc14 > send papers fri @me"
    case saves
    case completes
    case later
    case empties = "empties it"
    case next = "next:"
    case due = "due {day}"
    case newPartner = "new partner “{name}”"
    case newPerson = "new person “{name}”"
    case logged = "logged with {names}"
    case nextDue = "next due {day}"
    case stepsAdded = "{n} task added|{n} tasks added"
}
