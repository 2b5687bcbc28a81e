/// Reads a date from the beginning of folded words.
///
/// Each function either understands something and moves past it, or leaves the position as it was.
struct HumanDateReader {
    typealias DayReading = Result<Day, HumanDate.Problem>

    private let words: ArraySlice<String>
    let context: HumanDate.Context
    /// How many words were understood.
    private(set) var count = 0

    init(_ words: ArraySlice<String>, _ context: HumanDate.Context) {
        self.words = words
        self.context = context
    }

    /// A day, a time, or both in either order.
    mutating func read() -> Result<HumanDate, HumanDate.Problem>? {
        let start = count
        _ = pass("on") || pass("by") || pass("due") || pass("at")
        if pass("now") { return .success(HumanDate(day: context.today, time: context.now)) }
        if let day = day() {
            let time = timeAfterDay()
            return day.map { HumanDate(day: $0, time: time) }
        }
        if let time = time() {
            let beforeDay = count
            _ = pass("on")
            if let day = day() { return day.map { HumanDate(day: $0, time: time) } }
            count = beforeDay
            return .success(HumanDate(day: day(of: time), time: time))
        }
        count = start
        return nil
    }

    private func day(of time: TimeOfDay) -> Day {
        switch context.prefers {
        case .past: time <= context.now ? context.today : context.today - 1
        case .future: time > context.now ? context.today : context.today + 1
        }
    }

    private mutating func day() -> DayReading? {
        // Longer forms stand before those they begin with.
        if let day = namedDay() ?? periodAway() ?? endOrStart() ?? qualified() { return .success(day) }
        return calendarDate() ?? weekday()
    }
}

// MARK: Words

extension HumanDateReader {
    /// The word at a distance from the position, without the comma that may end it.
    func word(_ ahead: Int = 0) -> String? {
        let index = words.startIndex + count + ahead
        guard index < words.endIndex else { return nil }
        let word = words[index]
        return word.utf8.count > 1 && word.hasSuffix(",") ? String(word.dropLast()) : word
    }

    mutating func pass(_ expected: String...) -> Bool {
        for (offset, expectedWord) in expected.enumerated() where word(offset) != expectedWord { return false }
        count += expected.count
        return true
    }

    mutating func skip(_ words: Int) {
        count += words
    }

    mutating func rewind(to position: Int) {
        count = position
    }
}

// MARK: Times

extension HumanDateReader {
    private mutating func timeAfterDay() -> TimeOfDay? {
        for part in ["morning", "afternoon", "evening", "night"] where pass(part) { break }
        let start = count
        _ = pass("at")
        if let time = time() { return time }
        count = start
        return nil
    }

    /// `14:00`, `2pm`, `2 pm`, `2:30pm`, `noon`, `midnight`.
    private mutating func time() -> TimeOfDay? {
        guard let first = word() else { return nil }
        if pass("noon") || pass("midday") { return .noon }
        if pass("midnight") { return .midnight }
        if let time = HumanDateReader.clockTime(first) {
            count += 1
            return time
        }
        if let half = word(1), half == "am" || half == "pm", let time = HumanDateReader.clockTime(first + half) {
            count += 2
            return time
        }
        return nil
    }

    /// A time in one word; the hour alone is one only with am or pm.
    static func clockTime(_ word: String) -> TimeOfDay? {
        let (hour, rest) = CalendarWords.leadingDigits(word)
        guard let hour else { return nil }
        var minute = 0
        var suffix = rest
        if rest.hasPrefix(":") {
            guard rest.utf8.count >= 3, let read = CalendarWords.digits(rest.dropFirst().prefix(2)) else { return nil }
            minute = read
            suffix = String(rest.dropFirst(3))
        }
        switch suffix {
        case "" where rest.hasPrefix(":"): return TimeOfDay(hour: hour, minute: minute)
        case "am": return 1...12 ~= hour ? TimeOfDay(hour: hour % 12, minute: minute) : nil
        case "pm": return 1...12 ~= hour ? TimeOfDay(hour: hour % 12 + 12, minute: minute) : nil
        default: return nil
        }
    }
}
