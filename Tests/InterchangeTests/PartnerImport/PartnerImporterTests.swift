import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@testable import Interchange

@Suite("Importing partners")
struct PartnerImporterTests {
    // 2026-11-21, 09:00 UTC.
    private let clock = Clock(instant: 1_795_251_600, zone: .utc)

    private func plan(
        _ csv: String, into network: Network = Network(), map: [String] = [], _ policy: ImportPlan.LookAlikes = .add
    ) throws -> ImportPlan {
        let table = CSVTable(Array(csv.utf8))
        let mapping = try ColumnMapping(headers: table.rows[0].cells, asked: map)
        return PartnerImporter.plan(table, mapping, into: network, today: clock.today) { _ in policy }
    }

    private func network(after plan: ImportPlan, _ network: Network = Network()) -> Network {
        var network = network
        network.apply(Change(id: "import", at: clock.now, summary: "Imported", edits: plan.edits(at: clock.now)))
        return network
    }

    private func text(_ network: Network, _ kind: Kind) -> [String] {
        network[kind].slots.map { slot in
            network[kind].record(at: Int(slot)).fields.filter { $0.name != "Created" && $0.name != "Modified" }
                .map { "\($0.name): \($0.value)" }.joined(separator: " | ")
        }
    }

    @Test("rows become partners, tagged with the import")
    func partners() throws {
        let plan = try plan(
            "Organisation name,Country,Type,Website\nAid/Watch,Australia,NGO,https://aid.example\n,,,\n")
        expectNoDifference(
            text(network(after: plan), .partner),
            [
                "Id: aid-watch | Name: Aid/Watch | Kind: ngo | Country: Australia | Channel: web: https://aid.example"
                    + " | Tag: import:2026-11-21"
            ])
        #expect(plan.rejections.isEmpty)
    }

    @Test("rows with people become partners once and people with their roles")
    func people() throws {
        let csv = """
            Name;E-mail;Phone;Organisation;Role
            Amina Diallo;amina@one.example;+1 555 0100;One;director
            Bo Li;Bo <bo@one.example>;;ONE;"treasurer; board"
            Amina Diallo;AMINA@one.example;;Two;board member
            ;post@three.example;+1 555 0103;Three;
            """
        let plan = try plan(csv)
        let network = network(after: plan)
        expectNoDifference(
            text(network, .person),
            [
                "Id: amina-diallo | Name: Amina Diallo | Role: one: director | Role: two: board member"
                    + " | Email: amina@one.example | Email: AMINA@one.example | Phone: +1 555 0100"
                    + " | Tag: import:2026-11-21",
                "Id: bo-li | Name: Bo Li | Role: one: treasurer, board | Email: bo@one.example | Tag: import:2026-11-21",
            ])
        expectNoDifference(
            text(network, .partner),
            [
                "Id: one | Name: One | Tag: import:2026-11-21", "Id: two | Name: Two | Tag: import:2026-11-21",
                "Id: three | Name: Three | Channel: email: post@three.example | Channel: phone: +1 555 0103"
                    + " | Tag: import:2026-11-21",
            ])
        #expect(plan.repeats == 1)
        expectNoDifference(network.problems(on: TestSupport.clock()), [])
    }

    @Test("a second import of the same table changes nothing")
    func twice() throws {
        let csv = "Organisation;Person;Email;Country\nOne;Ann Lee;ann@one.example;Kenya\nTwo;Bob Ray;;Mali\n"
        let first = network(after: try plan(csv))
        let again = try plan(csv, into: first)
        expectNoDifference(again.edits(at: clock.now), [])
        #expect(again.matches == 2)
        #expect(again.newPartners.isEmpty && again.newPeople.isEmpty)
    }

    @Test("people without a partner come once, unless their addresses tell them apart")
    func peopleAlone() throws {
        let csv = "Person,Email\nAnn Lee,\nAnn Lee,ann@one.example\nAnn Lee,ann@two.example\nAnn Lee,\n"
        let first = network(after: try plan(csv))
        expectNoDifference(
            text(first, .person),
            [
                "Id: ann-lee | Name: Ann Lee | Email: ann@one.example | Tag: import:2026-11-21",
                "Id: ann-lee-2 | Name: Ann Lee | Email: ann@two.example | Tag: import:2026-11-21",
            ])
        expectNoDifference(try plan(csv, into: first).edits(at: clock.now), [])
    }

    @Test("a value that ends in a backslash, behind which rec puts a blank, is known again")
    func backslash() throws {
        let csv = "Organisation,Tag,Notes\nC:\\,a\\,x\\\n"
        let first = network(after: try plan(csv))
        #expect(first.all(Partner.self).map(\.name) == ["C:\\ "])
        expectNoDifference(try plan(csv, into: first).edits(at: clock.now), [])
    }

    @Test("of thousands of namesakes each gets an Id of its own")
    func namesakes() throws {
        let rows = (1...3_000).map { "Org \($0),Info\n" }
        let people = try plan("Organisation,Person\n" + rows.joined()).newPeople.map(\.draft.key.id.text)
        #expect(Set(people).count == 3_000)
        #expect(people.first == "info")
        #expect(people.last == "info-3000")
    }

