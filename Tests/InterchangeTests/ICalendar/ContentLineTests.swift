import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Interchange

@Suite("Lines of iCalendar files")
struct ContentLineTests {
    @Test(
        "are read with their parameters",
        arguments: [
            ("SUMMARY:One\\, two\\; three\\nfour\\\\", "SUMMARY", "One, two; three\nfour\\"),
            ("attendee;cn=\"Ruiz, Ana\";ROLE=CHAIR:mailto:a@b.org", "ATTENDEE", "mailto:a@b.org"),
            ("X:", "X", ""), ("URL;VALUE=URI:https://a.org/x;y?z:1", "URL", "https://a.org/x;y?z:1"),
        ])
    func reading(line: String, name: String, text: String) throws {
        let read = try #require(ContentLine(unfolded: line.utf8))
        #expect(read.name == name)
        #expect(read.text == text)
    }

    @Test("keep quotes, carets and line ends in parameters by RFC 6868")
    func parameters() throws {
        let name = "Ana \"Ani\" Ruiz ^ Söhne,\nBerlin; c:d"
        let line = ContentLine("ATTENDEE", [("CN", name), ("X", "plain")], value: "mailto:a@b.org")
        expectNoDifference(
            line.unfolded,
            "ATTENDEE;CN=\"Ana ^'Ani^' Ruiz ^^ Söhne,^nBerlin; c:d\";X=plain:mailto:a@b.org")
        let read = try #require(ContentLine(unfolded: line.unfolded.utf8))
        #expect(read["CN"] == name)
        #expect(read["X"] == "plain")
        #expect(ContentLine(unfolded: "A;M=\"a\",\"b\":c".utf8)?.parameters.first?.values == ["a", "b"])
    }

    @Test(
        "have no control characters in parameters, quoted or not",
        arguments: ["A;P=a\u{3}b\u{9}c:v", "A;P=\"a\u{7F}b\u{9}c\r\":v"])
    func controls(text: String) throws {
        let line = try #require(ContentLine(unfolded: text.utf8))
        #expect(line["P"] == "ab\tc")
        #expect(ContentLine(unfolded: line.unfolded.utf8) == line)
    }

    @Test("are none without a name or a colon", arguments: ["", ":x", "SUMMARY", "SUM MARY:x", ";A=b:c", "A;=b:c"])
    func noLine(text: String) { #expect(ContentLine(unfolded: text.utf8) == nil) }

    @Test("part lists at commas that are not escaped")
    func lists() throws {
        let line = try #require(ContentLine(unfolded: "CATEGORIES:a\\,b,c\\\\,d".utf8))
        expectNoDifference(line.texts, ["a,b", "c\\", "d"])
    }

    @Test("are folded at 75 octets, between characters, and unfolded again", arguments: [UInt64(61), 62])
    func folding(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["a", "é", "東", "👩‍👩‍👧", " ", ",", ";", "\\", "\n", "\t", "e\u{301}", "\"", ":"]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...200, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let event = CalendarComponent("VEVENT", [ContentLine("SUMMARY", text: text)])
            let bytes = CalendarComponent("VCALENDAR", [], [event]).bytes
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.count <= 76 && ($0.isEmpty || $0.last == 0x0D) }, "seed \(seed)")
            #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil }, "seed \(seed)")
            let read = CalendarDocument(bytes)
            #expect(read.problems.isEmpty)
            #expect(read.components.first?.components.first?.first("SUMMARY")?.text == text, "seed \(seed)")
        }
    }

    @Test("folded within a character are put together again")
    func foldedWithin() {
        var bytes = Array("BEGIN:VEVENT\r\nSUMMARY:caf".utf8)
        bytes += [0xC3, 0x0D, 0x0A, 0x20, 0xA9]
        bytes += Array("\r\nEND:VEVENT\r\n".utf8)
        #expect(CalendarDocument(bytes).components.first?.first("SUMMARY")?.text == "café")
        let latin = Array("BEGIN:VEVENT\nSUMMARY:caf".utf8) + [0xE9] + Array("\nEND:VEVENT".utf8)
        #expect(CalendarDocument(latin).components.first?.first("SUMMARY")?.text == "café")
    }

    @Test("that go wrong are told with their numbers, and hide nothing else")
    func problems() {
        let text = """
            VERSION:2.0
            BEGIN:VCALENDAR
            no colon here
            BEGIN:VEVENT
            SUMMARY:A
            END:VTODO
            BEGIN:VALARM
            ACTION:DISPLAY
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:B
            """
        let document = CalendarDocument(Array(text.utf8))
        expectNoDifference(
            document.problems.map { "\($0.line) \($0.what)" },
            [
                "1 outside(\"VERSION\")", "3 notALine", "6 strayEnd(\"VTODO\")", "7 neverEnded(\"VALARM\")",
                "10 neverEnded(\"VEVENT\")", "2 neverEnded(\"VCALENDAR\")",
            ])
        expectNoDifference(
            document.components.first?.components.compactMap { $0.first("SUMMARY")?.value }, ["A", "B"])
    }

    @Test("of any bytes neither trap nor hang", arguments: [UInt64(63), 64, 65])
    func anything(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "BEGIN:", "END:", "VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "\r\n", "\n", "\r", " ", ":", ";", "=",
            "\"", ",", "DTSTART", ";TZID=Europe/Paris", ";VALUE=DATE", ":20261201T020000", ":20261201", "Z",
            "RRULE:FREQ=DAILY", "\nUID:a\n", "\nDTSTART:20261201\n", "\nBEGIN:VEVENT\n", "\nEND:VEVENT\n", "DURATION:P",
            "1D", "T", "EXDATE:", "TZOFFSETFROM:+0100\n", "TZOFFSETTO:-9999\n", "\u{0}", "é",
            "ATTENDEE;CN=x:mailto:a", "RECURRENCE-ID:",
        ]
        let network = Network([.event: "Id: a\nTitle: A\nUid: a\nStarts: 2026-12-01\nRepeats: FREQ=DAILY\n"])
        let clock = Clock(instant: 1_795_179_600, zone: .utc, zones: .system)
        for _ in 0..<1200 {
            var bytes = (0..<Int.random(in: 0..<40, using: &generator)).flatMap { _ in
                Array((pieces.randomElement(using: &generator) ?? "").utf8)
            }
            for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            let plan = CalendarImport([.init(name: "x", bytes: bytes)], into: network, on: clock)
            _ = plan.edits(at: clock.now)
        }
        var deep = Array(repeating: "BEGIN:A", count: 5000).joined(separator: "\n")
        deep += "\n" + Array(repeating: "END:A", count: 5000).joined(separator: "\n")
        let document = CalendarDocument(Array(deep.utf8))
        #expect(document.problems.map(\.what) == [.tooDeep])
    }
}
