import CustomDump
import NetworkModel
import TestSupport
import Testing

private let network = Network([
    .partner: """
    Id: twn
    Name: Third World Network
    Kind: ngo
    Country: Malaysia
    Stage: active
    Cadence: 6w
    Lead: ana
    Tag: mc14
    Tag: trade

    Id: bees
    Name: Abejas en Acción
    Kind: local government
    Country: Kenya
    Stage: met
    Tag: paused

    Id: gov
    Name: Ministry
    Kind: government
    Country: Kenya
    Cadence: 1w
    Review: soon

    """,
    .person: "Id: ana\nName: Ana Ruíz\nTeam: yes\n\nId: kim\nName: Kim\nRole: bees: speaker; since 2024-01-01\n",
    .contact: """
    Id: c1
    At: 2026-11-18
    With: twn
    Summary: agreed on the annex
    Minutes: 25

    Id: c2
    At: 2026-08-01T23:30:00Z
    With: kim
    By: ana
    Summary: sent the programme

    """,
    .task:
        "Id: t1\nTitle: annex\nPartner: bees\nDue: 2026-11-20\n\nId: t2\nTitle: room\nDue: 2026-12-01\nAccountable: ana\nStatus: done\n",
])

@Suite("Filters")
struct FilterTests {
    private func ids(_ text: String, _ kind: Kind, me: RecordID? = "ana") -> [String] {
        let author = author(me: me)
        let filter = Filter(text, of: kind, today: author.clock.today)
        let slots = network.slots(of: kind, matching: filter, author: author)
        let indexed = network.slots(
            of: kind, matching: filter, author: author, search: SearchText(kind, of: network))
        expectNoDifference(indexed, slots, "with and without the text of \(kind)")
        return slots.map { network[kind].id(at: Int($0)).text }
    }

    @Test(
        "partners",
        arguments: [
            ("", "twn bees gov"), ("accion", "bees"), ("ACCIÓN kenya", "bees"), ("country:kenya", "bees gov"),
            ("country:ken,mal", "twn bees gov"), ("-country:kenya", "twn"), ("kind:government", "gov"),
            ("kind:local", "bees"), ("kind:ngo,government", "twn gov"), ("stage:active country:kenya", ""),
            ("name:\"third world\"", "twn"), ("#mc14", "twn"), ("tag:#mc", "twn"), ("-#paused country:kenya", "gov"),
            ("lead:me", "twn"), ("lead:ruiz", "twn"), ("@ana", "twn"), ("has:lead", "twn"), ("no:stage", "gov"),
            ("lead:none", "bees gov"), ("stage:any", "twn bees"), ("last:>6w", "bees"), ("last:<1w", "twn"),
            ("open:>0", "bees"), ("is:late", ""), ("is:quiet", "bees gov"), ("last:none", "gov"), ("is:open", "bees"),
            ("next:<1w", "gov"),
            ("review:<1w", "twn bees gov"), ("trade annex", ""), ("-trade", "bees gov"), ("ruiz", "twn"),
        ])
    func partners(filter: String, expected: String) {
        expectNoDifference(ids(filter, .partner).joined(separator: " "), expected, "\(filter)")
    }

    @Test(
        "contacts, tasks and people",
        arguments: [
            (Kind.contact, "with:third", "c1"), (.contact, "third", "c1"), (.contact, "at:2026-08", "c2"),
            (.contact, "at:2026-08-01", "c2"), (.contact, "at:2026", "c1 c2"), (.contact, "at:>2026-10-01", "c1"),
            (.contact, "at:2026-01..2026-09", "c2"), (.contact, "minutes:>20", "c1"),
            (.contact, "minutes:10..25", "c1"),
            (.contact, "at:<1w", "c1"), (.contact, "partner:kim", "c2"), (.contact, "@me", "c2"),
            (.task, "due:<today", "t1"), (.task, "is:late", "t1"), (.task, "is:done", "t2"), (.task, "owner:ana", "t2"),
            (.task, "is:unowned", "t1"), (.task, "due:<2w", "t1 t2"), (.task, "due:>1w", "t2"),
            (.task, "due:1.12.", "t2"), (.task, "due:<=\"1 dec\"", "t1 t2"), (.task, "due:<tomorrow", "t1"),
            (.task, "due:\"end of month\"", ""), (.contact, "at:wed", "c1"), (.contact, "at:<=\"1 aug\"", "c2"),
            (.person, "is:team", "ana"), (.person, "partner:abejas", "kim"), (.person, "role:speaker", "kim"),
            (.person, "speaker", "kim"), (.person, "last:>2m", "kim"),
        ])
    func others(kind: Kind, filter: String, expected: String) {
        expectNoDifference(ids(filter, kind).joined(separator: " "), expected, "\(filter)")
    }

