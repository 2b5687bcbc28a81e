import Glibc
import Testing

@Suite("What a terminal is left as")
struct RestoringTests {
    private static let leaving = [
        "\u{1B}[?1049l", "\u{1B}[?25h", "\u{1B}[?2004l", "\u{1B}[?1000l", "\u{1B}[?1002l", "\u{1B}[?1006l",
    ]

    @Test("ending gives the terminal back as it was")
    func ending() throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        #expect(!terminal.isRestored)
        terminal.type("q")
        #expect(terminal.end() == 0)
        expectRestored(terminal)
        #expect(terminal.text.hasSuffix("ended in order\r\n"))
    }

    @Test(
        "a signal that asks the program to end lets it end in order",
        arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func asked(signal: Int32) throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        terminal.send(signal)
        #expect(terminal.end() == 0)
        expectRestored(terminal)
        #expect(terminal.text.hasSuffix("ended in order\r\n"))
    }

    @Test(
        "a program that dies of a fault leaves a usable terminal and tells its true cause",
        arguments: [SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP])
    func fault(signal: Int32) throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        terminal.send(signal)
        #expect(terminal.end() & 0x7F == signal)
        expectRestored(terminal)
    }

    @Test("a trap, an abort and a stack that overflows restore it too", arguments: ["t", "x", "o"])
    func crash(key: String) throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        terminal.type(key)
        #expect([SIGILL, SIGTRAP, SIGABRT, SIGSEGV].contains(terminal.end() & 0x7F))
        expectRestored(terminal)
    }

    @Test("a lost connection ends the program")
    func hangUp() throws {
        let terminal = try PseudoTerminal()
        try #require(terminal.wait(for: "<ready>"))
        terminal.hangUp()
        #expect(terminal.end() & 0x7F == 0)
    }

    @Test(
        "a terminal that cannot show screens is refused with advice, and left alone",
        arguments: [("dumb", "cannot draw screens"), ("no-such-terminal", "are not known here"), ("", "set TERM")])
    func refusal(type: String, advice: String) throws {
        let terminal = try PseudoTerminal(["TERM": type])
        #expect(terminal.end() == 3 << 8)
        #expect(terminal.text.contains(advice))
        #expect(terminal.isRestored)
        #expect(!terminal.text.contains("\u{1B}"))
    }

    private func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.isRestored, "the line discipline", sourceLocation: sourceLocation)
        for sequence in Self.leaving {
            #expect(terminal.text.contains(sequence), sourceLocation: sourceLocation)
        }
    }
}
