import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("What leaves a network")
struct OutgoingNetworkTests {
    @Test("a private record goes, with what cannot be without it and every name of it")
    func cascade() {
        let network = Network([
            .event: "Id: talks\nTitle: Talks\nPrivate: yes\n\nId: fair\nTitle: Fair\nPrepares: talks\nPlace: Rome\n",
            .session: "Id: s\nEvent: talks\nTitle: Before the talks\n",
            .agendaItem: "Id: a\nSession: s\nText: red lines\n",
            .note: "Id: n\nSession: s\nText: they waver\n",
            .task: "Id: t\nTitle: pack\nEvent: talks\n\nId: u\nTitle: waver back\nSession: s\n",
            .person: "Id: ana\nName: Ana\nPrivate: yes\n",
            .contact: "Id: c\nAt: 2026-01-01\nWith: ana\nWith: ben\nSummary: hello\n",
            .conflict: "Id: k\nRecord: Person ana\nField: Email\nTheirs: x@y.z\n",
        ])
        let out = network.outgoing.network
        #expect(out[.event].slots.count == 1 && out.text(.event).contains("Place: Rome"))
        for kind in [Kind.session, .agendaItem, .note, .person, .conflict] { #expect(out[kind].count == 0, "\(kind)") }
        #expect(out.text(.task) == "Id: t\nTitle: pack\n\n")
        #expect(out.text(.contact) == "Id: c\nAt: 2026-01-01\nWith: ben\nSummary: hello\n")
        #expect(network.outgoing(withPrivate: true).network[.session].count == 1)
    }

    @Test(
        "what came out of a private record is private, whichever of the two names the other, and so is what came of that"
    )
    func origins() {
        let network = Network([
            .contact: """
            Id: c
            At: 2026-01-01
            Summary: told in confidence
            FollowUp: named
            Private: yes

            Id: d
            At: 2026-01-02
            FollowUp: open
            """,
            .task: """
            Id: naming
            Title: hidden
            Source: c

            Id: named
            Title: hidden

            Id: part
            Title: hidden
            Parent: named

            Id: open
            Title: plain
            After: naming
            """,
            .agendaItem: "Id: a\nSession: s\nText: hidden\nAbout: part\n\nId: b\nSession: s\nText: plain\n",
            .session: "Id: s\nEvent: e\n", .event: "Id: e\nTitle: plain\n",
            .decision: "Id: x\nText: hidden\nItem: a\n",
            .conflict: "Id: k\nRecord: Task naming\nField: Title\nTheirs: hidden\n",
        ])
        let out = network.outgoing
        #expect(out.withheld.map(\.id.text).sorted() == ["a", "c", "k", "named", "naming", "part", "x"])
        #expect(Kind.allCases.allSatisfy { !out.network.text($0).contains("hidden") })
        #expect(out.network.text(.task) == "Id: open\nTitle: plain\n")
    }

    @Test("no record of any kind leaves where it says so", arguments: Kind.allCases)
    func everyKind(kind: Kind) {
        let lines = kind.sampleValues.map { "\($0.name): \($1.replacing("\n", with: "\n+ "))" }
        let record = "Id: hidden-\(kind)\n\(kind.titleField.name): hidden\n" + lines.joined(separator: "\n") + "\n"
        let out = Network([kind: record]).outgoing.network
        #expect(Kind.allCases.allSatisfy { !out.text($0).contains("hidden") })
    }
}
