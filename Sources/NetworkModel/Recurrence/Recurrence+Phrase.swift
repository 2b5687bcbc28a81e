extension Recurrence {
    /// What is shown of a rule that a field holds: its phrase, else the rule itself.
    package static func shown(_ rule: String) -> String {
        // A rule that cannot be read is shown as it stands; what is wrong with it is told by the check and the form.
        (try? Recurrence(rule: rule))?.phrase ?? rule
    }

    /// The rule as people say it and `init(human:)` reads it: `every 2 weeks on tue`, `monthly on the 3rd thu until
    /// 12 dec 2027`; nil where there is no short way to say it.
    package var phrase: String? {
        guard positions.isEmpty, monthDays.isEmpty || weekdays.isEmpty else { return nil }
        // Numbers that people type have five digits at most.
        if case .count(let count) = end, count > 99_999 { return nil }
        // Nor is a year of three digits one to them.
        if case .until(let until) = end, until.day.year < 1000 { return nil }
        if frequency == .weekly, interval > 1, weekStart != .monday { return nil }
        guard let days = dayPhrase else { return nil }
        return rhythm + (days.isEmpty ? "" : " \(days)") + endPhrase
    }

    private var rhythm: String {
        let (adverb, unit) =
            switch frequency {
            case .daily: ("daily", "days")
            case .weekly: ("weekly", "weeks")
            case .monthly: ("monthly", "months")
            case .yearly: ("yearly", "years")
            }
        return interval == 1 ? adverb : "every \(interval) \(unit)"
    }

    private var endPhrase: String {
        switch end {
        case .never: ""
        case .count(let count): ", \(count) \(count == 1 ? "time" : "times")"
        case .until(let until): " until \(Self.text(of: until.day))"
        }
    }

    /// On which days, empty where the start says it; nil where it is not said shortly.
    private var dayPhrase: String? {
        let inMonths = months.isEmpty ? "" : "in \(Self.list(months.map(CalendarWords.shortMonth)))"
        let on: String
        if weekdays.isEmpty, monthDays.isEmpty {
            on = ""
        } else if weekdays.isEmpty {
            guard frequency != .yearly || !months.isEmpty else { return nil }
            if frequency == .yearly, months.count == 1, monthDays.count == 1, monthDays[0] > 0 {
                return "on \(monthDays[0]) \(CalendarWords.shortMonth(months[0]))"
            }
            on = "on the \(Self.list(monthDays.map(Self.dayOfMonth)))"
        } else if weekdays.allSatisfy({ $0.ordinal == nil }) {
            guard frequency == .daily || frequency == .weekly else { return nil }
            on = "on \(weekdays.map(\.weekday) == Self.working ? "weekdays" : Self.list(weekdays.map(Self.said)))"
        } else {
            guard weekdays.allSatisfy({ 1...5 ~= abs($0.ordinal ?? 0) }) else { return nil }
            guard frequency == .monthly || !months.isEmpty else { return nil }
            on = "on the \(Self.list(weekdays.map(Self.said)))"
        }
        return [on, inMonths].filter { !$0.isEmpty }.joined(separator: " ")
    }

    static let working: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]

    private static func said(_ day: OrdinalWeekday) -> String {
        let name = CalendarWords.short(day.weekday)
        return day.ordinal.map { "\(ordinal($0)) \(name)" } ?? name
    }

    private static func dayOfMonth(_ day: Int) -> String { day > 0 ? ordinal(day) : "\(ordinal(day)) day" }

    /// `1st`, `last`, `2nd last`.
    private static func ordinal(_ number: Int) -> String {
        if number == -1 { return "last" }
        if number < 0 { return "\(ordinal(-number)) last" }
        let suffix =
            switch (number % 10, number / 10 % 10) {
            case (1, let ten) where ten != 1: "st"
            case (2, let ten) where ten != 1: "nd"
            case (3, let ten) where ten != 1: "rd"
            default: "th"
            }
        return "\(number)\(suffix)"
    }

    private static func text(of day: Day) -> String {
        let civil = day.civil
        return "\(civil.day) \(CalendarWords.shortMonth(civil.month)) \(CalendarWords.year(civil.year))"
    }

    /// `a`, `a and b`, `a, b and c`.
    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension Recurrence.Until {
    /// The day that it names, in UTC where it is an instant.
    package var day: Day {
        switch self {
        case .day(let day), .local(let day, _): day
        case .instant(let instant): BasicMoment(utc: instant).day
        }
    }
}
