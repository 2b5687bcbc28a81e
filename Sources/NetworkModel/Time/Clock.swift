/// What the clock on the wall shows: an instant and the place's zone. It arrives in messages and is never read here.
package struct Clock: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package var instant: Int64
    package var zone: Zone

    package init(instant: Int64, zone: Zone) {
        self.instant = instant
        self.zone = zone
    }

    package var now: Timestamp {
        Timestamp(instant: instant, offset: zone.offset(at: instant))
    }

    package var today: Day { now.day }
}
