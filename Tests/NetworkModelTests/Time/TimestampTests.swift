import Foundation
import NetworkModel
import TestSupport
import Testing

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "a moment is read as it is usually written",
        arguments: [
            ("2026-11-20T14:00:00+01:00", 1_795_179_600, 3_600), ("2026-11-20T14:00+0100", 1_795_179_600, 3_600),
            ("2026-11-20 14:00:00 +01", 1_795_179_600, 3_600), ("2026-11-20T13:00:00Z", 1_795_179_600, 0),
            ("2026-11-20T13:00:00.250-00:00", 1_795_179_600, 0), ("1969-12-31T23:59:59Z", -1, 0),
            ("2016-12-31T23:59:60Z", 1_483_228_799, 0),
        ])
    func reads(text: String, instant: Int64, offset: Int32) throws {
        let timestamp = try #require(Timestamp(iso: text))
        #expect(timestamp.instant == instant)
        #expect(timestamp.offset == offset)
        #expect(timestamp.form == .full)
    }

    @Test(
        "what is no moment is not read",
        arguments: [
            "", "2026-11-20T", "2026-11-20T24:00", "2026-11-20T14", "2026-11-20T14:60", "2026-11-20T14:00:61",
            "2026-11-20T14:00:00+1", "2026-11-20T14:00:00+24:00", "2026-11-20T14:00:00+01:60", "2026-11-31T10:00",
            "2026-11-20T14:00:00.Z", "2026-11-20T14:00:00Zx", "yesterday",
        ])
    func rejects(text: String) {
        #expect(Timestamp(iso: text) == nil)
    }

    @Test(
        "what was left out is left out again in writing",
        arguments: ["2026-11-20", "2026-11-20T14:00:00", "2026-11-20T14:00:00+01:00", "0001-01-01T00:00:00-23:59"])
    func keepsForm(text: String) throws {
        #expect(try #require(Timestamp(iso: text)).iso == text)
    }

    @Test("day and time are those of the clock that was read")
    func localDay() throws {
        let timestamp = try #require(Timestamp(iso: "2026-11-20T23:30:00-08:00"))
        #expect(timestamp.day.iso == "2026-11-20")
        #expect(timestamp.time.iso == "23:30")
        let before = try #require(Timestamp(iso: "1960-01-01T00:10:00+05:45"))
        #expect(before.day.iso == "1960-01-01")
        #expect(before.time.iso == "00:10")
    }

    @Test("writing and reading agree with each other and with Foundation", arguments: [UInt64(11), 12])
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime]
        for _ in 0..<400 {
            let instant = Int64.random(in: -12_000_000_000...100_000_000_000, using: &generator)
            let offset = Int32.random(in: -14 * 60...14 * 60, using: &generator) * 60
            let timestamp = Timestamp(instant: instant, offset: offset)
            #expect(Timestamp(iso: timestamp.iso) == timestamp, "seed \(seed)")
            let date = try #require(formatter.date(from: timestamp.iso))
            #expect(date.timeIntervalSince1970 == Double(instant), "seed \(seed), \(timestamp.iso)")
        }
    }

    @Test("an instant beyond the calendar is held within it")
    func clamping() {
        #expect(Timestamp(instant: .max, offset: .max).iso == "9999-12-31T23:59:59+23:59")
        #expect(Timestamp(instant: .min, offset: .min).iso == "0001-01-01T00:00:00-23:59")
    }

    @Test("moments are ordered by instant, whatever the clock")
    func order() throws {
        let early = try #require(Timestamp(iso: "2026-11-20T14:00:00+02:00"))
        let late = try #require(Timestamp(iso: "2026-11-20T13:00:00+00:00"))
        #expect(early < late)
        let sameInstant = try #require(Timestamp(iso: "2026-11-20T12:00:00Z"))
        #expect(sameInstant != early)
        #expect(sameInstant < early)
        #expect(!(early < sameInstant))
    }
}

@Suite("Zones")
struct ZoneTests {
    /// Central Europe in 2026: forward on 29 March, back on 25 October, both at 01:00 UTC.
    private let zone = Zone(
        initial: 3_600,
        transitions: [.init(instant: 1_792_890_000, offset: 3_600), .init(instant: 1_774_746_000, offset: 7_200)])

    @Test(
        "the offset is the one of the season",
        arguments: [(1_774_745_999, 3_600), (1_774_746_000, 7_200), (1_792_889_999, 7_200), (1_792_890_000, 3_600)])
    func offsets(instant: Int64, offset: Int32) {
        #expect(zone.offset(at: instant) == offset)
    }

