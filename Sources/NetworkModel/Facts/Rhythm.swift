/// When a partner is owed a contact.
package struct Rhythm: Hashable, Sendable {
    package let cadence: Period
    /// The day of the latest contact; nil where there was none.
    package let last: Day?
    /// The day by which the next contact is owed: the last one's and the cadence, or the day the partner came in.
    package let next: Day
}

extension Network {
    /// The latest contact with a partner or one of its people: with whom, by whom and how stand in the contact.
    package func latestContact(partner slot: Int) -> Contact? {
        let latest = facts.partner(slot).latest
        return latest.isNone ? nil : Contact(self[.contact].record(at: Int(latest.contact)))
    }

    /// The day of the latest contact with a partner, as the clock's zone has it.
    package func lastContactDay(partner slot: Int, clock: Clock) -> Day? {
        let latest = facts.partner(slot).latest
        return latest.isNone ? nil : clock.day(of: latest.instant)
    }

    /// The rhythm of a partner that has a cadence and is not resting; nil for the others.
    package func rhythm(partner slot: Int, clock: Clock) -> Rhythm? {
        let facts = facts.partner(slot)
        guard let cadence = facts.cadence, !facts.isResting else { return nil }
        let last = lastContactDay(partner: slot, clock: clock)
        let base = last ?? Partner(self[.partner].record(at: slot)).created?.day
        let next = base?.adding(cadence) ?? clock.today
        return Rhythm(cadence: cadence, last: last, next: next)
    }
}

extension Network {
    /// Whether nobody has been in touch with a partner for three months: since the last contact, or, where there was
    /// none, since it came in.
    package func isQuiet(partner slot: Int, clock: Clock) -> Bool {
        let base = lastContactDay(partner: slot, clock: clock) ?? Partner(self[.partner].record(at: slot)).created?.day
        return base.map { $0.adding(Period(3, .month)) < clock.today } ?? true
    }
}

extension Clock {
    /// The day on which an instant falls where the clock hangs.
    package func day(of instant: Int64) -> Day {
        Timestamp(instant: instant, offset: zone.offset(at: instant)).day
    }
}
