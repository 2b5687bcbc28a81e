import NetworkModel

/// `VTIMEZONE` (RFC 5545 §3.6.5): what the clocks of a place do, written so that no reader needs to know its name.
enum TimeZoneComponent {
    /// The component of a zone, good from one instant on: to another, or for good where that is nil.
    static func make(_ name: String, _ zone: Zone, from first: Int64, through last: Int64?) -> CalendarComponent {
        // A year of changes before the first event gives every reader one to start from.
        let start = first - 400 * 86_400
        let rules = last == nil ? yearly(zone, from: start) : nil
        let end = rules.map { $0.begins - 1 } ?? last ?? first + 30 * 366 * 86_400
        var observances = [base(zone.offset(at: start - 1))]
        observances += listed(zone, from: start, through: end)
        observances += rules?.observances ?? []
        return CalendarComponent("VTIMEZONE", [ContentLine("TZID", value: name)], observances)
    }

    /// What holds before everything else.
    private static func base(_ offset: Int32) -> CalendarComponent {
        observance(from: offset, to: offset, starts: BasicMoment(Day(number: 0), second: 0), [])
    }

    private static func observance(
        from: Int32, to: Int32, starts: BasicMoment, _ more: [ContentLine]
    ) -> CalendarComponent {
        CalendarComponent(
            to > from ? "DAYLIGHT" : "STANDARD",
            [
                ContentLine("DTSTART", value: starts.text), ContentLine("TZOFFSETFROM", value: offset(from)),
                ContentLine("TZOFFSETTO", value: offset(to)),
            ] + more)
    }

    /// The changes themselves; those of one kind together.
    private static func listed(_ zone: Zone, from first: Int64, through last: Int64) -> [CalendarComponent] {
        struct Kind: Hashable { let from, to: Int32 }
        var order: [Kind] = []
        var onsets: [Kind: [BasicMoment]] = [:]
        var before = zone.offset(at: first - 1)
        for change in zone.transitions(from: first, through: last) where change.offset != before {
            let kind = Kind(from: before, to: change.offset)
            if onsets[kind] == nil { order.append(kind) }
            let local = BasicMoment(utc: change.instant + Int64(before))
            onsets[kind, default: []].append(BasicMoment(local.day, second: local.second))
            before = change.offset
        }
        return order.compactMap { kind in
            guard let moments = onsets[kind], let starts = moments.first else { return nil }
            let more = moments.dropFirst().map(\.text).joined(separator: ",")
            return observance(
                from: kind.from, to: kind.to, starts: starts, more.isEmpty ? [] : [ContentLine("RDATE", value: more)])
        }
    }

    // MARK: Rules

    /// The changes of every year, where they can be said as rules, and the instant of the first that they say.
    private static func yearly(_ zone: Zone, from start: Int64) -> (begins: Int64, observances: [CalendarComponent])? {
        guard let rule = zone.rule else { return nil }
        guard let daylight = rule.daylight else {
            // The clocks are set no more: what is listed is all.
            return (start + 80 * 366 * 86_400, [])
        }
        guard let starts = recurrence(daylight.starts), let ends = recurrence(daylight.ends) else { return nil }
        let year = BasicMoment(utc: max(start, zone.ruleBegins)).day.year + 1
        guard let newYear = Day(year: year, month: 1, day: 1) else { return nil }
        let begins = Int64(newYear.number) * 86_400 - 86_400
        let changes = zone.transitions(from: begins, through: begins + 368 * 86_400)
        func line(_ change: Recurrence, from: Int32, to: Int32) -> CalendarComponent? {
            guard let onset = changes.first(where: { $0.offset == to }) else { return nil }
            let local = BasicMoment(utc: onset.instant + Int64(from))
            return observance(
                from: from, to: to, starts: BasicMoment(local.day, second: local.second),
                [ContentLine("RRULE", value: change.rule)])
        }
        guard let summer = line(starts, from: rule.standard, to: daylight.offset),
            let winter = line(ends, from: daylight.offset, to: rule.standard)
        else { return nil }
        return (begins, [summer, winter])
    }

