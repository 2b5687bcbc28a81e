import CustomDump
import TestSupport
import Testing

@Suite("Reminders from the shell")
struct RemindTests {
    private let home = CaucusHome()

    private func start() throws {
        #expect(try home.caucus("init", "net", "--name", "Our World").status == 0)
        for words in [
            ["person", "Ana Ruiz", "Email=ana@n.example"], ["person", "Bea Okoye"],
            ["task", "read annex four", "Accountable=ana-ruiz", "Status=accepted", "Due=2024-03-01"],
            ["task", "call the papers", "Accountable=bea-okoye", "Status=accepted"],
        ] {
            let added = try home.run(["add"] + words)
            #expect(added.status == 0, "\(added.errors)")
        }
    }

    private func letters() throws -> [String] {
        try Python.lines(
            "import sys, glob; print(*sorted(glob.glob(sys.stdin.read() + '/*')), sep='\\n')",
            ["\(home.path)/net/outbox"]
        ).filter { !$0.isEmpty }
    }

    @Test("a letter is written once a week, to who has an address, and nothing before --dry-run goes")
    func weekly() throws {
        try start()
        let dry = try home.caucus("remind", "--dry-run")
        #expect(dry.output.contains("Ana Ruiz\t1 open, 1 late\tana@n.example\toutbox/"), "\(dry.output)")
        #expect(dry.output.contains("Bea Okoye\t1 open\tno address"), "\(dry.output)")
        #expect(try letters().isEmpty)
        let first = try home.caucus("remind")
        #expect(first.output.contains("1 reminder written into outbox/"), "\(first.errors)")
        #expect(try letters().count == 1 && letters()[0].hasSuffix("-reminder-ana-ruiz.eml"))
        let again = try home.caucus("remind", "ana")
        #expect(again.status == 0 && again.output.contains("got one today"), "\(again.output)")
        #expect(try home.caucus("remind", "--again", "ana").output.contains("1 reminder written"))
        #expect(try home.caucus("remind", "bea").output.contains("1 reminder written"))
        #expect(try letters().count == 2)
        #expect(try home.caucus("check").status == 0)
        expectNoDifference(Recutils.complaints(about: "\(home.path)/net/people.rec"), "")
    }

    @Test("who reads for a partner gets one letter, both are noted, and undo says that the letter stays")
    func oneForBoth() throws {
        try start()
        #expect(try home.caucus("add", "partner", "Pax", "WorkingContact=ana-ruiz").status == 0)
        #expect(try home.caucus("add", "task", "host it", "Accountable=pax", "Status=accepted").status == 0)
        let written = try home.caucus("remind").output
        #expect(written.contains("1 reminder written"), "\(written)")
        expectNoDifference(
            try letters().map { $0.split(separator: "-").suffix(2).joined(separator: "-") }, ["ana-ruiz.eml"])
        #expect(home.text("net/partners.rec").contains("Reminded: "))
        #expect(home.text("net/people.rec").contains("Reminded: "))
        #expect(try home.caucus("undo").output.contains("the letters stay in outbox/"))
    }

    @Test("whoever took back their consent gets none unless named, which is said")
    func consent() throws {
        try start()
        #expect(try home.caucus("set", "ana", "Consent=withdrawn by phone 2024-02-01").status == 0)
        let left = try home.caucus("remind").output
        #expect(left.contains("Ana Ruiz\t1 open, 1 late\tno consent: withdrawn by phone 2024-02-01"), "\(left)")
        #expect(try letters().isEmpty)
        let named = try home.caucus("remind", "ana").output
        #expect(named.contains("One goes to somebody who gave no consent or took it back: Ana Ruiz."), "\(named)")
        #expect(!named.contains("not written down") && named.contains("1 reminder written"), "\(named)")
    }

    @Test("JSON tells the items, and what is not known is refused")
    func json() throws {
        try start()
        let json = try home.caucus("remind", "--dry-run", "--json").output
        #expect(json.contains("\"owner\": \"ana-ruiz\"") && json.contains("\"overdue\": 1"), "\(json)")
        #expect(json.contains("\"letter\": null") && json.contains("\"why\": \"no address\""), "\(json)")
        #expect(try home.caucus("remind", "nobody-like-it").status == 1)
        #expect(try home.caucus("remind", "--show-template").output.contains("Dear {{addressee}}"))
    }
}
