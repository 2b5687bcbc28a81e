/// What clocks do, in words: for forms, the command line and the check alike.
package enum ZonePhrases {
    /// Of a time that the clocks skip: `02:30 does not exist in Europe/Paris: clocks go from 02:00 to 03:00; say 01:30
    /// or 03:30`; nil of any other.
    package static func skipped(_ reading: Zone.Reading, in zone: String) -> String? {
        guard case .gap(let before, let after, let change) = reading else { return nil }
        let asked = Timestamp(instant: before.instant, offset: after.offset)
        let (closes, opens) = (
            Timestamp(instant: change, offset: before.offset), Timestamp(instant: change, offset: after.offset)
        )
        let isNear = before.day == after.day
        func said(_ moment: Timestamp) -> String { isNear ? moment.time.iso : "\(day(moment.day)) \(moment.time.iso)" }
        return "\(day(asked.day)) \(asked.time.iso) does not exist in \(zone): clocks go from \(said(closes)) to "
            + "\(said(opens)); say \(said(before)) or \(said(after))"
    }

    /// Of a time that the clocks show twice: `happens twice, +02:00 and +01:00; the first is taken unless you say`; nil
    /// of any other.
    package static func doubled(_ reading: Zone.Reading) -> String? {
        guard case .overlap(let first, let second) = reading else { return nil }
        return "happens twice, \(offset(first.offset)) and \(offset(second.offset)); the first is taken unless you say"
    }

    /// Of a time whose offset is not that of its zone.
    static func disagreement(_ stated: Timestamp, _ shown: Timestamp, in zone: String) -> String {
        "says \(stated.time.iso) at \(offset(stated.offset)), when clocks in \(zone) show \(shown.time.iso) at "
            + "\(offset(shown.offset)); write \(shown.iso), or the time without an offset"
    }

    /// An offset from UTC: `+02:00`.
    package static func offset(_ seconds: Int32) -> String {
        (seconds < 0 ? "-" : "+") + TimeOfDay(clamping: Int(abs(seconds)) / 60).iso
    }

    /// A time where it is and where the viewer is: `14:00 Geneva · 16:00 here`; the first alone where both are the same.
    package static func times(_ moment: Timestamp, place: String?, seenIn viewer: Zone) -> String {
        let here = viewer.moment(at: moment.instant)
        guard here.offset != moment.offset else { return moment.time.iso }
        let there = [moment.time.iso, place ?? offset(moment.offset)].joined(separator: " ")
        let name = here.day == moment.day ? "" : "\(CalendarWords.short(here.day.weekday)) "
        return "\(there) · \(name)\(here.time.iso) here"
    }

    private static func day(_ day: Day) -> String {
        let civil = day.civil
        return "\(CalendarWords.short(day.weekday)) \(civil.day) \(CalendarWords.shortMonth(civil.month))"
    }
}
