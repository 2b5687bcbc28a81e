extension Period {
    /// The period as people say it: `6w`, `every 2 weeks`, `every other month`, `monthly`, `twice a year`.
    package init?(human text: String) {
        var words = Word.split(text).map(\.folded)[...]
        if words.first == "every" || words.first == "each" || words.first == "once" || words.first == "about" {
            words.removeFirst()
        }
        guard let period = Period.adverb(words) ?? Period.counted(words) ?? Period.timesA(words), period.count > 0
        else {
            return nil
        }
        self = period
    }

    private static func adverb(_ words: ArraySlice<String>) -> Period? {
        guard words.count == 1 else { return nil }
        switch words.first {
        case "daily": return Period(1, .day)
        case "weekly": return Period(1, .week)
        case "fortnightly", "biweekly", "fortnight": return Period(2, .week)
        case "monthly": return Period(1, .month)
        case "quarterly", "quarter": return Period(3, .month)
        case "half-yearly", "halfyearly": return Period(6, .month)
        case "yearly", "annually", "annual": return Period(1, .year)
        default: return nil
        }
    }

    /// `6w`, `6 weeks`, `week`, `a week`, `other month`.
    private static func counted(_ words: ArraySlice<String>) -> Period? {
        guard let first = words.first, let last = words.last, words.count <= 2 else { return nil }
        if words.count == 1 {
            let (number, rest) = CalendarWords.leadingDigits(first)
            guard let unit = CalendarWords.unit(rest), number != nil || rest.utf8.count > 2 else { return nil }
            return Period(number ?? 1, unit)
        }
        guard let unit = CalendarWords.unit(last) else { return nil }
        if first == "other" || first == "second" { return Period(2, unit) }
        return CalendarWords.count(first).map { Period($0, unit) }
    }

    /// `twice a year`, `4 times a year`: only where it comes out even.
    private static func timesA(_ words: ArraySlice<String>) -> Period? {
        var words = Array(words)
        if words.first == "twice" { words.replaceSubrange(0..<1, with: ["two", "times"]) }
        guard words.count == 4, words[1] == "times", words[2] == "a" || words[2] == "per",
            let count = CalendarWords.count(words[0]), count > 0, let unit = CalendarWords.unit(words[3])
        else { return nil }
        switch unit {
        case .day: return count == 1 ? Period(1, .day) : nil
        case .week: return count == 7 ? Period(1, .day) : count == 1 ? Period(1, .week) : nil
        case .month: return count == 2 ? Period(2, .week) : count == 4 ? Period(1, .week) : nil
        case .year: return 12 % count == 0 ? Period(12 / count, .month) : nil
        }
    }
}
