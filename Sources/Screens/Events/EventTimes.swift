import NetworkModel

/// When events take place, on their own clocks and on the viewer's.
extension State {
    /// The next time that a schedule takes place, or is taking place; nil where all is over.
    func next(of schedule: EventSchedule) -> EventOccurrence? {
        // Ten years, so that a rule which never matches again ends.
        var occurrences = schedule.occurrences(from: day, through: day + 3_660, seenIn: clock.zone).makeIterator()
        return occurrences.next()
    }

    /// The occurrence by which a repeated event is listed: the next one; nil of an event that takes place once.
    func nextOccurrence(of event: Event) -> EventOccurrence? {
        guard event.mayRepeat, let schedule = EventSchedule(event, on: clock) else { return nil }
        return nextOccurrence(of: schedule)
    }

    private func nextOccurrence(of schedule: EventSchedule) -> EventOccurrence? {
        schedule.isRepeated ? next(of: schedule) : nil
    }

    /// The first day of an event on the viewer's clocks; of a repeated one that of its next occurrence.
    func firstDay(of event: Event) -> Day? {
        nextOccurrence(of: event)?.days(in: clock.zone).lowerBound ?? event.startDay(clock)
    }

    /// The last day likewise.
    func lastDay(of event: Event) -> Day? {
        nextOccurrence(of: event)?.days(in: clock.zone).upperBound ?? event.endDay(clock)
    }

    /// What a time of an event is said with: the city of its zone, else its offset from UTC.
    func placeName(of event: Event) -> String {
        if let zone = event.timezone, clock.zones.zone(zone) != nil { return Zones.city(zone) }
        let offset = event.starts.map { ZonePhrases.offset($0.offset) }
        return offset ?? ""
    }

    /// The days of an event in words, on its own clocks: `tue 16:00`, `tue 14:00 Zurich`, `25–28 mar 2027`.
    func days(of event: Event, saysYear: Bool = true) -> String {
        guard let schedule = EventSchedule(event, on: clock) else { return "" }
        let occurrence = nextOccurrence(of: schedule)
        let starts = occurrence?.starts ?? schedule.starts
        let ends = occurrence.map(\.ends) ?? schedule.ends
        if let ends, lastDay(ends) > starts.day { return dates.range(starts.day, lastDay(ends), saysYear: saysYear) }
        guard starts.hasTime else { return dates.near(starts.day, saysYear: saysYear) }
        let isElsewhere = clock.zone.offset(at: starts.instant) != starts.offset
        return "\(dates.near(starts.day, saysYear: saysYear && !isElsewhere)) \(starts.time.iso)"
            + (isElsewhere ? " \(placeName(of: event))" : "")
    }

    /// The day on which something ends on its own clocks; what ends at midnight takes nothing of the day that begins.
    private func lastDay(_ ends: Timestamp) -> Day {
        ends.hasTime ? Timestamp(instant: ends.instant - 1, offset: ends.offset).day : ends.day
    }

    /// When it begins on the viewer's clocks, where these differ from its own: `tue 16:00`.
    func hereTime(of event: Event) -> String? {
        guard let schedule = EventSchedule(event, on: clock) else { return nil }
        let starts = nextOccurrence(of: schedule)?.starts ?? schedule.starts
        guard starts.hasTime, clock.zone.offset(at: starts.instant) != starts.offset else { return nil }
        return dates.moment(starts)
    }

    /// The time by which an event is listed among other things of the viewer's day.
    func hereOrOwnTime(of event: Event) -> String { hereTime(of: event) ?? days(of: event) }

    /// `tue 14:00 Zurich · 16:00 here`, and what the clocks do where they skip or repeat that time.
    func times(of event: Event) -> [String] {
        guard let schedule = EventSchedule(event, on: clock) else { return [] }
        let occurrence = nextOccurrence(of: schedule)
        let reading = occurrence?.reading ?? schedule.reading
        let name = schedule.zoneName ?? clock.zones.local ?? ""
        var lines = [days(of: event) + (hereTime(of: event).map { " · \($0) " + texts[EventsText.here] } ?? "")]
        if let ends = occurrence.map(\.ends) ?? schedule.ends, ends.hasTime {
            let starts = occurrence?.starts ?? schedule.starts
            let minutes = Int((ends.instant - starts.instant) / 60)
            if minutes < 1_440 { lines[0] += " · " + dates.minutes(minutes) }
        }
        lines += [ZonePhrases.skipped(reading, in: name), ZonePhrases.doubled(reading)].compactMap { $0 }
        return lines
    }

    /// How an event repeats, with the next three days and those left out; nil where it does not.
    func repetition(of event: Event) -> String? {
        guard let schedule = EventSchedule(event, on: clock), schedule.isRepeated else { return nil }
        let following = schedule.occurrences(from: day, through: day + 3_660, seenIn: clock.zone).prefix(3)
        let days = following.map { dates.weekday($0.day) }.joined(separator: ", ")
        let phrase = schedule.recurrence.map { $0.phrase ?? $0.rule } ?? texts[CalendarText.onDays]
        var text = texts(CalendarText.next, ["phrase": phrase, "days": days.isEmpty ? "–" : days])
        let extra = schedule.extraDays.filter { $0 >= day && !schedule.exceptions.contains($0) }.prefix(3)
        if !extra.isEmpty, schedule.recurrence != nil {
            text += " · " + texts(CalendarText.also, ["days": extra.map(dates.weekday).joined(separator: ", ")])
        }
        let left = event.exceptions.filter { $0 >= day }.sorted().prefix(3)
        if !left.isEmpty {
            text += " · " + texts(CalendarText.left, ["days": left.map(dates.weekday).joined(separator: ", ")])
        }
        return text
    }
}
