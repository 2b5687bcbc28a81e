import CustomDump
import Testing
import TextCanvas

@Suite("Writing on a canvas")
struct CanvasWritingTests {
    @Test("text stands where it was written and blanks at line ends are trimmed")
    func plainText() {
        var canvas = Canvas(size: Size(width: 12, height: 2))
        let used = canvas.write("Aid/Watch", at: Point(x: 1, y: 1))
        #expect(used == 9)
        expectNoDifference(canvas.lines(), ["", " Aid/Watch"])
    }

    @Test(
        "text longer than its room ends in an ellipsis",
        arguments: [
            ("Ecologistas", 11, "Ecologistas"), ("Ecologistas", 10, "Ecologist…"), ("Ecologistas", 1, "…"),
            ("Ecologistas", 0, ""), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本", 2, "…"),
            ("e\u{301}te\u{301}", 3, "e\u{301}te\u{301}"), ("e\u{301}te\u{301}", 2, "e\u{301}…"),
        ])
    func ellipsis(text: String, room: Int, expected: String) {
        var canvas = Canvas(size: Size(width: 12, height: 1))
        let used = canvas.write(text, at: .zero, maxWidth: room)
        #expect(Array(canvas.lines()[0].unicodeScalars) == Array(expected.unicodeScalars))
        #expect(used <= room)
        #expect(TextLayout.truncate(text, to: room).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test("a wide grapheme is never cut in half at an edge")
    func wideAtEdges() {
        var canvas = Canvas(size: Size(width: 4, height: 3))
        canvas.write("x日本", at: Point(x: 0, y: 0))
        canvas.write("日本語", at: Point(x: -1, y: 1))
        canvas.write("日本語", at: Point(x: 3, y: 2))
        expectNoDifference(canvas.lines(), ["x日", " 本", ""])
    }

    @Test("writing over half of a wide grapheme blanks its other half")
    func overwriteWide() {
        var canvas = Canvas(size: Size(width: 6, height: 2))
        canvas.write("日本語", at: Point(x: 0, y: 0))
        canvas.write("ab", at: Point(x: 1, y: 0))
        canvas.write("日本語", at: Point(x: 0, y: 1))
        canvas.write("字", at: Point(x: 3, y: 1))
        expectNoDifference(canvas.lines(), [" ab 語", "日 字"])
    }

    @Test("text without a surface keeps what lies behind it")
    func surfaces() {
        var canvas = Canvas(size: Size(width: 10, height: 2))
        canvas.fill(Rect(x: 0, y: 0, width: 10, height: 1), .selected)
        canvas.write("call", at: Point(x: 1, y: 0))
        canvas.write("3 w", at: Point(x: 6, y: 0), .late.adding(.bold))
        canvas.write("plain", at: Point(x: 0, y: 1))
        expectNoDifference(
            canvas.styledLines(),
            [
                "{selected @selected} {@selected}call{selected @selected} {late bold @selected}3 w{selected @selected} ",
                "plain",
            ])
    }

    @Test("a canvas without room takes any drawing", arguments: [Size.zero, Size(width: 1, height: 1)])
    func tiny(size: Size) {
        var canvas = Canvas(size: size)
        for point in [Point(x: -3, y: -3), .zero, Point(x: 5, y: 5)] {
            canvas.write("日本 text", at: point, maxWidth: 3)
            canvas.write([Run("a"), Run("bc", .late)], at: point)
            canvas.bar(0.5, at: point, width: 10)
            canvas.horizontalRule(at: point, width: 40)
            canvas.fill(Rect(origin: point, size: Size(width: 9, height: 9)), .selected)
            canvas.setSurface(.bar, in: Rect(x: -1, y: -1, width: 9, height: 9))
        }
        #expect(canvas.lines().count == size.height)
    }
}
