import NetworkModel
import TestSupport
import Testing

/// What says `Private: yes` and every way out of a workspace.
@Suite("What is private")
struct PrivateTests {
    private let home = CaucusHome()
    private var net: String { "\(home.path)/net" }

    /// Every command that writes something for others, on the records that `makeWorkspace` makes.
    private static let ways: [[String]] =
        [
            ["export", "ics"], ["export", "ics", "--tasks"], ["export", "todo"], ["export", "person", "open-person"],
            ["export", "person", "open-person", "--json"], ["export", "person", "open-person", "--vcard"],
            ["brief", "open-event"], ["brief", "open-person"], ["brief", "open-partner"],
            ["brief", "open-event", "--markdown"],
            ["brief", "newcomer", "open-person"], ["minutes", "open-event"], ["minutes", "open-event", "--text"],
            ["minutes", "open-event", "--write"], ["remind", "--again"], ["tasks"], ["tasks", "--json"],
            ["today"], ["today", "--json"],
        ]
        + ["partners", "people", "contacts", "events", "checklist", "tasks"].flatMap { kind in
            [["list", kind, "--csv"], ["list", kind, "--json"], ["list", kind]]
        }

    /// An open and a private record of every kind; what can, names the other sort.
    private func makeWorkspace() throws {
        try home.caucus("init", "net", "--name", "N")
        for kind in Kind.allCases where ![.network, .conflict, .erasure].contains(kind) {
            var text = ""
            for (id, isPrivate) in [("open", false), ("hidden", true)] {
                text += "Id: \(id)-\(kind)\n\(kind.titleField.name): \(isPrivate ? "HIDDEN" : "open") \(kind)\n"
                for spec in Schema[kind].specs where ![.id, kind.titleField, .created].contains(spec.field) {
                    text += values(spec, id, isPrivate)
                }
                text += (isPrivate ? "Private: yes\n" : "") + "Created: 2026-01-01T10:00:00+01:00\n\n"
            }
            home.write("net/\(kind.fileName)", text)
        }
    }

    private func values(_ spec: FieldSpec, _ id: String, _ isPrivate: Bool) -> String {
        let name = spec.field.name
        // An open record names a private one wherever it can without hanging from it.
        let other = isPrivate || spec.origin != nil ? id : "hidden"
        switch spec.type {
        case .reference(let kinds): return "\(name): \(other)-\(kinds[0])\n"
        case .described(let kinds):
            return "\(name): open-\(kinds[0]): guest; reply accepted; visa asked; visa-owner hidden-person\n"
                + "\(name): hidden-\(kinds[0]): guest\n"
        case .line where spec.field == .history:
            return "\(name): 2026-11-01 handed over: open-person -> hidden-person\n"
        case .line, .text: return isPrivate ? "\(name): HIDDEN\n" : ""
        case .moment where spec.field == .starts || spec.field == .at: return "\(name): 2026-11-20T10:00:00+01:00\n"
        case .day where spec.field == .due: return "\(name): 2026-11-01\n"
        case .email: return "\(name): \(id)@example.org\n"
        case .choice where spec.field == .status: return ""
        default: return ""
        }
    }

    @Test("it leaves on no way, neither it nor its name", arguments: ways)
    func walk(way: [String]) throws {
        try makeWorkspace()
        let outcome = try home.run(way, in: net)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try ChildProcess("sh", ["-c", "cat '\(net)'/outbox/* '\(net)'/minutes/* '\(net)'/briefs/*"]).run()
        let all = (outcome.output + files.output).lowercased()
        #expect(!all.contains("hidden"), "caucus \(way): \(outcome.output)")
        #expect(way[0] == "remind" || !all.isEmpty)
        // It is there to be had, so that the test can fail.
        let asked = try home.run(way + ["--private"], in: net)
        let told = try ChildProcess("sh", ["-c", "cat '\(net)'/outbox/* '\(net)'/minutes/*"]).run().output
        if way != ["export", "person", "open-person", "--vcard"] {
            #expect((asked.output + told).lowercased().contains("hidden"), "caucus \(way) --private: \(asked.errors)")
        }
    }

    @Test("no way out is missing among those that are walked")
    func allWays() throws {
        let help = try home.caucus("export", "--help").output
        let commands = help.split(separator: "SUBCOMMANDS:")[1].split(separator: "\n").compactMap { line in
            line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first.map(String.init) : nil
        }
        #expect(commands.count > 2)
        for command in commands where command != "See" && command != "help" {
            #expect(Self.ways.contains { $0.starts(with: ["export", command]) }, "\(command)")
        }
    }

    @Test("what is private itself is not written unless that is said")
    func itself() throws {
        try makeWorkspace()
        for way in [["export", "person", "hidden-person"], ["minutes", "hidden-event"]] {
            let outcome = try home.run(way, in: net)
            #expect(outcome.status == 1 && outcome.errors.contains("--private"), "\(outcome.errors)")
            #expect(try home.run(way + ["--private"], in: net).status == 0)
        }
    }

    @Test("what was noted down of changes does not name it either")
    func notedDown() throws {
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "Sec Fund", "Private=yes", in: net)
        try home.caucus("add", "person", "Ana Ruiz", in: net)
        try home.caucus("log", "call Sec Fund, Ana Ruiz yesterday: words", in: net)
        try home.caucus("set", "ana-ruiz", "Role+=sec-fund: board", "Notes=open", in: net)
        for format in [[], ["--json"]] {
            let told = try home.run(["export", "person", "ana"] + format, in: net).output
            #expect(told.contains("open") && !told.lowercased().contains("sec"), "\(told)")
        }
    }

    @Test("who is told that something was left out is told how much, and nobody else is told anything")
    func leftOut() throws {
        try home.caucus("init", "net", "--name", "N")
        for name in ["Ana Ruiz", "Ben Okri"] { try home.caucus("add", "person", name, in: "\(home.path)/net") }
        let net = "\(home.path)/net"
        home.write(
            "net/contacts.rec", "Id: c\nAt: 2026-01-01\nWith: ana-ruiz\nSummary: hush\nPrivate: yes\n")
        #expect(try home.caucus("export", "person", "ben", in: net).errors == "")
        #expect(
            try home.caucus("export", "person", "ana", in: net).errors
                == "caucus: 1 private record was left out; --private takes it in\n")
        for words in [["list", "contacts"], ["list", "contacts", "--json"], ["list", "contacts", "--csv"]] {
            let listed = try home.run(words, in: net)
            #expect(listed.errors == "caucus: 1 private record was left out; --private takes it in\n", "\(words)")
            #expect(try home.run(words + ["--private"], in: net).errors == "")
        }
        #expect(try home.caucus("list", "people", in: net).errors == "")
    }
}
