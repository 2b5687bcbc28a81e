extension Recurrence {
    /// Why words are no way of repeating.
    package enum HumanProblem: Error, Hashable, Sendable {
        /// This word was not understood.
        case word(String)
        /// The day after `until` is none.
        case date(HumanDate.Problem)
        case rule(Problem)
    }

    /// Reads how something repeats as people say it, or as a rule of RFC 5545: `every 2 weeks on tue`, `monthly on the
    /// 3rd thu until 12 dec 2027`, `weekly, 10 times`, `first mon of every month`, `every weekday`.
    package init(human text: String, in context: HumanDate.Context) throws(HumanProblem) {
        let words = Word.split(text).map(\.folded)
        if words.contains(where: { $0.utf8.contains(UInt8(ascii: "=")) }) {
            do throws(Problem) {
                self = try Recurrence(rule: text)
            } catch {
                throw .rule(error)
            }
            return
        }
        guard !words.isEmpty else { throw .rule(.empty) }
        var reader = RecurrenceReader(words, context)
        self = try reader.read()
    }
}

/// Reads words into a rule, one saying after the other, in whatever order they come.
private struct RecurrenceReader {
    typealias Problem = Recurrence.HumanProblem

    private let words: [String]
    private let context: HumanDate.Context
    private var position = 0
    private var frequency: Recurrence.Frequency?
    private var interval = 1
    private var months: [Int] = []
    private var monthDays: [Int] = []
    private var weekdays: [Recurrence.OrdinalWeekday] = []
    private var end = Recurrence.End.never
    /// Ordinals whose noun is yet to come.
    private var ordinals: [Int] = []

    init(_ words: [String], _ context: HumanDate.Context) {
        // A comma parts what stands on its two sides, as `and` does.
        self.words = words.flatMap { word in
            word.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
                .reduce(into: [String]()) { list, part in
                    if !list.isEmpty { list.append("and") }
                    list.append(part)
                }
                .filter { !$0.isEmpty }
        }
        self.context = context
    }

    mutating func read() throws(Problem) -> Recurrence {
        while let word = peek() {
            guard try readEnd() || readRhythm() || readDay() || passNoise() else { throw .word(word) }
        }
        finishOrdinals()
        return try rule()
    }

    private func peek(_ ahead: Int = 0) -> String? {
        position + ahead < words.count ? words[position + ahead] : nil
    }

    private mutating func pass(_ expected: String...) -> Bool {
        guard let word = peek(), expected.contains(word) else { return false }
        position += 1
        return true
    }

    private mutating func passNoise() -> Bool {
        pass("on", "the", "of", "and", "in", "for", "at", "&", "a", "always", "each")
    }

    // MARK: Until when

    private mutating func readEnd() throws(Problem) -> Bool {
        if let word = peek(), let count = CalendarWords.count(word), let next = peek(1),
            ["times", "time"].contains(next)
        {
            guard 1...Recurrence.longestCount ~= count else { throw .word(word) }
            position += 2
            return setEnd(.count(count))
        }
        guard pass("until", "till", "through", "ending") else { return false }
        finishOrdinals()
        let rest = words[position...].filter { $0 != "and" }
        guard let reading = HumanDate.read(rest[...], in: context) else { throw .date(.notADate) }
        do throws(HumanDate.Problem) {
            let date = try reading.date.get()
            position = words.count - (rest.count - reading.count)
            return setEnd(.until(.day(date.day)))
        } catch {
            throw .date(error)
        }
    }

    private mutating func setEnd(_ end: Recurrence.End) -> Bool {
        self.end = end
        return true
    }

    // MARK: How often

