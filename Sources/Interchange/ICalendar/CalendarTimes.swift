import NetworkModel

/// Reads the times of one calendar: what its `TZID`s mean, and what its days and moments are on those clocks.
struct CalendarTimes {
    /// A moment, and the zone it was told in.
    struct Moment {
        let moment: Timestamp
        let zone: Zone
        /// Where the zone is one that is known by name.
        let zoneName: String?
    }

    private let clock: Clock
    private let components: [String: CalendarComponent]

    init(_ calendar: CalendarComponent, on clock: Clock) {
        self.clock = clock
        let zones = calendar.components.filter { $0.name == "VTIMEZONE" }
        components = Dictionary(zones.compactMap { zone in zone.first("TZID").map { ($0.value, zone) } }) { first, _ in
            first
        }
    }

    /// The moment of a `DTSTART` or its like; nil where it has none.
    func moment(_ line: ContentLine, _ remarks: inout [EventReading.Remark]) -> Moment? {
        guard let basic = BasicMoment(line.value) else { return nil }
        switch basic.form {
        case .day: return Moment(moment: Timestamp(day: basic.day), zone: clock.zone, zoneName: nil)
        case .utc: return Moment(moment: Zone.utc.moment(at: basic.localSecond), zone: .utc, zoneName: nil)
        case .local:
            guard let tzid = line["TZID"] else { return floating(basic) }
            return local(basic, tzid, line, &remarks)
        }
    }

    private func floating(_ basic: BasicMoment) -> Moment? {
        let text = "\(basic.day.iso)T\(TimeOfDay(clamping: basic.second / 60).iso):\(Self.padded(basic.second % 60))"
        return Timestamp(iso: text).map { Moment(moment: $0, zone: clock.zone, zoneName: nil) }
    }

    private func local(
        _ basic: BasicMoment, _ tzid: String, _ line: ContentLine, _ remarks: inout [EventReading.Remark]
    ) -> Moment? {
        let found = zone(tzid, around: basic.day)
        if let note = found.note { remarks.append(.init(line: line.line, text: note)) }
        guard let zone = found.zone else { return floating(basic) }
        let reading = zone.reading(basic.day, TimeOfDay(clamping: basic.second / 60), seconds: basic.second % 60)
        let name = found.name ?? tzid
        if let skipped = ZonePhrases.skipped(reading, in: name) {
            remarks.append(.init(line: line.line, text: "\(skipped); taken as \(reading.timestamp.iso)"))
        } else if let doubled = ZonePhrases.doubled(reading) {
            remarks.append(.init(line: line.line, text: "\(basic.day.iso) \(reading.timestamp.time.iso) \(doubled)"))
        }
        return Moment(moment: reading.timestamp, zone: zone, zoneName: found.name)
    }

    private func zone(_ tzid: String, around day: Day) -> (name: String?, zone: Zone?, note: String?) {
        for name in Self.names(in: tzid) + [components[tzid]?.first("X-LIC-LOCATION")?.value].compactMap({ $0 }) {
            if let zone = clock.zones.zone(name) { return (name, zone, nil) }
        }
        if let name = WindowsZones.name(of: tzid), let zone = clock.zones.zone(name) { return (name, zone, nil) }
        if let zone = components[tzid].flatMap({ TimeZoneComponent.zone($0, around: day) }) {
            return (
                nil, zone,
                "the time zone '\(tzid)' is not known here; its VTIMEZONE tells the hour. Set Timezone if it repeats"
            )
        }
        return (
            nil, nil,
            "the time zone '\(tzid)' is not known, and the file has no VTIMEZONE for it; taken as your own time"
        )
    }

    /// The name itself, and what is left of it without the paths that some programs put before it:
    /// `/mozilla.org/20050126_1/Europe/Paris`.
    private static func names(in tzid: String) -> [String] {
        let parts = tzid.split(separator: "/")
        return (0..<min(parts.count, 6)).map { parts[$0...].joined(separator: "/") }
    }

    /// The day of an exception on the clocks of the series.
    func day(_ value: String, _ line: ContentLine, in starts: Moment) -> Day? {
        guard let basic = BasicMoment(value) else { return nil }
        switch basic.form {
        case .day: return basic.day
        case .utc: return starts.zone.moment(at: basic.localSecond).day
        case .local:
            guard let tzid = line["TZID"], let zone = zone(tzid, around: basic.day).zone else { return basic.day }
            let time = TimeOfDay(clamping: basic.second / 60)
            return starts.zone.moment(at: zone.reading(basic.day, time).timestamp.instant).day
        }
    }

