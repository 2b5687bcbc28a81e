import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("A record's text in the editor")
struct EditorStories {
    private let key = RecordKey(.partner, "aid-watch")
    private let file = "/home/ana/our-network/.caucus/unsaved/caucus-edit-qZ3x9A/aid-watch.rec"
    private let place = "editor-qZ3x9A"

    /// What the editor is given.
    private func given(_ story: inout Story) throws -> EditedText {
        story.type("E")
        guard case .edit(.record(key, let text))? = story.effects.last else {
            throw NoEditor()
        }
        return EditedText(key, before: text, file: file)
    }

    private struct NoEditor: Error {}

    private func story(_ network: Network = .small) -> Story {
        Story(network, width: 100, height: 30, screen: .partners)
    }

    /// The same text as the editor left it.
    private func edited(_ text: EditedText, _ change: (String) -> String) -> EditedText {
        var result = text
        result.after = Array(change(String(decoding: text.before, as: UTF8.self)).utf8)
        return result
    }

    /// What lies on the disk after a story, as the runtime would have put it there.
    private func kept(_ story: Story, _ known: [String: String] = [:]) -> [String: String] {
        var texts = known
        for case .keepUnsaved(let place, let text) in story.effects { texts[place] = text.isEmpty ? nil : text }
        return texts
    }

    private func again(_ texts: [String: String], _ network: Network = .small) -> Story {
        var story = story(network)
        story.send(.opened(Workspace(folder: "/home/ana/our-network", network: network, me: "ana", unsaved: texts)))
        return story
    }

    @Test("what is written becomes a change, and is kept no longer")
    func changed() throws {
        var story = story()
        let text = edited(try given(&story)) { "\($0)Place: Sydney\n" }
        story.send(.editorClosed(.record(text)))
        #expect(story.state.network.partner("aid-watch")?.place == "Sydney")
        #expect(kept(story, [place: "as it was begun"]).isEmpty)
    }

    @Test("what was not changed leaves nothing behind")
    func unchanged() throws {
        var story = story()
        let text = edited(try given(&story)) { $0 }
        story.send(.editorClosed(.record(text)))
        #expect(story.changes.isEmpty && story.state.overlays.isEmpty)
        #expect(kept(story, [place: "as it was begun"]).isEmpty)
    }

    @Test(
        "a text that cannot be taken over is kept until it is dropped, and Esc is later",
        arguments: [
            ("no colon here\n", "Line 2 cannot be read"), ("Place: x\n\nId: other\n", "more than the one record"),
            ("%rec: Person\n", "more than the one record"),
        ])
    func refused(_ added: String, _ said: String) throws {
        var story = story()
        let text = edited(try given(&story)) { _ in "Id: aid-watch\n\(added.hasPrefix("%") ? "\n" : "")\(added)" }
        story.send(.editorClosed(.record(text)))
        #expect(story.screen.joined(separator: " ").contains(said), "\(story.screen)")
        let texts = kept(story)
        #expect(texts[place].flatMap { EditedText(keptAs: $0, at: place) } == text)
        story.type("<esc>jk")
        #expect(kept(story) == texts)
        story.type(":unsaved<enter>")
        #expect(story.screen.contains { $0.contains("in an editor") })
        story.forgetEffects()
        story.type("e")
        guard case .edit(.again(text))? = story.effects.last else {
            Issue.record("not edited again: \(story.effects)")
            return
        }
        var next = again(texts)
        #expect(next.screen.contains { $0.contains("in an editor") })
        next.type("tx")
        #expect(kept(next, texts).isEmpty)
        #expect(next.changes.isEmpty)
    }

    @Test(
        "an empty text and one with another Id say what they are",
        arguments: [("", "no field"), ("Id: b\n", "have the Id aid-watch")])
    func empty(_ after: String, _ said: String) throws {
        var story = story()
        let text = edited(try given(&story)) { _ in after }
        story.send(.editorClosed(.record(text)))
        #expect(story.screen.contains { $0.contains(said) }, "\(story.screen)")
        #expect(kept(story)[place] != nil)
    }

