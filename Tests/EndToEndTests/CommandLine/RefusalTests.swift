import CustomDump
import TestSupport
import Testing

/// Every error that the command line can say, provoked: its text, its exit status, and that nothing was written.
@Suite("What the command line refuses")
struct RefusalTests {
    /// A command that is refused.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        let says: String
        var input = ""

        init(_ arguments: String..., status: Int32, says: String, input: String = "") {
            self.arguments = arguments
            self.status = status
            self.says = says
            self.input = input
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    /// Something to settle on no value that cannot be.
    private static let conflict = """
        %rec: Conflict

        Id: c1
        Record: Partner one
        Field: Cadence
        Mine: 4w
        Theirs: 6w
        Created: 2026-11-20T10:00:00+01:00

        """

    static let refusals: [Refusal] = [
        // Usage.
        Refusal("lst", status: 2, says: "caucus: there is no command lst; did you mean list? See caucus help"),
        Refusal("delete", "one", status: 2, says: "caucus: there is no command delete; see caucus help"),
        Refusal("help", "bogus", status: 2, says: "caucus: there is no command bogus; see caucus help"),
        Refusal(
            "help", "session", "nte", status: 2, says: "there is no command nte; did you mean note? See caucus help"),
        Refusal("add", "task", "x", "Effort=many", status: 1, says: "is no number of hours; write it as 6 or 1.5"),
        Refusal("list", status: 2, says: "caucus: missing expected argument '<kind>'; see caucus help"),
        Refusal("list", "partnrs", status: 2, says: "the value 'partnrs' is invalid for '<kind>'"),
        Refusal("list", "partners", "--jsn", status: 2, says: "caucus: unknown option '--jsn'; see caucus help list"),
        Refusal("set", "one", "Stage", status: 2, says: "'Stage' is no FIELD=VALUE; write for example Stage=active"),
        Refusal("import", "partners", "t.csv", "--map", "x", status: 2, says: "--map 'x' has no =; write --map"),
        Refusal("init", "x", status: 2, says: "missing expected argument '--name <name>'"),
        // The data says no.
        Refusal("show", "nobody", status: 1, says: "nothing is called 'nobody'; check the name"),
        Refusal("show", "green", status: 1, says: "'green' can be 2 records; write more of the name, or the Id"),
        Refusal("brief", "nobody", status: 1, says: "nothing is called 'nobody'"),
        Refusal("list", "partners", "colour:red", status: 1, says: "there is no field colour"),
        Refusal("list", "partners", "last:soon", status: 1, says: "the filter was not understood: soon is no date"),
        Refusal("list", "tasks", "is:red", status: 1, says: "the filter was not understood: is: knows"),
        Refusal("log", "call green: hello", status: 1, says: "nothing was logged: 'green' may be several; type more"),
        Refusal("log", "call Zebra: hello", status: 1, says: "nobody is called Zebra; type +Zebra to add it"),
        Refusal("log", "call one: hello > send it @me", status: 1, says: "say it once with caucus me NAME"),
        Refusal("log", " ", status: 1, says: "there is nothing to log; write for example: caucus log"),
        Refusal("log", "-", status: 1, says: "there is nothing to log", input: "\n\n"),
        Refusal("me", status: 1, says: "it is not known who you are; say it once with caucus me NAME"),
        Refusal("today", "--mine", status: 1, says: "it is not known who you are"),
        Refusal("set", "one", "Colour=red", status: 1, says: "a Partner has no field Colour; its fields are Id, Name"),
        Refusal("set", "one", "Id=two", status: 1, says: "Id is set by caucus itself; leave it out"),
        Refusal("set", "one", "Stage+=x", status: 1, says: "Stage has one value; set it with Stage="),
        Refusal("set", "one", "Stage=a", "Stage=b", status: 1, says: "Stage has one value; name it once"),
        Refusal("set", "one", "Name=", status: 1, says: "a Partner needs a Name; give one"),
        Refusal("set", "one", "Cadence=soon", status: 1, says: "Cadence 'soon' is no span of time; write it as 10d"),
        Refusal("settle", "c1", "soon", status: 1, says: "Cadence 'soon' is no span of time; write it as 10d"),
        Refusal("set", "one", "Snooze=soonish", status: 1, says: "soonish: this is no date"),
        Refusal("set", "one", "Lead=nobody", status: 1, says: "nothing is called 'nobody'"),
        Refusal(
            "add", "partner", "Green Hillz", status: 1,
            says: "looks like one that is there already; add it with --anyway"),
        Refusal("add", "partner", " ", status: 1, says: "a Partner needs a name; give one"),
        Refusal("add", "partner", "a\nb", status: 1, says: "a name has one line; put it on one"),
        Refusal("add", "person", "Eve", "Email=nowhere", status: 1, says: "is no e-mail address; write it as"),
        Refusal("add", "checklist", "book a room", status: 1, says: "a ChecklistItem needs a Event; give one"),
        Refusal(
            "add", "event", "Fair", "Starts=2026-12-05", "Ends=2026-12-01", status: 1,
            says: "Ends is before Starts; correct one of the two"),
        Refusal("set", "one", "IntroducedBy=one", status: 1, says: "IntroducedBy names the record itself"),
        Refusal(
            "log", "call one tomorrow: hello", status: 1,
            says: "is still to come; a contact is something that happened: plan it as a task or an event"),
        Refusal("redo", status: 1, says: "there is nothing to redo"),
        Refusal("themes", "nosuch", status: 1, says: "there is no theme 'nosuch'; caucus themes lists them"),
        Refusal(
            "init", "net", "--name", "N", status: 1, says: "is a workspace already; open it, or name another folder"),
        Refusal("init", "x", "--name", " ", status: 1, says: "the network needs a name; give one"),
        Refusal(
            "--workspace", "nowhere", "today", status: 1, says: "is no workspace; name another folder, or make one"),
        Refusal(
            "import", "partners", "t.csv", "--map", "Land=Country", status: 1,
            says: "no column is called 'Land'; there are A, B"),
        Refusal(
            "import", "partners", "t.csv", "--map", "A=Colour", status: 1, says: "there is no field 'Colour' to map to"),
        Refusal(
            "import", "partners", "t.csv", status: 1,
            says: "t.csv: no column holds the names; there are A, B; say which with --map \"Header=Name\""),
        Refusal(
            "import", "partners", "t.csv", "--map", "A=Name", "--map", "B=Name", status: 1,
            says: "A and B both go to Name; leave one out with --map \"B=-\""),
        Refusal(
            "import", "partners", "quote.csv", status: 1, says: "quote.csv:2: the quote that opens here is never closed"
        ),
        Refusal(
            "import", "partners", "empty.csv", status: 1, says: "empty.csv: the file has no rows; nothing was imported"),
        // The system says no.
        Refusal(
            "import", "partners", "missing.csv", status: 3,
            says: "missing.csv could not be read (No such file or directory)"),
        Refusal("import", "partners", "net", status: 3, says: "net is a folder; name a file"),
        Refusal(status: 3, says: "the screens need a terminal for both input and output"),
    ]

    @Test("is said plainly, with the right exit status, and nothing is written", arguments: refusals)
    func refusal(_ refusal: Refusal) throws {
        let home = CaucusHome()
        try home.caucus("init", "net", "--name", "N")
        for name in ["One", "Green Hills", "Green Valley"] { try home.caucus("add", "partner", name, "--anyway") }
        home.write("net/conflicts.rec", Self.conflict)
        home.write("t.csv", "A,B\n1,2\n")
        home.write("quote.csv", "Organisation\n\"never closed\n")
        home.write("empty.csv", "\n")
        let files = ["partners", "people", "contacts", "tasks", "checklists", "events"]
        let before = files.map { home.bytes("net/\($0).rec") }
        let outcome = try home.run(refusal.arguments, input: Array(refusal.input.utf8))
        #expect(outcome.status == refusal.status)
        #expect(outcome.errors.contains(refusal.says), "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("caucus: "))
        #expect(outcome.output == "")
        #expect(files.map { home.bytes("net/\($0).rec") } == before)
    }

    @Test("no workspace anywhere is told with the three ways to one")
    func noWorkspace() throws {
        let outcome = try CaucusHome().caucus("today")
        #expect(outcome.status == 1)
        expectNoDifference(
            outcome.errors,
            "caucus: there is no workspace here; name one with --workspace, make one with caucus init, or try caucus demo\n"
        )
    }

    @Test("there is nothing to undo in a fresh workspace")
    func nothingToUndo() throws {
        let home = CaucusHome()
        try home.caucus("init", "net", "--name", "N")
        let outcome = try home.caucus("undo")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("there is nothing to undo"))
    }

