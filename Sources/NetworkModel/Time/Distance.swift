/// How far one day lies from another, in the unit people would name: 9 weeks past, 3 days ahead.
package struct Distance: Hashable, Sendable {
    package enum Direction: Hashable, Sendable {
        case past, today, future
    }

    /// How many of the unit, never negative, rounded down.
    package var count: Int
    package var unit: Period.Unit
    package var direction: Direction

    package init(count: Int, unit: Period.Unit, direction: Direction) {
        self.count = count
        self.unit = unit
        self.direction = direction
    }

    /// How far `day` is from `today`: in days below two weeks, in weeks below half a year, in months below two years.
    package init(to day: Day, from today: Day) {
        let days = abs(day - today)
        direction = day == today ? .today : day < today ? .past : .future
        let months = Distance.wholeMonths(from: min(day, today), to: max(day, today))
        if days < 14 {
            (count, unit) = (days, .day)
        } else if days < 26 * 7 {
            (count, unit) = (days / 7, .week)
        } else if months < 24 {
            (count, unit) = (months, .month)
        } else {
            (count, unit) = (months / 12, .year)
        }
    }

    private static func wholeMonths(from earlier: Day, to later: Day) -> Int {
        let (first, last) = (earlier.civil, later.civil)
        let months = (last.year - first.year) * 12 + last.month - first.month
        return earlier.adding(Period(months, .month)) > later ? months - 1 : months
    }
}
