import Screens
import TestSupport
import Testing
import TextCanvas

struct LineEditorTests {
    @Test(
        "keys edit the line as in a shell",
        arguments: [
            ("hello world<ctrl-w>", "hello "), ("hello world<ctrl-a><ctrl-k>", ""), ("hello<ctrl-u>x", "x"),
            ("one two<alt-b>X", "one Xtwo"), ("one two<ctrl-a><alt-f>X", "oneX two"), ("abc<left><backspace>", "ac"),
            ("abc<home><del>", "bc"), ("abc<ctrl-b><ctrl-t>", "acb"), ("one two<ctrl-w><ctrl-y><ctrl-y>", "one twotwo"),
            ("one two<ctrl-left>X", "one Xtwo"), ("ab<left><ctrl-d>", "a"), ("äé第<backspace>", "äé"),
        ])
    func keys(typed: String, expected: String) {
        var editor = LineEditor()
        for key in Key.sequence(typed) {
            let isTaken = editor.take(.key(key))
            #expect(isTaken)
        }
        #expect(editor.text == expected)
    }

    @Test("a mark typed after its letter becomes one grapheme, which backspace takes away whole")
    func graphemes() {
        var editor = LineEditor("e")
        _ = editor.take(.paste("\u{301}"))
        #expect(editor.cursor == 1)
        _ = editor.take(.key(.backspace))
        #expect(editor.isEmpty)
    }

    @Test("a paste keeps its words and loses its line ends")
    func paste() {
        var editor = LineEditor()
        _ = editor.take(.paste("one\r\ntwo\nthree\tfour"))
        #expect(editor.text == "one two three four")
        var text = LineEditor(isMultiline: true)
        _ = text.take(.paste("one\r\ntwo"))
        #expect(text.text == "one\ntwo")
    }

    @Test("a key that edits nothing is not taken")
    func passesOn() {
        var editor = LineEditor("a")
        for key in [Key.enter, .up, Key(.function(1))] {
            let isTaken = editor.take(.key(key))
            #expect(!isTaken)
        }
    }

    @Test(
        "the cursor stands where text goes, wide characters counted, however narrow the field",
        arguments: [
            ("abc", 10, 3, "abc"), ("第三世界", 10, 8, "第三世界"), ("第三世界", 5, 4, "世界"), ("abcdef", 4, 3, "def"),
            ("ab", 1, 0, ""),
        ])
    func cursorPlace(text: String, width: Int, column: Int, shown: String) {
        var canvas = Canvas(size: Size(width: width, height: 1))
        LineEditor(text).draw(on: &canvas, in: canvas.bounds)
        #expect(canvas.cursor == Point(x: column, y: 0))
        #expect(canvas.lines() == [shown])
    }

    @Test("long text breaks between words, and the cursor goes along", arguments: 1...12)
    func layout(width: Int) {
        let text = "the board met and agreed\nto sign"
        var editor = LineEditor(text, isMultiline: true)
        for position in 0...editor.cursor {
            editor.move(to: position)
            let layout = editor.layout(width: width)
            #expect(layout.lines.joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" })
            #expect(layout.lines.indices.contains(layout.cursor.y) && (0..<width).contains(layout.cursor.x))
            #expect(layout.lines.allSatisfy { TextLayout.width(of: $0) <= width + 1 })
        }
    }
}
