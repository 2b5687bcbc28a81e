import Foundation
import TestSupport
import Testing

/// A pre-meeting run in a real terminal, with what can go wrong there.
@Suite("A pre-meeting in a terminal", .serialized)
struct PreMeetingTests {
    private let home = CaucusHome()

    private func run(_ arguments: String...) throws -> ProcessOutcome {
        try home.run(arguments + ["--workspace", "demo"])
    }

    @Test("killed while a line is typed, it goes on where it was: clock, line and all; the shell adds to it; it closes")
    func killed() throws {
        try home.caucus("demo", "--into", "demo")
        #expect(try run("me", "amara").status == 0)
        #expect(try run("session", "start", "strategy session", "--minutes", "60").status == 0)
        var terminal = try TmuxSession(home, ["--workspace", "demo"], width: 100, height: 30)
        try terminal.wait(for: "A session was running")
        try terminal.keys("Enter")
        try terminal.wait(for: "session 1:00 left")
        try terminal.keys("i")
        try terminal.type("annex 4 is new")
        try terminal.keys("Enter")
        try terminal.type("half a line")
        try terminal.wait(for: "half a line")
        kill(try terminal.process(), SIGKILL)
        try terminal.wait(for: "ended with 137")

        terminal = try TmuxSession(home, ["--workspace", "demo"], width: 100, height: 30)
        try terminal.wait(for: "A session was running")
        try terminal.keys("Enter")
        let screen = try terminal.wait(for: "half a line")
        #expect(screen.contains("annex 4 is new"))
        try terminal.keys("Enter", "Escape")
        try terminal.wait(for: "i  half a line")
        #expect(try run("session", "task", "strategy session", "one page @moussa fri").status == 0)
        try terminal.wait(for: "one page", seconds: 5)
        try terminal.keys("C")
        try terminal.wait(for: "Close the session?")
        try terminal.keys("c", "Enter")
        try terminal.wait(for: "with a letter in outbox/")
        // Escape and a letter at once would be that letter with alt.
        try terminal.keys("Escape")
        try terminal.wait(for: "Due")
        try terminal.keys("q")
        try terminal.wait(for: "ended with 0")

        let minutes = try run("minutes", "strategy session").output
        #expect(minutes.contains("- annex 4 is new\n- half a line\n- To do: one page – Moussa Sarr"))
        let refused = try run("session", "note", "strategy session", "too late")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("caucus session reopen"))
        #expect(try run("check").status == 0)
    }

    @Test("an entry from the shell says which session it went to, and goes nowhere where several are planned")
    func whichSession() throws {
        try home.caucus("init", "demo", "--name", "Rivers")
        #expect(try run("event", "add", "Summit", "--on", "25 mar 2044").status == 0)
        for name in ["First weekend", "Second weekend"] {
            #expect(try run("event", "add", name, "--on", "20 mar 2044", "--prepares", "summit").status == 0)
        }
        #expect(try run("session", "start", "first weekend", "--plan").status == 0)
        let planned = try run("session", "note", "summit", "hello")
        #expect(planned.output.contains("First weekend, which has not begun, under "), "\(planned)")
        #expect(try run("session", "start", "second weekend", "--plan").status == 0)
        let several = try run("session", "note", "summit", "hello")
        #expect(several.status == 1 && several.errors.contains("second-weekend: "), "\(several)")
        #expect(try run("session", "start", "second weekend").status == 0)
        let running = try run("session", "note", "summit", "hello again")
        #expect(running.status == 0 && running.output.contains("Second weekend, under "), "\(running)")
    }

    @Test("a session is run from the shell alone")
    func fromTheShell() throws {
        try home.caucus("demo", "--into", "demo")
        #expect(try run("me", "amara").status == 0)
        #expect(try run("session", "note", "strategy session", "hello").status == 1)
        #expect(try run("session", "start", "strategy session").output.contains("0 of 120 min used"))
        #expect(try run("session", "present", "strategy session", "fatoumata", "Bo Li / River Watch / ngo").status == 0)
        #expect(try run("session", "decide", "strategy session", "we go", "--aside", "fatoumata").status == 0)
        #expect(try run("session", "priority", "strategy session", "no dams", "--dots", "5").status == 0)
        #expect(try run("session", "question", "strategy session", "who pays?", "--item", "who does").status == 0)
        #expect(try run("session", "next", "strategy session").output.hasPrefix("Now: "))
        #expect(try run("session", "pause", "strategy session").output == "Paused.\n")
        #expect(try run("session", "task", "strategy session", "write to all").status == 0)
        let refused = try run("session", "close", "strategy session")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("nobody answers for: write to all"))
        #expect(try run("session", "close", "strategy session", "--anyway").status == 0)
        let text = try run("minutes", "strategy session", "--text").output
        #expect(text.contains(" 1. we go\n    consensus, 2 for, 1 aside (Fatoumata Keïta)"))
        #expect(text.contains("OUR PRIORITIES\n 1. no dams (5 dots)"))
        #expect(try home.mode("demo/minutes") == 0o700)
        #expect(try run("session", "reopen", "strategy session").status == 0)
        #expect(try run("session", "status", "strategy session").output.contains("paused"))
    }

    @Test("closed again, a session takes back the letters that nobody is to get any more")
    func staleLetters() throws {
        try home.caucus("demo", "--into", "demo")
        #expect(try run("me", "amara").status == 0)
        #expect(try run("session", "start", "strategy session").status == 0)
        #expect(try run("session", "task", "strategy session", "one page @moussa fri").status == 0)
        #expect(try run("session", "task", "strategy session", "book the room @fatoumata fri").status == 0)
        #expect(try run("session", "close", "strategy session", "--anyway").output.contains("2 letters in outbox/"))
        let outbox = "\(home.path)/demo/outbox"
        try Data("To: somebody\r\n\r\nby hand".utf8).write(to: URL(fileURLWithPath: "\(outbox)/own.eml"))
        let before = try letters(in: outbox)
        let moussas = try #require(before.first { $0.contains("moussa") })
        #expect(before.count == 3)

        #expect(try run("session", "reopen", "strategy session").status == 0)
        #expect(try run("assign", "one page", "fatoumata").status == 0)
        let closed = try run("session", "close", "strategy session", "--anyway")
        #expect(closed.output.contains("with a letter in outbox/, 1 of before put into outbox/withdrawn/"))
        #expect(try letters(in: outbox) == before.filter { $0 != moussas })
        #expect(try letters(in: "\(outbox)/withdrawn") == [moussas])
    }

    private func letters(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".eml") }.sorted()
    }
}
