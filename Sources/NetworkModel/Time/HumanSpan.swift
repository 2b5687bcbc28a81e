/// From when to when something lasts, as people type it: `25–28 mar`, `30 mar to 2 apr 2027`, `25 mar 14:00-16:00`.
package struct HumanSpan: Hashable, Sendable {
    package var first: HumanDate
    package var last: HumanDate

    /// Reads a text that says both; nil where it says only one, or an end before its beginning.
    package init?(_ text: String, in context: HumanDate.Context) throws(HumanDate.Problem) {
        guard let (left, right) = Self.halves(of: text) else { return nil }
        if let time = HumanDateReader.clockTime(right) {
            // The hour alone ends on the day that it begins on, or after midnight.
            first = try HumanDate(left, in: context)
            guard let starts = first.time else { return nil }
            last = HumanDate(day: time > starts ? first.day : first.day + 1, time: time)
        } else {
            last = try HumanDate(right, in: context)
            first = try Self.beginning(left, before: last.day, context)
            guard first.day <= last.day else { return nil }
            if first.day == last.day, let starts = first.time, let ends = last.time, ends < starts { return nil }
        }
    }

    /// The first day, where the month or the year may only be said of the last.
    private static func beginning(
        _ text: String, before last: Day, _ context: HumanDate.Context
    ) throws(HumanDate.Problem) -> HumanDate {
        if let number = CalendarWords.dayOfMonth(text)?.day {
            guard let day = Day(year: last.year, month: last.month, day: number) else { throw .noSuchDay }
            return HumanDate(day: day)
        }
        var date = try HumanDate(text, in: context)
        let years = max(0, last.year - date.day.year)
        let sameYear = date.day.adding(Period(years, .year))
        date.day = sameYear <= last ? sameYear : date.day.adding(Period(years - 1, .year))
        return date
    }

    /// What stands before and after the word or the dash between the two.
    private static func halves(of text: String) -> (String, String)? {
        let words = Word.split(text).map(\.folded)
        if let index = words.firstIndex(where: { ["-", "to", "until", "till", "bis", "..", "..."].contains($0) }),
            index > 0,
            index < words.count - 1
        {
            return (words[..<index].joined(separator: " "), words[(index + 1)...].joined(separator: " "))
        }
        // Folding has made every dash a hyphen; the hyphens of `2027-03-25` part nothing.
        let place = words.lastIndex { word in word.utf8.count { $0 == UInt8(ascii: "-") } == 1 }
        guard let place else { return nil }
        let parts = words[place].split(separator: "-")
        guard parts.count == 2 else { return nil }
        let left = (words[..<place] + [String(parts[0])]).joined(separator: " ")
        let right = ([String(parts[1])] + words[(place + 1)...]).joined(separator: " ")
        return (left, right)
    }
}
