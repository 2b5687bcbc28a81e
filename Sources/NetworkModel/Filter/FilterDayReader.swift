/// Reads the days that a filter asks for: `2026-11`, `<2w`, `>6w`, `today`, `2026-01..2026-03`.
struct FilterDayReader {
    let today: Day
    let direction: FilterField.Direction

    func range(_ text: String) -> ClosedRange<Day>? {
        let (comparison, rest) = FilterComparison.split(text)
        if comparison == .equal, let dots = rest.firstRange(of: "..") {
            guard let low = days(rest[..<dots.lowerBound]), let high = days(rest[dots.upperBound...]) else {
                return nil
            }
            return low.lowerBound <= high.upperBound ? low.lowerBound...high.upperBound : nil
        }
        if let period = Period(String(rest)) { return range(comparison, period) }
        guard let days = days(rest) else { return nil }
        switch comparison {
        case .equal: return days
        case .less: return Day.first...max(.first, days.lowerBound - 1)
        case .atMost: return Day.first...days.upperBound
        case .more: return min(.last, days.upperBound + 1)...Day.last
        case .atLeast: return days.lowerBound...Day.last
        }
    }

    /// A span of time counts from today: back for what has been, ahead for what is to come. `<2w` is nearer than two
    /// weeks, `>6w` farther than six; with `<`, what is past counts too where the field looks ahead.
    private func range(_ comparison: FilterComparison, _ period: Period) -> ClosedRange<Day> {
        switch direction {
        case .back:
            let day = today.subtracting(period)
            switch comparison {
            case .less: return min(.last, day + 1)...Day.last
            case .atMost, .equal: return day...Day.last
            case .more: return Day.first...max(.first, day - 1)
            case .atLeast: return Day.first...day
            }
        case .ahead:
            let day = today.adding(period)
            switch comparison {
            case .less: return Day.first...max(.first, day - 1)
            case .atMost, .equal: return Day.first...day
            case .more: return min(.last, day + 1)...Day.last
            case .atLeast: return day...Day.last
            }
        }
    }

    /// A day, month, year or day's name.
    private func days(_ text: Substring) -> ClosedRange<Day>? {
        switch text.lowercased() {
        case "today": return today...today
        case "tomorrow": return (today + 1)...(today + 1)
        case "yesterday": return (today - 1)...(today - 1)
        case "week": return today.startOfWeek...(today.startOfWeek + 6)
        case "month": return today.startOfMonth...today.endOfMonth
        default: break
        }
        if let day = Day(iso: String(text)) { return day...day }
        if let day = Day(iso: "\(text)-01"), text.utf8.count == 7 { return day...day.endOfMonth }
        if text.utf8.count == 4, let first = Day(iso: "\(text)-01-01"), let last = Day(iso: "\(text)-12-31") {
            return first...last
        }
        return typedDay(String(text)).map { $0...$0 }
    }

    /// A day as people type it anywhere else: `fri`, `12.12.`, `"end of month"`. A time is no day.
    private func typedDay(_ text: String) -> Day? {
        let preference: HumanDate.Preference = direction == .back ? .past : .future
        let context = HumanDate.Context(today: today, now: .noon, prefers: preference)
        let words = Word.split(text).map(\.folded)
        guard let reading = HumanDate.read(words[...], in: context), reading.count == words.count,
            case .success(let date) = reading.date, date.time == nil
        else { return nil }
        return date.day
    }
}
