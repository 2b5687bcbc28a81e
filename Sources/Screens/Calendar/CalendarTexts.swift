/// Texts of the Calendar.
package enum CalendarText: String, TextTable {
    package static let name = "calendar"

    case empty = "Nothing lies in these days. ← and → go to others, z to another form."
    case timeline = "Timeline"
    case week = "Week of {day}"
    case scale = "a column is a day|a column is {n} days"
    case caucusHour = "caucus {when}"
    case dayOf = "{what} · day {n} of {total}"
    case more = "+{n}"
    case columnTime = "At"
    case columnWhat = "What"
    case columnNote = "Where, for what"
    case skipped = "{what} does not take place on {day}"
    case takesPlace = "{what} takes place on {day} again"
    case notRepeated = "This event does not repeat"
    case goTo = "Go to"
    case dayHint = "25 mar 2027, 6w, next month"
    case repeats = "Repeats"
    case next = "{phrase} · next {days}"
    case left = "left out {days}"
}
