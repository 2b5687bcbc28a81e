import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing
import TextCanvas

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
        let plan = ForgetPlan(
            [ForgetPlan.Subject(key, person.record.fields)], in: story.state.network, on: clock())
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

    @Test("Esc says that nothing was forgotten")
    func leaving() throws {
        var story = try opened()
        story.type("<esc>")
        expectTold("Nothing was forgotten", story)
    }

    @Test("on any screen :forget takes the selected person, or asks for whom")
    func anywhere() throws {
        for screen in ["1", "3", "5", "7"] {
            var story = Story(Self.network)
            story.type("\(screen):forget<enter>")
            expectTold("Who is to be forgotten?", story)
            #expect(!story.screen.contains { $0.contains("Nothing is called so") })
            story.type("ana<enter>")
            guard case .lookForTraces(RecordKey(.person, "ana"))? = story.effects.last else {
                Issue.record("nothing is looked for on \(screen): \(story.screen)")
                continue
            }
        }
        var story = Story(Self.network, screen: .partners)
        story.type(":forget<enter>")
        expectTold("Ana Ruiz", story)
        story = Story(Network([.partner: "Id: lake\nName: Lake Watch\n"]))
        story.type(":forget<enter>")
        expectTold("There is no person yet", story)
    }

    @Test("what an entry goes on with stands farther in than it, and a larger window shows what was above again")
    func lines() throws {
        var story = try opened()
        let size = Size(width: 40, height: 12)
        story.send(.terminal(.resized(size)))
        let plan = ForgetPlan([], in: story.state.network, on: story.state.clock)
        let lines = ["What goes:"] + (1...12).map { "  contacts.rec:\($0)  a line that is longer than that screen" }
        story.send(.tracesFound(ForgetPreview(RecordKey(.person, "ana"), plan, lines)))
        #expect(story.screen.contains { $0.hasPrefix("   contacts.rec:1  ") }, "\(story.screen)")
        #expect(story.screen.contains { $0.hasPrefix("     longer") }, "\(story.screen)")
        story.type("<pgdn><pgdn><pgdn><pgdn>")
        #expect(!story.screen.contains { $0.contains("What goes:") })
        story.send(.terminal(.resized(Size(width: 120, height: 40))))
        expectTold("What goes:", story)
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

    @Test("an erasure that comes from elsewhere is carried out here, and nothing from before can be undone")
    func fromElsewhere() throws {
        var story = try opened()
        story.type("<esc>")
        _ = story.state.commit(
            "Changed", story.state.network.setting(.notes, ["x"], of: [RecordKey(.person, "ana")], at: clock().now))
        let ana = try #require(story.state.network.person("ana"))
        let plan = ForgetPlan(
            [ForgetPlan.Subject(RecordKey(.person, "ana"), ana.record.fields)], in: story.state.network, on: clock())
        #expect(!story.state.history.undoable.isEmpty)
        let change = Change(id: "x", at: clock().now, summary: "", edits: plan.edits)
        story.send(.changedElsewhere(change))
        #expect(story.effects.count { if case .takeOverErasures(change) = $0 { true } else { false } } == 1)
        #expect(story.state.history.undoable.isEmpty && story.state.network.person("ana") == nil)
        story.send(
            .erasuresTakenOver(change.with([]), lines: ["1 person was forgotten by others; all is well.", "", "more"]))
        expectTold("1 person was forgotten by others; all is well.", story)
        // What has nothing to do with it costs nothing.
        story.send(.changedElsewhere(Change(id: "y", at: clock().now, summary: "", edits: [])))
        #expect(story.effects.count { if case .takeOverErasures = $0 { true } else { false } } == 1)
    }

    @Test("on a low screen there is room to read, and the name can be typed")
    func low() throws {
        var story = try opened()
        story.send(.terminal(.resized(Size(width: 40, height: 12))))
        let key = RecordKey(.person, "ana")
        let plan = ForgetPlan([ForgetPlan.Subject(key, [])], in: story.state.network, on: clock())
        let lines = (1...60).map { "contacts.rec:\($0) line" }
        story.send(.tracesFound(ForgetPreview(key, plan, lines)))
        let shown = story.screen.count { $0.contains("contacts.rec:") }
        #expect(shown >= 6, "\(story.screen)")
        expectTold("1–\(shown) of 60", story)
        expectTold("the whole name; no way back", story)
        story.type("Ana")
        expectTold("▸ Ana", story)
        #expect(!story.screen.contains { $0.contains("no way back") })
    }

    @Test("what changes elsewhere is looked for anew, and what was typed stays")
    func anew() throws {
        var story = try opened()
        story.type("ana r")
        func looks() -> Int { story.effects.count { if case .lookForTraces = $0 { true } else { false } } }
        let before = looks()
        story.send(.changedElsewhere(Change(id: "x", at: clock().now, summary: "", edits: [])))
        #expect(looks() == before + 1)
        let key = RecordKey(.person, "ana")
        let plan = ForgetPlan([ForgetPlan.Subject(key, [])], in: story.state.network, on: clock())
        story.send(.tracesFound(ForgetPreview(key, plan, ["people.rec:77 her"])))
        expectTold("people.rec:77 her", story)
        expectTold("▸ ana r", story)
    }
}
