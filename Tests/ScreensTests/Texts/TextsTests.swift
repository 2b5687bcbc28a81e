import NetworkModel
import Screens
import TestSupport
import Testing

struct TextsTests {
    @Test(
        "dates say how far away they are",
        arguments: [
            ("2026-11-21", "today", "due today", "today"), ("2026-11-24", "in 3 d", "in 3 d", "in 3 d"),
            ("2026-11-16", "5 d late", "5 d over", "5 d ago"), ("2026-09-18", "9 w late", "9 w over", "9 w ago"),
            ("2027-03-25", "in 17 w", "in 17 w", "in 17 w"),
        ])
    func distances(iso: String, due: String, over: String, ago: String) throws {
        let dates = DatePhrases(texts: Texts(), clock: clock())
        let day = try #require(Day(iso: iso))
        #expect(dates.due(day) == due)
        #expect(dates.over(day) == over)
        #expect(dates.ago(day) == ago)
    }

    @Test("a field's label is its name in words; sign-off is the noun, as the sheet of processes has it")
    func labels() {
        #expect(Texts().label(of: .workingContact) == "Working contact")
        #expect(Texts().label(of: .signOff) == "Sign-off")
    }

    @Test("days and moments are said as people say them")
    func days() throws {
        let dates = DatePhrases(texts: Texts(), clock: clock())
        #expect(dates.weekday(try #require(Day(iso: "2026-11-21"))) == "sat 21 nov")
        #expect(dates.moment(try #require(Timestamp(iso: "2026-11-24T16:00:00+00:00"))) == "tue 16:00")
        #expect(dates.moment(try #require(Timestamp(iso: "2026-11-24T23:30:00-02:00"))) == "wed 01:30")
        #expect(
            dates.range(try #require(Day(iso: "2027-03-25")), try #require(Day(iso: "2027-03-28"))) == "25–28 mar 2027")
        #expect(dates.minutes(35) == "35 min")
        #expect(dates.minutes(125) == "2 h 05")
    }

    @Test(
        "dates in a text that was stored are said as the screens say days, and nothing else is touched",
        arguments: [
            ("said on 2026-03-02, again 2026-12-01.", "said on 2 mar, again 1 dec."),
            ("2027-12-01", "1 dec 2027"), ("minutes/2026-03-02-pre.md", "minutes/2026-03-02-pre.md"),
            ("2026-13-02 12026-03-02 2026-03-02T10:00", "2026-13-02 12026-03-02 2026-03-02T10:00"), ("", ""),
        ])
    func saying(text: String, said: String) {
        #expect(DatePhrases(texts: Texts(), clock: clock()).saying(text) == said)
    }

    @Test("a translation needs no code, whatever plurals the language has")
    func translation() {
        var texts = Texts()
        #expect(texts(TodayText.count, n: 1) == "1 thing wants you")
        #expect(texts(TodayText.count, n: 5) == "5 things want you")
        texts.translation = ["today.count": "{n} дело|{n} дела|{n} дел", "command.undo.title": "отменить"]
        texts.plural = .slavic
        #expect(
            [1, 2, 5, 11, 21, 22].map { texts(TodayText.count, n: $0) } == [
                "1 дело", "2 дела", "5 дел", "11 дел", "21 дело", "22 дела",
            ])
        #expect(CommandTable["undo"].map { texts.title(of: $0) } == "отменить")
        #expect(texts[TodayText.late] == "Late")
    }
}
