/// Which times of an event that repeats somebody came to.
extension Participant {
    /// The days on which they were there, in order.
    package var daysThere: [Day] { days("attended") }

    /// The days on which they were missed, in order.
    package var daysAbsent: [Day] { days("absent") }

    /// Whether they were there on a day; nil where nobody has noted it. Without a day it is `attended`.
    package func attended(on day: Day?) -> Bool? {
        guard let day else { return attended }
        if daysThere.contains(day) { return true }
        return daysAbsent.contains(day) ? false : nil
    }

    /// Notes whether they were there on a day, and leaves the other days as they are; nil takes the note back.
    package mutating func setAttended(_ attended: Bool?, on day: Day?) {
        guard let day else {
            self.attended = attended
            return
        }
        var (there, absent) = (Set(daysThere), Set(daysAbsent))
        there.remove(day)
        absent.remove(day)
        if attended == true { there.insert(day) }
        if attended == false { absent.insert(day) }
        set(there.sorted(), "attended")
        set(absent.sorted(), "absent")
    }

    /// Whether they were there before a day, at an event that first takes place on another one.
    func wasThere(before day: Day, eventStarts: Day) -> Bool {
        if let first = daysThere.first { return first < day }
        return attended == true && eventStarts < day
    }

    private func days(_ key: String) -> [Day] {
        guard let text = described.part(key) else { return [] }
        return text.split(separator: ",").compactMap { part in
            Day(iso: String(part.drop { $0 == " " }.prefix { $0 != " " }))
        }.sorted()
    }

    // A word that stands there from when the event did not repeat stays until there are days to put in its place.
    private mutating func set(_ days: [Day], _ key: String) {
        let isWord = described.part(key) != nil && self.days(key).isEmpty
        guard !days.isEmpty || !isWord else { return }
        described.setPart(key, days.isEmpty ? nil : days.map(\.iso).joined(separator: ", "))
    }
}

extension Event {
    /// The day by which attendance is noted at a moment: of an event that repeats the time that it takes place on that
    /// day or took place last before, else its first; nil of one that takes place once.
    package func dayToAttend(on day: Day, _ clock: Clock) -> Day? {
        guard mayRepeat, let schedule = EventSchedule(self, on: clock), schedule.isRepeated else { return nil }
        return schedule.last(through: day, seenIn: clock.zone) ?? schedule.starts.day
    }
}

extension EventSchedule {
    /// The day of the latest occurrence that begins on a day of a viewer's clocks or before it.
    func last(through day: Day, seenIn viewer: Zone) -> Day? {
        // Most things repeat within weeks; the further back, the wider the look.
        for span in [40, 400, 4_000] {
            let found = occurrences(from: day - span, through: day, seenIn: viewer)
                .filter { $0.days(in: viewer).lowerBound <= day }
            if let last = found.map(\.day).max() { return last }
            if day - span <= starts.day { return nil }
        }
        return nil
    }

    /// The day of the next occurrence after one, and of the one before it; nil where there is none.
    package func neighbour(of day: Day, _ step: Int) -> Day? {
        if step < 0 { return last(through: day - 1, seenIn: zone) }
        var following = occurrences(from: day + 1, through: day + 4_000, seenIn: zone).lazy
            .filter { $0.day > day }.makeIterator()
        return following.next()?.day
    }
}
