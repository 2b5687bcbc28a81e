import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing

struct ChangeStories {
    @Test("undo and redo go back and forth, and say so")
    func undoRedo() {
        var story = Story(.small, screen: .partners)
        let before = story.state.network.text(.partner)
        story.type("S<ctrl-u>left<enter>")
        #expect(story.state.network.partner("aid-watch")?.stage == "left")
        story.type("u")
        #expect(story.state.network.text(.partner) == before)
        #expect(story.state.status?.text == "Undone: Aid/Watch is now left · U brings it back")
        story.type("U")
        #expect(story.state.network.partner("aid-watch")?.stage == "left")
        story.type("uu")
        #expect(story.state.status?.text == "There is nothing to undo")
    }

    @Test("undo leaves what others changed since")
    func undoKeepsOthers() throws {
        var story = Story(.small, screen: .partners)
        story.type("S<ctrl-u>left<enter>")
        var other = author("2026-11-21")
        let edit = try #require(
            story.state.network.editing(RecordKey(.partner, "aid-watch"), at: other.clock.now) {
                $0.set(.country, "New Zealand")
            })
        story.send(.changedElsewhere(other.change("elsewhere", [edit])))
        story.type("u")
        #expect(story.state.network.partner("aid-watch")?.stage == "active")
        #expect(story.state.network.partner("aid-watch")?.country == "New Zealand")
    }

    @Test("a bulk edit is one change and one undo")
    func bulk() {
        var story = Story(.small, screen: .partners)
        story.type("*S<ctrl-u>dormant<enter>")
        #expect(story.changes.count == 1)
        #expect(story.state.network.all(Partner.self).allSatisfy { $0.stage == "dormant" })
        story.type("u")
        #expect(story.state.network.partner("bees")?.stage == "met")
    }

    @Test("deleting needs no question, since u brings it back")
    func delete() {
        var story = Story(.small, screen: .partners)
        story.type("vvx")
        #expect(story.state.network[.partner].slots.count == 2)
        story.type("u")
        #expect(story.state.network[.partner].slots.count == 4)
    }

    @Test("a save that fails keeps the change, says so, and can be tried again")
    func saveFails() throws {
        var story = Story(.small, screen: .partners)
        story.savesAtOnce = false
        story.type("S<ctrl-u>left<enter>")
        let change = try #require(story.changes.first)
        story.send(.saveFailed(change.id, "partners.rec: no space left on the disk"))
        #expect(story.state.network.partner("aid-watch")?.stage == "left")
        #expect(story.state.status?.text.contains("no space left") == true)
        #expect(story.screen[0].contains("1 not saved"))
        story.type("q")
        #expect(story.screen.contains { $0.contains("1 change is not on the disk") })
        story.type("<esc>")
        story.forgetEffects()
        story.type(":retry<enter>")
        #expect(story.changes == [change])
        story.send(.saved(change.id, []))
        #expect(!story.screen[0].contains("not saved"))
    }

    @Test("what a merge made otherwise is taken over from the store")
    func savedOtherwise() throws {
        var story = Story(.small, screen: .partners)
        story.savesAtOnce = false
        story.type("S<ctrl-u>left<enter>")
        let change = try #require(story.changes.first)
        let key = RecordKey(.partner, "aid-watch")
        var draft = try #require(story.state.network.draft(key))
        draft.set(.place, "Sydney")
        story.send(.saved(change.id, [RecordEdit(key, before: change.edits[0].after, after: draft.fields)]))
        #expect(story.state.network.partner("aid-watch")?.place == "Sydney")
    }

    @Test("text from the editor becomes a change; text that cannot be read is kept and offered again")
    func editor() throws {
        var story = Story(.small, screen: .partners)
        story.type("E")
        guard case .edit(.record(let key, let text))? = story.effects.last else {
            Issue.record("no editor")
            return
        }
        let edited = String(decoding: text, as: UTF8.self) + "Place: Sydney\n"
        story.send(.editorClosed(.record(key, before: text, after: Array(edited.utf8))))
        #expect(story.state.network.partner("aid-watch")?.place == "Sydney")
        story.send(.editorClosed(.record(key, before: text, after: Array("Id: aid-watch\nno colon here\n".utf8))))
        #expect(story.state.overlays.count == 1)
        story.forgetEffects()
        story.type("e")
        guard case .edit(.record(_, let again))? = story.effects.last else {
            Issue.record("not offered again")
            return
        }
        #expect(String(decoding: again, as: UTF8.self).contains("no colon here"))
    }

    @Test("indexes that arrive late know what changed while they were built")
    func lateIndexes() {
        var story = Story(.small, screen: .partners)
        let indexes = Prepared(story.state.network)
        story.type("aCentro Amazonas<enter>")
        story.send(.prepared(indexes))
        story.type("/amazonas<enter>")
        #expect(story.state.list?.rows.count == 1)
        #expect(story.state.resolve("Centro Am", [.partner]).candidate?.key.id == "centro-amazonas")
    }
}
