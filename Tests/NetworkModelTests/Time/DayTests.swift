import Foundation
import NetworkModel
import TestSupport
import Testing

@Suite("Days")
struct DayTests {
    private var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        return calendar
    }

    @Test(
        "known dates fall on their weekdays",
        arguments: [
            ("1970-01-01", Weekday.thursday), ("2026-11-20", .friday), ("2000-02-29", .tuesday),
            ("1900-01-01", .monday),
            ("0001-01-01", .monday), ("9999-12-31", .friday), ("1969-07-20", .sunday), ("2024-02-28", .wednesday),
        ])
    func weekdays(iso: String, weekday: Weekday) throws {
        #expect(try #require(Day(iso: iso)).weekday == weekday)
    }

    @Test("every day of four centuries is the one after the day before it")
    func consecutiveDays() throws {
        var (year, month, day) = (1799, 12, 31)
        var current = try #require(Day(year: year, month: month, day: day))
        for _ in 0..<146_097 {
            day += 1
            if day > Day.lengthOfMonth(month, in: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
            let next = try #require(Day(year: year, month: month, day: day))
            guard next - current == 1, next.civil == (year, month, day) else {
                Issue.record("\(next.iso) does not follow \(current.iso)")
                return
            }
            current = next
        }
    }

    @Test("dates since the calendar reform agree with Foundation's calendar", arguments: [UInt64(1), 2, 3])
    func agreesWithCalendar(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // Foundation's calendar is Julian before October 1582, ours never is.
        for _ in 0..<500 {
            let day = Day(number: Int.random(in: -141_000...2_932_896, using: &generator))
            let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect(
                parts.year == day.year && parts.month == day.month && parts.day == day.day, "seed \(seed), \(day.iso)")
            #expect(parts.weekday == day.weekday.rawValue % 7 + 1, "seed \(seed), \(day.iso)")
        }
    }

    @Test("months and years are added as Foundation adds them", arguments: [UInt64(4), 5])
    func monthArithmetic(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let day = Day(number: Int.random(in: 0...50_000, using: &generator))
            let months = Int.random(in: -500...500, using: &generator)
            let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
            let expected = try #require(calendar.date(byAdding: .month, value: months, to: date))
            let actual = day.adding(Period(months, .month))
            #expect(
                Double(actual.number) * 86_400 == expected.timeIntervalSince1970, "seed \(seed), \(day.iso) + \(months)"
            )
        }
    }

    @Test("writing and reading a day gives the same day", arguments: [UInt64(6)])
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let day = Day(number: Int.random(in: -719_162...2_932_896, using: &generator))
            #expect(Day(iso: day.iso) == day, "seed \(seed)")
        }
    }

    @Test(
        "what is no date is not read",
        arguments: [
            "", "2026", "2026-11", "2026-11-31", "2026-02-29", "2026-00-10", "2026-13-01", "0000-01-01", "2026-1-05",
            "20261105", "2026-11-20x", "2026/11/20", "-026-11-20", "٢٠٢٦-١١-٢٠", "2026-11-20T", "99999-01-01",
        ])
    func rejects(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("blanks around a date do not matter")
    func blanks() {
        #expect(Day(iso: "  2026-11-20\t") == Day(year: 2026, month: 11, day: 20))
    }

    @Test("arithmetic stops at the first and the last day")
    func clamping() {
        #expect(Day.last + 1 == .last)
        #expect(Day.first - 1 == .first)
        #expect(Day.last + .max == .last)
        #expect(Day.first + .min == .first)
        #expect(Day.first - .max == .first)
        #expect(Day.last - .min == .last)
        #expect(Day.first.adding(Period(.min, .year)) == .first)
        #expect(Day.last.adding(Period(.max, .month)) == .last)
        #expect(Day.first.subtracting(Period(.min, .week)) == .last)
        #expect(Day(number: .min) == .first)
    }

    @Test("the next and the last friday are never today")
    func neighbouringWeekdays() throws {
        let friday = try #require(Day(iso: "2026-11-20"))
        #expect(friday.next(.friday).iso == "2026-11-27")
        #expect(friday.previous(.friday).iso == "2026-11-13")
        #expect(friday.next(.saturday).iso == "2026-11-21")
        #expect(friday.previous(.saturday).iso == "2026-11-14")
        #expect(friday.startOfWeek.iso == "2026-11-16")
        #expect(friday.startOfMonth.iso == "2026-11-01")
        #expect(friday.endOfMonth.iso == "2026-11-30")
    }

    @Test(
        "a distance is told in the unit people would name",
        arguments: [
            ("2026-11-21", 0, Period.Unit.day, Distance.Direction.today), ("2026-11-24", 3, .day, .future),
            ("2026-11-16", 5, .day, .past), ("2026-09-18", 9, .week, .past), ("2026-12-05", 2, .week, .future),
            ("2027-05-21", 25, .week, .future), ("2027-05-22", 6, .month, .future), ("2027-06-20", 6, .month, .future),
            ("2024-11-21", 2, .year, .past), ("2024-11-22", 23, .month, .past),
        ])
    func distance(iso: String, count: Int, unit: Period.Unit, direction: Distance.Direction) throws {
        let today = try #require(Day(iso: "2026-11-21"))
        let day = try #require(Day(iso: iso))
        #expect(Distance(to: day, from: today) == Distance(count: count, unit: unit, direction: direction))
    }
}