    @Test(
        "a time on the wall becomes the moment it means",
        arguments: [
            ("2026-01-10", "14:00", "2026-01-10T14:00:00+01:00"), ("2026-07-10", "14:00", "2026-07-10T14:00:00+02:00"),
            ("2026-03-29", "01:59", "2026-03-29T01:59:00+01:00"), ("2026-03-29", "03:00", "2026-03-29T03:00:00+02:00"),
            ("2026-10-25", "01:59", "2026-10-25T01:59:00+02:00"), ("2026-10-25", "03:00", "2026-10-25T03:00:00+01:00"),
        ])
    func exact(day: String, time: String, expected: String) throws {
        let reading = zone.reading(try #require(Day(iso: day)), try #require(TimeOfDay(iso: time)))
        #expect(reading.timestamp.iso == expected)
        #expect(reading.isExact)
    }

    @Test("a time that the clocks skipped is reported, and read by the offset before")
    func gap() throws {
        let reading = zone.reading(try #require(Day(iso: "2026-03-29")), try #require(TimeOfDay(iso: "02:30")))
        let before = try #require(Timestamp(iso: "2026-03-29T01:30:00+01:00"))
        let after = try #require(Timestamp(iso: "2026-03-29T03:30:00+02:00"))
        #expect(reading == .gap(before: before, after: after, change: 1_774_746_000))
        #expect(reading.timestamp == after)
    }

    @Test("a time that the clocks showed twice is reported with both moments")
    func overlap() throws {
        let reading = zone.reading(try #require(Day(iso: "2026-10-25")), try #require(TimeOfDay(iso: "02:30")))
        let first = try #require(Timestamp(iso: "2026-10-25T02:30:00+02:00"))
        let second = try #require(Timestamp(iso: "2026-10-25T02:30:00+01:00"))
        #expect(reading == .overlap(first: first, second: second))
        #expect(reading.timestamp == first)
    }

    @Test("a whole skipped day is a gap too")
    func skippedDay() throws {
        // Samoa went from UTC-10 to UTC+14 and had no 30 December 2011.
        let samoa = Zone(initial: -36_000, transitions: [.init(instant: 1_325_239_200, offset: 50_400)])
        let reading = samoa.reading(try #require(Day(iso: "2011-12-30")), .noon)
        let before = try #require(Timestamp(iso: "2011-12-29T12:00:00-10:00"))
        let after = try #require(Timestamp(iso: "2011-12-31T12:00:00+14:00"))
        #expect(reading == .gap(before: before, after: after, change: 1_325_239_200))
    }

    @Test("every moment's wall time means that moment, or is told to have two", arguments: [UInt64(21)])
    func inverse(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let instant = Int64.random(in: 29_500_000...29_900_000, using: &generator) * 60
            let clock = Clock(instant: instant, zone: zone)
            let reading = zone.reading(clock.today, clock.now.time)
            switch reading {
            case .exact(let moment): #expect(moment == clock.now, "seed \(seed)")
            case .overlap(let first, let second): #expect([first, second].contains(clock.now), "seed \(seed)")
            case .gap: Issue.record("\(clock.now.iso) exists, seed \(seed)")
            }
        }
    }
}

@Suite("Periods")
struct PeriodTests {
    @Test(
        "the short form is read and written",
        arguments: [("6w", 6, Period.Unit.week), ("90d", 90, .day), ("3 m", 3, .month), (" 1Y ", 1, .year)])
    func short(text: String, count: Int, unit: Period.Unit) throws {
        let period = try #require(Period(text))
        #expect(period == Period(count, unit))
        #expect(Period(period.text) == period)
    }

    @Test("what is no period is not read", arguments: ["", "w", "6", "6x", "-6w", "6w6", "999999d", "6 w d"])
    func rejects(text: String) {
        #expect(Period(text) == nil)
    }

    @Test("a month after 31 january is the end of february")
    func endOfMonth() throws {
        let day = try #require(Day(iso: "2027-01-31"))
        #expect(day.adding(Period(1, .month)).iso == "2027-02-28")
        #expect(try #require(Day(iso: "2028-02-29")).adding(Period(1, .year)).iso == "2029-02-28")
        #expect(day.subtracting(Period(2, .week)).iso == "2027-01-17")
    }
}
