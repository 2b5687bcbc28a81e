import NetworkModel
import Testing

@Suite("Spans of days and hours as people type them")
struct HumanSpanTests {
    private func read(_ text: String) throws -> String? {
        let today = try #require(Day(iso: "2026-11-21"))
        let context = HumanDate.Context(today: today, now: .noon, prefers: .future)
        return try HumanSpan(text, in: context).map { span in
            [span.first, span.last].map { "\($0.day.iso)\($0.time.map { " " + $0.iso } ?? "")" }
                .joined(separator: " / ")
        }
    }

    @Test(
        "both ends are understood, the month and year of the last hold for the first",
        arguments: [
            ("25–28 mar", "2027-03-25 / 2027-03-28"), ("25-28 mar 2028", "2028-03-25 / 2028-03-28"),
            ("30 mar to 2 apr", "2027-03-30 / 2027-04-02"), ("30 dec - 2 jan", "2026-12-30 / 2027-01-02"),
            ("2027-03-25 to 2027-03-28", "2027-03-25 / 2027-03-28"),
            ("25 mar 14:00-16:00", "2027-03-25 14:00 / 2027-03-25 16:00"),
            ("25 mar 14:00 to 16:30", "2027-03-25 14:00 / 2027-03-25 16:30"),
            ("tue 22:00-1:00", "2026-11-24 22:00 / 2026-11-25 01:00"),
            ("30 mar to 2 apr 2028", "2028-03-30 / 2028-04-02"), ("25-25 mar", "2027-03-25 / 2027-03-25"),
            ("30 mar bis 2 apr", "2027-03-30 / 2027-04-02"),
        ])
    func spans(_ text: String, _ expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(
        "what says one day, or an end before its beginning, is no span",
        arguments: ["25 mar", "28-25 mar", "25 mar 16:00 to 25 mar 14:00", "mar", "2027-03-25", ""])
    func none(_ text: String) throws {
        #expect(try read(text) == nil)
    }

    @Test("a span that ends on the last day of all is read, and one from a leap day")
    func farAway() throws {
        #expect(try read("20 mar - 99992 m") == "9999-03-20 / 9999-12-31")
        #expect(try read("29 feb 2028 to 1 mar 2029") == "2029-02-28 / 2029-03-01")
    }

    @Test("a half that is no date is told", arguments: ["a - b", "25 mar - soon", "31-2 feb"])
    func unreadable(_ text: String) {
        #expect(throws: HumanDate.Problem.self) { try read(text) }
    }
}
