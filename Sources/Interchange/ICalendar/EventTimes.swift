import NetworkModel

/// The times of an event as iCalendar writes them.
struct EventTimes {
    let schedule: EventSchedule
    /// The zone that the times are written in; nil for days, UTC and times on whatever clock.
    let zoneName: String?
    private let isFloating: Bool

    init?(_ event: Event, on clock: Clock) {
        guard let schedule = EventSchedule(event, on: clock) else { return nil }
        self.schedule = schedule
        isFloating = schedule.zoneName == nil && event.starts?.form == .local
        // What repeats on the viewer's clock has to follow it through summer and winter.
        let isLocal = schedule.isRepeated && schedule.zone == clock.zone
        let local = isLocal ? clock.zones.local.flatMap { clock.zones.zone($0) == nil ? nil : $0 } : nil
        let name = schedule.zoneName ?? local
        zoneName = schedule.isWholeDays || isFloating || name == "UTC" || name == "Etc/UTC" ? nil : name
    }

    /// From the first instant that needs the zone's clocks to the last; nil where it repeats without end.
    var span: (first: Int64, last: Int64?) {
        let end = schedule.ends?.instant ?? schedule.starts.instant
        let extra = schedule.extraDays.last.map { Int64(($0 + 2).number) * 86_400 } ?? end
        guard let recurrence = schedule.recurrence else { return (schedule.starts.instant, max(end, extra)) }
        switch recurrence.end {
        case .until(let until):
            return (schedule.starts.instant, max(Int64((until.day + 2).number) * 86_400, extra))
        case .never, .count: return (schedule.starts.instant, nil)
        }
    }

    /// `DTSTART`, `DTEND`, `RRULE`, `RDATE` and `EXDATE`. Days of the series that other events stand for are no exceptions.
    func lines(without overridden: Set<Day>) -> [ContentLine] {
        var lines = [line("DTSTART", schedule.starts)]
        if let end = schedule.ends {
            // The last day of an event is not counted there (RFC 5545 §3.6.1).
            lines.append(line("DTEND", schedule.isWholeDays ? Timestamp(day: end.day + 1) : end))
        }
        guard schedule.isRepeated else { return lines }
        if let recurrence = schedule.recurrence {
            lines.append(ContentLine("RRULE", value: exchanged(recurrence).rule))
        }
        return lines + list("RDATE", schedule.extraDays)
            + list("EXDATE", schedule.exceptions.subtracting(overridden).sorted())
    }

    private func list(_ name: String, _ days: [Day]) -> [ContentLine] {
        guard !days.isEmpty else { return [] }
        let values = days.map { value(begin(on: $0)) }.joined(separator: ",")
        return [ContentLine(name, parameters, value: values)]
    }

    private func line(_ name: String, _ moment: Timestamp) -> ContentLine {
        ContentLine(name, parameters, value: value(moment))
    }

    private var parameters: [(String, String)] {
        schedule.isWholeDays ? [("VALUE", "DATE")] : zoneName.map { [("TZID", $0)] } ?? []
    }

    private func value(_ moment: Timestamp) -> String {
        if schedule.isWholeDays { return BasicMoment(moment.day).text }
        if zoneName != nil || isFloating {
            return BasicMoment(local: schedule.zone.moment(at: moment.instant)).text
        }
        return BasicMoment(utc: moment.instant).text
    }

    private func begin(on day: Day) -> Timestamp {
        guard !schedule.isWholeDays else { return Timestamp(day: day) }
        let second = BasicMoment(local: schedule.starts).second
        return schedule.zone.reading(day, TimeOfDay(clamping: second / 60), seconds: second % 60).timestamp
    }

    /// The rule with an end of the form that its start asks for (RFC 5545 §3.3.10).
    private func exchanged(_ rule: Recurrence) -> Recurrence {
        guard case .until = rule.end else { return rule }
        let second = BasicMoment(local: schedule.starts).second
        guard let last = rule.lastDay(atSecond: second, in: schedule.zone) else { return rule }
        var rule = rule
        if schedule.isWholeDays {
            rule.end = .until(.day(last))
        } else if isFloating {
            rule.end = .until(.local(last, second: second))
        } else {
            rule.end = .until(.instant(begin(on: last).instant))
        }
        return rule
    }
}
