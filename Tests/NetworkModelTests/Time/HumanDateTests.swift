import NetworkModel
import TestSupport
import Testing

/// Read on saturday 21 november 2026, at ten in the morning.
private func context(_ preference: HumanDate.Preference) throws -> HumanDate.Context {
    HumanDate.Context(
        today: try #require(Day(iso: "2026-11-21")), now: try #require(TimeOfDay(iso: "10:00")), prefers: preference)
}

private func text(_ date: HumanDate) -> String {
    date.day.iso + (date.time.map { " \($0.iso)" } ?? "")
}

@Suite("Dates as people type them")
struct HumanDateTests {
    @Test(
        "what is due is read ahead",
        arguments: [
            ("today", "2026-11-21"), ("tomorrow 14:00", "2026-11-22 14:00"), ("tomorrow at 2pm", "2026-11-22 14:00"),
            ("fri", "2026-11-27"), ("sat", "2026-11-28"), ("Sunday", "2026-11-22"), ("next fri", "2026-11-27"),
            ("this sat", "2026-11-21"), ("2w", "2026-12-05"), ("in 3 days", "2026-11-24"), ("3 d", "2026-11-24"),
            ("+1m", "2026-12-21"), ("in a month", "2026-12-21"), ("two weeks from now", "2026-12-05"),
            ("12 dec", "2026-12-12"), ("1 nov", "2027-11-01"), ("21 nov", "2026-11-21"), ("12 dec 2027", "2027-12-12"),
            ("dec 12", "2026-12-12"), ("December 12th, 2027", "2027-12-12"), ("12th of december", "2026-12-12"),
            ("the 12th", "2026-12-12"), ("21st", "2026-11-21"), ("31st", "2026-12-31"), ("29 feb", "2028-02-29"),
            ("2026-12-12", "2026-12-12"), ("2026/12/12", "2026-12-12"), ("12.12.", "2026-12-12"),
            ("3.2.2027", "2027-02-03"), ("12/12", "2026-12-12"), ("25/12", "2026-12-25"), ("12/25", "2026-12-25"),
            ("12/25/2027", "2027-12-25"), ("end of month", "2026-11-30"), ("end of next month", "2026-12-31"),
            ("end of the week", "2026-11-22"), ("end of dec", "2026-12-31"), ("end of nov", "2026-11-30"),
            ("end of quarter", "2026-12-31"), ("eoy", "2026-12-31"), ("start of next month", "2026-12-01"),
            ("next week", "2026-11-23"), ("next month", "2026-12-01"), ("14:00", "2026-11-21 14:00"),
            ("9:30", "2026-11-22 09:30"), ("2pm", "2026-11-21 14:00"), ("2 pm", "2026-11-21 14:00"),
            ("noon", "2026-11-21 12:00"), ("12am", "2026-11-22 00:00"), ("midnight", "2026-11-22 00:00"),
            ("2:15pm fri", "2026-11-27 14:15"), ("by fri", "2026-11-27"), ("on 12 dec", "2026-12-12"),
            ("fri 27 nov", "2026-11-27"), ("FRI, 27. NOV 16:00", "2026-11-27 16:00"),
            ("day after tomorrow", "2026-11-23"),
            ("3 d ago", "2026-11-18"), ("yesterday", "2026-11-20"), ("-1w", "2026-11-14"), ("now", "2026-11-21 10:00"),
        ])
    func future(typed: String, expected: String) throws {
        #expect(text(try HumanDate(typed, in: context(.future))) == expected)
    }

    @Test(
        "what was logged is read backwards",
        arguments: [
            ("yesterday", "2026-11-20"), ("fri", "2026-11-20"), ("sat", "2026-11-14"), ("last fri", "2026-11-20"),
            ("2w", "2026-11-07"), ("2 weeks ago", "2026-11-07"), ("a week ago", "2026-11-14"), ("12 dec", "2025-12-12"),
            ("1 nov", "2026-11-01"), ("21 nov", "2026-11-21"), ("29 feb", "2024-02-29"), ("the 12th", "2026-11-12"),
            ("14:00", "2026-11-20 14:00"), ("9am", "2026-11-21 09:00"), ("yesterday 14:00", "2026-11-20 14:00"),
            ("yesterday evening", "2026-11-20"), ("last night", "2026-11-20"), ("last week", "2026-11-14"),
            ("last month", "2026-10-21"), ("day before yesterday", "2026-11-19"), ("in 3 days", "2026-11-24"),
            ("this morning", "2026-11-21"), ("13.10.", "2026-10-13"), ("14:00 yesterday", "2026-11-20 14:00"),
        ])
    func past(typed: String, expected: String) throws {
        #expect(text(try HumanDate(typed, in: context(.past))) == expected)
    }

    @Test(
        "what is no date is not guessed",
        arguments: [
            "", "soon", "may", "12", "week", "a week", "next", "next thing", "end of", "14", "25:00", "13pm", "1.5",
            "12-12", "fri fri", "today or tomorrow", "dec", "dec 1999 12", "1/2/3/4", "12.12.26", "two months",
        ])
    func nothing(typed: String) throws {
        #expect(throws: HumanDate.Problem.notADate) { try HumanDate(typed, in: context(.future)) }
    }

    @Test("a date that is written differently on two shores names both readings")
    func twoReadings() throws {
        let november = try #require(Day(iso: "2027-11-12"))
        let december = try #require(Day(iso: "2026-12-11"))
        #expect(throws: HumanDate.Problem.twoReadings(december, november)) {
            try HumanDate("11/12", in: context(.future))
        }
    }

    @Test("a day the calendar does not have is told", arguments: ["31 feb", "31.4.", "30/2", "2026-02-30", "13/13"])
    func noSuchDay(typed: String) throws {
        #expect(throws: HumanDate.Problem.noSuchDay) { try HumanDate(typed, in: context(.future)) }
    }

    @Test("a weekday that does not fit its date is told")
    func otherWeekday() throws {
        let friday = try #require(Day(iso: "2026-11-27"))
        #expect(throws: HumanDate.Problem.otherWeekday(friday)) { try HumanDate("thu 27 nov", in: context(.future)) }
    }

    @Test(
        "a date is read from the beginning of a line, as far as it goes",
        arguments: [
            ("yesterday 25m reached", 1), ("12 dec 2025 14:00 more", 4), ("tomorrow at the office", 1), ("amina", 0),
            ("fri 3 people came", 1), ("3 people", 0), ("may johnson", 0), ("last fri 25m", 2), ("on the phone", 0),
            ("at noon on friday they", 4), ("the 12th floor", 2), ("in 3 days", 3), ("in geneva", 0),
        ])
    func prefix(typed: String, count: Int) throws {
        let words = typed.split(separator: " ").map { String($0) }
        #expect((HumanDate.read(words[...], in: try context(.past))?.count ?? 0) == count)
    }

    @Test("no words whatever trap, and what is read is told to be", arguments: [UInt64(51), 52])
    func anyWords(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pool = [
            "fri", "12", "dec", "2027", "next", "last", "of", "end", "in", "3", "d", "w", "ago", "at", "14:00", "2pm",
            "99999", "99999y", "-99999w", "12/11", "31.12.", "the", "5th", "today", ",", "+", "-", "/", ".", "::", "a",
            "0000-00-00", "1/1/9999", "31", "feb", "12:", ":3", "1:2pm", "é", "month", "0", "00",
        ]
        for _ in 0..<5_000 {
            let words = (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in
                pool.randomElement(using: &generator)
            }
            for preference in [HumanDate.Preference.past, .future] {
                guard let reading = HumanDate.read(words[...], in: try context(preference)) else { continue }
                #expect(1...words.count ~= reading.count, "seed \(seed): \(words)")
            }
        }
    }

    @Test("a date as it is written in the files is read as itself", arguments: [UInt64(53)])
    func isoIsRead(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let day = Day(number: Int.random(in: -719_162...2_932_896, using: &generator))
            #expect(try HumanDate(day.iso, in: context(.past)) == HumanDate(day: day), "seed \(seed)")
        }
    }
}

