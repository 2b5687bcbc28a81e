import CustomDump
import NetworkModel
import TestSupport
import Testing

@Suite("Recurrence rules")
struct RecurrenceTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func days(_ rule: String, from start: String, _ first: String, _ last: String) throws -> [String] {
        let recurrence = try Recurrence(rule: rule)
        let end = recurrence.lastDay(atSecond: 0, in: .utc)
        return try recurrence.days(from: day(start), within: day(first), through: day(last), until: end).map(\.iso)
    }

    @Test(
        "are read and written again",
        arguments: [
            "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=3TH;UNTIL=20271212",
            "FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=10", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=WEEKLY;WKST=SU;UNTIL=20271212T140000Z",
            "FREQ=WEEKLY;UNTIL=20271212T140000",
        ])
    func roundTrip(text: String) throws { #expect(try Recurrence(rule: text).rule == text) }

    @Test(
        "name the part that cannot be followed",
        arguments: [
            ("", Recurrence.Problem.empty), ("FREQ=HOURLY", .unsupported("FREQ=HOURLY")), ("BYDAY=TU", .noFrequency),
            ("FREQ=WEEKLY;BYHOUR=9", .unsupported("BYHOUR=9")), ("FREQ=DAILY;COUNT=0", .value("COUNT=0")),
            ("FREQ=DAILY;COUNT=99999999999999999999", .value("COUNT=99999999999999999999")),
            ("FREQ=DAILY;INTERVAL=-1", .value("INTERVAL=-1")), ("FREQ=WEEKLY;BYDAY=2TU", .unsupported("BYDAY=2TU")),
            ("FREQ=WEEKLY;BYDAY=XX", .value("BYDAY=XX")), ("FREQ=DAILY;FREQ=DAILY", .twice("FREQ")),
            ("FREQ=DAILY;COUNT=2;UNTIL=20270101", .twoEnds), ("FREQ=DAILY;UNTIL=20270231", .value("UNTIL=20270231")),
            ("weekly", .notAPart("weekly")), ("FREQ=YEARLY;BYWEEKNO=20", .unsupported("BYWEEKNO=20")),
            ("FREQ=DAILY;BYSETPOS=1", .unsupported("BYSETPOS without BYDAY, BYMONTHDAY or BYMONTH")),
        ])
    func problems(text: String, problem: Recurrence.Problem) {
        #expect(throws: problem) { try Recurrence(rule: text) }
        #expect(!problem.description.isEmpty)
    }

    @Test("take the days of a window, however far it lies from the start")
    func window() throws {
        expectNoDifference(
            try days("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", from: "2026-01-06", "9990-01-01", "9990-01-31"),
            ["9990-01-09", "9990-01-23"])
        expectNoDifference(
            try days("FREQ=MONTHLY;BYDAY=3TH", from: "2026-01-15", "2027-02-01", "2027-04-30"),
            ["2027-02-18", "2027-03-18", "2027-04-15"])
        expectNoDifference(
            try days("FREQ=YEARLY", from: "2024-02-29", "2025-01-01", "2033-01-01"), ["2028-02-29", "2032-02-29"])
    }

    @Test("count the start, and end with their count or last day")
    func ends() throws {
        expectNoDifference(
            try days("FREQ=DAILY;COUNT=3", from: "2026-01-30", "2026-01-01", "2026-12-31"),
            ["2026-01-30", "2026-01-31", "2026-02-01"])
        expectNoDifference(
            try days("FREQ=DAILY;COUNT=3", from: "2026-01-30", "2026-02-01", "2026-12-31"), ["2026-02-01"])
        expectNoDifference(
            try days("FREQ=WEEKLY;UNTIL=20260113", from: "2026-01-06", "2026-01-01", "2026-12-31"),
            ["2026-01-06", "2026-01-13"])
        // The start does not lie on the rule's day, and counts all the same.
        expectNoDifference(
            try days("FREQ=WEEKLY;BYDAY=FR;COUNT=2", from: "2026-01-06", "2026-01-01", "2026-12-31"),
            ["2026-01-06", "2026-01-09"])
        #expect(try !Recurrence(rule: "FREQ=WEEKLY;BYDAY=FR").names(day("2026-01-06")))
    }

    @Test("end with the last day of the calendar, which is in no whole week")
    func lastDay() throws {
        expectNoDifference(
            try days("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", from: "9999-12-28", "9999-12-28", "9999-12-31"),
            ["9999-12-28", "9999-12-29", "9999-12-30", "9999-12-31"])
    }

    @Test("are not said in words with numbers that cannot be typed")
    func longCount() throws {
        #expect(try Recurrence(rule: "FREQ=DAILY;COUNT=99999").phrase == "daily, 99999 times")
        #expect(try Recurrence(rule: "FREQ=DAILY;COUNT=100000").phrase == nil)
    }

    @Test("end on the day that their last moment allows in the place's zone")
    func lastMoment() throws {
        let paris = try #require(Zones.system.zone("Europe/Paris"))
        // 01:30 of 13 January in Paris.
        let rule = try Recurrence(rule: "FREQ=DAILY;UNTIL=20270113T003000Z")
        #expect(rule.lastDay(atSecond: 3600, in: paris) == (try day("2027-01-13")))
        #expect(rule.lastDay(atSecond: 7200, in: paris) == (try day("2027-01-12")))
        #expect(try Recurrence(rule: "FREQ=DAILY").lastDay(atSecond: 0, in: paris) == nil)
    }

    @Test(
        "that never match end",
        arguments: [
            "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
            "FREQ=DAILY;INTERVAL=10000;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4;COUNT=5",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
        ])
    func never(rule: String) throws {
        expectNoDifference(try days(rule, from: "2026-01-06", "2026-01-07", "2999-12-31"), [])
    }

    // MARK: In words

    private let context = HumanDate.Context(clock(), prefers: .future)

    @Test(
        "are read as people say them",
        arguments: [
            ("daily", "FREQ=DAILY"), ("every other day", "FREQ=DAILY;INTERVAL=2"), ("weekly", "FREQ=WEEKLY"),
            ("every 2 weeks on tue", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), ("fortnightly", "FREQ=WEEKLY;INTERVAL=2"),
            ("every second week on Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
            ("every Tuesday and Thursday", "FREQ=WEEKLY;BYDAY=TU,TH"), ("tuesdays", "FREQ=WEEKLY;BYDAY=TU"),
            ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), ("weekly, 10 times", "FREQ=WEEKLY;COUNT=10"),
            ("monthly on the 3rd thu until 12 dec 2027", "FREQ=MONTHLY;BYDAY=3TH;UNTIL=20271212"),
            ("first monday of every month", "FREQ=MONTHLY;BYDAY=1MO"), ("every first monday", "FREQ=MONTHLY;BYDAY=1MO"),
            ("last fri of the month", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("monthly on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1"),
            ("1st and 3rd tue of each month", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
            ("monthly on the 2nd last fri", "FREQ=MONTHLY;BYDAY=-2FR"),
            ("every month on the 1st and 15th for 6 times", "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=6"),
            ("yearly on 12 dec", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12"), ("every year", "FREQ=YEARLY"),
            ("dec 12 every year", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12"), ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
            ("yearly on the last sun in mar and oct", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU"),
            ("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU"), ("twice a month", "FREQ=WEEKLY;INTERVAL=2"),
        ])
    func human(text: String, rule: String) throws {
        #expect(try Recurrence(human: text, in: context).rule == rule)
    }

    @Test(
        "say which word was not understood",
        arguments: [
            ("every blue moon", Recurrence.HumanProblem.word("every")), ("weekly until whenever", .date(.notADate)),
            ("", .rule(.empty)), ("weekly on the 2nd tue", .rule(.unsupported("BYDAY=2TU"))), ("on the", .word("the")),
            ("FREQ=HOURLY", .rule(.unsupported("FREQ=HOURLY"))),
        ])
    func notHuman(text: String, problem: Recurrence.HumanProblem) {
        #expect(throws: problem) { try Recurrence(human: text, in: context) }
    }

    @Test("are said so that they are read back as the same rule", arguments: [UInt64(31), 32])
    func saidAndRead(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var said = 0
        for _ in 0..<1500 {
            var rule = Recurrence.generated(&generator)
            rule.weekStart = .monday
            guard let phrase = rule.phrase else { continue }
            said += 1
            let read = try Recurrence(human: phrase, in: context)
            #expect(Set(read.weekdays) == Set(rule.weekdays), "seed \(seed): \(phrase)")
            rule.weekdays = read.weekdays
            #expect(read == rule, "seed \(seed): \(phrase)")
        }
        #expect(said > 300, "seed \(seed)")
    }

    @Test("neither trap nor hang on any text", arguments: [UInt64(41), 42])
    func anything(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "FREQ=", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", ";", "=", ",", "BYDAY=", "MO", "-1", "2", "99999",
            "COUNT=", "\u{0}",
            "UNTIL=", "20271231", "T000000Z", "BYMONTH=", "BYSETPOS=", "every ", "tue ", "last ", "until ", "é", " ",
            "31",
            "times", "feb ", "-", "INTERVAL=", "\n", "BYMONTHDAY=", "9999",
        ]
        for _ in 0..<4000 {
            let length = Int.random(in: 0..<12, using: &generator)
            let text = (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            for rule in [try? Recurrence(rule: text), try? Recurrence(human: text, in: context)] {
                guard let rule else { continue }
                let days = rule.days(from: context.today, within: .first, through: context.today + 1500)
                #expect(days.prefix(50).contains { $0 >= context.today }, "seed \(seed): \(text)")
                _ = rule.phrase
            }
        }
    }
}
