extension HumanDateReader {
    /// `today`, `day after tomorrow`, `this morning`, `last night`.
    mutating func namedDay() -> Day? {
        let today = context.today
        if pass("day", "before", "yesterday") || pass("the", "day", "before", "yesterday") { return today - 2 }
        if pass("day", "after", "tomorrow") || pass("the", "day", "after", "tomorrow") { return today + 2 }
        if pass("this", "morning") || pass("this", "afternoon") || pass("this", "evening") { return today }
        if pass("last", "night") { return today - 1 }
        if pass("today") || pass("tod") || pass("tonight") { return today }
        if pass("tomorrow") || pass("tom") || pass("tmr") || pass("tmrw") { return today + 1 }
        if pass("yesterday") || pass("yest") { return today - 1 }
        return nil
    }

    /// `2w`, `+3d`, `-1m`, `in 3 days`, `3 d ago`, `a week ago`, `two weeks from now`.
    mutating func periodAway() -> Day? {
        let start = count
        let isAhead = pass("in")
        guard let (period, sign) = signedPeriod() else {
            rewind(to: start)
            return nil
        }
        let isSpelled = word(start - count).flatMap(CalendarWords.digits) == nil && count - start > 1
        let isBehind = !isAhead && (pass("ago") || pass("back"))
        let isFromNow = !isBehind && pass("from", "now")
        if isAhead || isFromNow || sign == 1 { return context.today.adding(period) }
        if isBehind || sign == -1 { return context.today.subtracting(period) }
        // `a week` or `two months` without a direction is talk, not a date.
        if isSpelled {
            rewind(to: start)
            return nil
        }
        return context.prefers == .future ? context.today.adding(period) : context.today.subtracting(period)
    }

    /// A period in one word or two; the sign is 0 where none was typed.
    private mutating func signedPeriod() -> (period: Period, sign: Int)? {
        guard let first = word() else { return nil }
        let sign = first.hasPrefix("+") ? 1 : first.hasPrefix("-") ? -1 : 0
        let unsigned = sign == 0 ? first : String(first.dropFirst())
        let (number, rest) = CalendarWords.leadingDigits(unsigned)
        if let number, let unit = CalendarWords.unit(rest) {
            skip(1)
            return (Period(number, unit), sign)
        }
        guard let number = CalendarWords.count(unsigned), let unit = word(1).flatMap(CalendarWords.unit) else {
            return nil
        }
        skip(2)
        return (Period(number, unit), sign)
    }

    /// `end of month`, `end of next week`, `end of dec`, `start of next month`, `eom`.
    mutating func endOrStart() -> Day? {
        if pass("eow") { return context.today.startOfWeek + 6 }
        if pass("eom") { return context.today.endOfMonth }
        if pass("eoy") { return span("year", isNext: false)?.upperBound }
        let start = count
        let isEnd = pass("end", "of") || pass("the", "end", "of")
        guard isEnd || pass("start", "of") || pass("beginning", "of") else { return nil }
        _ = pass("the") || pass("this")
        let isNext = pass("next")
        if let name = word(), let span = span(name, isNext: isNext) {
            skip(1)
            return isEnd ? span.upperBound : span.lowerBound
        }
        rewind(to: start)
        return nil
    }

    /// The days of the week, month, quarter or year that a word names.
    private func span(_ word: String, isNext: Bool) -> ClosedRange<Day>? {
        let today = context.today
        switch word {
        case "week":
            let monday = today.startOfWeek + (isNext ? 7 : 0)
            return monday...monday + 6
        case "month":
            let first = today.startOfMonth.adding(Period(isNext ? 1 : 0, .month))
            return first...first.endOfMonth
        case "quarter":
            let first = today.startOfMonth.adding(Period((isNext ? 3 : 0) - (today.month - 1) % 3, .month))
            return first...first.adding(Period(2, .month)).endOfMonth
        case "year":
            let first = today.startOfMonth.adding(Period((isNext ? 12 : 0) - today.month + 1, .month))
            return first...first.adding(Period(11, .month)).endOfMonth
        default:
            guard let month = CalendarWords.month(word) else { return nil }
            guard let first = nearest(month: month, day: 1, ifPast: \.endOfMonth) else { return nil }
            return first...first.endOfMonth
        }
    }

    /// `next fri`, `last fri`, `this fri`, `next week`, `last month`.
    mutating func qualified() -> Day? {
        guard let qualifier = word(), let name = word(1) else { return nil }
        let today = context.today
        if let weekday = CalendarWords.weekday(name) {
            let day: Day
            switch qualifier {
            case "next": day = today.startOfWeek + 7 + (weekday.rawValue - 1)
            case "this", "coming": day = today.startOfWeek + (weekday.rawValue - 1)
            case "last": day = today.previous(weekday)
            default: return nil
            }
            skip(2)
            return day
        }
        guard let unit = CalendarWords.unit(name), unit != .day, name.utf8.count > 2 else { return nil }
        switch qualifier {
        case "last":
            skip(2)
            return today.subtracting(Period(1, unit))
        case "next":
            skip(2)
            return span(name, isNext: true)?.lowerBound
        default:
            return nil
        }
    }
}
