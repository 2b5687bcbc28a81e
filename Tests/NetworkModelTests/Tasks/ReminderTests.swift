import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

private let texts: [Kind: String] = [
    .network: "Id: n\nName: N\n",
    .partner: """
    Id: pax
    Name: Pax
    WorkingContact: bea

    Id: lux
    Name: Lux
    Email: office@lux.example

    Id: nox
    Name: Nox

    """,
    .person: """
    Id: ana
    Name: Ana Ruiz
    Email: ana@n.example
    Reminded: 2026-11-14
    Reminded: 2026-11-15

    Id: bea
    Name: Bea Okoye
    Role: pax: director
    Email: bea@pax.example

    Id: cem
    Name: Cem Kaya
    Role: nox: drummer; until 2026-01-01
    Email: cem@old.example

    """,
    .event: "Id: mc\nTitle: MC\nStarts: 2027-03-25\n\nId: gone\nTitle: Gone\nStarts: 2026-01-01\n",
    .checklistItem: """
    Id: k1
    Event: mc
    Text: book rooms
    Owner: ana
    Due: T-150d

    Id: k2
    Event: gone
    Text: too late for that
    Owner: ana
    Due: T-3d

    """,
    .task: """
    Id: t1
    Title: undated
    Accountable: ana
    Created: 2026-01-02

    Id: t2
    Title: late
    Accountable: ana
    Due: 2026-11-01

    Id: t3
    Title: asked
    Accountable: ana
    Status: proposed
    Due: 2026-12-01

    Id: t4
    Title: theirs
    Accountable: pax
    Assignee: ana
    Due: 2026-12-02

    Id: t5
    Title: done
    Accountable: ana
    Status: done

    Id: t6
    Title: secret of ana
    Accountable: ana
    Assignee: bea
    Private: yes
    Due: 2026-12-03

    Id: t7
    Title: secret of pax
    Accountable: pax
    Private: yes

    Id: t8
    Title: older undated
    Accountable: ana
    Created: 2026-01-01

    Id: t9
    Title: helps only
    Assignee: cem

    Id: t10
    Title: at lux
    Accountable: lux

    Id: t11
    Title: at nox
    Accountable: nox

    """,
]

@Suite("Reminders")
struct ReminderTests {
    private let network = Network(texts)
    private let day = clock().today

    private func reminder(_ id: RecordID) -> Reminder? { network.reminders(on: day).first { $0.owner.id == id } }

    @Test("hold all that is open, what is due soonest first and what has no day last by age")
    func items() throws {
        let ana = try #require(reminder("ana"))
        expectNoDifference(
            ana.items.map { "\(network.key(at: $0.place).id) \($0.part)" },
            [
                "k1 holds", "t2 holds", "t3 asked", "t4 helps", "t6 holds", "t8 holds", "t1 holds",
            ])
        expectNoDifference(ana.lateCount(on: day), 2)
    }

    @Test("are for those who answer for something, whoever has the oldest first")
    func owners() {
        expectNoDifference(network.reminders(on: day).map(\.owner.id), ["ana", "pax", "lux", "nox"])
        expectNoDifference(network.reminders(on: day, for: ["pax"]).map(\.owner.id), ["pax"])
        expectNoDifference(network.reminders(on: day, for: ["cem"]).map(\.owner.id), [])
    }

    @Test("tell what is private to the person who answers for it alone")
    func secrets() {
        func names(_ id: RecordID) -> [RecordID] { reminder(id)?.items.map { network.key(at: $0.place).id } ?? [] }
        #expect(names("ana").contains("t6"))
        #expect(!names("bea").contains("t6") && !names("pax").contains("t7"))
    }

    @Test("of partners go to the working contact, else their own address, and never to who has left")
    func readers() {
        expectNoDifference(reminder("pax")?.reader, "bea")
        expectNoDifference(reminder("pax")?.address, "bea@pax.example")
        expectNoDifference(reminder("lux")?.address, "office@lux.example")
        expectNoDifference(reminder("nox")?.address, nil)
        expectNoDifference(reminder("nox")?.obstacles(on: day, me: nil).first, .noAddress)
    }

    @Test("are not written twice within a week, and one's own only when asked for")
    func weekly() throws {
        let ana = try #require(reminder("ana"))
        let last = try #require(Day(iso: "2026-11-15"))
        expectNoDifference(ana.obstacles(on: day, me: nil).first, .recent(last))
        expectNoDifference(ana.obstacles(on: last + 7, me: nil).first, nil)
        expectNoDifference(ana.obstacles(on: last + 7, me: "ana").first, .yourself)
    }

    @Test("are noted by one change, of which two machines keep both without a conflict")
    func noting() throws {
        let ana = try #require(reminder("ana"))
        let edit = try #require(ana.noting(network, at: clock()))
        let other = try #require(ana.noting(network, at: clock("2026-11-22")))
        expectNoDifference(edit.after?.filter { $0.name == "Reminded" }.map(\.value), ["2026-11-21"])
        let merge = RecordMerge(.person, base: edit.before, mine: edit.after, theirs: other.after)
        expectNoDifference(merge.clashes, [])
        expectNoDifference(
            merge.fields?.filter { $0.name == "Reminded" }.map(\.value).sorted(), ["2026-11-21", "2026-11-22"])
    }
}
