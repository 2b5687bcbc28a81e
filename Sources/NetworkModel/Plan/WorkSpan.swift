/// How long a piece of work takes: a span of time, hours of somebody's week, or both, of which the longer counts.
///
/// Weeks, months and years are time on the calendar: six weeks before 26 December is 14 November, holidays or not. Days
/// are working days from Monday to Friday, the first and the last counted, so that a day's work can be done on the day
/// it is due. Hours count only where it is known how many a week there are; what is less than a day of them is none.
package struct WorkSpan: Hashable, Sendable {
    package var needs: Period?
    package var hours: Double?
    /// Hours a week of whoever does it.
    package var capacity: Double?

    package init(needs: Period? = nil, hours: Double? = nil, capacity: Double? = nil) {
        self.needs = needs
        self.hours = hours
        self.capacity = capacity
    }

    /// How many days the hours take; 0 where they or the hours a week are not known.
    package var daysOfHours: Int {
        guard let hours, let capacity, capacity > 0, hours > 0 else { return 0 }
        return Int(min(hours / capacity * 7, 36_500).rounded(.down))
    }

    /// Whether it takes no time that could run out.
    package var isNothing: Bool { (needs?.count ?? 0) <= 0 && daysOfHours == 0 }

    /// Whether its last day is worked on to the end, so that what takes time itself cannot begin before the next.
    var fillsLastDay: Bool {
        guard let needs, needs.unit == .day else { return false }
        return needs.count > daysOfHours
    }

    /// The last day on which it can begin and still be finished on a day.
    package func latestStart(finishingOn day: Day) -> Day {
        let byHours = day - daysOfHours
        guard let needs, needs.count > 0 else { return byHours }
        return min(byHours, needs.unit == .day ? Workday.back(needs.count, from: day) : day.subtracting(needs))
    }

    /// The day on which it is finished where it begins on a day.
    package func finish(startingOn day: Day) -> Day {
        let byHours = day + daysOfHours
        guard let needs, needs.count > 0 else { return byHours }
        return max(byHours, needs.unit == .day ? Workday.on(needs.count, from: day) : day.adding(needs))
    }
}

/// Working days, Monday to Friday, numbered without the weekends between them.
private enum Workday {
    /// The last of so many working days, the first of which is the day itself or the next that is one.
    static func on(_ count: Int, from day: Day) -> Day {
        let (week, weekday) = parts(day)
        return self.day(number: weekday > 4 ? (week + 1) * 5 : week * 5 + weekday, plus: count - 1)
    }

    /// The first of so many working days, the last of which is the day itself or the one before that is one.
    static func back(_ count: Int, from day: Day) -> Day {
        let (week, weekday) = parts(day)
        return self.day(number: week * 5 + min(weekday, 4), plus: 1 - count)
    }

    private static func parts(_ day: Day) -> (week: Int, weekday: Int) {
        // The first day there is was a Monday.
        ((day - .first) / 7, (day - .first) % 7)
    }

    private static func day(number: Int, plus count: Int) -> Day {
        let target = max(0, number.addingClamped(count))
        guard target < 2_700_000 else { return .last }
        return .first + (target / 5 * 7 + target % 5)
    }
}