    @Test(
        "bytes that are no text are refused by their line and kept as they are", arguments: [[0xE9], [0]] as [[UInt8]])
    func bytes(_ wrong: [UInt8]) throws {
        var story = story()
        var text = try given(&story)
        text.after = Array("Id: aid-watch\nNotes: caf".utf8) + wrong + [10]
        story.send(.editorClosed(.record(text)))
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("Line 2 holds bytes that are no text") })
        let back = kept(story)[place].flatMap { EditedText(keptAs: $0, at: place) }
        #expect(back == text)
    }

    @Test("comments are taken away only where that is said")
    func comments() throws {
        var story = story()
        let text = edited(try given(&story)) { "# mine\n\($0)Place: Sydney\n# and mine\n" }
        story.send(.editorClosed(.record(text)))
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("# mine") } && story.screen.contains { $0.contains("# and mine") })
        #expect(kept(story)[place] != nil)
        story.type("t")
        #expect(story.state.network.partner("aid-watch")?.place == "Sydney")
        #expect(kept(story).isEmpty)
    }

    @Test("what others set meanwhile is merged from what the editor began with, so that the save sees the clash")
    func clash() throws {
        var story = story()
        let text = edited(try given(&story)) {
            "\($0.replacing("Name: Aid/Watch", with: "Name: Mine"))Place: Sydney\n"
        }
        var draft = try #require(story.state.network.draft(key))
        let base = draft.fields
        draft.set(.name, "Theirs")
        draft.set(.kind, "union")
        var network = story.state.network
        network.apply(
            Change(
                id: "c", at: story.state.clock.now, summary: "",
                edits: [RecordEdit(key, before: base, after: draft.fields)]))
        var next = again([place: text.text], network)
        next.savesAtOnce = false
        next.type("t")
        let saved = try #require(next.changes.first?.edits.first)
        #expect(saved.before == base)
        let record = try #require(next.state.network.record(key))
        #expect(record.first("Name") == "Mine" && record.first("Kind") == "union" && record.first("Place") == "Sydney")
        let merge = RecordMerge(.partner, base: saved.before, mine: saved.after, theirs: draft.fields)
        #expect(merge.clashes.map(\.theirs) == ["Theirs"])
        #expect(merge.fields == saved.after)
        #expect(kept(next, [place: text.text]).isEmpty)
        // What others did is not taken back.
        next.type("u")
        let undone = try #require(next.state.network.record(key))
        #expect(undone.first("Name") == "Theirs" && undone.first("Kind") == "union" && undone.first("Place") == nil)
    }

    @Test("an editor that failed leaves its text, and names what else it left")
    func failed() throws {
        var story = story()
        var text = edited(try given(&story)) { "\($0)Place: Sydney\n" }
        text.left = [".aid-watch.rec.swp"]
        story.send(.editorClosed(.record(text, failure: "The editor ended with an error (1).")))
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("ended with an error (1)") })
        #expect(story.screen.contains { $0.contains(".aid-watch.rec.swp") })
        story.type("<esc>")
        var next = again(kept(story))
        next.type("t")
        #expect(next.state.network.partner("aid-watch")?.place == "Sydney")
        // One that could not even be started has left nothing.
        story = self.story()
        story.send(.editorClosed(.record(EditedText(key, before: text.before, file: file), failure: "there is no vi")))
        #expect(story.state.overlays.isEmpty && kept(story)[place] == nil)
        #expect(story.screen.contains { $0.contains("there is no vi") })
    }

    @Test("on a low screen every answer shows, the question is scrolled, and Esc says how to come back to it")
    func low() throws {
        var story = story()
        var text = edited(try given(&story)) { "\($0)Place: Sydney\n" }
        text.left = [".aid-watch.rec.swp", ".aid-watch.rec.swo", "aid-watch.rec~"]
        story.send(.editorClosed(.record(text, failure: "The editor ended with an error (1).")))
        story.send(.terminal(.resized(Size(width: 40, height: 12))))
        for words in ["t  take over", "e  go on in the editor", "x  drop it"] {
            #expect(story.screen.contains { $0.contains(words) }, "\(words) in \(story.screen)")
        }
        #expect(story.screen.contains { $0.contains("The editor ended") })
        #expect(!story.screen.contains { $0.contains("drop it.") })
        story.type("<down><down><down><down><down><down><down>")
        #expect(story.screen.contains { $0.contains("drop it.") }, "\(story.screen)")
        #expect(story.screen.contains { $0.contains("x  drop it") })
        story.type("<esc>")
        #expect(story.screen.last?.contains(":unsaved offers it again") == true)
    }

    @Test("a text on which an editor still works is left to it, and looked at again")
    func open() throws {
        var story = story()
        var text = try given(&story)
        text.after = text.before
        text.isOpen = true
        var next = again([place: text.text])
        #expect(next.screen.contains { $0.contains("An editor is still open on Aid/Watch") })
        next.type("r")
        guard case .readEdited(text)? = next.effects.last(where: { if case .readEdited = $0 { true } else { false } })
        else {
            Issue.record("not looked at: \(next.effects)")
            return
        }
        var closed = edited(text) { "\($0)Place: Sydney\n" }
        closed.isOpen = false
        next.send(.editorClosed(.record(closed)))
        #expect(next.state.network.partner("aid-watch")?.place == "Sydney")
        #expect(kept(next, [place: text.text]).isEmpty)
    }

    @Test("a record whose text waits is not opened beside it")
    func waiting() throws {
        var story = story()
        let text = edited(try given(&story)) { "\($0)no colon\n" }
        story.send(.editorClosed(.record(text)))
        story.type("<esc>")
        story.forgetEffects()
        story.type("E")
        #expect(story.effects.isEmpty)
        #expect(story.screen.contains { $0.contains("in an editor") })
    }

    @Test("what an earlier version kept is read")
    func earlier() {
        let kept = """
            Kind: Partner
            Record: aid-watch
            File: /tmp/gone/aid-watch.rec
            Before: Id: aid-watch
            + Name: Aid/Watch
            +\u{20}
            After: Id: aid-watch
            + Name: Aid & Watch
            +\u{20}

            """
        var next = again(["editor-Partner-aid-watch": kept])
        next.type("t")
        #expect(next.state.network.partner("aid-watch")?.name == "Aid & Watch")
        #expect(self.kept(next, ["editor-Partner-aid-watch": kept]).isEmpty)
    }
}