    @Test("candidates of an ambiguous name are listed with their Ids")
    func candidates() throws {
        let home = CaucusHome()
        try home.caucus("init", "net", "--name", "N")
        for name in ["Green Hills", "Green Valley"] { try home.caucus("add", "partner", name) }
        let outcome = try home.caucus("show", "green")
        #expect(outcome.errors.contains("  green-hills  Green Hills  (Partner)\n"))
        #expect(outcome.errors.contains("  green-valley  Green Valley  (Partner)\n"))
    }

    @Test("a folder that may not be written is told, with exit status 3, and nothing is lost")
    func readOnly() throws {
        let home = CaucusHome()
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "One")
        home.write("net/tasks.rec", "")
        _ = try ChildProcess("chmod", ["444", "\(home.path)/net/partners.rec"]).run()
        let before = home.bytes("net/partners.rec")
        let outcome = try home.caucus("set", "one", "Stage=active")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("partners.rec: is marked as not to be written"), "\(outcome.errors)")
        #expect(home.bytes("net/partners.rec") == before)
    }

    @Test("words that could not be saved are said again, so that they are not lost")
    func keepingWords() throws {
        let home = CaucusHome()
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "One")
        for name in ["contacts", "tasks"] {
            _ = try ChildProcess("chmod", ["444", "\(home.path)/net/\(name).rec"]).run()
        }
        let log = try home.caucus("log", "-", input: "call one: will sign\n\nand asked for\nthe annex\n")
        #expect(log.status == 3 && log.output.isEmpty)
        for words in ["call one: will sign", "and asked for", "the annex"] {
            #expect(log.errors.contains("  \(words)\n"), "\(log.errors)")
        }
        let task = try home.caucus("task", "send the annex due 2044-03-01")
        #expect(task.status == 3 && task.errors.contains("  send the annex due 2044-03-01\n"), "\(task.errors)")
    }

    @Test("a workspace of a newer program is refused with file and line")
    func newerFormat() throws {
        let home = CaucusHome()
        try home.caucus("init", "net", "--name", "N")
        home.write("net/network.rec", "%rec: Network\n\nId: n\nFormat: 99\nName: N\n")
        let outcome = try home.caucus("today")
        #expect(outcome.status == 3)
        #expect(
            outcome.errors.contains("network.rec:3: was written by a newer caucus (format 99); update caucus"),
            "\(outcome.errors)")
    }

    @Test("check tells every problem with file and line, and exits with 1")
    func check() throws {
        let home = CaucusHome()
        try home.caucus("init", "net", "--name", "N")
        home.write(
            "net/partners.rec",
            """
            %rec: Partner

            Id: one
            Name: One
            Cadence: soon

            Id: one
            Name: Other
            Lead: nobody

            <<<<<<< ours
            Name: nameless

            """)
        let outcome = try home.caucus("check")
        #expect(outcome.status == 1)
        for expected in [
            "partners.rec:5: Cadence is no span of time; write it as 10d, 6w, 3m or 1y",
            "partners.rec:7: the Id one is taken by One at partners.rec:3; give one of the two another Id, or delete it",
            "partners.rec:9: Lead names nobody, which is in no people.rec; correct the Id, add the record or delete the line",
            "partners.rec:11: ",
            "partners.rec:12: a Partner without an Id",
        ] { #expect(outcome.output.contains(expected), "\(expected) in \(outcome.output)") }
    }
}
