/// How something repeats: the part of RFC 5545's recurrence rules (§3.3.10) that people plan meetings by.
///
/// It tells days; the hour is that of the first occurrence, on the clocks of its place.
package struct Recurrence: Hashable, Sendable {
    package enum Frequency: String, CaseIterable, Hashable, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    /// A weekday, and which of them in the month or year: 3 the third, -1 the last, nil every one.
    package struct OrdinalWeekday: Hashable, Sendable {
        package var ordinal: Int?
        package var weekday: Weekday

        package init(_ ordinal: Int? = nil, _ weekday: Weekday) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    /// The last moment that an occurrence may begin at.
    package enum Until: Hashable, Sendable {
        /// A day, which is included.
        case day(Day)
        /// A time on the clocks of the event's place, with its seconds.
        case local(Day, second: Int)
        /// Seconds since 1970-01-01T00:00:00Z.
        case instant(Int64)
    }

    package enum End: Hashable, Sendable {
        case never
        /// After so many occurrences, the first included.
        case count(Int)
        case until(Until)
    }

    package var frequency: Frequency
    /// Every so many days, weeks, months or years; at least 1.
    package var interval: Int
    /// 1 to 12, in order.
    package var months: [Int]
    /// 1 to 31, or -31 to -1 counted from the month's end.
    package var monthDays: [Int]
    package var weekdays: [OrdinalWeekday]
    /// Which of the days of each period are taken, counted from 1, or from -1 at its end; all where it is empty.
    package var positions: [Int]
    /// The day that a week begins with, for rules of every second or third week.
    package var weekStart: Weekday
    package var end: End

    package init(
        _ frequency: Frequency, interval: Int = 1, months: [Int] = [], monthDays: [Int] = [],
        weekdays: [OrdinalWeekday] = [], positions: [Int] = [], weekStart: Weekday = .monday, end: End = .never
    ) {
        self.frequency = frequency
        self.interval = min(max(interval, 1), Recurrence.longestInterval)
        self.months = months
        self.monthDays = monthDays
        self.weekdays = weekdays
        self.positions = positions
        self.weekStart = weekStart
        self.end = end
    }

    static let longestInterval = 10_000
    static let longestCount = 100_000
}

extension Recurrence {
    /// Why a text is no rule that can be followed.
    package enum Problem: Error, Hashable, Sendable {
        case empty
        /// A part without `=`.
        case notAPart(String)
        case noFrequency
        /// A part of the standard that is not followed here, or not with this frequency.
        case unsupported(String)
        /// A part whose value cannot be.
        case value(String)
        case twice(String)
        /// Both `UNTIL` and `COUNT`.
        case twoEnds
    }
}

extension Recurrence.Problem: CustomStringConvertible {
    /// What is wrong and what to do, as the end of a sentence that begins with the field's name.
    package var description: String {
        switch self {
        case .empty: "is no rule; write it as FREQ=WEEKLY;BYDAY=TU, or say: every 2 weeks on tue"
        case .notAPart(let part): "has '\(part)', which is no part of a rule; write it as FREQ=WEEKLY;BYDAY=TU"
        case .noFrequency: "does not say how often; begin it with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"
        case .unsupported(let part): "has \(part), which is not followed here; say it without, or as single events"
        case .value(let part): "has \(part), which cannot be; correct it"
        case .twice(let name): "has \(name) twice; leave one"
        case .twoEnds: "has both UNTIL and COUNT; leave one"
        }
    }
}