    /// The day of a further occurrence that begins at the hour of the others; nil where it begins at another one.
    func day(beginningAlike value: String, _ line: ContentLine, in starts: Moment) -> Day? {
        guard let basic = BasicMoment(value) else { return nil }
        guard starts.moment.hasTime else { return basic.form == .day ? basic.day : nil }
        let second = BasicMoment(local: starts.moment).second
        switch basic.form {
        case .day: return nil
        case .utc:
            let moment = BasicMoment(local: starts.zone.moment(at: basic.localSecond))
            return moment.second == second ? moment.day : nil
        case .local:
            guard let tzid = line["TZID"], let zone = zone(tzid, around: basic.day).zone else {
                return basic.second == second ? basic.day : nil
            }
            let read = zone.reading(basic.day, TimeOfDay(clamping: basic.second / 60), seconds: basic.second % 60)
            let moment = BasicMoment(local: starts.zone.moment(at: read.timestamp.instant))
            return moment.second == second ? moment.day : nil
        }
    }

    // MARK: Ends

    /// The end by `DTEND` or `DURATION`, on the clocks of the start: a moment, or the last day of whole days.
    func end(
        of component: CalendarComponent, from starts: Moment, _ remarks: inout [EventReading.Remark]
    ) -> Timestamp? {
        let begin = starts.moment
        if let line = component.first("DTEND") {
            var ignored: [EventReading.Remark] = []
            guard let end = moment(line, &ignored)?.moment else {
                remarks.append(.init(line: line.line, text: "DTEND '\(line.value)' is no date or time; left out"))
                return nil
            }
            let isEarlier = begin.hasTime && end.form != .day ? end < begin : end.day < begin.day
            if isEarlier {
                remarks.append(.init(line: line.line, text: "DTEND '\(line.value)' is before DTSTART; left out"))
                return nil
            }
            guard begin.hasTime else { return end.day - 1 > begin.day ? Timestamp(day: end.day - 1) : nil }
            if begin.form == .local || end.form != .full { return end > begin ? end : nil }
            return end.instant > begin.instant ? starts.zone.moment(at: end.instant) : nil
        }
        guard let line = component.first("DURATION") else { return nil }
        guard let length = CalendarDuration(line.value), length.days >= 0, length.seconds >= 0 else {
            remarks.append(.init(line: line.line, text: "DURATION '\(line.value)' is no length of time; left out"))
            return nil
        }
        guard begin.hasTime else { return length.days > 1 ? Timestamp(day: begin.day + (length.days - 1)) : nil }
        let seconds = length.days * 86_400 + length.seconds
        guard seconds > 0 else { return nil }
        if begin.form == .local {
            let end = BasicMoment(utc: begin.instant + Int64(seconds))
            return floating(BasicMoment(end.day, second: end.second))?.moment
        }
        return starts.zone.moment(at: begin.instant + Int64(seconds))
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A span of time (RFC 5545 §3.3.6): `P1W`, `PT1H30M`, `-PT15M`.
struct CalendarDuration: Hashable {
    private(set) var days = 0
    private(set) var seconds = 0

    init?(_ text: String) {
        var bytes = Array(text.utf8.filter { $0 > 0x20 })[...]
        var sign = 1
        if let first = bytes.first, first == 0x2B || first == 0x2D {
            sign = first == 0x2D ? -1 : 1
            bytes.removeFirst()
        }
        guard bytes.popFirst() == UInt8(ascii: "P"), !bytes.isEmpty else { return nil }
        var isTime = false
        while let byte = bytes.first {
            if byte == UInt8(ascii: "T"), !isTime {
                isTime = true
                bytes.removeFirst()
                continue
            }
            let digits = bytes.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            bytes.removeFirst(digits.count)
            guard 1...6 ~= digits.count, let number = Int(String(decoding: digits, as: UTF8.self)),
                let unit = bytes.popFirst()
            else { return nil }
            switch (unit, isTime) {
            case (UInt8(ascii: "W"), false): days += sign * number * 7
            case (UInt8(ascii: "D"), false): days += sign * number
            case (UInt8(ascii: "H"), true): seconds += sign * number * 3600
            case (UInt8(ascii: "M"), true): seconds += sign * number * 60
            case (UInt8(ascii: "S"), true): seconds += sign * number
            default: return nil
            }
        }
    }
}
