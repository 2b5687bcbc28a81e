import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

private let texts: [Kind: String] = [
    .network: "Id: n\nName: N\n",
    .partner: """
    Id: lake
    Name: Lake Watch
    WorkingContact: ana-ruiz
    Notes: Ana Ruiz knows the minister

    """,
    .person: """
    Id: ana-ruiz
    Name: Ana Ruiz
    Role: lake: director
    Email: ana@lake.example
    Phone: +34 612 345 678
    Created: 2025-01-02T10:11:12+01:00

    Id: ben
    Name: Ben Okri
    Buddy: ana-ruiz

    """,
    .event: """
    Id: dinner-with-ana-ruiz
    Title: Dinner with Ana Ruiz
    Starts: 2026-11-01
    Participant: ana-ruiz: speaker; reply accepted; attended yes; visa refused
    Participant: ben: guest; visa asked; visa-owner ana-ruiz

    Id: next
    Title: Next
    Starts: 2027-01-01
    Participant: ana-ruiz: speaker; reply invited

    """,
    .task: """
    Id: t1
    Title: write to A. Ruiz
    Accountable: ana-ruiz
    Status: accepted
    Event: dinner-with-ana-ruiz
    History: 2026-11-02 handed over: ben -> ana-ruiz; because Ana Ruiz asked
    Tag: ana-ruiz
    Tag: text

    Id: t2
    Title: done with
    Accountable: ana-ruiz
    Status: done

    """,
    .contact: """
    Id: c1
    At: 2026-10-01
    With: ana-ruiz
    Summary: ask ana@lake.example, not Ana of the choir
    Created: 2026-10-01T10:00:00+01:00

    """,
    .conflict: """
    Id: k1
    Record: Person ana-ruiz
    Field: Email
    Mine: old@lake.example

    """,
]