    /// A change as a yearly rule; nil where none says it.
    private static func recurrence(_ change: ZoneRule.Change) -> Recurrence? {
        let shift = Int(Int64(change.second).flooredDivision(by: 86_400))
        guard case .weekday(let month, let week, let weekday) = change.date else { return nil }
        guard shift != 0 else {
            return Recurrence(.yearly, months: [month], weekdays: [.init(week == 5 ? -1 : week, weekday)])
        }
        // A change beyond midnight falls on a weekday that is counted from another one.
        let days = (week == 5 ? Array(-7 ... -1) : Array(week * 7 - 6...week * 7)).map { $0 + shift }
        guard days.allSatisfy({ week == 5 ? -28 ... -1 ~= $0 : 1...28 ~= $0 }),
            let moved = Weekday(rawValue: (weekday.rawValue - 1 + shift + 70) % 7 + 1)
        else { return nil }
        return Recurrence(.yearly, months: [month], monthDays: days.sorted(), weekdays: [.init(nil, moved)])
    }

    // MARK: Offsets

    /// `+0100`, with seconds where there are some (RFC 5545 §3.3.14).
    static func offset(_ seconds: Int32) -> String {
        let parts = [abs(seconds) / 3600, abs(seconds) / 60 % 60, abs(seconds) % 60].map {
            $0 < 10 ? "0\($0)" : "\($0)"
        }
        return (seconds < 0 ? "-" : "+") + parts[0] + parts[1] + (parts[2] == "00" ? "" : parts[2])
    }

    static func offset(_ text: String) -> Int32? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 7, bytes[0] == 0x2B || bytes[0] == 0x2D,
            let digits = Int32(String(decoding: bytes[1...], as: UTF8.self)), digits >= 0
        else { return nil }
        let (clock, seconds) = bytes.count == 7 ? (digits / 100, digits % 100) : (digits, 0)
        guard clock / 100 < 24, clock % 100 < 60, seconds < 60 else { return nil }
        let value = clock / 100 * 3600 + clock % 100 * 60 + seconds
        return bytes[0] == 0x2D ? -value : value
    }

    // MARK: Reading

    /// The zone that a component states, as far as it bears on the years around a day; nil where it states none.
    static func zone(_ component: CalendarComponent, around day: Day) -> Zone? {
        var transitions: [Zone.Transition] = []
        var first: (instant: Int64, from: Int32)?
        for observance in component.components {
            guard let starts = observance.first("DTSTART").flatMap({ BasicMoment($0.value) }),
                let from = observance.first("TZOFFSETFROM").flatMap({ offset($0.value) }),
                let to = observance.first("TZOFFSETTO").flatMap({ offset($0.value) })
            else { continue }
            let dates = observance.all("RDATE").flatMap(\.texts).compactMap { BasicMoment($0) }
            let onsets = [starts] + dates + repeated(observance, starts, from, around: day)
            for onset in onsets {
                let instant = onset.localSecond - (onset.form == .utc ? 0 : Int64(from))
                transitions.append(Zone.Transition(instant: instant, offset: to))
                if instant < first?.instant ?? .max { first = (instant, from) }
            }
        }
        return first.map { Zone(initial: $0.from, transitions: transitions) }
    }

    private static func repeated(
        _ observance: CalendarComponent, _ starts: BasicMoment, _ from: Int32, around day: Day
    ) -> [BasicMoment] {
        // Without a rule that can be read an observance begins once, as its start says.
        guard let text = observance.first("RRULE")?.value, let rule = try? Recurrence(rule: text) else { return [] }
        // The last change before may lie long ago, where the clocks were left alone since.
        let days = rule.days(
            from: starts.day, within: max(starts.day, day - 120 * 366), through: day + 800,
            until: rule.lastDay(atSecond: starts.second, in: Zone(fixed: from)))
        return days.map { BasicMoment($0, second: starts.second) }
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
