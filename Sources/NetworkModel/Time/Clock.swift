/// What the clock on the wall shows: an instant and the place's zone. It arrives in messages and is never read here.
package struct Clock: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package var instant: Int64
    package var zone: Zone
    /// The zones of other places, by name.
    package var zones: Zones

    package init(instant: Int64, zone: Zone, zones: Zones = .none) {
        self.instant = instant
        self.zone = zone
        self.zones = zones
    }

    package var now: Timestamp {
        Timestamp(instant: instant, offset: zone.offset(at: instant))
    }

    package var today: Day { now.day }
}
