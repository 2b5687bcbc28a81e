import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import Interchange

@Suite("Calendars that go wrong")
struct BadCalendarTests {
    private let clock = Clock(instant: 1_795_179_600, zone: .utc, zones: .system)
    private let network = Network([.network: "Id: n\nName: N\n"])

    private func plan(_ text: String) -> CalendarImport {
        CalendarImport([.init(name: "f.ics", bytes: Array(text.utf8))], into: network, on: clock)
    }

    private func event(_ lines: String) -> String {
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:x\n\(lines)\nEND:VEVENT\nEND:VCALENDAR\n"
    }

    @Test(
        "in what they repeat are kept and told, and what can be followed is found in a moment",
        arguments: [
            "FREQ=SECONDLY", "FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY;INTERVAL=0",
            "FREQ=YEARLY;BYHOUR=0,1,2;BYMINUTE=0,1;BYSECOND=0,1", "FREQ=DAILY;UNTIL=99991231T235959Z",
            "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2", "FREQ=YEARLY;INTERVAL=10000", "FREQ=DAILY;COUNT=100000",
            "FREQ=WEEKLY;UNTIL=123450101", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
        ])
    func rules(rule: String) throws {
        let plan = plan(event("DTSTART:20261201T140000Z\nRRULE:\(rule)\nEXRULE:\(rule)"))
        let draft = try #require(plan.drafts.first)
        // The rule is a field, or it is kept as it stood with a word about it.
        let isFollowed = draft.first(.repeats) != nil
        let kept = try #require(draft.first(.iCalendar)).split(separator: "\n")
        #expect(kept.contains("EXRULE:\(rule)"))
        #expect(kept.contains("RRULE:\(rule)") != isFollowed)
        #expect(plan.notes.contains { $0.text.hasPrefix("RRULE ") } != isFollowed)
        #expect(plan.notes.contains { $0.text.hasPrefix("EXRULE is kept") })
        var network = network
        network.apply(Change(id: "c", at: clock.now, summary: "", edits: plan.edits(at: clock.now)))
        let first = try #require(Day(iso: "2026-11-01"))
        let days = Agenda(network, from: first, through: first + 400, on: clock).days
        #expect(1...401 ~= days.count)
    }

    @Test(
        "in their times are told, and nothing is shifted",
        arguments: [
            ("DTSTART;TZID=Nowhere/Land:20261201T140000", "Starts: 2026-12-01T14:00:00", "is not known"),
            ("DTSTART;TZID=Europe/Paris:20270328T023000", "Starts: 2027-03-28T03:30:00+02:00", "clocks"),
            ("DTSTART;TZID=Europe/Paris:20261025T023000", "Starts: 2026-10-25T02:30:00+02:00", "happens twice"),
            (
                "DTSTART:20261201T140000Z\nDTEND:20261130T140000Z", "Starts: 2026-12-01T14:00:00+00:00",
                "DTEND '20261130T140000Z' is before"
            ),
            (
                "DTSTART:20261201T140000Z\nDURATION:-P1D", "Starts: 2026-12-01T14:00:00+00:00",
                "DURATION '-P1D' is no length"
            ),
            ("DTSTART:20261201", "Starts: 2026-12-01", ""),
            ("DTSTART:20261201T140000", "Starts: 2026-12-01T14:00:00", ""),
        ])
    func times(lines: String, starts: String, told: String) throws {
        let plan = plan(event(lines))
        let fields = try #require(plan.drafts.first).fields.map { "\($0.name): \($0.value)" }
        #expect(fields.contains(starts), "\(fields)")
        #expect(!fields.contains { $0.hasPrefix("Ends:") })
        if !told.isEmpty { #expect(plan.notes.contains { $0.text.contains(told) }, "\(plan.notes)") }
    }

    @Test(
        "in their UIDs lead nowhere", arguments: ["../../x", "/etc/passwd", String(repeating: "u", count: 4_096), ""])
    func uids(uid: String) throws {
        let text = "BEGIN:VEVENT\nUID:\(uid)\nSUMMARY:A talk\nDTSTART:20261201\nEND:VEVENT\n"
        let draft = try #require(plan("BEGIN:VCALENDAR\n\(text)END:VCALENDAR\n").drafts.first)
        #expect(draft.key.id == "a-talk")
        #expect(draft.first(.uid) == (uid.isEmpty ? nil : uid))
        #expect(plan("BEGIN:VCALENDAR\n\(text)\(text)END:VCALENDAR\n").drafts.count == (uid.isEmpty ? 2 : 1))
    }

    @Test("a NUL in any value is taken for a character that is none, and comes back as one")
    func nul() throws {
        let plan = plan(event("DTSTART:20261201\nLOCATION:a\u{0}b\nX-A:c\u{0}d"))
        let draft = try #require(plan.drafts.first)
        #expect(draft.first(.place) == "a\u{FFFD}b")
        #expect(draft.first(.iCalendar) == "X-A:c\u{FFFD}d")
    }

    @Test("in their size are read all the same: folds, components, properties and lines without end")
    func large() {
        let folds = event("DTSTART:20261201\nLOCATION:a" + String(repeating: "\n b", count: 50_000))
        #expect(plan(folds).drafts.first?.first(.place)?.utf8.count == 50_001)
        let deep = plan(String(repeating: "BEGIN:A\n", count: 100_000))
        #expect(deep.drafts.isEmpty)
        #expect(deep.notes.contains { $0.text == "components lie in components beyond any use; left out" })
        let many = plan(event("DTSTART:20261201" + String(repeating: "\nX-A:b", count: 20_000)))
        #expect(many.drafts.first?.first(.iCalendar)?.utf8.count == 20_000 * 6 - 1)
        let photo = plan(event("DTSTART:20261201\nIMAGE;ENCODING=BASE64:" + String(repeating: "A", count: 1_000_000)))
        #expect(photo.drafts.count == 1)
    }
}
