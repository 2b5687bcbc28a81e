import NetworkModel
import TestSupport
import Testing

/// A workspace in which every text that a person can put into a record tries to command the terminal.
private let hostile = "Evil\u{1B}]0;owned\u{7}\u{1B}[31m\u{202E}x\u{9B}31m\u{8}\u{200B}\u{E0041}end"

@Suite("Text from files, shown by commands on a terminal")
struct HostileTextTests {
    private let home = CaucusHome()

    /// Every command that prints something of the records.
    static let commands: [[String]] =
        [
            "partners", "people", "team", "contacts", "events", "checklist", "tasks",
        ].map { ["list", $0] } + [
            ["list", "partners", "--csv"], ["list", "tasks", "--json"], ["show", "evil-partner"],
            ["show", "evil-person"],
            ["show", "evil-task"], ["show", "evil-event"], ["today"], ["check"], ["agenda"], ["agenda", "--to", "1y"],
            ["brief", "evil-partner"], ["brief", "evil-person"], ["brief", "evil-event"],
            ["brief", "evil-event", "--markdown"], ["brief", "newcomer", "evil-person"], ["plan", "evil-event"],
            ["participants", "evil-event"], ["leads", "evil-event"], ["workload"], ["workload", "--partners"],
            ["suggest"], ["handover", "evil-person"], ["remind", "--dry-run"], ["session", "status", "evil-event"],
            ["minutes", "evil-event"], ["minutes", "evil-event", "--text"], ["export", "ics"], ["export", "todo"],
            ["log", "call evil-partner: hello"], ["task", "do it @evil-person"], ["undo"], ["redo"],
            ["set", "evil-partner", "Notes+=x"], ["set", "evil-partner", "Place=\(hostile)"], ["me", "evil-person"],
            ["add", "partner", hostile], ["show", hostile], ["list", "partners", hostile], ["log", hostile],
            ["import", "partners", "evil.csv", "--dry-run"], ["import", "partners", "evil.csv"],
            ["import", "ics", "evil.ics"], ["import", "todo", "evil.txt"], ["--workspace", "net\(hostile)", "today"],
        ]

    @Test("commands, reorders or hides nothing, whatever the command")
    func onTerminal() throws {
        try makeWorkspace()
        for command in Self.commands {
            let shown = try onTerminal(command)
            // A terminal shows the line ends as CR LF.
            let commanding = shown.unicodeScalars.filter { scalar in
                scalar.value < 0x20 && scalar != "\n" && scalar != "\r" || (0x7F..<0xA0).contains(scalar.value)
                    || scalar.properties.isBidiControl || scalar == "\u{200B}" || scalar.value >= 0xE0000
            }
            #expect(commanding.isEmpty, "caucus \(command): \(shown.debugDescription)")
            #expect(!shown.isEmpty, "caucus \(command) shows nothing")
        }
    }

    /// What a command writes to a terminal.
    private func onTerminal(_ command: [String]) throws -> String {
        let words = ([CaucusHome.program] + command).map { "'\($0)'" }.joined(separator: " ")
        home.write("command.sh", words + "\n")
        let outcome = try ChildProcess(
            "script", ["-qfec", "bash command.sh", "/dev/null"], environment: environment, in: home.path
        ).run()
        // The end of the input is echoed.
        return outcome.output.replacing("^D\u{8}\u{8}", with: "")
    }

    private var environment: [String: String] {
        home.environment.merging(["CAUCUS_WORKSPACE": "\(home.path)/net", "TERM": "xterm", "NO_COLOR": "1"]) { $1 }
    }

    private func makeWorkspace() throws {
        try home.caucus("init", "net", "--name", "N")
        for kind in Kind.allCases where kind != .network && kind != .conflict {
            let id = "evil-\(kind)"
            var lines = ["Id: \(id)", "\(kind.titleField.name): \(hostile)"]
            // What is private is in no export.
            lines += kind.sampleValues.filter { $0.0 != .confidential }.map {
                "\($0.0.name): \(Self.value($0.0, $0.1, of: kind))"
            }
            let file = "net/\(kind.fileName)"
            home.write(file, home.text(file) + lines.joined(separator: "\n") + "\nCreated: 2026-11-01\n\n")
        }
        home.write("evil.csv", "Name,Country,Notes\n\(hostile),\(hostile),\(hostile)\nX,\(hostile),\n")
        let event =
            "BEGIN:VEVENT\nUID:\(hostile)\nSUMMARY:\(hostile)\nDTSTART:20261201\nATTENDEE;CN=\(hostile):x\nEND:VEVENT"
        home.write("evil.ics", "BEGIN:VCALENDAR\n\(event)\n\(hostile)\nEND:VCALENDAR\n")
        home.write("evil.txt", "\(hostile) owner:nobody\nfine due:\(hostile)\n")
    }

    /// A sample value; texts are hostile, and names name the hostile records.
    private static func value(_ field: Field, _ sample: String, of kind: Kind) -> String {
        switch Schema[kind].spec(of: field)?.type {
        case .line, .text, .choice: return hostile
        case .reference(let kinds): return "evil-\(kinds.first ?? .person)"
        case .described(let kinds): return "evil-\(kinds.first ?? .person): \(hostile)"
        default: return sample
        }
    }
}
