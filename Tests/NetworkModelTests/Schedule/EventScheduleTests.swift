import CustomDump
import NetworkModel
import TestSupport
import Testing

@Suite("Schedules of events")
struct EventScheduleTests {
    private let clock = Clock(
        instant: 1_795_179_600, zone: Zones.system.zone("America/New_York") ?? .utc, zones: .system)

    private func event(_ fields: String) throws -> Event {
        try #require(Network([.event: "Id: e\nTitle: E\n\(fields)\n"]).event("e"))
    }

    private func occurrences(_ fields: String, _ first: String, _ last: String) throws -> [String] {
        let schedule = try #require(EventSchedule(event(fields), on: clock))
        let (first, last) = (try #require(Day(iso: first)), try #require(Day(iso: last)))
        return schedule.occurrences(from: first, through: last, seenIn: clock.zone).map {
            "\($0.starts.iso)\($0.ends.map { " – \($0.iso)" } ?? "")\($0.reading.isExact ? "" : " !")"
        }
    }

    @Test("repeat at the same hour of their place, whatever the clocks do")
    func acrossSummerTime() throws {
        expectNoDifference(
            try occurrences(
                "Starts: 2027-03-23T02:30:00+01:00\nEnds: 2027-03-23T04:00:00+01:00\nTimezone: Europe/Paris\n"
                    + "Repeats: FREQ=DAILY;INTERVAL=5;COUNT=3", "2027-01-01", "2027-12-31"),
            [
                "2027-03-23T02:30:00+01:00 – 2027-03-23T04:00:00+01:00",
                // The clocks skip 02:30 that night.
                "2027-03-28T03:30:00+02:00 – 2027-03-28T05:00:00+02:00 !",
                "2027-04-02T02:30:00+02:00 – 2027-04-02T04:00:00+02:00",
            ])
    }

    @Test("leave out exceptions, and take days as the viewer's clocks have them")
    func viewersDays() throws {
        // One in the morning in Tokyo is the day before in New York.
        let fields =
            "Starts: 2026-12-01T01:00:00+09:00\nTimezone: Asia/Tokyo\nRepeats: FREQ=DAILY\nExcept: 2026-12-03\n"
        expectNoDifference(
            try occurrences(fields, "2026-12-01", "2026-12-03"),
            ["2026-12-02T01:00:00+09:00", "2026-12-04T01:00:00+09:00"])
    }

    @Test("take place on further days too, each once, in order and but for exceptions")
    func extraDays() throws {
        let fields =
            "Starts: 2026-12-01T16:00:00+01:00\nTimezone: Europe/Paris\nRepeats: FREQ=WEEKLY;COUNT=3\n"
            + "Also: 2026-12-20\nAlso: 2026-12-08\nAlso: 2026-12-03\nAlso: 2026-12-10\nExcept: 2026-12-10\nAlso: 2026-11-01"
        let days = try occurrences(fields, "2026-11-01", "2027-12-31").map { $0.prefix(16) }
        expectNoDifference(
            days,
            ["2026-12-01T16:00", "2026-12-03T16:00", "2026-12-08T16:00", "2026-12-15T16:00", "2026-12-20T16:00"])
        expectNoDifference(
            try occurrences("Starts: 2026-12-01\nAlso: 2026-12-05", "2026-12-02", "2026-12-31"), ["2026-12-05"])
        let event = try event(fields)
        let schedule = try #require(EventSchedule(event, on: clock))
        let (third, twentieth) = (try #require(Day(iso: "2026-12-03")), try #require(Day(iso: "2026-12-20")))
        #expect(schedule.neighbour(of: third, 1)?.iso == "2026-12-08")
        #expect(schedule.neighbour(of: third, -1)?.iso == "2026-12-01")
        #expect(schedule.neighbour(of: twentieth, 1) == nil)
        #expect(event.dayToAttend(on: twentieth + 30, clock) == twentieth)
        #expect(event.dayToAttend(on: third - 9, clock) == third - 2)
    }

    @Test("span days, be they whole or not")
    func spans() throws {
        let whole = "Starts: 2026-12-01\nEnds: 2026-12-04\nRepeats: FREQ=MONTHLY;COUNT=2"
        expectNoDifference(try occurrences(whole, "2026-12-04", "2026-12-31"), ["2026-12-01 – 2026-12-04"])
        expectNoDifference(try occurrences(whole, "2026-12-05", "2026-12-31"), [])
        expectNoDifference(try occurrences(whole, "2027-01-02", "2027-01-02"), ["2027-01-01 – 2027-01-04"])
        let schedule = try #require(
            EventSchedule(event("Starts: 2026-12-01T20:00:00-05:00\nEnds: 2026-12-02"), on: clock))
        #expect(schedule.ends?.iso == "2026-12-03T00:00:00-05:00")
        let days = try #require(
            schedule.occurrences(from: .first, through: .last, seenIn: clock.zone).first { _ in true }?.days(
                in: clock.zone))
        #expect(days.upperBound.iso == "2026-12-02")
    }

    @Test("keep the viewer's hour where they name no zone and the offset is his, else the offset")
    func withoutZone() throws {
        let here = try #require(EventSchedule(event("Starts: 2026-12-01T20:00:00-05:00"), on: clock))
        #expect(here.zone == clock.zone)
        let there = try #require(EventSchedule(event("Starts: 2026-12-01T20:00:00+03:00"), on: clock))
        #expect(there.zone == Zone(fixed: 10_800))
        #expect(try EventSchedule(event("Timezone: Europe/Paris"), on: clock) == nil)
        #expect(try EventSchedule(event("Starts: 2026-12-01\nEnds: 2026-11-01"), on: clock)?.ends == nil)
    }

