extension HumanDateReader {
    /// `fri`, the next or the last one, never today; and `fri 27 nov`, where the two must agree.
    mutating func weekday() -> DayReading? {
        guard let weekday = word().flatMap(CalendarWords.weekday) else { return nil }
        skip(1)
        if let date = calendarDate() {
            return date.flatMap { $0.weekday == weekday ? .success($0) : .failure(.otherWeekday($0)) }
        }
        let today = context.today
        return .success(context.prefers == .future ? today.next(weekday) : today.previous(weekday))
    }

    /// A date of the calendar in digits, or with the month in words.
    mutating func calendarDate() -> DayReading? {
        let start = count
        _ = pass("the")
        if let date = numericDate() ?? dayAndMonth() ?? monthAndDay() ?? ordinal() { return date }
        rewind(to: start)
        return nil
    }

    /// `12 dec`, `12th of december 2027`.
    private mutating func dayAndMonth() -> DayReading? {
        guard let day = word().flatMap(CalendarWords.dayOfMonth)?.day else { return nil }
        let monthAt = word(1) == "of" ? 2 : 1
        guard let month = word(monthAt).flatMap(CalendarWords.month) else { return nil }
        skip(monthAt + 1)
        return date(day, month, year: year())
    }

    /// `dec 12`, `december 12th, 2027`.
    private mutating func monthAndDay() -> DayReading? {
        guard let month = word().flatMap(CalendarWords.month),
            let day = word(1).flatMap(CalendarWords.dayOfMonth)?.day
        else { return nil }
        skip(2)
        return date(day, month, year: year())
    }

    /// `12th`: the nearest day with that number.
    private mutating func ordinal() -> DayReading? {
        guard let read = word().flatMap(CalendarWords.dayOfMonth), read.isOrdinal else { return nil }
        skip(1)
        let step = context.prefers == .future ? 1 : -1
        for months in 0..<12 {
            let month = context.today.startOfMonth.adding(Period(months * step, .month))
            guard let day = Day(year: month.year, month: month.month, day: read.day) else { continue }
            if isWanted(day) { return .success(day) }
        }
        return .failure(.noSuchDay)
    }

    private mutating func year() -> Int? {
        guard let word = word(), word.utf8.count == 4, let year = CalendarWords.digits(word), year >= 1900 else {
            return nil
        }
        skip(1)
        return year
    }

    /// `2026-12-12`, `2026/12/12`, `12.12.`, `12.12.2027`, `13/12`, `12/13/2027`, all in one word.
    private mutating func numericDate() -> DayReading? {
        guard let word = word() else { return nil }
        if let day = Day(iso: word) {
            skip(1)
            return .success(day)
        }
        let reading = date(separatedBy: ".", word) ?? date(separatedBy: "/", word) ?? date(separatedBy: "-", word)
        if reading != nil { skip(1) }
        return reading
    }

    private func date(separatedBy separator: Character, _ word: String) -> DayReading? {
        var parts = word.split(separator: separator, omittingEmptySubsequences: false)
        if separator == ".", parts.count > 2, parts.last?.isEmpty == true { parts.removeLast() }
        let numbers = parts.compactMap { CalendarWords.digits($0) }
        guard numbers.count == parts.count, 2...3 ~= numbers.count else { return nil }
        let widths = parts.map(\.utf8.count)
        if numbers.count == 3, widths[0] == 4 {
            return date(numbers[2], numbers[1], year: numbers[0])
        }
        guard separator != "-", separator != "." || numbers.count == 3 || word.hasSuffix(".") || widths == [2, 2],
            widths[0] <= 2, widths[1] <= 2, numbers.count == 2 || widths[2] == 4
        else { return nil }
        let year = numbers.count == 3 ? numbers[2] : nil
        if separator == "." { return date(numbers[0], numbers[1], year: year) }
        return slashed(numbers[0], numbers[1], year: year)
    }

    /// With slashes half the world puts the day first and half the month, so both readings are tried.
    private func slashed(_ first: Int, _ second: Int, year: Int?) -> DayReading {
        let dayFirst = date(first, second, year: year)
        let monthFirst = date(second, first, year: year)
        switch (dayFirst, monthFirst) {
        case (.success(let one), .success(let other)):
            return one == other ? .success(one) : .failure(.twoReadings(one, other))
        case (.success, .failure): return dayFirst
        case (.failure, _): return monthFirst
        }
    }

    private func date(_ day: Int, _ month: Int, year: Int?) -> DayReading {
        let date = year.map { Day(year: $0, month: month, day: day) } ?? nearest(month: month, day: day)
        return date.map { .success($0) } ?? .failure(.noSuchDay)
    }

    /// The nearest such day of a year in the direction the context prefers; today counts.
    ///
    /// `ifPast` gives the day that has to be over, where that is not the day itself.
    func nearest(month: Int, day: Int, ifPast end: (Day) -> Day = { $0 }) -> Day? {
        let step = context.prefers == .future ? 1 : -1
        // 29 February is up to eight years away.
        for years in 0...8 {
            guard let date = Day(year: context.today.year + years * step, month: month, day: day) else { continue }
            if isWanted(context.prefers == .future ? end(date) : date) { return date }
        }
        return nil
    }

    private func isWanted(_ day: Day) -> Bool {
        context.prefers == .future ? day >= context.today : day <= context.today
    }
}
