extension Clock {
    /// The moment as many days later on the wall clocks of an event's place: its hour stays what it was there, be the
    /// clocks set forward or back in between.
    func shifting(_ moment: Timestamp, by days: Int, at place: String?) -> Timestamp {
        let day = moment.day + days
        guard moment.form == .full else {
            guard moment.form == .local else { return Timestamp(day: day) }
            return Timestamp(iso: "\(day.iso)T\(moment.time.iso)") ?? Timestamp(day: day)
        }
        let zones = [place.flatMap { self.zones.zone($0) }, zone].compactMap { $0 }
        // A moment that was written with the offset of neither place keeps the one it has.
        guard let home = zones.first(where: { $0.offset(at: moment.instant) == moment.offset }) else {
            return Timestamp(instant: moment.instant + Int64(days) * 86_400, offset: moment.offset)
        }
        return home.reading(day, moment.time).timestamp
    }
}

extension Draft {
    /// Moves the days of an event: first, last, those on which it does not repeat and further ones.
    mutating func shift(by days: Int, _ clock: Clock) {
        let place = first(.timezone)
        for field in [Field.starts, .ends] {
            guard let moment = first(field).flatMap({ Timestamp(iso: $0) }) else { continue }
            set(field, clock.shifting(moment, by: days, at: place).iso)
        }
        for field in [Field.except, .also] {
            setAll(field, all(field).map { text in Day(iso: text).map { ($0 + days).iso } ?? text })
        }
    }
}
