/// The days on which something that repeats falls, from one day through another, in order and found one by one.
///
/// Where the rule has no count, the days before the window cost nothing; the cost is that of the periods (days, weeks,
/// months or years of the rule) that the window spans, so that a rule which never matches ends too.
package struct RecurrenceDays: Sequence, Sendable {
    private let rule: Recurrence
    private let start: Day
    private let first: Day
    private let last: Day

    fileprivate init(_ rule: Recurrence, start: Day, first: Day, last: Day) {
        self.rule = rule
        self.start = start
        self.first = first
        self.last = last
    }

    package func makeIterator() -> Iterator { Iterator(rule, start: start, first: first, last: last) }

    package struct Iterator: IteratorProtocol {
        private let periods: RecurrencePeriods
        private let start: Day
        private let first: Day
        private let last: Day
        /// How many occurrences the count still allows.
        private var left: Int
        private var number: Int
        private var days: ArraySlice<Day> = []
        private var isStartDue: Bool

        fileprivate init(_ rule: Recurrence, start: Day, first: Day, last: Day) {
            periods = RecurrencePeriods(rule, start: start)
            self.start = start
            self.first = first
            self.last = last
            if case .count(let count) = rule.end {
                left = count
                number = 0
            } else {
                left = .max
                number = Swift.max(0, periods.number(of: first) - 1)
            }
            isStartDue = number == 0 || first <= start
            if isStartDue { number = 0 }
        }

        package mutating func next() -> Day? {
            while left > 0, let day = nextOfRule(), day <= last {
                left -= 1
                if day >= first { return day }
            }
            left = 0
            return nil
        }

        // The first occurrence is the start itself, whether or not the rule names its day.
        private mutating func nextOfRule() -> Day? {
            if isStartDue {
                isStartDue = false
                return start
            }
            while days.isEmpty {
                guard let next = periods.days(of: number), next.first <= last else { return nil }
                days = next.days.drop { $0 <= start }
                number += 1
            }
            return days.popFirst()
        }
    }
}

extension Recurrence {
    /// The days on which something falls that begins on `start` and repeats so, as far as they lie from `first` through
    /// `last`. The start is always one of them. `lastDay` is the rule's end (see `lastDay(at:in:)`).
    package func days(from start: Day, within first: Day, through last: Day, until lastDay: Day? = nil)
        -> RecurrenceDays
    {
        RecurrenceDays(self, start: start, first: first, last: min(last, lastDay ?? .last))
    }

    /// The last day on which an occurrence may begin that begins at that time in that zone; nil where `UNTIL` does not
    /// say.
    package func lastDay(atSecond second: Int, in zone: Zone) -> Day? {
        guard case .until(let until) = end else { return nil }
        switch until {
        case .day(let day): return day
        case .local(let day, let last): return second <= last ? day : day - 1
        case .instant(let instant):
            let local = BasicMoment(local: zone.moment(at: instant))
            return second <= local.second ? local.day : local.day - 1
        }
    }

    /// Whether the rule itself names the day that it begins on; programs differ in what they do where it does not.
    package func names(_ start: Day) -> Bool {
        RecurrencePeriods(self, start: start).days(of: 0)?.days.contains(start) ?? false
    }
}

/// The periods of a rule, counted from 0, which is that of the start.
private struct RecurrencePeriods {
    let rule: Recurrence
    let start: Day
    private let origin: Int

    init(_ rule: Recurrence, start: Day) {
        self.rule = rule
        self.start = start
        origin = Self.unit(of: start, rule)
    }

    /// The period that a day lies in or after; negative before the start.
    func number(of day: Day) -> Int {
        let distance = Self.unit(of: day, rule) - origin
        return distance >= 0 ? distance / rule.interval : -1
    }

    /// The first day of a period and the days that it takes, in order; nil beyond the calendar's end.
    func days(of number: Int) -> (first: Day, days: [Day])? {
        let unit = origin + number * rule.interval
        guard let first = firstDay(ofUnit: unit) else { return nil }
        var days: [Day]
        switch rule.frequency {
        case .daily: days = isInMonths(first) && isInMonthDays(first) && isInWeekdays(first) ? [first] : []
        case .weekly: days = week(first)
        case .monthly: days = isInMonths(first) ? month(first) : []
        case .yearly: days = year(first)
        }
        if !rule.positions.isEmpty { days = taken(days) }
        return (first, days)
    }