    @Test("go on for thousands of years without counting them")
    func farAway() throws {
        expectNoDifference(
            try occurrences("Starts: 1900-01-01\nRepeats: FREQ=WEEKLY;BYDAY=MO", "9990-01-01", "9990-01-07").count, 1)
    }

    @Test("are refused where the clocks do not show their times")
    func faults() throws {
        func faults(_ fields: String) throws -> [String] {
            Network([.event: "Id: e\nTitle: E\n\(fields)\n"]).problems(on: clock).compactMap {
                if case .fault(let fault) = $0.what { fault.description } else { nil }
            }
        }
        expectNoDifference(
            try faults("Starts: 2027-03-28T02:30\nTimezone: Europe/Paris"),
            [
                "Starts sun 28 mar 02:30 does not exist in Europe/Paris: clocks go from 02:00 to 03:00; say 01:30 or 03:30"
            ])
        expectNoDifference(
            try faults("Starts: 2027-03-28T12:30:00+01:00\nTimezone: Europe/Paris"),
            [
                "Starts says 12:30 at +01:00, when clocks in Europe/Paris show 13:30 at +02:00; "
                    + "write 2027-03-28T13:30:00+02:00, or the time without an offset"
            ])
        expectNoDifference(
            try faults("Timezone: Europe/Nowhere"),
            ["Timezone 'Europe/Nowhere' is not known here; write it as Europe/Paris, or correct its spelling"])
        expectNoDifference(try faults("Starts: 2027-10-31T02:30:00+01:00\nTimezone: Europe/Paris"), [])
        var draft = try event("Starts: 2027-03-28T12:30:00+01:00\nTimezone: Europe/Paris").draft
        draft.settleTimes(on: clock)
        #expect(draft.first(.starts) == "2027-03-28T13:30:00+02:00")
    }

    @Test("keep their hour where only the place becomes another, and their moment where they were said anew")
    func movedPlace() throws {
        let before = try event("Starts: 2027-02-02T15:00:00+00:00\nEnds: 2027-02-02T16:00:00+00:00").draft
        var draft = before
        draft.set(.timezone, "Europe/Paris")
        draft.set(.ends, "2027-02-02T18:00:00+00:00")
        draft.settleTimes(on: clock, since: before)
        #expect(draft.first(.starts) == "2027-02-02T15:00:00+01:00")
        #expect(draft.first(.ends) == "2027-02-02T19:00:00+01:00")
    }

    @Test("are said in their place's time and in the viewer's")
    func phrases() throws {
        let moment = try #require(Timestamp(iso: "2026-12-01T01:00:00+09:00"))
        #expect(ZonePhrases.times(moment, place: "Tokyo", seenIn: clock.zone) == "01:00 Tokyo · mon 11:00 here")
        #expect(ZonePhrases.times(clock.now, place: "New York", seenIn: clock.zone) == clock.now.time.iso)
        let paris = try #require(Zones.system.zone("Europe/Paris"))
        let day = try #require(Day(iso: "2027-10-31"))
        #expect(
            ZonePhrases.doubled(paris.reading(day, TimeOfDay(clamping: 150)))
                == "happens twice, +02:00 and +01:00; the first is taken unless you say")
        #expect(ZonePhrases.doubled(.exact(moment)) == nil && ZonePhrases.skipped(.exact(moment), in: "") == nil)
    }

    @Test("make an agenda, day by day, with preparation that is due")
    func agenda() throws {
        let network = Network([
            .event: """
            Id: weekly
            Title: Weekly call
            Starts: 2026-12-01T15:00:00+01:00
            Timezone: Europe/Paris
            Repeats: FREQ=WEEKLY

            Id: summit
            Title: Summit
            Starts: 2026-12-08
            Ends: 2026-12-09

            Id: off
            Title: Off
            Starts: 2026-12-08
            Status: cancelled
            """,
            .checklistItem: """
            Id: c1
            Event: summit
            Text: Book a room
            Due: T-1d

            Id: c2
            Event: summit
            Text: Done already
            Due: T-1d
            Done: 2026-12-01
            """,
            .position: """
            Id: p1
            Title: Position on dams
            Event: summit
            Deadline: 2026-12-10

            Id: p2
            Title: Agreed already
            Status: agreed
            Deadline: 2026-12-10
            """,
        ])
        let (first, last) = (try #require(Day(iso: "2026-12-05")), try #require(Day(iso: "2026-12-16")))
        let agenda = Agenda(network, from: first, through: last, on: clock)
        let lines = agenda.days.flatMap { day in
            day.entries.map { entry in
                let number =
                    if case .event(_, let number, let total) = entry.what, total > 1 { " \(number)/\(total)" } else {
                        ""
                    }
                return "\(day.day.iso) \(network.title(at: entry.place))\(number)"
            }
        }
        expectNoDifference(
            lines,
            [
                "2026-12-07 Book a room", "2026-12-08 Summit 1/2", "2026-12-08 Weekly call", "2026-12-09 Summit 2/2",
                "2026-12-10 Position on dams", "2026-12-15 Weekly call",
            ])
    }
}
