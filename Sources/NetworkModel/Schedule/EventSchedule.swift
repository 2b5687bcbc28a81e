/// When an event takes place, once or again and again, on the clocks of its own place.
package struct EventSchedule: Hashable, Sendable {
    /// The event's zone; where it names none that is known, the viewer's if its offset agrees, else a fixed offset.
    package let zone: Zone
    /// The name of the zone, where the event names one that is known.
    package let zoneName: String?
    /// On the clocks of the zone; a date alone for an event of whole days.
    package let starts: Timestamp
    /// The end: a moment, or the last day of an event of whole days. Nil where none is given that lies after the start.
    package let ends: Timestamp?
    /// What the clocks of the zone did at the time that the event states without an offset; exact otherwise.
    package let reading: Zone.Reading
    /// Nil where it takes place once, and where its rule cannot be followed.
    package let recurrence: Recurrence?
    package let exceptions: Set<Day>
    /// Days on which it takes place besides, in order and each once.
    package let extraDays: [Day]

    /// Whether it takes place again and again.
    package var isRepeated: Bool { recurrence != nil || !extraDays.isEmpty }

    package var isWholeDays: Bool { !starts.hasTime }

    /// The schedule of an event as it is seen from that clock; nil where it has no start.
    package init?(_ event: Event, on clock: Clock) {
        guard let stated = event.starts else { return nil }
        let named = event.timezone.flatMap { name in clock.zones.zone(name).map { (name: name, zone: $0) } }
        zoneName = named?.name
        zone = named?.zone ?? Self.zone(of: stated, on: clock)
        reading = Self.reading(of: stated, in: zone)
        starts = reading.timestamp
        ends = event.ends.flatMap { [zone, starts] in Self.end($0, after: starts, in: zone) }
        // An event whose rule cannot be read takes place once; the check tells of the rule with its line.
        recurrence = event.repeats.flatMap { try? Recurrence(rule: $0) }
        exceptions = Set(event.exceptions)
        extraDays = Set(event.extraDays.filter { [starts] in $0 > starts.day }).sorted()
    }

    private static func zone(of moment: Timestamp, on clock: Clock) -> Zone {
        guard moment.form == .full, clock.zone.offset(at: moment.instant) != moment.offset else { return clock.zone }
        return Zone(fixed: moment.offset)
    }

    /// The moment that a field states, on the clocks of a zone.
    package static func reading(of moment: Timestamp, in zone: Zone) -> Zone.Reading {
        switch moment.form {
        case .day: .exact(moment)
        case .local: zone.reading(moment.day, moment.time, seconds: moment.seconds)
        case .full: .exact(zone.moment(at: moment.instant))
        }
    }

    private static func end(_ stated: Timestamp, after starts: Timestamp, in zone: Zone) -> Timestamp? {
        guard starts.hasTime else {
            let last = stated.form == .full ? zone.moment(at: stated.instant).day : stated.day
            return last > starts.day ? Timestamp(day: last) : nil
        }
        // An event that ends on a day lasts to the end of it.
        let end =
            stated.hasTime
            ? reading(of: stated, in: zone).timestamp : zone.reading(stated.day + 1, .midnight).timestamp
        return end.instant > starts.instant ? end : nil
    }
}

/// One time that an event takes place.
package struct EventOccurrence: Hashable, Sendable {
    /// The day on which it begins on the clocks of its zone, by which a series tells it from the others.
    package let day: Day
    package let starts: Timestamp
    package let ends: Timestamp?
    /// Where the clocks skip or repeat the hour of a repeated event on this day, what they do.
    package let reading: Zone.Reading

    /// The first and the last day that it takes on a viewer's clocks.
    package func days(in zone: Zone) -> ClosedRange<Day> {
        guard starts.hasTime else { return starts.day...max(starts.day, ends?.day ?? starts.day) }
        let first = zone.moment(at: starts.instant).day
        guard let ends else { return first...first }
        // What ends at midnight takes nothing of the day that begins then.
        return first...max(first, zone.moment(at: ends.instant - 1).day)
    }
}

extension EventSchedule {
    /// The times that it takes place, as far as they touch the days from `first` through `last` on a viewer's clocks,
    /// in order and found one by one.
    package func occurrences(
        from first: Day, through last: Day, seenIn viewer: Zone
    ) -> some Sequence<EventOccurrence> {
        let second = BasicMoment(local: starts).second
        let length = min(max((ends?.day ?? starts.day) - starts.day, 0), Self.longestRepeated)
        let until = recurrence?.lastDay(atSecond: second, in: zone)
        // One occurrence is enough where nothing repeats.
        let rule = recurrence ?? Recurrence(.daily, end: .count(1))
        let isSingle = recurrence == nil
        // Clocks are up to a day apart.
        let window = first - length - 2...max(first - length - 2, last + 2)
        let days = rule.days(
            from: starts.day, within: isSingle ? starts.day : window.lowerBound,
            through: isSingle ? starts.day : window.upperBound, until: until)
        return MergedDays(days: days, extra: extraDays.filter(window.contains)).lazy.filter { !exceptions.contains($0) }
            .map { occurrence(on: $0, second: second) }
            .filter { occurrence in
                let days = occurrence.days(in: viewer)
                return days.upperBound >= first && days.lowerBound <= last
            }
    }

    /// How many days of a repeated event are looked back for, so that a wrong end makes nothing slow.
    private static let longestRepeated = 400

    private func occurrence(on day: Day, second: Int) -> EventOccurrence {
        guard day != starts.day else {
            return EventOccurrence(day: day, starts: starts, ends: ends, reading: reading)
        }
        guard starts.hasTime else {
            let begins = Timestamp(day: day)
            let last = ends.map { Timestamp(day: day + ($0.day - starts.day)) }
            return EventOccurrence(day: day, starts: begins, ends: last, reading: .exact(begins))
        }
        let reading = zone.reading(day, TimeOfDay(clamping: second / 60), seconds: second % 60)
        let begins = reading.timestamp
        // RFC 5545 §3.8.5.3: all last as long as the first.
        let end = ends.map { zone.moment(at: begins.instant + ($0.instant - starts.instant)) }
        return EventOccurrence(day: day, starts: begins, ends: end, reading: reading)
    }
}
