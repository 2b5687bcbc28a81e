import CustomDump
import TestSupport
import Testing
import TextCanvas

@Suite("Laying out text")
struct TextLayoutTests {
    @Test("names that begin alike are cut in the middle, so that they stay apart")
    func middle() {
        func cut(_ text: String, _ width: Int) -> String { TextLayout.truncateMiddle(text, to: width) }
        #expect(cut("Association Fleuve Vivant", 18) == "Association…Vivant")
        #expect(cut("Association Fleuve Libre", 18) == "Association…Libre")
        #expect(cut("Association", 18) == "Association")
        #expect(cut("Association Fleuve", 8) == "Associa…")
        for width in 0...30 { #expect(TextLayout.width(of: cut("川東京川の会 Dunav Bez Granica e\u{301}", width)) <= width) }
    }

    @Test(
        "text wraps between words",
        arguments: [
            ("", 10, [""]), ("short", 10, ["short"]), ("one two three", 7, ["one two", "three"]),
            ("one two three", 8, ["one two", "three"]), ("one  two", 4, ["one", "two"]),
            ("exactly ten", 7, ["exactly", "ten"]),
            ("a verylongword here", 6, ["a", "verylo", "ngword", "here"]),
            ("first\nsecond\r\n\nlast", 20, ["first", "second", "", "last"]),
            ("日本語の団体", 5, ["日本", "語の", "団体"]), ("日", 1, ["日"]), ("trailing   ", 8, ["trailing"]),
            ("ab", 0, ["a", "b"]),
            ("  indented text", 10, ["  indented", "text"]),
        ])
    func wrapping(text: String, width: Int, expected: [String]) {
        expectNoDifference(TextLayout.wrap(text, to: width), expected)
    }

    @Test("wrapped lines fit, and lose nothing but blanks and line ends", arguments: 1...30 as ClosedRange<UInt64>)
    func wrappingLosesNothing(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = (0..<12).map { _ in NaughtyText.make(&random) }.joined(separator: " ")
        let width = Int.random(in: 2...20, using: &random)
        let lines = TextLayout.wrap(text, to: width)
        for line in lines { #expect(TextLayout.width(of: line) <= width, "seed \(seed): \(line.debugDescription)") }
        let isKept: (Unicode.Scalar) -> Bool = { ![" ", "\r", "\n"].contains($0) }
        let kept = lines.joined().unicodeScalars.filter(isKept)
        #expect(kept.elementsEqual(text.unicodeScalars.filter(isKept)), "seed \(seed)")
    }

    @Test(
        "padding fills to the width on the side that is asked for",
        arguments: [
            ("ab", 5, Alignment.leading, "ab   "), ("ab", 5, .trailing, "   ab"), ("ab", 5, .centre, " ab  "),
            ("日本", 5, .trailing, " 日本"), ("日本語", 4, .leading, "日… "), ("abc", 0, .leading, ""),
        ])
    func padding(text: String, width: Int, alignment: Alignment, expected: String) {
        #expect(TextLayout.pad(text, to: width, alignment) == expected)
    }

    @Test("text stands at the left, middle or right of its block")
    func aligned() {
        var canvas = Canvas(size: Size(width: 10, height: 4))
        canvas.write("left", in: Rect(x: 1, y: 0, width: 8, height: 1))
        canvas.write("mid", in: Rect(x: 1, y: 1, width: 8, height: 1), align: .centre)
        canvas.write("right", in: Rect(x: 1, y: 2, width: 8, height: 1), align: .trailing)
        canvas.write("far too long", in: Rect(x: 1, y: 3, width: 8, height: 1), align: .trailing)
        expectNoDifference(canvas.lines(), [" left", "   mid", "    right", " far too…"])
    }

    @Test("runs are cut where the room ends, with one ellipsis")
    func runs() {
        for (room, expected) in [
            (20, "late 5 d"), (8, "late 5 d"), (7, "late 5…"), (5, "late…"), (4, "lat…"), (1, "…"), (0, ""),
        ] {
            var canvas = Canvas(size: Size(width: 20, height: 1))
            let used = canvas.write([Run("late", .late), Run(" 5 d", .dim)], at: .zero, maxWidth: room)
            expectNoDifference(canvas.lines(), [expected], "room \(room)")
            #expect(used == TextLayout.width(of: expected))
        }
    }

    @Test(
        "a bar is empty, full or over only when it truly is",
        arguments: [
            (0.0, "░░░░"), (0.01, "▓░░░"), (0.5, "▓▓░░"), (0.99, "▓▓▓░"), (1.0, "▓▓▓▓"), (1.3, "▓▓▓▓"), (-1.0, "░░░░"),
            (.nan, "░░░░"),
        ])
    func bars(fraction: Double, expected: String) {
        var canvas = Canvas(size: Size(width: 4, height: 1))
        canvas.bar(fraction, at: .zero, width: 4)
        #expect(canvas.lines() == [expected])
        #expect(canvas[.zero]?.role == (fraction > 1 ? .barOver : fraction > 0 ? .barFull : .barEmpty))
    }
}
