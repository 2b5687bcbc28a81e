import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing

private func expectTold(_ text: String, _ story: Story, _ location: SourceLocation = #_sourceLocation) {
    let shown = story.screen.joined(separator: "\n")
    #expect(shown.contains(text), "\(shown)", sourceLocation: location)
}

@Suite("Forgetting a person on the screens")
struct ForgetScreenTests {
    private static let network = Network([
        .partner: "Id: lake\nName: Lake Watch\n",
        .person: """
        Id: ana
        Name: Ana Ruiz
        Role: lake: director
        Email: ana@lake.example
        Consent: agreed 2026-01-02
        """,
    ])

    private func opened() throws -> Story {
        var story = Story(Self.network)
        story.type("8F")
        guard case .lookForTraces(let key)? = story.effects.last else {
            Issue.record("nothing is looked for")
            return story
        }
        expectTold("Looking for every place that tells of Ana Ruiz…", story)
        let person = try #require(story.state.network.person(key.id))
        var author = author()
        let plan = ForgetPlan(
            [ForgetPlan.Subject(key, person.record.fields)], in: story.state.network, by: &author)
        story.send(.tracesFound(ForgetPreview(key, plan, ["Ana Ruiz stands in 1 record.", "", "What goes:", "  her"])))
        return story
    }

    @Test("the whole name has to be typed, and Esc leaves everything as it is")
    func name() throws {
        var story = try opened()
        expectTold("Ana Ruiz stands in 1 record.", story)
        story.type("ana<enter>")
        expectTold("That is not the whole name: Ana Ruiz", story)
        #expect(!story.effects.contains { if case .forget = $0 { true } else { false } })
        story.type(" ruiz<enter>")
        #expect(story.effects.contains { if case .forget = $0 { true } else { false } })
        expectTold("Forgetting…", story)
    }

    @Test("afterwards nothing here can bring it back")
    func forgotten() throws {
        var story = try opened()
        story.type("ana ruiz<enter>")
        guard case .forget(_, let plan)? = story.effects.last else {
            Issue.record("nothing is forgotten")
            return
        }
        let change = Change(id: "x", at: clock().now, summary: "", edits: plan.edits)
        story.send(.forgotten(change, lines: ["Forgotten. 1 record changed."]))
        expectTold("Forgotten. 1 record changed.", story)
        #expect(story.state.network.person("ana") == nil)
        #expect(story.state.history.undoable.isEmpty && story.state.history.redoable.isEmpty)
        story.type("<esc>")
        #expect(story.state.overlays.isEmpty)
    }
}
