import NetworkModel

/// The words of dates.
package enum DateText: String, TextTable {
    package static let name = "date"

    case today, tomorrow, yesterday
    case dueToday = "due today"
    case ahead = "in {amount}"
    case late = "{amount} late"
    case over = "{amount} over"
    case ago = "{amount} ago"
    case every = "every {amount}"
    case days = "{n} d"
    case weeks = "{n} w"
    case months = "{n} mo"
    case years = "{n} y"
    case minutes = "{n} min"
    case hours = "{n} h"
    case monday = "mon"
    case tuesday = "tue"
    case wednesday = "wed"
    case thursday = "thu"
    case friday = "fri"
    case saturday = "sat"
    case sunday = "sun"
    case january = "jan"
    case february = "feb"
    case march = "mar"
    case april = "apr"
    case may = "may"
    case june = "jun"
    case july = "jul"
    case august = "aug"
    case september = "sep"
    case october = "oct"
    case november = "nov"
    case december = "dec"

    static func weekday(_ weekday: Weekday) -> DateText {
        switch weekday {
        case .monday: .monday
        case .tuesday: .tuesday
        case .wednesday: .wednesday
        case .thursday: .thursday
        case .friday: .friday
        case .saturday: .saturday
        case .sunday: .sunday
        }
    }

    static func month(_ number: Int) -> DateText {
        let months: [DateText] = [
            .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november,
            .december,
        ]
        return months[min(max(number, 1), 12) - 1]
    }

    static func unit(_ unit: Period.Unit) -> DateText {
        switch unit {
        case .day: .days
        case .week: .weeks
        case .month: .months
        case .year: .years
        }
    }
}