    private mutating func readRhythm() -> Bool {
        guard frequency == nil else { return false }
        let start = position
        if pass("weekdays", "workdays") || (pass("every") && pass("weekday", "workday", "working")) {
            _ = pass("day")
            weekdays += Recurrence.working.map { Recurrence.OrdinalWeekday(nil, $0) }
            return set(1, .week)
        }
        position = start
        // `every first mon`, `every tue`: how often follows from the days.
        if pass("every"), peek().map(isDayWord) == true { return true }
        position = start
        for length in [3, 2, 1] where position + length <= words.count {
            let text = words[position..<position + length].joined(separator: " ")
            guard length > 1 || CalendarWords.dayOfMonth(text)?.isOrdinal != true, let period = Period(human: text),
                period.count <= Recurrence.longestInterval
            else { continue }
            finishOrdinals()
            position += length
            return set(period.count, period.unit)
        }
        return false
    }

    private func isDayWord(_ word: String) -> Bool {
        if CalendarWords.weekdays(word) != nil || word == "last" || word == "first" { return true }
        let isPart = peek(1).map { CalendarWords.weekday($0) != nil } ?? false
        return isPart && (Self.ordinal(word) != nil)
    }

    private mutating func set(_ count: Int, _ unit: Period.Unit) -> Bool {
        interval = count
        switch unit {
        case .day: frequency = .daily
        case .week: frequency = .weekly
        case .month: frequency = .monthly
        case .year: frequency = .yearly
        }
        return true
    }

    // MARK: On which days

    private mutating func readDay() -> Bool {
        guard let word = peek() else { return false }
        if word == "weekdays" || word == "workdays" {
            weekdays += Recurrence.working.map { Recurrence.OrdinalWeekday(nil, $0) }
        } else if word == "last" {
            // `2nd last fri`, and not `2nd and last fri`.
            let isCounted = position > 0 && Self.ordinal(words[position - 1]) != nil
            if isCounted, let number = ordinals.popLast() { ordinals.append(-number) } else { ordinals.append(-1) }
        } else if let number = Self.ordinal(word) {
            ordinals.append(number)
        } else if word == "day", !ordinals.isEmpty {
            finishOrdinals()
        } else if let weekday = CalendarWords.weekdays(word) {
            let counted = ordinals.map { Recurrence.OrdinalWeekday($0, weekday) }
            weekdays += counted.isEmpty ? [Recurrence.OrdinalWeekday(nil, weekday)] : counted
            ordinals = []
        } else if let month = CalendarWords.month(word) {
            readMonth(month)
        } else if let day = CalendarWords.digits(word), 1...31 ~= day, peek(1).flatMap(CalendarWords.month) != nil {
            monthDays.append(day)
        } else {
            return false
        }
        position += 1
        return true
    }

    private mutating func readMonth(_ month: Int) {
        months.append(month)
        finishOrdinals()
        // `dec 12`
        if monthDays.isEmpty, let day = peek(1).flatMap(CalendarWords.digits), 1...31 ~= day,
            peek(2) != "times", peek(2) != "time"
        {
            monthDays.append(day)
            position += 1
        }
    }

    private static func ordinal(_ word: String) -> Int? {
        if let index = ["first", "second", "third", "fourth", "fifth"].firstIndex(of: word) { return index + 1 }
        return CalendarWords.dayOfMonth(word).flatMap { $0.isOrdinal ? $0.day : nil }
    }

    /// Ordinals without a weekday are days of the month.
    private mutating func finishOrdinals() {
        monthDays += ordinals
        ordinals = []
    }

    // MARK: The rule

    private func rule() throws(Problem) -> Recurrence {
        let isCounted = weekdays.contains { $0.ordinal != nil } || !monthDays.isEmpty
        let implied: Recurrence.Frequency? =
            isCounted || !months.isEmpty
            ? (months.isEmpty ? .monthly : .yearly) : weekdays.isEmpty ? nil : .weekly
        guard let frequency = frequency ?? implied else { throw .word(words.last ?? "") }
        let rule = Recurrence(
            frequency, interval: interval, months: Set(months).sorted(), monthDays: Set(monthDays).sorted(),
            weekdays: weekdays, end: end)
        // Written and read again, it passes the checks of a rule that comes from elsewhere.
        do throws(Recurrence.Problem) {
            return try Recurrence(rule: rule.rule)
        } catch {
            throw .rule(error)
        }
    }
}
