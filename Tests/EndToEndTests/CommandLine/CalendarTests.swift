import CustomDump
import TestSupport
import Testing

/// Calendars from the shell: the days ahead, out to other programs and back.
@Suite("Calendars from the shell")
struct CalendarTests {
    private let home = CaucusHome()

    private func start() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        try home.caucus("add", "person", "Ana Ruiz", "Email=ana@example.org")
        let added = try home.caucus(
            "add", "event", "Strategy call", "Starts=2027-03-23 14:00", "Timezone=atlantis", "Repeats=weekly, 3 times")
        #expect(added.status == 1, "nobody knows the clocks of Atlantis: \(added.output)")
        let call = try home.caucus(
            "add", "event", "Strategy call", "Starts=2027-03-23 14:00", "Timezone=new york", "Repeats=weekly, 3 times",
            "Participant=ana")
        #expect(call.status == 0, "\(call.errors)")
        try home.caucus("add", "event", "Summit", "Starts=2027-03-30", "Ends=2027-04-01", "Place=Nairobi")
        try home.caucus("add", "checklist", "book rooms", "Event=summit", "Due=T-7d")
    }

    @Test("the agenda has what repeats, on the viewer's clock, and what is due")
    func agenda() throws {
        try start()
        let agenda = try home.caucus("agenda", "--from", "2027-03-22", "--to", "2027-04-06")
        expectNoDifference(
            agenda.output.split(separator: "\n").map { $0.split(separator: "\t").joined(separator: " | ") },
            [
                // Berlin is five hours ahead of New York in the weeks between their changes, and six otherwise.
                "2027-03-23 | 14:00 New York · 19:00 here | Strategy call | strategy-call",
                "2027-03-23 | due | book rooms | Summit | " + (try itemID()),
                "2027-03-30 | day 1 of 3 | Summit | Nairobi | summit",
                "2027-03-30 | 14:00 New York · 20:00 here | Strategy call | strategy-call",
                "2027-03-31 | day 2 of 3 | Summit | Nairobi | summit",
                "2027-04-01 | day 3 of 3 | Summit | Nairobi | summit",
                "2027-04-06 | 14:00 New York · 20:00 here | Strategy call | strategy-call",
            ])
        let json = try home.caucus("agenda", "--from", "2027-03-30", "--to", "2027-03-30", "--json")
        let read = try home.python(
            "import json, sys; print([(e['Title'], e['_']['day'], e['_'].get('startsHere')) for e in json.load(sys.stdin)])",
            json.output)
        expectNoDifference(
            read.output,
            "[('Summit', '2027-03-30', None), ('Strategy call', '2027-03-30', '2027-03-30T20:00:00+02:00')]\n")
        #expect(try home.caucus("agenda", "--from", "2027-04-01", "--to", "2027-03-01").status == 2)
        #expect(try home.caucus("agenda", "--from", "whenever").status == 1)
    }

    private func itemID() throws -> String {
        let json = try home.caucus("list", "checklist", "--json").output
        return try home.python("import json, sys; print(json.load(sys.stdin)[0]['Id'], end='')", json).output
    }

    @Test("an exported calendar comes back as it was, and takes changes of other programs")
    func thereAndBack() throws {
        try start()
        let written = try home.caucus("export", "ics", "--output", "all.ics")
        #expect(written.output == "Wrote 2 events to all.ics.\n", "\(written.errors)")
        #expect(try home.mode("all.ics") == 0o600)
        let text = home.text("all.ics")
        #expect(text.contains("DTSTART;TZID=America/New_York:20270323T140000\r\n"))
        #expect(text.contains("BEGIN:VTIMEZONE\r\n") && text.contains("BEGIN:VTODO\r\n"))
        #expect(try home.caucus("export", "ics", "place:nairobi").output.contains("SUMMARY:Summit"))
        #expect(try !home.caucus("export", "ics", "place:nairobi").output.contains("Strategy"))
        let same = try home.caucus("import", "ics", "all.ics")
        #expect(
            same.output.contains("2 events: 0 new, 0 changed, 2 as they were, 1 plan items of this network left alone"))
        #expect(same.output.contains("Nothing is new"))
        home.write("all.ics", text.replacing("SUMMARY:Summit", with: "SUMMARY:Summit in Nairobi"))
        let trial = try home.caucus("import", "ics", "all.ics", "--dry-run")
        #expect(trial.output.contains("~ 2027-03-30  Summit in Nairobi: Title"))
        #expect(try home.caucus("list", "events", "nairobi", "--json").output.contains("\"Summit\""))
        #expect(try home.caucus("import", "ics", "all.ics").output.contains("Imported 1 event."))
        #expect(try home.caucus("show", "summit").output.contains("Summit in Nairobi"))
        #expect(try home.caucus("undo").status == 0)
        #expect(try !home.caucus("show", "summit").output.contains("Summit in Nairobi"))
        #expect(try home.caucus("check").status == 0)
    }

    @Test("a folder of one event a file is taken, and what has no place is kept aside")
    func folder() throws {
        try start()
        func file(_ name: String, _ component: String, _ lines: String) {
            home.write(
                name, "BEGIN:VCALENDAR\r\nBEGIN:\(component)\r\n\(lines)\r\nEND:\(component)\r\nEND:VCALENDAR\r\n")
        }
        #expect(try home.run(["import", "ics", "."]).status == 1)
        file("a.ics", "VEVENT", "UID:a\r\nSUMMARY:One\r\nDTSTART:20270101T100000Z\r\nATTENDEE:mailto:ana@example.org")
        file("b.ics", "VEVENT", "UID:b\r\nSUMMARY:Two\r\nDTSTART;VALUE=DATE:20270102")
        file("c.ics", "VJOURNAL", "UID:c\r\nSUMMARY:Three")
        let imported = try home.caucus("import", "ics", home.path)
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.output.contains("2 events in 3 files: 2 new"))
        #expect(imported.output.contains("c.ics:2: a VJOURNAL is not imported (kept aside)"))
        let kept = try #require(imported.output.split(separator: "\n").first { $0.hasPrefix("What was not taken") })
        let path = String(kept.dropFirst("What was not taken is kept in ".count).dropLast())
        #expect(String(decoding: TemporaryFolder.bytes(path), as: UTF8.self).contains("SUMMARY:Three"))
        #expect(try home.caucus("show", "one").output.contains("ana-ruiz: ; reply invited"))
        #expect(try home.caucus("check").status == 0)
        expectNoDifference(Recutils.complaints(about: "\(home.path)/net/events.rec"), "")
    }

    @Test(
        "times that the clocks do not show are refused with what to say instead",
        arguments: [
            (
                ["Starts=2027-03-28 02:30", "Timezone=paris"],
                "sun 28 mar 02:30 does not exist in Europe/Paris: clocks go "
            ),
            (["Timezone=Europe/Nowhere"], "no time zone is called 'Europe/Nowhere'"),
            (["Repeats=every blue moon"], "Repeats 'every blue moon' has 'every', which was not understood"),
            (["Repeats=FREQ=HOURLY"], "has FREQ=HOURLY, which is not followed here"),
        ])
    func refusals(fields: [String], text: String) throws {
        try home.caucus("init", "net", "--name", "N")
        let refused = try home.run(["add", "event", "E"] + fields)
        #expect(refused.status == 1)
        #expect(refused.errors.contains(text), "\(refused.errors)")
        #expect(try home.caucus("list", "events").output == "")
    }

    @Test("a time that the clocks show twice is taken the first time, and told")
    func twice() throws {
        try home.caucus("init", "net", "--name", "N")
        let added = try home.caucus("add", "event", "E", "Starts=2027-10-31 02:30", "Timezone=Europe/Paris")
        #expect(added.errors.contains("happens twice, +02:00 and +01:00; the first is taken unless you say"))
        #expect(try home.caucus("show", "e").output.contains("2027-10-31T02:30:00+02:00"))
    }
}
