import RecFormat

extension RecordFault {
    /// What cannot be in the zone of a record and in the times on its clocks.
    ///
    /// Nothing where the computer has no time zones at all, so that no record is refused for that.
    static func zoneFaults(of record: RecRecord, _ kind: Kind, on clock: Clock) -> [RecordFault] {
        guard let name = record.first(.timezone), Zones.isName(name), !clock.zones.names.isEmpty else { return [] }
        guard let zone = clock.zones.zone(name) else { return [.unknownZone(name)] }
        guard kind == .event else { return [] }
        return [Field.starts, .ends].compactMap { field in
            guard let stated = record.moment(field) else { return nil }
            let reading = EventSchedule.reading(of: stated, in: zone)
            if case .gap = reading { return .skippedTime(field, zone: name, reading) }
            guard stated.form == .full, reading.timestamp.offset != stated.offset else { return nil }
            return .otherOffset(field, zone: name, stated: stated, shown: reading.timestamp)
        }
    }
}

extension Draft {
    /// Puts the times of an event on the clocks of its zone: the moments stay, their offsets become those of the zone.
    /// Where the zone is another one than `before` and a time was not touched, the hour stays and is that of the new zone:
    /// three o'clock was said before anybody thought of where.
    ///
    /// For values that were typed and read on other clocks than the event's; what a file says is told and left alone.
    package mutating func settleTimes(on clock: Clock, since before: Draft? = nil) {
        guard key.kind == .event, let zone = first(.timezone).flatMap({ clock.zones.zone($0) }) else { return }
        for field in [Field.starts, .ends] {
            guard let moment = first(field).flatMap({ Timestamp(iso: $0) }), moment.form == .full else { continue }
            let isMoved = before.map { $0.first(.timezone) != first(.timezone) && $0.first(field) == first(field) }
            let settled =
                isMoved ?? false
                ? zone.reading(moment.day, moment.time).timestamp : zone.moment(at: moment.instant)
            if settled != moment { set(field, settled.iso) }
        }
    }
}
