import CustomDump
import TestSupport
import Testing

@Suite("Tasks in the formats of other programs, from the shell")
struct TaskExchangeTests {
    private let home = CaucusHome()

    private func start() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        for words in [
            ["person", "Ana Ruiz", "Email=ana@n.example"], ["event", "MC14", "Starts=2044-03-25"],
            [
                "task", "draft +the letter", "Accountable=ana-ruiz", "Status=accepted", "Due=2044-03-01", "Event=mc14",
                "Priority=high", "Theme=sign-on letters",
            ],
            ["task", "hush", "Private=yes"],
        ] {
            let added = try home.run(["add"] + words)
            #expect(added.status == 0, "\(added.errors)")
        }
    }

    @Test("todo.txt goes out without what is private, comes back unchanged, and one undo removes what it brought")
    func todo() throws {
        try start()
        let written = try home.caucus("export", "todo").output
        #expect(written.contains("(A) "), "\(written)")
        #expect(
            written.contains("draft \\+the letter +mc14 +sign-on-letters theme:sign-on%20letters owner:ana-ruiz"),
            "\(written)")
        #expect(!written.contains("hush"))
        #expect(
            try home.caucus("export", "todo", "is:open", "--output", "todo.txt").output == "Wrote 1 task to todo.txt.\n"
        )
        #expect(try home.caucus("import", "todo", "todo.txt").output.contains("Nothing is new"))
        home.write("more.txt", home.text("todo.txt") + "(B) call the venue due:2044-02-01 color:red\n+only\n")
        let before = home.text("net/tasks.rec")
        let dry = try home.caucus("import", "todo", "more.txt", "--dry-run")
        #expect(dry.output.contains("more.txt:2: color:red means nothing here; it is kept as it stands"))
        #expect(dry.output.contains("more.txt:3: there are no words that say what is to be done; left out"))
        expectNoDifference(home.text("net/tasks.rec"), before)
        let done = try home.caucus("import", "todo", "more.txt")
        #expect(done.output.contains("Imported 1 task"), "\(done.errors)")
        #expect(try home.caucus("tasks", "venue").output.hasPrefix("call the venue\t2044-02-01"))
        #expect(try home.caucus("check").status == 0)
        expectNoDifference(Recutils.complaints(about: "\(home.path)/net/tasks.rec"), "")
        #expect(try home.caucus("undo").status == 0)
        expectNoDifference(home.text("net/tasks.rec"), before)
        #expect(try home.caucus("import", "todo", "nowhere.txt").status == 3)
    }

    @Test("to-dos go out and come back; what was ticked off elsewhere is done here")
    func todos() throws {
        try start()
        #expect(try home.caucus("export", "ics", "--tasks", "-o", "t.ics").output == "Wrote 1 task to t.ics.\n")
        #expect(try home.caucus("import", "ics", "t.ics").output.contains("1 task: 0 new, 0 changed, 1 as they were"))
        // Python ticks it off, as a phone does.
        let judged = try Python.lines(
            """
            import sys, datetime, icalendar
            folder = sys.stdin.read().strip()
            calendar = icalendar.Calendar.from_ical(open(folder + '/t.ics', 'rb').read())
            [todo] = calendar.walk('VTODO')
            todo['STATUS'] = 'COMPLETED'
            todo.add('COMPLETED', datetime.datetime(2044, 2, 2, 12, tzinfo=datetime.timezone.utc))
            open(folder + '/done.ics', 'wb').write(calendar.to_ical())
            """, [home.path])
        expectNoDifference(judged, [])
        let imported = try home.caucus("import", "ics", "done.ics")
        #expect(imported.output.contains("Imported 1 task"), "\(imported.output)\(imported.errors)")
        let shown = try home.caucus("list", "tasks", "status:done", "--json").output
        #expect(
            shown.contains("\"Done\": \"2044-02-02\"") && shown.contains("\"Theme\": \"sign-on letters\""), "\(shown)")
        #expect(try home.caucus("check").status == 0)
    }
}