    @Test("a partner that is there gains what it lacks and keeps what it has")
    func matching() throws {
        let first = network(after: try plan("Organisation,Country\nÉcole Ouverte,France\n"))
        let plan = try plan("Organisation,Country,Town\necole ouverte,Spain,Lyon\n", into: first)
        expectNoDifference(
            text(network(after: plan, first), .partner),
            [
                "Id: ecole-ouverte | Name: École Ouverte | Country: France | Place: Lyon | Tag: import:2026-11-21"
                    + " | Tag: import:2026-11-21-2"
            ])
        #expect(ImportTag.last(in: network(after: plan, first)) == "import:2026-11-21-2")
    }

    @Test("each look-alike can be decided by itself; what is merged fills only what was empty")
    func deciding() throws {
        let first = network(after: try plan("Organisation,Country\nAid/Watch,Australia\nBread for Everybody,Mali\n"))
        let table = CSVTable(
            Array("Organisation,Country,Town\nAid Watch,Peru,Lima\nBread for Everibody,Chad,\nAIDWATCH,Peru,\n".utf8))
        let mapping = try ColumnMapping(headers: table.rows[0].cells)
        var asked: [String] = []
        let plan = PartnerImporter.plan(table, mapping, into: first, today: clock.today) { question in
            asked.append("\(question.lookAlike.name) ~ \(question.lookAlike.other.title)")
            #expect(question.existing.contains { $0.name == "Id" })
            #expect(question.row.contains { $0.name == "Country" })
            return question.lookAlike.name == "Bread for Everibody" ? .skip : .merge
        }
        #expect(asked.prefix(2) == ["Aid Watch ~ Aid/Watch", "Bread for Everibody ~ Bread for Everybody"])
        #expect(plan.skipped == 1)
        let after = network(after: plan, first)
        #expect(after[.partner].count == 2)
        #expect(after.partner("aid-watch")?.country == "Australia")
        #expect(after.partner("aid-watch")?.place == "Lima")
        #expect(after.partner("aid-watch")?.record.first(.notes) == "Aid Watch: Country: Peru\nAIDWATCH: Country: Peru")
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try PartnerImporter.plan(table, mapping, into: first, today: clock.today) { _ in throw Stop() }
        }
    }

    @Test("a partner that takes in a row keeps the other name and whatever else the row says otherwise")
    func merging() throws {
        let first = network(
            after: try plan("Organisation,Country,Notes\nCOAST / Equity BD,Bangladesh,met in 2019\n"))
        let csv = "Organisation,Country,Notes\nEquityBD,India,\"hosts us\nin May\"\nequitybd,,\n"
        let table = CSVTable(Array(csv.utf8))
        let mapping = try ColumnMapping(headers: table.rows[0].cells)
        let plan = PartnerImporter.plan(table, mapping, into: first, today: clock.today) { _ in .merge }
        #expect(plan.lookAlikes.count == 1)
        let after = network(after: plan, first)
        expectNoDifference(
            text(after, .partner),
            [
                "Id: coast-equity-bd | Name: COAST / Equity BD | Country: Bangladesh | Alias: EquityBD"
                    + " | Tag: import:2026-11-21 | Tag: import:2026-11-21-2"
                    + " | Notes: met in 2019\nEquityBD: Country: India; hosts us\nin May"
            ])
        let again = PartnerImporter.plan(table, mapping, into: after, today: clock.today) { _ in .merge }
        expectNoDifference(again.edits(at: clock.now), [])
    }

    @Test("rows that cannot be taken are told with their lines")
    func rejections() throws {
        let plan = try plan("Organisation,Country\n,Kenya\n\"A\n B\",Mali\nBad\u{0}name,Chad\n")
        expectNoDifference(
            plan.rejections,
            [ImportPlan.Rejection(line: 2, reason: .noName), ImportPlan.Rejection(line: 5, reason: .nul)])
        expectNoDifference(plan.newPartners.map { $0.draft.first(.name) }, ["A B"])
    }

    @Test("a value that its field does not take is kept in the notes")
    func misfits() throws {
        let plan = try plan("Organisation,Cadence,Email,Notes\nOne,often,nowhere,\"first\r\nsecond\"\n")
        expectNoDifference(
            text(network(after: plan), .partner),
            ["Id: one | Name: One | Tag: import:2026-11-21 | Notes: first\nsecond\nCadence: often\nEmail: nowhere"])
        expectNoDifference(plan.remarks.map(\.header), ["Cadence", "Email"])
    }

    @Test("guarded cells come in as they were before the guard")
    func guarded() throws {
        let plan = try plan("Organisation,Notes\n'=SUM,'+1\n")
        expectNoDifference(
            text(network(after: plan), .partner), ["Id: sum | Name: =SUM | Tag: import:2026-11-21 | Notes: +1"])
    }
}
