/// A day, and a time where one was given, as people type them: `tomorrow 14:00`, `last fri`, `2w`, `12 dec`.
package struct HumanDate: Hashable, Sendable {
    package var day: Day
    package var time: TimeOfDay?

    package init(day: Day, time: TimeOfDay? = nil) {
        self.day = day
        self.time = time
    }

    /// Which of several possible days is meant: what was logged lies behind, what is due lies ahead.
    package enum Preference: Hashable, Sendable {
        case past, future
    }

    /// What a date is read against.
    package struct Context: Hashable, Sendable {
        package var today: Day
        package var now: TimeOfDay
        package var prefers: Preference

        package init(today: Day, now: TimeOfDay, prefers: Preference) {
            self.today = today
            self.now = now
            self.prefers = prefers
        }

        package init(_ clock: Clock, prefers: Preference) {
            self.init(today: clock.today, now: clock.now.time, prefers: prefers)
        }
    }

    /// Why a text is no date.
    package enum Problem: Error, Hashable, Sendable {
        case notADate
        /// `12/11` can be either of these days; the first puts the day before the month.
        case twoReadings(Day, Day)
        /// A date that the calendar does not have, such as `31 feb`.
        case noSuchDay
        /// The date falls on another weekday than the one that was typed before it.
        case otherWeekday(Day)
    }

    /// What the beginning of a list of words says.
    package struct Reading: Hashable, Sendable {
        package var date: Result<HumanDate, Problem>
        /// How many of the words were understood as a date, at least one.
        package var count: Int
    }

    /// Reads a text that is a date and nothing else.
    package init(_ text: String, in context: Context) throws(Problem) {
        let words = Word.split(text).map(\.folded)
        guard let reading = HumanDate.read(words[...], in: context), reading.count == words.count else {
            throw .notADate
        }
        self = try reading.date.get()
    }

    /// Reads the longest date at the beginning of folded words, or nil where there is none.
    package static func read(_ words: ArraySlice<String>, in context: Context) -> Reading? {
        var reader = HumanDateReader(words, context)
        guard let date = reader.read(), reader.count > 0 else { return nil }
        return Reading(date: date, count: reader.count)
    }
}
