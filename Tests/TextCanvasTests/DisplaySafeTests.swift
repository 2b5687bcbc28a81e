import CWideCharacters
import Glibc
import TestSupport
import Testing
import TextCanvas

@Suite("Making text harmless")
struct DisplaySafeTests {
    @Test(
        "every character is shown as something harmless",
        arguments: [
            ("plain text", "plain text"), ("a\u{1B}[31mb", "a␛[31mb"), ("\u{00}\u{07}\u{7F}", "␀␇␡"),
            ("a\u{9B}31m\u{85}", "a\u{FFFD}31m␤"), ("a\tb", "a b"), ("a\nb", "a␤b"), ("a\r\nb", "a␤b"), ("a\rb", "a␍b"),
            ("a\u{2028}b", "a␤b"), ("a\u{202E}b\u{202C}c", "a\u{FFFD}b\u{FFFD}c"), ("a\u{2066}b", "a\u{FFFD}b"),
            ("a\u{200B}\u{200B}\u{FEFF}b", "a\u{FFFD}b"), ("soft\u{AD}hyphen", "soft\u{FFFD}hyphen"),
            ("\u{E0041}\u{E0042}x", "\u{FFFD}x"), ("\u{E000}\u{F0000}", "\u{FFFD}\u{FFFD}"), ("\u{378}", "\u{FFFD}"),
            ("a\u{A0}b\u{2003}c", "a b c"), ("e\u{301}", "e\u{301}"), ("\u{301}x", "\u{25CC}\u{301}x"),
            ("❤\u{FE0F}x", "❤x"), ("👨‍👩‍👧x", "👨x"), ("👍🏽x", "👍x"), ("🇰🇪", "KE"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}"),
            ("می\u{200C}خواهم", "میخواهم"), ("a\u{200D}b", "a\u{FFFD}b"), ("日本", "日本"), ("한", "한"),
        ])
    func shown(text: String, expected: String) {
        #expect(Array(displaySafe(text).unicodeScalars) == Array(expected.unicodeScalars))
        #expect(TextLayout.width(of: text) == TextLayout.width(of: expected))
    }

    @Test("line ends stay where they are asked for")
    func lines() {
        #expect(displaySafe("a\r\nb\u{1B}\n\nc", keepingLines: true) == "a\nb␛\n\nc")
    }

    @Test(
        "without Unicode each character is one of the same width",
        arguments: [
            ("École – “Ação” … naïve", "Ecole - \"Acao\" ~ naive"), ("日本", "????"),
            ("▌● ▓▓░ │─┼ ✓ →", ">* ##. |-+ x >"),
            ("Łódź Đakovo ß", "Lodz Dakovo ?"), ("e\u{301}", "e"), ("a\u{1B}b", "a?b"),
        ])
    func ascii(text: String, expected: String) {
        #expect(displaySafe(text, glyphs: .ascii) == expected)
        #expect(TextLayout.width(of: text) == expected.utf8.count)
    }

    @Test("no scalar reaches the terminal that commands, reorders or hides, and the C library agrees on every width")
    func allScalars() {
        setlocale(LC_CTYPE, "C.UTF-8")
        let ranges: [ClosedRange<UInt32>] = [0...0xD7FF, 0xE000...0x1FFFF, 0xE0000...0xE0FFF, 0x10FF00...0x10FFFF]
        for value in ranges.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let safe = displaySafe(String(scalar))
            var columns = 0
            for shown in safe.unicodeScalars {
                let width = wcwidth(wchar_t(bitPattern: shown.value))
                let isHarmless =
                    width >= 0 && shown.value >= 0x20 && !shown.properties.isBidiControl
                    && (!shown.properties.isDefaultIgnorableCodePoint)
                if !isHarmless { Issue.record("U+\(String(value, radix: 16)) is shown as \(shown.debugDescription)") }
                columns += Int(width)
            }
            if columns != TextLayout.width(of: String(scalar)) { Issue.record("U+\(String(value, radix: 16)) shears") }
        }
    }

    @Test(
        "any mixture of scalars keeps its columns and stays as it is when made safe again",
        arguments: 1...20 as ClosedRange<UInt64>)
    func mixtures(seed: UInt64) {
        setlocale(LC_CTYPE, "C.UTF-8")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let text = NaughtyText.make(&random)
            let safe = displaySafe(text)
            let columns = safe.unicodeScalars.reduce(0) { $0 + Int(wcwidth(wchar_t(bitPattern: $1.value))) }
            #expect(TextLayout.width(of: text) == columns, "\(text.debugDescription)")
            #expect(displaySafe(safe).unicodeScalars.elementsEqual(safe.unicodeScalars), "\(text.debugDescription)")
            #expect(displaySafe(text, glyphs: .ascii).utf8.count == columns, "\(text.debugDescription)")
        }
    }

    @Test("ten thousand marks on one letter leave four")
    func manyMarks() {
        let text = "e" + String(repeating: "\u{301}", count: 10_000) + "x"
        #expect(displaySafe(text).unicodeScalars.count == 6)
        #expect(TextLayout.width(of: text) == 2)
    }

    @Test("bytes that are no UTF-8 show one by one")
    func badBytes() {
        let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xE2, 0x82]
        var canvas = Canvas(size: Size(width: 20, height: 1))
        canvas.write(utf8: bytes.span, at: .zero)
        #expect(canvas.lines() == ["a\u{FFFD}\u{FFFD}(" + String(repeating: "\u{FFFD}", count: 9)])
    }
}

/// Text of scalars that have made terminals misbehave.
enum NaughtyText {
    private static let scalars: [UInt32] = [
        0x20, 0x61, 0x41, 0x31, 0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xA0, 0xAD, 0xE9, 0x301,
        0x308,
        0x34F, 0x5D0, 0x627, 0x64B, 0x6CC, 0x915, 0x93F, 0x94D, 0xE01, 0xE33, 0x1100, 0x1161, 0x11A8, 0x115F, 0x1160,
        0x180E,
        0x200B, 0x200C, 0x200D, 0x200E, 0x202A, 0x202E, 0x2028, 0x2060, 0x2066, 0x20E3, 0x2500, 0x2764, 0x3000, 0x3042,
        0x3164,
        0x65E5, 0xAC00, 0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFC, 0xFFFD, 0xFFFF, 0x1D173, 0x1F1E6, 0x1F1FF,
        0x1F3FB,
        0x1F3F4, 0x1F468, 0x1F469, 0x1F600, 0x1FAE8, 0x20000, 0x3FFFF, 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xF0000,
        0x10FFFF,
    ]

    static func make(_ random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            if let value = scalars.randomElement(using: &random), let scalar = Unicode.Scalar(value) {
                text.append(scalar)
            }
        }
        return String(text)
    }
}
