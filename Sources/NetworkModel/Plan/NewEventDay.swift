/// The day to which an event is moved or copied, as people type it: a date, or a time counted from the day it is on.
package struct NewEventDay: Hashable, Sendable {
    package let day: Day
    /// Whether it is `next year` or `next month` after the old day, moved to the nearest day of the same weekday.
    package let keepsWeekday: Bool

    /// Reads the day of an event that was on another; nil for an event without a day, of which only dates can be said.
    ///
    /// `next year` is a year after the event, not the first of January; `+2w` and `-3d` are counted from it too.
    package init(_ text: String, from old: Day?, on clock: Clock) throws(HumanDate.Problem) {
        if let old, let day = Self.away(text, from: old) {
            self.day = day
            keepsWeekday = false
        } else if let old, let period = Self.next(text) {
            let later = old.adding(period)
            // Between -3 and 3 days away, as the fixed dates of a plan are moved.
            let excess = (later.weekday.rawValue - old.weekday.rawValue + 10) % 7 - 3
            day = later - excess
            keepsWeekday = true
        } else {
            day = try EventDays(text, on: clock).first.day
            keepsWeekday = false
        }
    }

    private static func away(_ text: String, from old: Day) -> Day? {
        let word = Word.split(text)
        guard let sign = word.first?.folded.utf8.first, word.count <= 3 else { return nil }
        let isLater = sign == UInt8(ascii: "+")
        guard isLater || sign == UInt8(ascii: "-") else { return nil }
        let rest = word.map(\.folded).joined(separator: " ").dropFirst()
        return Period(human: String(rest)).map { isLater ? old.adding($0) : old.subtracting($0) }
    }

    private static func next(_ text: String) -> Period? {
        switch Word.split(text).map(\.folded) {
        case ["next", "year"], ["a", "year", "later"]: Period(1, .year)
        case ["next", "month"], ["a", "month", "later"]: Period(1, .month)
        default: nil
        }
    }
}