@Suite("Durations, cadences and dates relative to an event")
struct HumanPeriodTests {
    @Test(
        "minutes are read as people type them",
        arguments: [
            ("25m", 25), ("25 min", 25), ("90 min", 90), ("1h", 60), ("1h30", 90), ("1h30m", 90), ("1h 30m", 90),
            ("1 hour 5 minutes", 65), ("2 hours", 120), ("1.5h", 90), ("0,25 h", 15), ("half an hour", 30),
            ("an hour", 60), ("25'", 25), ("1H05", 65),
        ])
    func minutes(typed: String, minutes: Int) {
        #expect(HumanMinutes.minutes(of: typed) == minutes)
    }

    @Test(
        "what is no duration is not read", arguments: ["", "25", "m", "1h75", "2w", "minutes", "1.5", "25m x", "1:30"])
    func noMinutes(typed: String) {
        #expect(HumanMinutes.minutes(of: typed) == nil)
    }

    @Test(
        "cadences are read as people say them",
        arguments: [
            ("6w", "6w"), ("3m", "3m"), ("every 2 weeks", "2w"), ("every week", "1w"), ("every other month", "2m"),
            ("monthly", "1m"), ("Quarterly", "3m"), ("yearly", "1y"), ("fortnightly", "2w"), ("6 weeks", "6w"),
            ("once a month", "1m"), ("twice a year", "6m"), ("four times a year", "3m"), ("twice a month", "2w"),
        ])
    func cadences(typed: String, expected: String) {
        #expect(Period(human: typed)?.text == expected)
    }

    @Test(
        "what is no cadence is not read", arguments: ["", "0w", "often", "every", "w", "5 times a year", "6w 2d", "a"])
    func noCadence(typed: String) {
        #expect(Period(human: typed) == nil)
    }

    @Test(
        "dates before and after an event are read, written and resolved",
        arguments: [
            ("T-90d", "T-90d", "2026-12-25"), ("t - 16 w", "T-16w", "2026-12-03"), ("T", "T", "2027-03-25"),
            ("day of", "T", "2027-03-25"), ("day before", "T-1d", "2027-03-24"), ("T+1w", "T+1w", "2027-04-01"),
            ("1 week after", "T+1w", "2027-04-01"), ("2 Fridays before", "2 Fridays before", "2027-03-12"),
            ("friday before", "Friday before", "2027-03-19"), ("Thursday before", "Thursday before", "2027-03-18"),
            ("two mondays after", "2 Mondays after", "2027-04-05"), ("3 months before", "T-3m", "2026-12-25"),
            ("10d before", "T-10d", "2027-03-15"),
        ])
    func relative(typed: String, expected: String, resolved: String) throws {
        // 25 march 2027 is a thursday.
        let event = try #require(Day(iso: "2027-03-25"))
        let date = try #require(RelativeDate(typed))
        #expect(date.text == expected)
        #expect(date.resolved(against: event).iso == resolved)
        #expect(RelativeDate(date.text) == date)
    }

    @Test(
        "what says no distance from an event is not read",
        arguments: ["", "T-", "T-d", "before", "x before", "0 fridays before", "tomorrow", "T 90d"])
    func noRelative(typed: String) {
        #expect(RelativeDate(typed) == nil)
    }
}
