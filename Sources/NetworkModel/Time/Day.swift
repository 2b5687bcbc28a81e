/// A calendar day, without time or zone, in the proleptic Gregorian calendar of the years 1 to 9999.
///
/// Arithmetic stops at `Day.first` and `Day.last` instead of leaving that range, so it never traps.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int32

    /// 0001-01-01.
    package static let first = Day(unchecked: -719_162)
    /// 9999-12-31.
    package static let last = Day(unchecked: 2_932_896)

    private init(unchecked number: Int32) {
        self.number = number
    }

    /// The day that many days after 1970-01-01, or the nearest one there is.
    package init(number: Int) {
        let clamped = min(max(number, Int(Day.first.number)), Int(Day.last.number))
        self.init(unchecked: Int32(truncatingIfNeeded: clamped))
    }

    /// The day of that date, or nil where the calendar has none such, as on 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Day.lengthOfMonth(month, in: year) else {
            return nil
        }
        self.init(unchecked: Day.number(year: year, month: month, day: day))
    }

    package static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }
}

extension Day {
    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// Year, month and day in one calculation, for who needs more than one of them.
    package var civil: (year: Int, month: Int, day: Int) {
        // Counted in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
        let shifted = Int(number) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var weekday: Weekday {
        // 0001-01-01 was a Monday.
        Weekday(rawValue: (Int(number) - Int(Day.first.number)) % 7 + 1) ?? .monday
    }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days a month has; `month` is 1 to 12.
    package static func lengthOfMonth(_ month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
    }
}

extension Day {
    package static func + (day: Day, days: Int) -> Day {
        Day(number: Int(day.number).addingClamped(days))
    }

    package static func - (day: Day, days: Int) -> Day {
        Day(number: Int(day.number).subtractingClamped(days))
    }

    /// How many days lie between two days; negative when `left` is the earlier.
    package static func - (left: Day, right: Day) -> Int {
        Int(left.number) - Int(right.number)
    }

    /// The day a period later, or earlier when its count is negative.
    ///
    /// Months and years keep the day of the month where it exists; else the month's last day is taken: 31 January
    /// and one month is 28 February.
    package func adding(_ period: Period) -> Day {
        switch period.unit {
        case .day: self + period.count
        case .week: self + period.count.multipliedClamped(by: 7)
        case .month: adding(months: period.count)
        case .year: adding(months: period.count.multipliedClamped(by: 12))
        }
    }

    /// The day a period earlier; see `adding(_:)`.
    package func subtracting(_ period: Period) -> Day {
        adding(Period(0.subtractingClamped(period.count), period.unit))
    }

    private func adding(months: Int) -> Day {
        let date = civil
        let index = (date.year * 12 + date.month - 1).addingClamped(months)
        guard index >= 12 else { return .first }
        guard index < 120_000 else { return .last }
        let (year, month) = (index / 12, index % 12 + 1)
        let day = min(date.day, Day.lengthOfMonth(month, in: year))
        return Day(unchecked: Day.number(year: year, month: month, day: day))
    }

    /// The first such weekday after this day.
    package func next(_ weekday: Weekday) -> Day {
        let ahead = (weekday.rawValue - self.weekday.rawValue + 7) % 7
        return self + (ahead == 0 ? 7 : ahead)
    }

    /// The last such weekday before this day.
    package func previous(_ weekday: Weekday) -> Day {
        let behind = (self.weekday.rawValue - weekday.rawValue + 7) % 7
        return self - (behind == 0 ? 7 : behind)
    }

    /// The Monday of this day's week.
    package var startOfWeek: Day { self - (weekday.rawValue - 1) }

    package var startOfMonth: Day { self - (day - 1) }

    package var endOfMonth: Day {
        let date = civil
        return self + (Day.lengthOfMonth(date.month, in: date.year) - date.day)
    }
}

extension Int {
    /// The sum, or the nearest integer there is.
    func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }

    /// The difference, or the nearest integer there is.
    func subtractingClamped(_ other: Int) -> Int {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other > 0 ? .min : .max) : difference
    }

    /// The product, or the nearest integer there is.
    func multipliedClamped(by other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? ((self > 0) == (other > 0) ? .max : .min) : product
    }
}
