/// Texts of the Tasks screen and of a task's card.
package enum TasksText: String, TextTable {
    package static let name = "tasks"

    case empty = "No open tasks. a adds one; the next step of a contact (> send papers fri) becomes one too."
    case noMatch = "No task matches this filter. Esc empties it."
    case columnTask = "Task"
    case columnStatus = "Status"
    case columnDue = "Due"
    case columnFor = "For"
    case columnHours = "Hours"
    case columnHolder = "Who"
    case by
    case byPerson = "person"
    case byStatus = "status"
    case byEvent = "event"
    case byTheme = "theme"
    case byPartner = "partner"
    case byDue = "due date"
    case withNobody = "{n} with nobody"
    case share = "{percent} % of hours with two people"
    case columnsSeen = "columns {first}–{last} of {count}"
    case loadOfWeek = "{hours}/{capacity} h"
    case hoursThisWeek = "{hours} h this week"
    case recentlyDone = "in the last {n} days"
    case nothingHere = "nothing here"
    case blocked
    case workUntil = "Work left until {event}"
    case tasksLeft = "{n} task left|{n} tasks left"
    case hoursLeft = "{hours} h left"
    case pace = "{pace} a week lately"
    case needed = "{pace} a week needed"
    case noEvent = "For no event"
    case noTheme = "No theme"
    case noPartner = "No partner"
    case nobody = "Nobody yet"
    case prompt = "New task"
    case placeholder = "e.g. draft the letter @fatima due 2 fridays before mc14 6h #text !high after position-paper"
    case adds
    case allFields = "all fields"
    case added = "Added {what}"
    case isAsked = "{name} is asked"
    case helps = "{name} helps"
    case skills = "Needs"
    case startsOn = "From"
    case after = "After"
    case partOf = "Part of"
    case waitingFor = "Waits for"
    case repeats = "Repeats"
    case parts = "Parts"
    case partsDone = "{done} of {total} done"
    case refused = "Declined"
    case history = "History"
    case unblocked = "{what} can go on|{n} more can go on"
    case ripe = "all parts of {what} are done|all parts of {n} tasks are done"
    case nextDue = "the next is due {day}|{n} come again"
    case refusedClosed = "{what} is not open any more; d opens it again"
    case refusedUnowned = "Nobody answers for {what} yet; o asks somebody"
    case refusedHelper = "Whoever answers for {what} helps anyway"
    case refusedMissing = "There is no task {id} to come before {what}"
    case refusedCircle = "That leads in a circle: {way}"
    case load = "{n} open"
    case hours = "{hours} h"
    case capacity = "{hours} h of {capacity} h a week"
    case late = "Late"
    case today = "Today"
    case week = "Within a week"
    case later = "Later"
    case undated = "No date"
    case noStatus = "Not asked yet"
    case moved = "{what}: {column}"
    case movedMany = "{n} task: {column}|{n} tasks: {column}"
    case noColumnThere = "There is no column on that side"
    case noColumns = "Dates are no columns: e sets another day, B shows the tasks under something else"
    case moveTo = "Move to"
    case newTheme = "a new theme"
    case helpers = "With"
    case priority = "Priority"
    case partner = "Partner"
    case event = "Event"
    case theme = "Theme"
    case source = "Comes from"
    case viewMine = "mine"
    case viewLate = "late"
    case viewUnowned = "nobody's"
    case viewDone = "done"

    /// What a grouping is called behind `by`.
    static func name(of grouping: TasksState.Grouping) -> TasksText {
        switch grouping {
        case .person: .byPerson
        case .status: .byStatus
        case .event: .byEvent
        case .theme: .byTheme
        case .partner: .byPartner
        case .due: .byDue
        }
    }
}
