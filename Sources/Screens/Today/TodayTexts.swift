package import NetworkModel

/// Texts of Today.
package enum TodayText: String, TextTable {
    package static let name = "today"

    case count = "{n} thing wants you|{n} things want you"
    case countMine = "{n} thing wants you or anybody|{n} things want you or anybody"
    case nothing = "Nothing wants you today"
    case noMatch = "Nothing here matches this filter. Esc empties it."
    case whoIsUnknown = "It is not known who you are; :who asks"
    case now = "Now"
    case late = "Late"
    case dueToday = "Today"
    case thisWeek = "This week"
    case nextWeek = "Next week"
    case contact = "contact"
    case followUp = "promise"
    case task = "task"
    case checklistItem = "plan"
    case event = "event"
    case logistics = "missing"
    case session = "session"
    case needs = "needs {amount}"
    case replies = "{n} going"
    case empty = "l logs a contact; give partners a cadence and they show up here in time."
    case emptyNew =
        "Nothing to keep an eye on yet. 2 goes to the partners, where a adds one; a cadence (6w) makes a partner show up here when a contact is due. :import reads a CSV file."

    /// The heading of a section.
    package static func heading(_ section: Attention.Section) -> TodayText {
        switch section {
        case .now: .now
        case .late: .late
        case .today: .dueToday
        case .thisWeek: .thisWeek
        case .nextWeek: .nextWeek
        }
    }

    /// What kind of thing a row is.
    package static func word(for reason: AttentionItem.Reason) -> TodayText {
        switch reason {
        case .contact: .contact
        case .followUp: .followUp
        case .task: .task
        case .checklistItem, .leadTime: .checklistItem
        case .event: .event
        case .logistics: .logistics
        case .session: .session
        }
    }
}
