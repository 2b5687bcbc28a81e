import CNcurses
import CustomDump
import Testing
import TextCanvas

@testable import CursesTerminal

@Suite("Decoding what is typed")
struct InputDecoderTests {
    @Test(
        "bytes become the key that was pressed",
        arguments: [
            ("a", Key("a")), ("É", Key("É")), ("日", Key("日")), (" ", Key(" ")),
            ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{08}", .backspace),
            ("\u{01}", .control("a")), ("\u{1A}", .control("z")), ("\u{1C}", .control("\\")), ("\u{00}", .control(" ")),
            ("\u{1B}", .escape), ("\u{1B}x", .alt("x")), ("\u{1B}é", .alt("é")), ("\u{1B}[", .alt("[")),
            ("\u{1B}\r", Key(.enter, .alt)), ("\u{1B}\u{01}", Key(.character("a"), [.alt, .control])),
            ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[1;5D", Key(.left, .control)),
            ("\u{1B}[1;2A", Key(.up, .shift)), ("\u{1B}[1;3B", Key(.down, .alt)), ("\u{1B}\u{1B}[A", Key(.up, .alt)),
            ("\u{1B}[5~", .pageUp), ("\u{1B}[6;5~", Key(.pageDown, .control)), ("\u{1B}[3~", .delete),
            ("\u{1B}OP", Key(.function(1))), ("\u{1B}[15~", Key(.function(5))),
            ("\u{1B}[24;2~", Key(.function(12), .shift)),
        ])
    func keys(typed: String, expected: Key) {
        expectNoDifference(decode([typed]), [.key(expected)])
    }

    @Test(
        "key codes of ncurses become the same keys",
        arguments: [
            (KEY_UP, Key.up), (KEY_BTAB, .backTab), (KEY_DC, .delete), (KEY_PPAGE, .pageUp),
            (KEY_BACKSPACE, .backspace),
            (KEY_F0 + 1, Key(.function(1))), (KEY_F0 + 14, Key(.function(2), .shift)), (KEY_SLEFT, Key(.left, .shift)),
        ])
    func codes(code: Int32, expected: Key) {
        var decoder = InputDecoder()
        decoder.feed(.code(code), now: 0)
        expectNoDifference(decoder.takeEvents(), [.key(expected)])
    }

    @Test(
        "what a terminal says of itself is not taken for typed keys",
        arguments: [
            "\u{1B}[?62;1;4c", "\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;rgb:0/0/0\u{07}",
            "\u{1B}P1$r0m\u{1B}\\",
            "\u{1B}[12;40R", "\u{1B}[I", "\u{1B}[<35;5;5M", "\u{1B}[<0;5M", "\u{1B}[<junk", "\u{9B}",
            "\u{1B}[99;99;99z",
        ])
    func answers(typed: String) {
        let events = decode([typed])
        let expected: [TerminalEvent] = typed.hasSuffix("junk") ? ["u", "n", "k"].map { .key(Key($0)) } : []
        expectNoDifference(events, expected)
        expectNoDifference(decode([typed, "q"]).last, .key(Key("q")))
    }

    @Test("a sequence that arrives in two pieces is still one key")
    func pieces() {
        expectNoDifference(decode(["\u{1B}[<0;1", "2;3M"]), [.mouse(Mouse(.press, at: Point(x: 11, y: 2)))])
        var decoder = InputDecoder()
        for byte in Array("é".utf8) {
            decoder.feed(.byte(byte), now: 0)
            decoder.pause()
        }
        expectNoDifference(decoder.takeEvents(), [.key(Key("é"))])
    }

    @Test("bytes that are no UTF-8 are no keys, and the next character is read")
    func badBytes() {
        var decoder = InputDecoder()
        for byte: UInt8 in [0xFF, 0xC3, 0x28, 0x80, 0xE2, 0x82, 0xC3, 0xA9] { decoder.feed(.byte(byte), now: 0) }
        expectNoDifference(decoder.takeEvents(), [.key(Key("(")), .key(Key("é"))])
    }

    @Test("a paste is one event, whatever is in it")
    func paste() {
        let pasted = decode(["\u{1B}[200~two\rlines\r\n\u{01}q\u{1B}[A é", "nd\u{1B}[201~x"])
        expectNoDifference(pasted, [.paste("two\nlines\n\u{01}q énd"), .key(Key("x"))])
    }

    @Test("a paste that never ends is given up to what came of it")
    func endlessPaste() {
        var decoder = InputDecoder()
        feed("\u{1B}[200~text", to: &decoder)
        decoder.pause()
        #expect(decoder.isPasting)
        expectNoDifference(decoder.takeEvents(), [])
        decoder.endPaste()
        expectNoDifference(decoder.takeEvents(), [.paste("text")])
        feed("q", to: &decoder)
        expectNoDifference(decoder.takeEvents(), [.key(Key("q"))])
    }

    @Test("buttons, the wheel and double clicks are told apart")
    func mouse() {
        let at = Point(x: 4, y: 5)
        expectNoDifference(
            decode(["\u{1B}[<0;5;6M\u{1B}[<0;5;6m\u{1B}[<0;5;6M\u{1B}[<2;5;6M\u{1B}[<64;5;6M\u{1B}[<65;300;6M"]),
            [
                .mouse(Mouse(.press, at: at)), .mouse(Mouse(.release, at: at)), .mouse(Mouse(.doubleClick, at: at)),
                .mouse(Mouse(.press, .right, at: at)), .mouse(Mouse(.wheelUp, .middle, at: at)),
                .mouse(Mouse(.wheelDown, .middle, at: Point(x: 299, y: 5))),
            ])
    }

    @Test("a mouse left of the first column or above the first row is nowhere")
    func mouseOutside() {
        expectNoDifference(decode(["\u{1B}[<0;0;5M\u{1B}[<0;5;0M\u{1B}[<64;;M\u{1B}[<32;0;0M"]), [])
    }

    @Test("a mouse that reports in the old way presses, lets go and turns the wheel")
    func plainMouse() {
        var decoder = InputDecoder()
        for report in [" %&", "#%&", "`%&", " !!", "\u{1F}%&"] {
            decoder.feed(.code(KeySequences.plainMouse), now: 0)
            for byte in report.utf8 { decoder.feed(.byte(byte), now: 0) }
        }
        feed("q", to: &decoder)
        let at = Point(x: 4, y: 5)
        expectNoDifference(
            decoder.takeEvents(),
            [
                .mouse(Mouse(.press, at: at)), .mouse(Mouse(.release, at: at)),
                .mouse(Mouse(.wheelUp, .middle, at: at)), .mouse(Mouse(.press, at: .zero)), .key(Key("q")),
            ])
    }

    @Test("dragging tells where the pointer is, once for all that was read; without a button it says nothing")
    func dragging() {
        expectNoDifference(
            decode(["\u{1B}[<0;5;6M\u{1B}[<32;6;6M\u{1B}[<32;9;7M", "\u{1B}[<35;9;8M\u{1B}[<32;10;8M\u{1B}[<0;10;8m"]),
            [
                .mouse(Mouse(.press, at: Point(x: 4, y: 5))), .mouse(Mouse(.drag, at: Point(x: 9, y: 7))),
                .mouse(Mouse(.release, at: Point(x: 9, y: 7))),
            ])
        var decoder = InputDecoder()
        for report in [" %&", "@&&", "C&'", "#&&"] {
            decoder.feed(.code(KeySequences.plainMouse), now: 0)
            for byte in report.utf8 { decoder.feed(.byte(byte), now: 0) }
        }
        let (from, to) = (Point(x: 4, y: 5), Point(x: 5, y: 5))
        expectNoDifference(
            decoder.takeEvents(),
            [.mouse(Mouse(.press, at: from)), .mouse(Mouse(.drag, at: to)), .mouse(Mouse(.release, at: to))])
    }

    @Test("a press after a drag is no double click")
    func pressAfterDrag() {
        let events = decode(["\u{1B}[<0;5;6M\u{1B}[<32;6;6M\u{1B}[<32;5;6M\u{1B}[<0;5;6m\u{1B}[<0;5;6M"])
        expectNoDifference(events.last, .mouse(Mouse(.press, at: Point(x: 4, y: 5))))
    }

    @Test("two slow clicks, or two on different cells, are no double click")
    func slowClicks() {
        var decoder = InputDecoder()
        feed("\u{1B}[<0;5;6M", to: &decoder, now: 0)
        feed("\u{1B}[<0;5;6M", to: &decoder, now: InputDecoder.doubleClick + 1)
        feed("\u{1B}[<0;6;6M", to: &decoder, now: InputDecoder.doubleClick + 2)
        let actions = decoder.takeEvents().map { event -> Mouse.Action? in
            if case .mouse(let mouse) = event { mouse.action } else { nil }
        }
        #expect(actions == [.press, .press, .press])
    }

    @Test("no two byte sequences of the table are the same")
    func table() {
        let sequences = KeySequences.all.map(\.bytes)
        #expect(Set(sequences).count == sequences.count)
    }

    /// What pieces of input, each followed by a pause, are decoded to.
    private func decode(_ pieces: [String]) -> [TerminalEvent] {
        var decoder = InputDecoder()
        for piece in pieces {
            feed(piece, to: &decoder)
            decoder.pause()
        }
        return decoder.takeEvents()
    }

    /// Feeds bytes as ncurses reads them: the longest sequence it was told of as a code.
    private func feed(_ text: String, to decoder: inout InputDecoder, now: Int64 = 0) {
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            let match = KeySequences.all.filter { rest.starts(with: $0.bytes.utf8) }.max {
                $0.bytes.count < $1.bytes.count
            }
            decoder.feed(match.map { .code($0.code) } ?? .byte(first), now: now)
            rest = rest.dropFirst(match?.bytes.utf8.count ?? 1)
        }
    }
}