private func planned(also: [String] = []) throws -> (plan: ForgetPlan, after: Network) {
    let network = Network(texts)
    let key = RecordKey(.person, "ana-ruiz")
    let subject = ForgetPlan.Subject(key, try #require(network.record(key)).fields)
    let plan = ForgetPlan([subject], in: network, on: clock(), also: also)
    var after = network
    after.apply(Change(id: "x", at: clock().now, summary: "", edits: plan.edits))
    return (plan, after)
}

@Suite("Forgetting somebody")
struct ForgetPlanTests {
    @Test("nothing tells of them afterwards, and everything else is as it was")
    func everything() throws {
        let (plan, after) = try planned()
        let id = plan.subjects[0].standIn.text
        let clean = Kind.allCases.filter { $0 != .erasure }.map { after.text($0) }.joined(separator: "---\n")
            .replacing(id, with: "SOMEONE")
        let lines = clean.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("Created: 2026-11-21") }
        expectNoDifference(
            lines.joined(separator: "\n"),
            """
            Id: n
            Name: N
            ---
            Id: ben
            Name: Ben Okri
            Id: SOMEONE
            Name: someone
            ---
            Id: lake
            Name: Lake Watch
            Notes: someone knows the minister
            ---
            Id: next
            Title: Next
            Starts: 2027-01-01
            Id: dinner-with-someone
            Title: Dinner with someone
            Starts: 2026-11-01
            Participant: SOMEONE: ; reply accepted; attended yes
            Participant: ben: guest; visa asked; visa-owner SOMEONE
            ---
            ---
            ---
            ---
            ---
            ---
            ---
            ---
            ---
            ---
            Id: t1
            Title: write to someone
            Status: proposed
            Event: dinner-with-someone
            History: 2026-11-02 handed over: ben -> SOMEONE; because someone asked
            Tag: text
            Id: t2
            Title: done with
            Accountable: SOMEONE
            Status: done
            ---
            Id: c1
            At: 2026-10-01
            With: SOMEONE
            With: lake
            Summary: ask …, not Ana of the choir
            Created: 2026-10-01T10:00:00+01:00
            ---
            """)
        #expect(after.problems(on: clock()).filter { if case .value = $0.what { true } else { false } }.isEmpty)
    }

    @Test("each place is told, with the words that may mean somebody else apart")
    func findings() throws {
        let (plan, _) = try planned()
        #expect(plan.perhaps.map(\.value) == ["ask ana@lake.example, not Ana of the choir"])
        #expect(plan.mentions.count == 6)
        #expect(plan.records.count == 9)
        #expect(try planned(also: ["Ana"]).plan.perhaps.isEmpty)
    }

    @Test("somebody else of the same first name is not listed, and what only may tell of them is not written anew")
    func namesakes() throws {
        let network = Network([
            .person: "Id: ana-ruiz\nName: Ana Ruiz\n\nId: ana-silva\nName: Ana Silva\nNotes: asked for Ana\n"
        ])
        let subject = ForgetPlan.Subject(
            RecordKey(.person, "ana-ruiz"), try #require(network.person("ana-ruiz")).record.fields)
        let plan = ForgetPlan([subject], in: network, on: clock())
        #expect(plan.perhaps.map(\.field) == [.notes])
        #expect(!plan.edits.contains { $0.key.id == "ana-silva" })
    }

    @Test("a line stays that it was done, and tells nobody whom")
    func tombstone() throws {
        let (plan, after) = try planned()
        let erasure = try #require(after.all(ErasureRecord.self).first)
        #expect(erasure.standIn == plan.subjects[0].standIn && erasure.standIn.standsForSomeone)
        #expect(erasure.records == 9 && erasure.mentions == 6 && erasure.day == Day(iso: "2026-11-21"))
        #expect(!after.text(.erasure).contains("ana"))
    }

    private static func marked(
        by erasure: ErasureRecord, in network: Network
    ) -> (key: RecordKey, fields: [RecField])? {
        network[.person].slots.lazy.map { slot in
            let place = Place(.person, Int(slot))
            return (network.key(at: place), network.record(at: place).fields)
        }.first { erasure.marks($0, $1) }
    }

    @Test("somebody who was added anew under the Id of one who was forgotten stays, with all that names them")
    func anew() throws {
        let ana = RecordKey(.person, "ana-ruiz")
        let subject = ForgetPlan.Subject(ana, try #require(Network(texts).record(ana)).fields)
        var again = texts
        again[.person] = "Id: ana-ruiz\nName: Ana Ruiz\nCreated: 2027-01-02T10:11:12+01:00\n"
        again[.contact] = "Id: c2\nAt: 2027-01-03\nWith: ana-ruiz\nSummary: Ana Ruiz, ana@lake.example\n"
        let network = Network(again)
        let plan = ForgetPlan([subject], in: network, on: clock())
        var after = network
        after.apply(Change(id: "x", at: clock().now, summary: "", edits: plan.edits))
        #expect(after.record(ana)?.fields == network.record(ana)?.fields)
        let contact = try #require(after.contact("c2")).record
        #expect(contact.all(.with) == ["ana-ruiz"] && contact.first(.summary) == "Ana Ruiz, …")
    }

    @Test("a record that comes back is known, and one that is made anew is not")
    func comesBack() throws {
        let (_, after) = try planned()
        let erasure = try #require(after.all(ErasureRecord.self).first)
        let back = try #require(Self.marked(by: erasure, in: Network(texts)))
        #expect(back.key == RecordKey(.person, "ana-ruiz"))
        var again = texts
        again[.person] = "Id: ana-ruiz\nName: Ana Ruiz\nCreated: 2027-01-02T10:11:12+01:00\n"
        #expect(Self.marked(by: erasure, in: Network(again)) == nil)
        // What a colleague wrote meanwhile is taken up, and forgotten with the same Id.
        var late = after
        var draft = Draft(new: .contact, id: "late")
        draft.set(.at, "2026-11-20")
        draft.set(.with, "ana-ruiz")
        draft.set(.summary, "Ana Ruiz agrees")
        late.apply(Change(id: "y", at: clock().now, summary: "", edits: [draft.edit(at: clock().now)]))
        var subject = ForgetPlan.Subject(back.key, back.fields)
        subject.standIn = erasure.standIn
        let plan = ForgetPlan([subject], in: late, on: clock())
        late.apply(Change(id: "z", at: clock().now, summary: "", edits: plan.edits))
        #expect(late.contact("late")?.record.all(.with) == [erasure.standIn.text, "lake"])
        #expect(late.contact("late")?.record.first(.summary) == "someone agrees")
        #expect(late.all(ErasureRecord.self).count == 1)
    }
}

@Suite("SHA-256")
struct MarkTests {
    @Test("a mark is what sha256sum makes of the same bytes", arguments: [0, 1, 55, 56, 63, 64, 65, 300])
    func judge(length: Int) throws {
        let id = RecordID(String(repeating: "é", count: length))
        let subject = ForgetPlan.Subject(RecordKey(.person, id), [RecField(name: "Created", value: "now")])
        let plan = ForgetPlan([subject], in: Network(), on: clock())
        let erasure = try #require(plan.edits.first { $0.key.kind == .erasure })
        let mark = try #require(erasure.after?.first { $0.name == "Mark" }).value
        var judge = ChildProcess("sha256sum", [])
        judge.input = Array("\(erasure.key.id)\nPerson\n\(id)\nnow".utf8)
        #expect(try judge.run().output.prefix(64) == mark)
    }
}
