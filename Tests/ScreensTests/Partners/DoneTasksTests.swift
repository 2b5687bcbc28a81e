import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

private let network = Network([
    .network: "Id: n\nName: N\n", .partner: "Id: pax\nName: Pax\n",
    .person: """
    Id: ana
    Name: Ana Ruiz
    Team: yes
    Role: pax: member

    Id: bea
    Name: Bea Okoye
    Role: pax: director

    """,
    .event: "Id: mc\nTitle: MC\nStarts: 2027-03-25\n",
    .session: "Id: s\nEvent: mc\nTitle: Strategy session\nStatus: closed\nStarts: 2026-11-10T10:00:00Z\n",
    .decision: "Id: d\nSession: s\nText: we oppose annex 4\n",
    .contact: "Id: c\nAt: 2026-11-12\nKind: call\nWith: pax\nSummary: about the annex\n",
    .task: """
    Id: t1
    Title: comments on their brief
    Partner: pax
    Accountable: ana
    Status: done
    Done: 2026-11-20

    Id: t2
    Title: sign the letter
    Accountable: bea
    Status: done
    Done: 2026-11-02

    Id: t3
    Title: something of the team
    Accountable: ana
    Status: done
    Done: 2026-11-19

    Id: t4
    Title: hush
    Partner: pax
    Private: yes
    Status: done
    Done: 2026-11-18

    Id: t5
    Title: one page on annex 4
    Source: d
    Accountable: ana

    """,
])

@Suite("What was done for a partner")
struct DoneTasksTests {
    @Test("stands in its timeline by day among the contacts, without what the team did for others")
    func timeline() {
        var story = Story(network, me: "ana", width: 160, height: 30, screen: .partners)
        story.type("<enter>")
        let lines = story.screen.map { line in
            (line.split(separator: "│").last ?? "").split(separator: " ").joined(separator: " ")
        }
        let from = lines.firstIndex { $0.hasPrefix("Last contacts") } ?? 0
        expectNoDifference(
            Array(lines[(from + 1)...(from + 4)]),
            [
                "20 nov done comments on their brief · me", "18 nov done hush", "12 nov call about the annex",
                "2 nov done sign the letter · Bea Okoye",
            ])
    }

    @Test("is in its brief, but for what is private")
    func brief() {
        var story = Story(network, me: "ana", width: 100, height: 30, screen: .partners)
        story.type("b")
        let text = story.screen.joined(separator: "\n")
        #expect(text.contains("20 nov  done (Ana Ruiz): comments on their brief"), "\(text)")
        #expect(!text.contains("hush"))
    }

    @Test("the decision that a task comes from stands on its card, also on the board")
    func decision() {
        var story = Story(network, me: "ana", width: 120, height: 30, screen: .tasks)
        #expect(story.screen.joined(separator: "\n").contains("decided: we oppose"), "\(story.screen)")
        guard let row = story.state.tasks.list.rows.firstIndex(where: { story.state.network.key(at: $0).id == "t5" })
        else { return #expect(Bool(false), "the board shows t5") }
        story.state.tasks.list.move(to: row)
        story.type("<enter>")
        let text = story.screen.joined(separator: "\n")
        for part in ["From the session", "Strategy session", "decided: we oppose annex 4"] {
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
    }
}
