import CustomDump
import RecFormat
import Testing

@Suite("Diagnostics")
struct DiagnosticsTests {
    @Test(
        "what is amiss is told with its line",
        arguments: [
            ("# c\nA: 1\n", []),
            ("", []),
            ("A: 1\n\njunk\nmore\n\n+ x\n", ["3+2 notAField", "6+1 continuationWithoutField"]),
            (
                "Id: 1\n# c\nE-mail: x\n  N: 2\nName: y\n\njunk",
                ["3+1 notAField", "4+1 indentedField", "7+1 notAField", "7+1 missingFinalNewline"]
            ),
            (
                "<<<<<<< a\nId: 1\n=======\nId: 2\n>>>>>>> b\n",
                ["1+1 conflictMarker", "3+1 conflictMarker", "5+1 conflictMarker"]
            ),
            ("A: 1\n  B: 2\n", ["2+1 indentedField"]),
            ("\u{FEFF}A: 1\n", ["1+1 byteOrderMark"]),
            ("A: 1\nB: 2\r\n\r\nC: 3\r\n", ["2+1 carriageReturn"]),
            ("A: x\0\nB: 1\nC: \0\nD: \0\n", ["1+1 nul", "3+2 nul"]),
            ("A: 1", ["1+1 missingFinalNewline"]),
            ("A: 1\nB: 2\\", ["2+1 tornContinuation"]),
            ("<<<<<<<x\n", ["1+1 notAField"]),
        ])
    func reports(text: String, expected: [String]) {
        expectNoDifference(document(text).diagnostics.map { "\($0.line)+\($0.lineCount) \($0.what)" }, expected)
    }

    @Test("bytes that are not UTF-8 are told with their lines")
    func invalidText() {
        let bytes =
            Array("A: é\nB: ".utf8) + [0xFF] + Array("\nC: ".utf8) + [0xC3, 0xC3] + Array("\n\nD: ".utf8) + [
                0xED, 0xA0, 0x80,
            ]
        let diagnostics = RecDocument(bytes + [0x0A]).diagnostics
        #expect(
            diagnostics == [
                RecDiagnostic(line: 2, lineCount: 2, what: .invalidUTF8),
                RecDiagnostic(line: 5, lineCount: 1, what: .invalidUTF8),
            ])
    }

    @Test("lines are counted as the file now is")
    func linesAfterEdits() {
        var document = document("Id: a\n\nId: b\n\njunk\n")
        document.replace(slot: 0, with: [RecField(name: "Id", value: "a\nb\nc")])
        #expect(document.line(of: 1) == 5)
        #expect(document.diagnostics.map(\.line) == [7])
        document.delete(slot: 0)
        #expect(document.line(of: 1) == 1)
        #expect(document.diagnostics.map(\.line) == [3])
        #expect(document.holdsUnreadableLines)
    }

    @Test(
        "a file is torn where it does not end in a blank line",
        arguments: [
            ("", true), ("\n", true), ("A: 1\n\n", true), ("A: 1\n \n", true), ("A: 1\n", false), ("A: 1", false),
            ("A: 1\\\n\n", false),
            ("A: 1\\\\\n\n\n", true), ("A: 1\n\nB", false), ("junk\n\n", true),
        ])
    func endsInBlankLine(text: String, isWhole: Bool) {
        #expect(document(text).endsInBlankLine == isWhole)
    }
}