    @Test(
        "what is not understood is told and left out",
        arguments: [
            ("stge:active", "there is no field stge; did you mean stage?"),
            ("colour:red", "there is no field colour here"),
            ("last:often", "often is no date; try <2w, >6w, today or 2026-11"),
            ("open:many", "many is no number; try >2 or 10..30"),
            (
                "is:lost",
                "is: knows late, open, done, unowned, proposed, waiting, blocked, quiet, team, noconsent, snoozed, not lost"
            ),
            ("name:\"third", "a quote is not closed"),
        ])
    func problems(text: String, message: String) {
        let filter = Filter(text, of: .partner, today: clock().today)
        expectNoDifference(filter.problems.map(\.description), [message])
    }

    @Test("any text whatever is read without a trap", arguments: 0..<50)
    func anyText(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array("abc:-,\"<>=.#@ 0129wdé\u{301}\r\n".unicodeScalars)
        for _ in 0..<100 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<20, using: &random) {
                text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? " ")
            }
            for kind in Kind.allCases {
                let filter = Filter(text, of: kind, today: clock().today)
                _ = network.slots(of: kind, matching: filter, author: author())
                let cursor = Int.random(in: 0...text.utf8.count, using: &random)
                let completion = network.completions(of: text, cursor: cursor, kind: kind)
                #expect(completion.range.upperBound <= cursor, "seed \(seed): \(text)")
            }
        }
    }

    @Test(
        "what the last import brought in, or one of a day",
        arguments: [
            ("import:last", "c d"), ("import:2026-11-20", "b"), ("import:2026-11", "b c d"), ("-import:any", "a"),
            ("import:2026-11-21-2", "c d"), ("import:last,2026-11-20", "b c d"), ("import:2025", ""),
        ])
    func imports(filter: String, expected: String) {
        let imported = Network([
            .partner: "Id: a\nName: A\n\nId: b\nName: B\nTag: import:2026-11-20\n\nId: c\nName: C\nTag: x\n"
                + "Tag: import:2026-11-21-2\n\nId: d\nName: D\nTag: import:2026-11-21-2\n"
        ])
        let found = imported.slots(
            of: .partner, matching: Filter(filter, of: .partner, today: clock().today), author: author())
        expectNoDifference(found.map { imported[.partner].id(at: Int($0)).text }.joined(separator: " "), expected)
        let proposed = imported.completions(of: "import:", cursor: 7, kind: .partner).proposals
        expectNoDifference(proposed, ["last", "2026-11-21-2", "2026-11-20"])
    }

    @Test(
        "proposes fields and values",
        arguments: [
            ("sta", ["stage:"]), ("country:k", ["Kenya"]), ("-stage:me", ["met"]),
            ("kind:ngo,loc", ["\"local government\""]),
            ("is:l", ["late"]), ("nothing:x", []),
        ])
    func completes(text: String, proposals: [String]) {
        expectNoDifference(network.completions(of: text, cursor: text.utf8.count, kind: .partner).proposals, proposals)
    }

    @Test("finds a changed record by its new text")
    func followsChanges() {
        var network = network
        var search = SearchText(.partner, of: network)
        let edits = network.setting(.place, ["Lima"], of: [RecordKey(.partner, "gov")], at: clock().now)
        let change = Change(id: "x", at: clock().now, summary: "", edits: edits)
        network.apply(change)
        search.take(change, in: network)
        let filter = Filter("lima", of: .partner, today: clock().today)
        #expect(network.slots(of: .partner, matching: filter, author: author(), search: search).count == 1)
    }
}
