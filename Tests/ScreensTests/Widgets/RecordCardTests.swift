import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("The detail of a record")
struct RecordCardTests {
    @Test(
        "says at its head that a record is private, and nothing of the kind where it is not",
        arguments: [
            (ScreenID.partners, RecordKey(.partner, "lake")), (.log, RecordKey(.contact, "c")),
            (.tasks, RecordKey(.task, "t")), (.events, RecordKey(.event, "e")), (.outreach, RecordKey(.person, "ana")),
        ])
    func privacy(screen: ScreenID, key: RecordKey) {
        var network = Network([
            .partner: "Id: lake\nName: Lake Watch\n",
            .person: "Id: ana\nName: Ana Ruiz\nEmail: ana@lake.example\nConsent: agreed 2026-01-02\n",
            .contact: "Id: c\nAt: 2026-11-20\nWith: lake\nSummary: on fees\nCreated: 2026-11-20T10:00:00+01:00\n",
            .task: "Id: t\nTitle: write\n", .event: "Id: e\nTitle: Talk\nStarts: 2026-12-01\n",
        ])
        for width in [40, 80, 120] {
            func card() -> [String] {
                var story = Story(network, width: width, height: 24, screen: screen)
                story.type("<enter>")
                return story.screen
            }
            #expect(!card().contains { $0.contains("Private") })
            let edit = network.editing(key, at: clock().now) { $0.set(.confidential, "yes") }
            var other = network
            other.apply(Change(id: "x", at: clock().now, summary: "", edits: [edit].compactMap { $0 }))
            swap(&network, &other)
            let shown = card()
            #expect(shown.contains { $0.hasSuffix("Private") || $0.contains("Private  ") }, "\(shown)")
            swap(&network, &other)
        }
    }

    @Test("and so does the line of a contact, in the log and with the partner")
    func line() {
        let network = Network([
            .partner: "Id: lake\nName: Lake Watch\n",
            .contact: "Id: c\nAt: 2026-11-20\nWith: lake\nSummary: on fees\nOutcome: left message\nPrivate: yes\n",
        ])
        for (screen, line) in [(ScreenID.log, "Private · left"), (.partners, "Private · left message · on fees")] {
            let story = Story(network, width: 140, height: 24, screen: screen)
            #expect(story.screen.contains { $0.contains(line) }, "\(story.screen)")
        }
    }
}
