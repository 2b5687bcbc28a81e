/// The days of an event as people type them: `25 mar`, `25–28 mar 2027`, `30 mar to 2 apr`, `fri 14:00`.
package struct EventDays: Hashable, Sendable {
    package var first: HumanDate
    /// The last day, where there are several.
    package var last: Day?

    /// Reads the days; those that lie ahead are meant.
    package init(_ text: String, on clock: Clock) throws(HumanDate.Problem) {
        let context = HumanDate.Context(clock, prefers: .future)
        let whole: HumanDate.Problem
        do throws(HumanDate.Problem) {
            first = try HumanDate(text, in: context)
            return
        } catch {
            whole = error
        }
        guard let (left, right) = Self.halves(of: text) else { throw whole }
        let end = try HumanDate(right, in: context)
        first = try Self.beginning(left, before: end, context)
        guard end.day >= first.day else { throw .notADate }
        last = end.day > first.day ? end.day : nil
    }

    /// The first day, where the month or the year may only be said of the last.
    private static func beginning(
        _ text: String, before end: HumanDate, _ context: HumanDate.Context
    ) throws(HumanDate.Problem) -> HumanDate {
        if let number = CalendarWords.dayOfMonth(text)?.day {
            guard let day = Day(year: end.day.year, month: end.day.month, day: number) else { throw .noSuchDay }
            return HumanDate(day: day)
        }
        var date = try HumanDate(text, in: context)
        // `30 mar to 2 apr 2028`: the year of the last day holds for both.
        while date.day > end.day || (end.day - date.day > 180 && date.day.adding(Period(1, .year)) <= end.day) {
            let isAfter = date.day > end.day
            date.day = isAfter ? date.day.subtracting(Period(1, .year)) : date.day.adding(Period(1, .year))
            if isAfter { break }
        }
        return date
    }

    /// What stands before and after the dash or word between two days.
    private static func halves(of text: String) -> (String, String)? {
        let words = Word.split(text).map(\.folded)
        if let index = words.firstIndex(where: { ["-", "to", "until", "till", "bis", "..", "..."].contains($0) }),
            index > 0, index < words.count - 1
        {
            return (words[..<index].joined(separator: " "), words[(index + 1)...].joined(separator: " "))
        }
        // `25–28 mar`: folding has made every dash a hyphen.
        guard let place = words.firstIndex(where: { $0.utf8.contains(UInt8(ascii: "-")) }) else { return nil }
        let parts = words[place].split(separator: "-", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let left = (words[..<place] + [String(parts[0])]).joined(separator: " ")
        let right = ([String(parts[1])] + words[(place + 1)...]).joined(separator: " ")
        return (left, right)
    }

    /// The value of `Starts`: with its hour where one was said, in the zone of the clock.
    package func starts(_ clock: Clock) -> String {
        guard let time = first.time else { return first.day.iso }
        return clock.zone.reading(first.day, time).timestamp.iso
    }

    /// The value of `Ends`; nil where the event ends on the day it starts.
    package var ends: String? { last?.iso }
}
