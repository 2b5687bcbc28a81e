import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("The history of a record on the screen")
struct HistoryStories {
    private static let key = RecordKey(.partner, "aid-watch")

    /// Partners, with Aid/Watch selected, and two changes of it that were noted down.
    private func story(width: Int = 100, height: Int = 30) throws -> (Story, ChangeHistory) {
        var story = Story(.small, width: width, height: height, screen: .partners)
        story.type("/aid<enter>")
        let now = try #require(story.state.network.record(Self.key)?.fields)
        let first = now.filter { !["Cadence", "Offers"].contains($0.name) }
        let second = first.map { $0.name == "Stage" ? RecField(name: "Stage", value: "met") : $0 }
        let at = { (text: String) in try #require(Timestamp(iso: text)) }
        let changes = [
            Change(
                id: "1", at: try at("2026-11-18T09:00:00+00:00"), by: "fatima", summary: "Edited Aid/Watch",
                edits: [RecordEdit(Self.key, before: first, after: second)])
        ]
        let history = ChangeHistory(changes, now: try at("2026-11-21T08:00:00+00:00")) {
            story.state.network.record($0)?.fields
        }
        return (story, history)
    }

    @Test("shows who changed what and when, field by field, the latest first")
    func showing() throws {
        var (story, history) = try story(height: 16)
        story.type("R")
        guard case .readHistory(Self.key)? = story.effects.last else {
            Issue.record("nothing was asked for: \(story.effects)")
            return
        }
        #expect(story.screen.contains { $0.contains("Looking it up") })
        story.send(.historyRead(Self.key, history))
        expectScreen(
            view(story.state),
            """
             Our World Network                            ‹ 2 Partners ›                             sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────────────────────────
             How Aid/Watch came about                                                                    1 of 3

             ▌today 08:00    Changed Aid/Watch  without caucus  now
             ▌  Stage    met → active
             ▌  Cadence  6w
             ▌  Offers   + analysis of loans
              18 nov 09:00   Edited Aid/Watch  Fatima Zahra
                Stage  active → met
              what it was before that



            ────────────────────────────────────────────────────────────────────────────────────────────────────
             Enter restore   j move                                                           Esc back   ? help
            """)
    }

    @Test("Enter shows what going back does, and r does it as one change that u takes back")
    func restoring() throws {
        var (story, history) = try story()
        story.type("R")
        story.send(.historyRead(Self.key, history))
        let before = story.state.network.record(Self.key)?.fields
        story.type("j<enter>")
        #expect(story.screen.contains { $0.contains("Put Aid/Watch back as it was 18 nov 09:00?") })
        #expect(story.screen.contains { $0.contains("Stage: active → met") })
        story.type("r")
        #expect(story.changes.count == 1)
        let partner = story.state.network.partner("aid-watch")
        #expect(partner?.record.first(.stage) == "met" && partner?.record.first(.cadence) == nil)
        story.type("u")
        #expect(story.state.network.record(Self.key)?.fields == before)
    }

    @Test("what there was before the first change can be had too, and what is so already changes nothing")
    func ends() throws {
        var (story, history) = try story()
        story.type("R")
        story.send(.historyRead(Self.key, history))
        story.type("<enter>")
        #expect(story.screen.last?.contains("That is how it is now") == true)
        story.type("G<enter>r")
        #expect(story.changes.count == 1)
        #expect(story.state.network.partner("aid-watch")?.record.first(.offers) == nil)
    }

    @Test("a change that is taller than the screen is scrolled through, and back", arguments: [" ", "j"])
    func tall(_ key: String) throws {
        var story = Story(.small, width: 40, height: 12, screen: .partners)
        story.type("/aid<enter>R")
        let now = try #require(story.state.network.record(Self.key)?.fields)
        let notes = (1...40).map { "line \($0) of it" }.joined(separator: " ")
        let at = story.state.clock.now
        let changes = [
            Change(id: "1", at: at, summary: "one", edits: [RecordEdit(Self.key, before: nil, after: now)]),
            Change(
                id: "2", at: at, summary: "two",
                edits: [RecordEdit(Self.key, before: now, after: now + [RecField(name: "Notes", value: notes)])]),
        ]
        story.send(.historyRead(Self.key, ChangeHistory(changes, now: at) { _ in now }))
        story.type("gj")
        var seen: Set<String> = []
        for _ in 1...120 where !story.screen.contains(where: { $0.contains("▌") && $0.contains("one") }) {
            seen.formUnion(story.screen)
            story.type(key)
        }
        let text = seen.joined(separator: " ")
        for number in 1...40 { #expect(text.contains("line \(number)"), "\(number)") }
        story.type("k")
        #expect(!story.screen.contains { $0.contains("▌") && $0.contains("one") })
    }

    @Test("what others changed while the question stood is not overwritten")
    func meanwhile() throws {
        var (story, history) = try story()
        story.type("R")
        story.send(.historyRead(Self.key, history))
        story.type("j<enter>")
        let edit = try #require(
            story.state.network.editing(Self.key, at: story.state.clock.now) { $0.set(.place, "Sydney") })
        story.send(.changedElsewhere(Change(id: "9", at: story.state.clock.now, summary: "", edits: [edit])))
        story.type("r")
        let change = try #require(story.changes.first)
        // The store merges with these, and they are what stood there when it was restored.
        #expect(change.edits.first?.before?.contains(RecField(name: "Place", value: "Sydney")) == true)
    }

    @Test("a record that was deleted is found and comes back")
    func deleted() throws {
        var (story, _) = try story()
        let fields = try #require(story.state.network.record(Self.key)?.fields)
        story.type("x")
        if story.state.network.record(Self.key) != nil { story.type("d") }
        #expect(story.state.network.record(Self.key) == nil)
        story.type(":deleted<enter>")
        guard case .readDeleted? = story.effects.last else {
            Issue.record("nothing was asked for")
            return
        }
        story.send(
            .deletedRead([
                DeletedRecord(key: Self.key, title: "Aid/Watch", at: story.state.clock.now, by: "fatima")
            ]))
        #expect(story.screen.contains { $0.contains("1 deleted record ▸") })
        #expect(
            story.screen.contains { $0.contains("Aid/Watch") && $0.contains("Fatima Zahra") && $0.contains("partner") },
            "\(story.screen)")
        story.type("<enter>")
        let now = story.state.clock.now
        let change = Change(
            id: "2", at: now, by: "ana", summary: "Deleted Aid/Watch",
            edits: [RecordEdit(Self.key, before: fields, after: nil)])
        story.send(.historyRead(Self.key, ChangeHistory([change], now: now) { _ in nil }))
        #expect(story.screen.contains { $0.contains("Deleted Aid/Watch") && $0.contains("now deleted") })
        // The cursor is on what it was before.
        story.type("<enter>r")
        #expect(story.state.network.partner("aid-watch")?.name == "Aid/Watch")
    }

    @Test("nothing is out of place on small screens", arguments: [(40, 12), (80, 24), (120, 40)])
    func sizes(_ width: Int, _ height: Int) throws {
        var (story, history) = try story(width: width, height: height)
        story.type("R")
        story.send(.historyRead(Self.key, history))
        story.type("jjjkG")
        #expect(story.screen.contains { $0.contains("▌") })
        #expect(story.screen.contains { $0.contains("what it was before that") })
    }
}
