package import NetworkModel

/// Days and moments in words, as they are seen from now: `in 3 d`, `5 d late`, `9 w ago`, `sat 21 nov`, `tue 16:00`.
package struct DatePhrases: Sendable {
    private let texts: Texts
    private let clock: Clock
    private let today: Day

    package init(texts: Texts, clock: Clock) {
        self.texts = texts
        self.clock = clock
        today = clock.today
    }

    /// Of something due that day: `in 3 d`, `today`, `5 d late`.
    package func due(_ day: Day) -> String { phrase(day, past: .late, future: .ahead) }

    /// Of something that should have happened by that day, as a cadence asks: `3 w over`, `due today`, `in 5 w`.
    package func over(_ day: Day) -> String {
        day == today ? texts[DateText.dueToday] : phrase(day, past: .over, future: .ahead)
    }

    /// Of something that happened, or will: `9 w ago`, `today`, `in 3 d`.
    package func ago(_ day: Day) -> String { phrase(day, past: .ago, future: .ahead) }

    /// How long it has been, for a narrow column: `9 w`, `today`.
    package func since(_ day: Day) -> String {
        day == today ? texts[DateText.today] : amount(Distance(to: day, from: today))
    }

    /// A day with its weekday: `sat 21 nov`; with the year where it is another one.
    package func weekday(_ day: Day) -> String {
        "\(texts[DateText.weekday(day.weekday)]) \(dayAndYear(day))"
    }

    /// A span of days with their weekdays: `mon 25 – thu 28 jan 2027`; one day where there is no later one.
    package func weekdays(_ first: Day, _ last: Day?) -> String {
        guard let last, last > first else { return weekday(first) }
        let (start, end) = (first.civil, last.civil)
        let isOneMonth = start.year == end.year && start.month == end.month
        return "\(isOneMonth ? dayOfMonth(first) : weekday(first)) – \(weekday(last))"
    }

    /// A day: `21 nov`, with the year where it is more than about half a year away.
    package func short(_ day: Day) -> String {
        day.year == today.year || abs(day - today) < 180 ? dayOnly(day) : full(day)
    }

    private func dayOnly(_ day: Day) -> String { "\(day.day) \(texts[DateText.month(day.month)])" }

    /// A day, with the year where it is another one: where there is room, nobody should have to work it out.
    private func dayAndYear(_ day: Day) -> String { day.year == today.year ? short(day) : full(day) }

    /// A day with its year: `21 nov 2026`.
    package func full(_ day: Day) -> String {
        let civil = day.civil
        return "\(civil.day) \(texts[DateText.month(civil.month)]) \(civil.year)"
    }

    /// A day with its weekday and its year: `sat 21 nov 2026`.
    package func fullWeekday(_ day: Day) -> String { "\(texts[DateText.weekday(day.weekday)]) \(full(day))" }

    /// A day with its weekday, where a heading names the year: `sat 21 nov`.
    package func weekdayOfYear(_ day: Day) -> String { "\(texts[DateText.weekday(day.weekday)]) \(dayOnly(day))" }

    /// A day within its month, where a heading names the month: `sat 21`.
    package func dayOfMonth(_ day: Day) -> String { "\(texts[DateText.weekday(day.weekday)]) \(day.day)" }

    /// A month with its year: `nov 2026`.
    package func month(_ day: Day) -> String { "\(texts[DateText.month(day.month)]) \(day.year)" }

    /// A month alone: `nov`.
    package func monthName(_ day: Day) -> String { texts[DateText.month(day.month)] }

    /// A moment as it is said: `today 16:00`, `tue 16:00` within a week, else `12 dec 16:00`; no hour where none is known.
    package func moment(_ moment: Timestamp) -> String {
        let local = moment.form == .full ? Clock(instant: moment.instant, zone: clock.zone).now : moment
        let name = near(local.day)
        return moment.hasTime ? "\(name) \(local.time.iso)" : name
    }

    /// A day as it is said: `today`, `tomorrow`, `tue` within a week, else `12 dec`; with `saysYear` always with the year
    /// where it is another one.
    package func near(_ day: Day, saysYear: Bool = false) -> String {
        switch day - today {
        case 0: texts[DateText.today]
        case 1: texts[DateText.tomorrow]
        case -1: texts[DateText.yesterday]
        case 2...6: texts[DateText.weekday(day.weekday)]
        default: saysYear ? dayAndYear(day) : short(day)
        }
    }

    /// The days something lasts: `25–28 mar 2027`.
    ///
    /// Without `saysYear` the year is left out where it is near, for want of room.
    package func range(_ first: Day, _ last: Day, saysYear: Bool = true) -> String {
        let dayAndYear = { (day: Day) in saysYear ? self.dayAndYear(day) : short(day) }
        guard last > first else { return dayAndYear(first) }
        let (start, end) = (first.civil, last.civil)
        if start.year == end.year, start.month == end.month { return "\(start.day)–\(dayAndYear(last))" }
        let isClear = start.year == end.year || start.year == today.year
        return "\(isClear ? dayOnly(first) : full(first)) – \(dayAndYear(last))"
    }

    /// A period as its number and unit: `6 w`.
    package func period(_ period: Period) -> String { texts(DateText.unit(period.unit), n: period.count) }

    /// A rhythm: `every 6 w`.
    package func every(_ period: Period) -> String { texts(DateText.every, ["amount": self.period(period)]) }

    /// Minutes as they are spoken of: `35 min`, `2 h 10`.
    package func minutes(_ minutes: Int) -> String {
        guard minutes >= 120 else { return texts(DateText.minutes, n: minutes) }
        let rest = minutes % 60
        return texts(DateText.hours, n: minutes / 60) + (rest == 0 ? "" : rest < 10 ? " 0\(rest)" : " \(rest)")
    }

    private func phrase(_ day: Day, past: DateText, future: DateText) -> String {
        let distance = Distance(to: day, from: today)
        switch distance.direction {
        case .today: return texts[DateText.today]
        case .past: return texts(past, ["amount": amount(distance)])
        case .future: return texts(future, ["amount": amount(distance)])
        }
    }

    private func amount(_ distance: Distance) -> String {
        texts(DateText.unit(distance.unit), n: distance.count)
    }
}
