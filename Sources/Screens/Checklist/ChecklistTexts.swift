/// Texts of the Checklist screen and of an item's card.
package enum ChecklistText: String, TextTable {
    package static let name = "checklist"

    case noEvent = "No event to prepare yet. 3 goes to the events, where a adds one."
    case empty =
        "Nothing on this checklist yet. a adds an item; its day can be counted from the event: T-90d, day before."
    case noMatch = "No item matches this filter. Esc empties it."
    case section = "{section}   {done} of {total}"
    case otherSection = "other"
    case ready = "{done} of {total} ready"
    case columnItem = "Item"
    case columnOwner = "Owner"
    case columnPlan = "Plan"
    case columnDue = "Due"
    case nobody
    case needs = "needs {amount}"
    case done = "done {day}"
    case event = "Event"
    case chooseEvent = "Prepare"
    case noEvents = "There are no events yet."
    case owner = "Held by"
    case days = "Due on"
    case time = "Needs"
    case effort = "Work"
    case begun = "Begun"
    case role = "Meant for"
    case after = "After"
    case percent = "{percent} %"
    case forRole = "({role})"
}
