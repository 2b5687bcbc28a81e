/// A date told by its distance from an event: `T-90d`, `T+1w`, `2 Fridays before`, `day before`.
package struct RelativeDate: Hashable, Sendable {
    package enum Rule: Hashable, Sendable {
        /// A period before (negative count) or after the event; a count of 0 is the day itself.
        case period(Period)
        /// So many such weekdays before (negative) or after the event, never the day itself; 0 does not occur.
        case weekdays(Int, Weekday)
    }

    package let rule: Rule

    package init(_ rule: Rule) {
        self.rule = rule
    }

    /// The date as it is typed and stored; nil where the text says no such thing.
    package init?(_ text: String) {
        let words = Word.split(text).map(\.folded)
        guard let rule = RelativeDate.offset(words.joined()) ?? RelativeDate.phrase(words[...]) else { return nil }
        self.rule = rule
    }

    /// The text that is stored: `T-90d`, `T`, `2 Fridays before`.
    package var text: String {
        switch rule {
        case .period(let period):
            period.count == 0 ? "T" : period.count < 0 ? "T\(period.text)" : "T+\(period.text)"
        case .weekdays(let count, let weekday):
            "\(abs(count) == 1 ? "" : "\(abs(count)) ")\(RelativeDate.name(weekday))\(abs(count) == 1 ? "" : "s") "
                + (count < 0 ? "before" : "after")
        }
    }

    /// The day that is meant, given the day of the event.
    package func resolved(against event: Day) -> Day {
        switch rule {
        case .period(let period):
            return event.adding(period)
        case .weekdays(let count, let weekday):
            let first = count < 0 ? event.previous(weekday) : event.next(weekday)
            return first + (count < 0 ? count + 1 : count - 1).multipliedClamped(by: 7)
        }
    }
}

extension RelativeDate {
    /// `T`, `T-90d`, `t+1 w`, all blanks taken out.
    private static func offset(_ text: String) -> Rule? {
        guard text.hasPrefix("t") else { return nil }
        let rest = text.dropFirst()
        guard let sign = rest.first else { return .period(Period(0, .day)) }
        guard sign == "-" || sign == "+" else { return nil }
        let (number, unitName) = CalendarWords.leadingDigits(String(rest.dropFirst()))
        guard let number, let unit = CalendarWords.unit(unitName) else { return nil }
        return .period(Period(sign == "-" ? -number : number, unit))
    }

    /// `day of`, `day before`, `3 weeks after`, `2 Fridays before`, `Monday before`.
    private static func phrase(_ words: ArraySlice<String>) -> Rule? {
        var words = words
        if words.first == "the" { words.removeFirst() }
        guard let direction = words.popLast() else { return nil }
        if direction == "of" || direction == "itself" { return words == ["day"] ? .period(Period(0, .day)) : nil }
        guard direction == "before" || direction == "after", let name = words.popLast(), words.count <= 1 else {
            return nil
        }
        let sign = direction == "before" ? -1 : 1
        var count = 1
        var unitName = name
        if let first = words.first {
            guard let read = CalendarWords.count(first) else { return nil }
            count = read
        } else if let number = CalendarWords.leadingDigits(name).number {
            (count, unitName) = (number, CalendarWords.leadingDigits(name).rest)
        }
        if let unit = CalendarWords.unit(unitName) { return .period(Period(sign * count, unit)) }
        guard let weekday = CalendarWords.weekdays(unitName), count > 0 else { return nil }
        return .weekdays(sign * count, weekday)
    }

    private static func name(_ weekday: Weekday) -> String {
        switch weekday {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
