import CustomDump
import NetworkModel
import TestSupport
import Testing

private let network = Network([
    .person: """
    Id: ana
    Name: Ana Ruiz
    Team: yes

    Id: amina
    Name: Amina Diallo
    Buddy: ana

    Id: old
    Name: Old Hand

    Id: said
    Name: Said So

    Id: noted
    Name: Noted Once

    Id: no
    Name: Not Coming

    """,
    .event: """
    Id: mc14
    Title: Ministerial conference
    Starts: 2027-03-25
    Participant: amina: delegate; reply accepted
    Participant: old: delegate
    Participant: no: delegate; reply declined
    Participant: ana: speaker

    Id: pre
    Title: Before it
    Starts: 2027-03-24
    Prepares: mc14
    Participant: said: newcomer

    Id: last
    Title: Last year
    Starts: 2025-11-24
    Participant: old: delegate; attended yes
    Participant: said: delegate; attended yes

    """,
    .session: "Id: s1\nEvent: pre\nNewcomer: noted\n",
])

@Suite("Newcomers and their training")
struct TrainingTests {
    @Test("new is whom a session noted, who comes as one, and who was nowhere before")
    func newcomers() {
        expectNoDifference(Set(network.newcomers(at: "mc14", on: clock())), ["amina", "said", "noted"])
        expectNoDifference(Set(network.newcomers(at: "pre", on: clock())), ["amina", "said", "noted"])
    }

    @Test("who was at a meeting before the event goes on being new to it, however that was noted")
    func present() {
        var (network, author) = (network, author())
        func change(_ key: RecordKey, _ body: (inout Draft) -> Void) {
            let edit = network.editing(key, at: clock().now, body)
            network.apply(author.change("", edit.map { [$0] } ?? []))
        }
        change(RecordKey(.session, "s1")) { draft in
            draft.set(.starts, "2027-03-24T09:00:00Z")
            draft.add(.present, "amina: ; since 2027-03-24T09:00:00Z")
        }
        expectNoDifference(Set(network.newcomers(at: "mc14", on: clock())), ["amina", "said", "noted"])
        change(RecordKey(.session, "s1")) { $0.setAll(.present, []) }
        change(RecordKey(.event, "pre")) { $0.add(.participant, "amina: delegate; attended yes") }
        expectNoDifference(Set(network.newcomers(at: "mc14", on: clock())), ["amina", "said", "noted"])
        expectNoDifference(Set(network.newcomers(at: "pre", on: clock())), ["amina", "said", "noted"])
    }

    @Test("those without a training get it, in their buddies' hands")
    func making() throws {
        var (network, author) = (network, author())
        let before = Training("mc14", in: network, on: clock())
        expectNoDifference(Set(before.untrained), ["amina", "said", "noted"])
        network.apply(author.change("", network.addingTraining(of: ["amina"], to: "mc14", by: &author)))
        let training = Training("mc14", in: network, on: clock())
        expectNoDifference(Set(training.untrained), ["said", "noted"])
        let amina = try #require(training.newcomers.first { $0.id == "amina" })
        #expect(amina.steps.count == Training.shipped.count && amina.done == 0)
        expectNoDifference(amina.steps.map(\.text), Training.shipped.map(\.text))
        let items = network.checklist(of: "mc14")
        #expect(items.allSatisfy { $0.owner == "ana" && $0.section == "training" && $0.role == "buddy" })
        #expect(items.first?.text == "Amina Diallo: badge, visa, travel and safety")
        #expect(network.problems(on: clock()).isEmpty)
    }

    @Test("a new buddy takes over what is open and was the last one's")
    func buddy() throws {
        var (network, author) = (network, author())
        network.apply(author.change("", network.addingTraining(of: ["amina"], to: "mc14", by: &author)))
        let items = network.checklist(of: "mc14").map(\.key)
        network.apply(author.change("", network.togglingDone([items[0]], by: &author).edits))
        network.apply(author.change("", network.setting(.owner, ["old"], of: [items[1]], at: clock().now)))
        let edits = network.settingBuddy("noted", of: "amina", at: "mc14", time: clock().now)
        network.apply(author.change("", edits))
        let owners = network.checklist(of: "mc14").map(\.owner)
        expectNoDifference(Array(owners.prefix(3)), ["ana", "old", "noted"])
        #expect(network.person("amina")?.buddy == "noted")
    }

    @Test("the sheet of processes names its gaps and the decisions behind it")
    func processes() throws {
        let network = Network([
            .person: "Id: ana\nName: Ana Ruiz\n",
            .event: """
            Id: mc14
            Title: Ministerial
            Speaker: ana
            Decider: ana: wording on fisheries

            Id: pre
            Title: Before it
            Prepares: mc14

            """,
            .session: "Id: s1\nEvent: pre\n",
            .decision: """
            Id: d1
            Session: s1
            Kind: process
            Text: two of us sign
            At: 2026-11-20T10:00:00+00:00

            Id: d2
            Session: s1
            Kind: action
            Text: a letter

            """,
        ])
        let sheet = ProcessSheet(try #require(network.event("mc14")), in: network)
        expectNoDifference(sheet[.speaker], ["Ana Ruiz"])
        expectNoDifference(sheet[.decider], ["Ana Ruiz: wording on fisheries"])
        expectNoDifference(sheet.open, [.signOff, .channel, .caucusHour])
        expectNoDifference(sheet.decisions, ["d1"])
    }
}
