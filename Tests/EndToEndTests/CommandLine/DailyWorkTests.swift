import CustomDump
import Screens
import TestSupport
import Testing

/// The ways in which a network manager works from the shell.
@Suite("Daily work from the shell")
struct DailyWorkTests {
    private let home = CaucusHome()

    private static let members = """
        Organisation name,Country
        Aid/Watch,Australia
        "Action Group on Erosion, Technology and Concentration (ETC Group)",Philippines
        AGTSD,Kenya
        Ecologistas en Acción,Spain
        Eco-News Africa,Kenya
        """

    private func start() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        home.write("members.csv", Self.members)
        #expect(try home.caucus("import", "partners", "members.csv").status == 0)
    }

    @Test("a network is made, filled from a table and listed")
    func beginning() throws {
        try start()
        let listed = try home.caucus("list", "partners", "country:kenya")
        let names = listed.output.split(separator: "\n").map { $0.split(separator: "\t").first.map(String.init) }
        expectNoDifference(names, ["AGTSD", "Eco-News Africa"])
        #expect(try home.caucus("check").status == 0)
        for name in ["network", "partners", "people", "events", "checklists", "tasks", "contacts"] {
            expectNoDifference(Recutils.complaints(about: "\(home.path)/net/\(name).rec"), "")
            #expect(try home.mode("net/\(name).rec") == 0o600)
        }
        #expect(try home.mode("net") == 0o700)
        #expect(try home.mode(".config/caucus/config.rec") == 0o600)
    }

    @Test("an import says what it did, is found by its tag and taken back by one undo")
    func importing() throws {
        #expect(try home.caucus("init", "net", "--name", "N").status == 0)
        home.write("members.csv", Self.members + "\n,Nowhere\nAID WATCH,Australia\n")
        let trial = try home.caucus("import", "csv", "members.csv", "--dry-run")
        #expect(trial.output.contains("Organisation name → Name, Country → Country"))
        #expect(trial.output.contains("members.csv:7: names no organisation and no person"))
        #expect(trial.output.contains("Nothing was written"))
        #expect(try home.caucus("list", "partners").output == "")
        let imported = try home.caucus("import", "partners", "members.csv")
        #expect(imported.output.contains("1 rejected"))
        #expect(imported.output.contains("members.csv:8: AID WATCH ~ Aid/Watch"))
        #expect(try home.caucus("list", "partners", "import:last").output.split(separator: "\n").count == 6)
        #expect(try home.caucus("undo").output.contains("6 records"))
        #expect(try home.caucus("list", "partners").output == "")
        #expect(try home.caucus("redo").status == 0)
        #expect(try home.caucus("list", "partners", "tag:import").output.split(separator: "\n").count == 6)
        let again = try home.caucus("import", "partners", "members.csv")
        #expect(again.output.contains("6 there already"))
        #expect(again.output.contains("Nothing is new"))
    }

    @Test("an Id that two records have changes neither, and nothing is logged with it")
    func changedTwins() throws {
        try home.caucus("init", "net", "--name", "N")
        home.write("net/partners.rec", "%rec: Partner\n\nId: twin\nName: One\n\nId: twin\nName: Other\n")
        for name in ["Other", "twin"] {
            let refused = try home.caucus("set", name, "Country=Togo", "--workspace", "net")
            #expect(refused.status == 1 && refused.errors.contains("2 records of partners.rec have the Id twin"))
            #expect(refused.errors.contains("partners.rec:3  One") && refused.errors.contains("partners.rec:6  Other"))
        }
        let logged = try home.caucus("log", "call Other: will sign", "--workspace", "net")
        #expect(logged.status == 1 && logged.errors.contains("partners.rec:6  Other"))
        #expect(logged.errors.contains("This was typed and is not saved:") && logged.errors.contains("will sign"))
        #expect(!home.text("net/partners.rec").contains("Togo"))
        #expect(!home.text("net/contacts.rec").contains("will sign"))
    }

    private func shell(_ script: String) throws -> ProcessOutcome {
        try ChildProcess("sh", ["-c", script], environment: home.environment, in: home.path).run()
    }

    @Test("bytes that a record cannot hold are refused with their place, and nothing is changed")
    func bytes() throws {
        try home.caucus("init", "net", "--name", "N")
        try home.caucus("add", "partner", "Bees", "--workspace", "net")
        let before = home.text("net/partners.rec")
        let piped = "printf 'call Bees: ab\\0c\\n' | \(CaucusHome.program) log - --workspace net"
        let nul = try shell(piped)
        #expect(nul.status == 1 && nul.errors.contains("line 1, column 14 is a NUL byte, so nothing was logged"))
        let invalid = try shell(
            "\(CaucusHome.program) set bees \"Notes=$(printf 'a\\377b')\" --workspace net")
        #expect(invalid.status == 2 && invalid.errors.contains("argument 3 is not UTF-8, so nothing was done: Notes=a"))
        let lines = try home.caucus("set", "bees", "Country=Ke\rnya", "--workspace", "net")
        #expect(lines.status == 1 && lines.errors.contains("more than one line"))
        #expect(home.text("net/partners.rec") == before)
        #expect(!home.text("net/contacts.rec").contains("Kind: call"))
        try home.caucus("set", "bees", "Notes=a\r\nb\rc", "--workspace", "net")
        #expect(home.text("net/partners.rec").contains("Notes: a\n+ b\n+ c\n"))
    }

    @Test("what is to settle is told by check, and is no problem; an editor that fails is told, too")
    func checking() throws {
        try home.caucus("init", "net", "--name", "N")
        let conflicts = ["Country", "Place"].map { field in
            "Id: \(field)\nRecord: Partner bees\nField: \(field)\nMine: Mali\nTheirs: Peru\n"
                + "At: 2026-11-20T10:00:00Z\nCreated: 2026-11-20T10:00:00Z\n\n"
        }
        home.write("net/conflicts.rec", conflicts.joined())
        #expect(try shell("chmod go-rwx net/conflicts.rec").status == 0)
        let check = try home.caucus("check", "--workspace", "net")
        #expect(check.status == 0, "\(check.output)")
        #expect(check.output.contains("note: 2 fields to settle: caucus conflicts lists them\n"))
        home.write("net/partners.rec", home.text("net/partners.rec") + "no field\n")
        let edit = try shell("EDITOR=false \(CaucusHome.program) check --edit --workspace net")
        #expect(edit.status == 1 && edit.errors.contains("false ended with an error (1)"))
    }

    @Test("a name that only stands within a title changes nothing")
    func changedByName() throws {
        try home.caucus("init", "net", "--name", "N")
        #expect(try home.caucus("add", "task", "report to Fondo Cuenca", "--workspace", "net").status == 0)
        let refused = try home.caucus("set", "fondo-cuenca", "Notes=x", "--workspace", "net")
        #expect(refused.status == 1 && refused.errors.contains("nothing is called 'fondo-cuenca'; did you mean"))
        #expect(refused.errors.contains("report to Fondo Cuenca"))
        #expect(try home.caucus("set", "report to", "Notes=x", "--workspace", "net").status == 0)
    }

    @Test("lists take the singular and the field's own words")
    func listWords() throws {
        #expect(try home.caucus("demo", "--into", "demo").status == 0)
        func list(_ words: String...) throws -> String {
            try home.run(["list"] + words + ["--workspace", "demo"]).output
        }
        #expect(try list("partner") == list("partners"))
        #expect(try list("person") == list("people"))
        #expect(try list("Contact") == list("contacts"))
        #expect(try list("members") == list("partners"))
        #expect(try list("team") == list("people", "is:team"))
        #expect(try home.caucus("help", "filter").output.contains("is:quiet"))
        #expect(try home.caucus("filter").output.contains("import:last"))
    }

    @Test("a file of texts in the configuration folder puts another language in place of English")
    func languages() throws {
        #expect(try home.caucus("init", "net", "--name", "N").status == 0)
        let file = ".config/caucus/texts/de.rec"
        let made = try home.caucus("texts", "de")
        #expect(made.status == 0 && made.output.hasPrefix("Made "))
        #expect(home.text(file) == (try home.caucus("texts").output))
        let path = home.write(file, home.text(file))
        let all = TextRegistry.english.count
        #expect(try home.caucus("texts", "de").output == "\(all) of \(all) texts are in \(path).\n")
        home.write(file, "Key: today.nothing\nText: Heute ist Ruhe\n\nKey: general.undone\nText: Fort\n")
        let checked = try home.caucus("texts", "de")
        #expect(checked.status == 1)
        #expect(checked.output.contains("\(path):4: general.undone lacks {what}"))
        home.write(file, "Key: general.undone\nText: Fort damit: {what}\n")
        #expect(try home.caucus("texts", "de").output == "1 of \(all) texts are in \(path).\n")
        #expect(try home.caucus("texts", "de", "--missing").output.contains("Key: general.doneAgain"))
        #expect(try home.caucus("add", "partner", "A", "--workspace", "net").status == 0)
        let german = ["LANG": "de_DE.UTF-8", "LC_ALL": ""]
        #expect(try home.caucus("undo", "--workspace", "net", extra: german).output.hasPrefix("Fort damit: Added A"))
        #expect(try home.caucus("redo", "--workspace", "net", extra: german).output.hasPrefix("Done again: Added A"))
        #expect(try home.caucus("undo", "--workspace", "net").output.hasPrefix("Undone: Added A"))
        let configuration = home.text(".config/caucus/config.rec")
        home.write(".config/caucus/config.rec", "Language: de\n\(configuration)")
        #expect(try home.caucus("redo", "--workspace", "net").output.hasPrefix("Done again: Added A"))
        #expect(try home.caucus("undo", "--workspace", "net").output.hasPrefix("Fort damit: Added A"))
    }

    @Test("a contact is logged in one line, its next step becomes a task, and undo takes both back")
    func logging() throws {
        try start()
        try home.caucus("add", "person", "Amina Ba", "Role=aid-watch: director", "Team=yes")
        #expect(try home.caucus("me", "amina").status == 0)
        let logged = try home.caucus("log", "call aid watch yesterday 25m: will sign #mc14 > send draft fri @me")
        #expect(logged.status == 0, "\(logged.errors)")
        #expect(logged.output.contains("Logged call · Aid/Watch · yesterday · 25 min · \"will sign\" · #mc14"))
        #expect(logged.output.contains("Next: send draft"))
        let contact = try home.python(
            """
            import json, sys
            [c] = json.load(sys.stdin)
            print(c['Kind'], c['With'], c['Summary'], c['Minutes'], c['By'], c['Tag'], len(c['FollowUp']))
            """, try home.caucus("list", "contacts", "--json").output)
        expectNoDifference(contact.output, "call ['aid-watch'] will sign 25 amina-ba ['mc14'] 1\n")
        #expect(try home.caucus("list", "tasks").output.hasPrefix("send draft\t"))
        #expect(try home.caucus("undo").status == 0)
        #expect(try home.caucus("list", "contacts").output == "")
        #expect(try home.caucus("list", "tasks").output == "")
    }

    @Test("a contact comes through standard input, further lines as notes")
    func loggingFromInput() throws {
        try start()
        let logged = try home.caucus(
            "log", "-", "--json", input: "email agtsd: sent the text\r\n\r\nDear all,\r\n\r\nbye\r\n")
        let notes = try home.python("import json, sys; print(repr(json.load(sys.stdin)['Notes']))", logged.output)
        expectNoDifference(notes.output, "'Dear all,\\n\\nbye'\n")
    }

    @Test("an unknown name is made in the same step where a + asks for it")
    func loggingWithSomebodyNew() throws {
        try start()
        let logged = try home.caucus("log", "meeting +New Alliance: first talk")
        #expect(logged.output.contains("New partner: New Alliance  (new-alliance)"))
        #expect(try home.caucus("show", "new alliance").output.contains("new-alliance"))
    }

    @Test("fields are set by what people type")
    func setting() throws {
        try start()
        try home.caucus("add", "person", "Amina Ba", "Team=yes")
        let changed = try home.caucus(
            "set", "aid watch", "stage=active", "Cadence=every 6 weeks", "lead=amina", "Field=debt", "Field=trade",
            "tag+=x")
        #expect(changed.status == 0, "\(changed.errors)")
        let shown = try home.caucus("show", "aid-watch", "--json")
        let values = try home.python(
            "import json, sys; p = json.load(sys.stdin); print(p['Stage'], p['Cadence'], p['Lead'], p['Field'], p['Tag'][-1])",
            shown.output)
        expectNoDifference(values.output, "active 6w amina-ba ['debt', 'trade'] x\n")
        try home.caucus("set", "aid-watch", "tag-=x", "Field=")
        let after = try home.caucus("show", "aid-watch").output
        #expect(!after.contains("Field"))
        #expect(!after.contains("Tag       x"))
    }

    @Test("who is overdue stands in today and in the filter")
    func overdue() throws {
        try start()
        try home.caucus("set", "aid-watch", "Cadence=2w")
        try home.caucus("log", "call aid-watch 2026-01-02: long ago")
        #expect(try home.caucus("today").output.contains("Aid/Watch"))
        let late = try home.caucus("list", "partners", "is:late").output
        #expect(late.hasPrefix("Aid/Watch\t"))
        let json = try home.caucus("today", "--json").output
        let checked = try home.python(
            "import json, sys; [p] = json.load(sys.stdin); print(p['Id'], p['_']['reason'], p['_']['section'])", json)
        expectNoDifference(checked.output, "aid-watch contact late\n")
    }

    @Test("a brief says how things stand")
    func brief() throws {
        try start()
        try home.caucus("log", "call agtsd: wants to lead > send minutes")
        let page = try home.caucus("brief", "agt").output
        #expect(page.hasPrefix("AGTSD\n=====\n"))
        #expect(page.contains("wants to lead"))
        #expect(page.contains("send minutes"))
    }

    @Test("briefs are written for newcomers and events, and leave out what is private")
    func briefs() throws {
        try start()
        try home.caucus("add", "event", "Ministerial", "Starts=2030-03-25", "Region=Africa", "Theme=fisheries")
        try home.caucus("add", "person", "Amina Diallo")
        let event = try home.caucus("brief", "ministerial").output
        #expect(event.hasPrefix("Ministerial\n===========\nmon 25 mar 2030\n"))
        #expect(event.contains("Africa  – nobody"))
        #expect(try home.caucus("leads", "ministerial").output.contains("1 of 1 without anybody"))
        let newcomer = try home.caucus("brief", "newcomer", "amina", "--event", "ministerial", "--markdown").output
        #expect(newcomer.hasPrefix("# Briefing for Amina Diallo\n"))
        let read = try home.python(
            "import json, sys; print([s['title'] for s in json.load(sys.stdin)['sections']][0])",
            try home.caucus("brief", "newcomer", "amina", "--json").output)
        expectNoDifference(read.output, "The event\n")
        try home.caucus("set", "amina-diallo", "Private=yes")
        let refused = try home.run(["brief", "newcomer", "amina"])
        #expect(refused.status == 1 && refused.errors.contains("private"))
        #expect(try home.run(["brief", "agtsd", "--event", "ministerial"]).status == 2)
    }

    @Test("lists come as CSV that Python reads")
    func csv() throws {
        try start()
        try home.caucus("set", "agtsd", "Notes==1+1")
        let listed = try home.caucus("list", "partners", "country:kenya", "--csv")
        let read = try home.python(
            """
            import csv, io, sys
            rows = list(csv.DictReader(io.StringIO(sys.stdin.read(), newline='')))
            print([(row['Name'], row['Country'], row['Notes']) for row in rows])
            """, listed.output)
        expectNoDifference(read.output, "[('AGTSD', 'Kenya', \"'=1+1\"), ('Eco-News Africa', 'Kenya', '')]\n")
    }

    @Test(
        "every kind of list is JSON that Python reads",
        arguments: [
            "partners", "people", "contacts", "events", "checklist", "tasks",
        ])
    func json(kind: String) throws {
        try home.caucus("demo", "--into", "demo")
        let listed = try home.caucus("list", kind, "--json", "--workspace", "demo")
        let read = try home.python(
            """
            import json, sys
            records = json.load(sys.stdin)
            assert records and all(r['Id'] and r['Created'] for r in records)
            assert all(isinstance(v, str) or (isinstance(v, list) and v) for r in records for v in r.values())
            """, listed.output)
        #expect(read.status == 0, "\(read.errors)")
    }

    @Test("the demo is sound, and every file of it is accepted by recutils")
    func demo() throws {
        let made = try home.caucus("demo", "--into", "demo")
        #expect(made.output.contains("Wrote the demo network into \(home.path)/demo."))
        #expect(try home.caucus("check", "--workspace", "demo").status == 0)
        for name in ["network", "partners", "people", "events", "checklists", "tasks", "contacts"] {
            expectNoDifference(Recutils.complaints(about: "\(home.path)/demo/\(name).rec"), "")
        }
        #expect(try home.caucus("today", "--workspace", "demo").output.contains("Late\tcontact\t"))
    }

    @Test("a workspace is found by option, environment, folder and configuration, in this order")
    func whereTheWorkspaceIs() throws {
        for name in ["one", "two", "three", "four"] { try home.caucus("init", name, "--name", name) }
        func title(_ arguments: [String], _ extra: [String: String] = [:], in place: String? = nil) throws -> String {
            let outcome = try home.run(arguments + ["check"], extra: extra, in: place)
            #expect(outcome.status == 0, "\(outcome.errors)")
            // Each has as many partners as tells it apart.
            return try home.run(arguments + ["list", "partners"], extra: extra, in: place).output
                .split(separator: "\t").first.map(String.init) ?? ""
        }
        for name in ["one", "two", "three", "four"] {
            try home.caucus("add", "partner", "of \(name)", "--workspace", name)
        }
        #expect(try title([]) == "of one")
        #expect(try title([], in: "\(home.path)/three") == "of three")
        let environment = ["CAUCUS_WORKSPACE": "\(home.path)/two"]
        #expect(try title([], environment, in: "\(home.path)/three") == "of two")
        #expect(try title(["--workspace", "\(home.path)/four"], environment) == "of four")
    }
}
