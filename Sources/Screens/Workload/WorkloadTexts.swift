/// Texts of the Workload screen.
package enum WorkloadText: String, TextTable {
    package static let name = "workload"

    case sectionOver = "Over their hours in some week  {n}"
    case sectionFits = "Within their hours  {n}"
    case sectionFree = "Free for more than half of them  {n}"
    case sectionUnknown = "Hours a week not noted  {n}"
    case by
    case people
    case partners
    case empty =
        "Nobody holds anything that is open, and nobody has hours a week. e on a person, Capacity, tells how many hours they have; o on a task asks somebody to do it."
    case noMatch = "Nobody like that holds anything; / and backspace, or Esc, shows all."
    case columnWhole = "{n} week|{n} weeks"
    case noEvent = "The next weeks"
    case untilWhich = "Count the hours until which event?"
}
