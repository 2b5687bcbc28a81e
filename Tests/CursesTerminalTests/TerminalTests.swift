import Testing

@Suite("A terminal at work")
struct TerminalTests {
    @Test(
        "what is typed arrives as events",
        arguments: [
            ("é", "<character(\"é\") 0>"), ("\u{1B}", "<escape 0>"), ("\u{1B}[A", "<up 0>"), ("\u{1B}OB", "<down 0>"),
            ("\u{1B}[1;5C", "<right 1>"), ("\u{1B}[Z", "<tab 4>"), ("\u{1B}OQ", "<function(2) 0>"),
            ("\u{01}", "<character(\"a\") 1>"), ("\u{1B}a", "<character(\"a\") 2>"),
            ("\u{1B}[<0;5;6M", "<press 4,5>"), ("\u{1B}[M %&", "<press 4,5>"), ("m", "<mail>"),
            ("\u{1B}[200~a\rq\u{1B}[201~", "<paste a␤q>"),
        ])
    func typing(typed: String, shown: String) throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        terminal.type(typed)
        #expect(terminal.wait(for: shown), "\(terminal.text.suffix(200))")
    }

    @Test("a paste with bytes that are no UTF-8 arrives with signs in their place")
    func badPaste() throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        terminal.type(Array("\u{1B}[200~a".utf8) + [0xFF] + Array("b\u{1B}[201~".utf8))
        #expect(terminal.wait(for: "<paste a\u{FFFD}b>"))
    }

    @Test("any size is shown, and the last of a storm of sizes is the one that stays")
    func resizing() throws {
        let terminal = try PseudoTerminal(size: (1, 1))
        try #require(terminal.wait(for: "p"))
        for step in 0..<200 { terminal.resize(rows: UInt16(step % 30 + 1), columns: UInt16(step * 7 % 150 + 1)) }
        terminal.resize(rows: 30, columns: 91)
        #expect(terminal.wait(for: "now 91x30"))
        #expect(terminal.wait(for: "probe 91x30"))
    }

    @Test("a key held down costs few paintings")
    func heldKey() throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        let start = terminal.output.count
        terminal.type(String(repeating: "n", count: 500) + "q")
        #expect(terminal.end() == 0)
        #expect(terminal.output.count - start < 10_000)
    }

    @Test("giving the terminal away and taking it back paints once and writes no unsafe title")
    func suspending() throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        terminal.type("e")
        try #require(terminal.wait(for: "given away"))
        let start = terminal.output.count
        terminal.type("q")
        #expect(terminal.end() == 0)
        let after = String(decoding: terminal.output[start...], as: UTF8.self)
        #expect(after.split(separator: "probe 80x24", omittingEmptySubsequences: false).count <= 2)
        #expect(!terminal.text.contains("\u{1B}]2;evil"))
        #expect(terminal.text.contains("away␛]2;evil␇\u{07}"))
        #expect(terminal.isRestored)
    }

    @Test("NO_COLOR shows weight only, an empty one shows colours", arguments: ["1", ""])
    func noColour(value: String) throws {
        let terminal = try PseudoTerminal(["NO_COLOR": value])
        try #require(terminal.wait(for: "<ready>"))
        #expect(terminal.text.contains("\u{1B}[38;5;") == value.isEmpty)
    }

    @Test("a locale that is not UTF-8 gets ASCII")
    func ascii() throws {
        let terminal = try PseudoTerminal(["LANG": "C"])
        try #require(terminal.wait(for: "<ready>"))
        #expect(terminal.output.allSatisfy { $0 < 0x80 })
        #expect(terminal.text.contains("+-+"))
    }

    @Test(
        "every common type of terminal shows the first screen and ends in order",
        arguments: ["xterm", "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "ansi"])
    func types(type: String) throws {
        let terminal = try PseudoTerminal(["TERM": type])
        try #require(terminal.wait(for: "<ready>"))
        terminal.type("q")
        #expect(terminal.end() == 0)
        #expect(terminal.isRestored)
    }
}