    // Days, weeks, months or years are numbered, so that the way to any of them is arithmetic.
    private static func unit(of day: Day, _ rule: Recurrence) -> Int {
        switch rule.frequency {
        case .daily: Int(day.number)
        case .weekly: (Int(day.number) - Int(Day.first.number) + 7 - (rule.weekStart.rawValue - 1)) / 7
        case .monthly: day.year * 12 + day.month - 1
        case .yearly: day.year
        }
    }

    private func firstDay(ofUnit unit: Int) -> Day? {
        switch rule.frequency {
        case .daily: return unit <= Int(Day.last.number) ? Day(number: unit) : nil
        case .weekly:
            let number = unit * 7 - 7 + (rule.weekStart.rawValue - 1) + Int(Day.first.number)
            return number <= Int(Day.last.number) ? Day(number: number) : nil
        case .monthly: return Day(year: unit / 12, month: unit % 12 + 1, day: 1)
        case .yearly: return Day(year: unit, month: 1, day: 1)
        }
    }

    // MARK: The days of a period

    private func week(_ first: Day) -> [Day] {
        let weekdays = rule.weekdays.isEmpty ? [start.weekday] : rule.weekdays.map(\.weekday)
        // The calendar's last week is a short one.
        return (0...min(6, Day.last - first)).map { first + $0 }
            .filter { weekdays.contains($0.weekday) && isInMonths($0) }
    }

    private func month(_ first: Day) -> [Day] {
        guard rule.monthDays.isEmpty, rule.weekdays.isEmpty else { return span(first, first.endOfMonth) }
        let civil = first.civil
        return Day(year: civil.year, month: civil.month, day: start.day).map { [$0] } ?? []
    }

    private func year(_ first: Day) -> [Day] {
        let year = first.year
        let months = rule.months.isEmpty ? Array(1...12) : rule.months
        if rule.monthDays.isEmpty, rule.weekdays.isEmpty {
            let months = rule.months.isEmpty ? [start.month] : rule.months
            return months.compactMap { Day(year: year, month: $0, day: start.day) }
        }
        // Without months the weekdays are counted in the year: 20MO is its twentieth Monday.
        guard !rule.months.isEmpty || !rule.monthDays.isEmpty else {
            return span(first, Day(year: year, month: 12, day: 31) ?? .last)
        }
        return months.flatMap { month in
            Day(year: year, month: month, day: 1).map { span($0, $0.endOfMonth) } ?? []
        }
    }

    /// The days of a month or year that the rule's days of months and weekdays let through.
    private func span(_ first: Day, _ last: Day) -> [Day] {
        let length = last - first + 1
        return (0..<length).compactMap { index in
            let day = first + index
            guard isInMonthDays(day) else { return nil }
            guard !rule.weekdays.isEmpty else { return day }
            let weekday = day.weekday
            let isTaken = rule.weekdays.contains { wanted in
                guard wanted.weekday == weekday else { return false }
                guard let ordinal = wanted.ordinal else { return true }
                return ordinal == index / 7 + 1 || ordinal == -((length - 1 - index) / 7 + 1)
            }
            return isTaken ? day : nil
        }
    }

    private func isInMonths(_ day: Day) -> Bool { rule.months.isEmpty || rule.months.contains(day.month) }

    private func isInMonthDays(_ day: Day) -> Bool {
        guard !rule.monthDays.isEmpty else { return true }
        let civil = day.civil
        let fromEnd = civil.day - Day.lengthOfMonth(civil.month, in: civil.year) - 1
        return rule.monthDays.contains(civil.day) || rule.monthDays.contains(fromEnd)
    }

    private func isInWeekdays(_ day: Day) -> Bool {
        rule.weekdays.isEmpty || rule.weekdays.contains { $0.weekday == day.weekday }
    }

    private func taken(_ days: [Day]) -> [Day] {
        let indices = rule.positions.map { $0 > 0 ? $0 - 1 : days.count + $0 }
        return Set(indices.filter(days.indices.contains)).sorted().map { days[$0] }
    }
}
