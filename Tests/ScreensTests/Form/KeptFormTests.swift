import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("What is typed in a form outlives the program")
struct KeptFormTests {
    /// What lies on the disk after a story, as the runtime would have put it there.
    private func kept(_ story: Story, _ known: [String: String] = [:]) -> [String: String] {
        var texts = known
        for case .keepUnsaved(let place, let text) in story.effects { texts[place] = text.isEmpty ? nil : text }
        return texts
    }

    /// The program started anew on what was left.
    private func again(_ texts: [String: String], network: Network = .small) -> Story {
        var story = Story(network, width: 90, height: 30, screen: .partners)
        story.send(
            .opened(Workspace(folder: "/home/ana/our-network", network: network, me: "ana", unsaved: texts)))
        return story
    }

    @Test("every key is kept at once, and gone when the form is saved or dropped", arguments: ["<ctrl-s>", "<esc>x"])
    func keeping(_ end: String) throws {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/aid<enter>e")
        #expect(kept(story).isEmpty)
        story.type("<ctrl-u>Aid")
        #expect(try #require(kept(story)["form-Partner-aid-watch"]).contains("Text: Aid\n"))
        story.type("!")
        #expect(try #require(kept(story)["form-Partner-aid-watch"]).contains("Text: Aid!\n"))
        story.type(end)
        #expect(kept(story).isEmpty)
    }

    @Test("what could not be kept is kept with the next key, or once the folder is there again; so is its end")
    func keptLater() throws {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/aid<enter>e<ctrl-u>Aid")
        let place = "form-Partner-aid-watch"
        for isKey in [true, false] {
            story.send(.notKept(place, "the folder is gone"))
            story.forgetEffects()
            story.send(.clock(story.state.clock))
            #expect(kept(story).isEmpty)
            if isKey { story.type("<right>") } else { story.send(.folderReturned) }
            #expect(kept(story)[place]?.contains("Text: Aid\n") == true)
        }
        story.type("<esc>x")
        story.send(.notKept(place, "the folder is gone"))
        story.forgetEffects()
        story.send(.folderReturned)
        #expect(kept(story, [place: "old"]).isEmpty)
    }

    @Test("an edit is offered on return and goes on where it was; saved, it is gone")
    func edit() throws {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/aid<enter>e<ctrl-u>Aid & Watch<down><ctrl-u>union<down><down>peace")
        let texts = kept(story)
        story.type("<ctrl-s>")
        let meant = try #require(story.state.network.record(RecordKey(.partner, "aid-watch"))?.fields)
        var next = again(texts)
        #expect(next.screen.contains { $0.contains("had not saved: Edit Aid/Watch") })
        #expect(next.screen.contains { $0.contains("Aid & Watch · union") })
        next.type("g")
        #expect(kept(next, texts) == texts)
        next.type("<ctrl-s>")
        #expect(kept(next, texts).isEmpty)
        let made = next.state.network.record(RecordKey(.partner, "aid-watch"))?.fields
        #expect(made?.filter { $0.name != "Modified" } == meant.filter { $0.name != "Modified" })
    }

    @Test("Esc leaves it for later, x drops it")
    func declining() {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/aid<enter>e!")
        let texts = kept(story)
        var next = again(texts)
        next.type("<esc>jjk")
        #expect(kept(next, texts) == texts)
        next.type(":unsaved<enter>")
        #expect(next.screen.contains { $0.contains("had not saved") })
        next.type("x")
        #expect(kept(next, texts).isEmpty)
    }

    @Test(
        "a new record of every kind comes back with all that was typed",
        arguments: Kind.allCases.filter { $0 != .conflict })
    func everyKind(_ kind: Kind) throws {
        var story = Story(.small, width: 90, height: 30)
        _ = story.state.add(kind)
        story.type("first words")
        let texts = kept(story)
        #expect(texts.count == 1)
        var next = again(texts)
        next.type("g")
        #expect(next.screen.contains { $0.contains("first words") }, "\(texts)")
        #expect(kept(next, texts) == texts)
    }

    @Test("several values, several lines and one field of many records come back too")
    func shapes() throws {
        var story = Story(.small, width: 90, height: 40, screen: .partners)
        story.type("*e")
        story.type("place<enter>Lima")
        var texts = kept(story)
        #expect(texts["form-Partner-many"]?.contains("Text: Lima") == true)
        var next = again(texts)
        next.type("g<enter>")
        #expect(next.state.network.all(Partner.self).allSatisfy { $0.place == "Lima" })

        story = Story(.small, width: 90, height: 60, screen: .partners)
        story.type("/aid<enter>e")
        func focus(_ label: String) {
            for _ in 0..<60 where !story.screen.contains(where: { $0.contains("▌") && $0.contains(label) }) {
                story.type("<tab>")
            }
        }
        focus("Offers")
        story.type("<tab>maps<tab>boats")
        texts = kept(story)
        next = again(texts)
        next.type("g<ctrl-s>")
        #expect(
            next.state.network.partner("aid-watch")?.record.all(.offers).suffix(2) == ["maps", "boats"], "\(texts)")
    }

    @Test("what somebody else changed meanwhile is merged with, as if the form had stayed open")
    func changedMeanwhile() throws {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/aid<enter>e<ctrl-u>Aid & Watch")
        var changed = Network.small
        let key = RecordKey(.partner, "aid-watch")
        let before = try #require(changed.record(key)?.fields)
        var draft = try #require(changed.draft(key))
        draft.set(.name, "Renamed Elsewhere")
        changed.apply(Change(id: "x", at: clock().now, summary: "", edits: [draft.edit(at: clock().now)]))
        var next = again(kept(story), network: changed)
        next.savesAtOnce = false
        next.type("g<ctrl-s>")
        let edit = try #require(next.changes.first?.edits.first)
        #expect(edit.before == before)
        #expect(edit.after?.first { $0.name == "Name" }?.value == "Aid & Watch")
    }

    @Test("a log line comes back with those it was about, whoever is selected; emptied, it is about these")
    func logLine() throws {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/bees<enter>l")
        story.type("call yesterday: promised the moon")
        let about = try #require(story.screen.suffix(7).first { $0.contains("Bees") })
        let texts = kept(story)
        var next = again(texts)
        #expect(next.screen.contains { $0.contains("promised the moon") })
        next.type("g")
        #expect(next.screen.contains(about), "\(next.screen)")
        #expect(kept(next, texts) == texts)
        next.type("<ctrl-u>")
        #expect(!next.screen.suffix(7).contains { $0.contains("Bees") })
        next.type("<esc>")
        #expect(kept(next, texts).isEmpty)
    }

    @Test("lines that wait are offered by :unsaved, too")
    func lines() {
        var next = again(["log": "call yesterday: the moon", "task": "write the letter"])
        next.type("<esc><esc>:unsaved<enter>")
        #expect(next.screen.contains { $0.contains("had not saved: New task") })
        next.type("x")
        #expect(next.screen.contains { $0.contains("had not saved: Log") })
        next.type("x:unsaved<enter>")
        #expect(next.state.overlays.isEmpty)
    }

    /// Goes on with what is offered, or drops it, until nothing is left; tells what was offered.
    private func end(_ texts: [String: String], _ words: [String], entering keys: String) -> [String] {
        var next = again(texts)
        var offered: [String] = []
        while !next.state.overlays.isEmpty, offered.count < 5 {
            let question = (next.state.overlays.last as? ConfirmationOverlay)?.question ?? ""
            offered += words.filter { question.contains($0) }
            next.type(keys)
            let left = kept(next, texts).values.joined()
            #expect(words.filter { left.contains($0) } == words.filter { !offered.contains($0) })
        }
        #expect(kept(next, texts).isEmpty)
        return offered
    }

    @Test("of several drafts of one kind each is offered in its turn, and only the one that is done with goes")
    func several() {
        let log = ["log": "call Aid/Watch: AAA", "log~2": "call Bees: BBB", "log~3": "call Aid/Watch: CCC"]
        let task = ["task": "AAA", "task~2": "BBB", "task~3": "CCC"]
        let form = { (name: String) in "Kind: Partner\nRecord: aid-watch\nRow: Name 0\nText: \(name)\nFocus: 0\n" }
        let forms = ["form-Partner-aid-watch": form("AAA"), "form-Partner-aid-watch~2": form("BBB")]
        let event = { (title: String) in "Plan: \nTitle: \(title)\nDays: 25 mar\nFocus: 2\n" }
        let events = ["new-event": event("AAA"), "new-event~2": event("BBB")]
        for (texts, words, enter) in [
            (log, ["AAA", "BBB", "CCC"], "g<enter>"), (task, ["AAA", "BBB", "CCC"], "g<enter>"),
            (forms, ["AAA", "BBB"], "g<ctrl-s>"), (events, ["AAA", "BBB"], "g<enter>"),
        ] {
            for keys in [enter, "x"] { #expect(end(texts, words, entering: keys).sorted() == words, "\(keys)") }
        }
        // The one that is gone on with gives its place to the one that was left for later.
        var next = again(log)
        next.type("<esc>g")
        #expect(kept(next, log).count == 3)
        next.type("<enter>")
        #expect(Set(kept(next, log).values) == [log["log"], log["log~3"]])
    }

    @Test("what is typed where a draft was left for later does not take its place")
    func beside() throws {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/aid<enter>e<ctrl-u>Left")
        let texts = kept(story)
        let left = try #require(texts.values.first)
        var next = again(texts)
        next.type("<esc>/aid<enter>e<ctrl-u>Now")
        #expect(kept(next, texts)["form-Partner-aid-watch"]?.contains("Now") == true)
        #expect(kept(next, texts)["form-Partner-aid-watch~2"] == left)
        next.type("<ctrl-s>")
        #expect(kept(next, texts) == texts)
    }

    @Test("a record that was deleted meanwhile is filled in anew")
    func deletedMeanwhile() {
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("/bees<enter>e<ctrl-u>Bees forever")
        var next = again(kept(story), network: Network([.partner: "Id: a\nName: A\n"]))
        next.type("g<ctrl-s>")
        #expect(next.state.network.all(Partner.self).map(\.name).contains("Bees forever"))
    }

    @Test("the words of a question say for which record they were, a chooser's own words too")
    func whose() {
        for (keys, words) in [
            ("/aid<enter>s12 de", "Snooze until · Aid/Watch"), ("/aid<enter>Sour own w", "Stage · Aid/Watch"),
            ("/aid<enter>#our own w", "Tag · Aid/Watch"), ("/aid<enter>oSomebody N", "Lead · Aid/Watch"),
        ] {
            var story = Story(.small, width: 90, height: 30, screen: .partners)
            story.type(keys)
            let texts = kept(story)
            #expect(texts.count == 1)
            let next = again(texts)
            #expect(next.screen.contains { $0.contains("had not saved: \(words)") }, "\(next.screen)")
            story.type("<esc>")
            #expect(kept(story).isEmpty)
        }
        // What finds one that is there is no word of its own.
        var story = Story(.small, width: 90, height: 30, screen: .partners)
        story.type("S<ctrl-u>left")
        #expect(kept(story).isEmpty)
    }

    @Test("a text that is no form is passed over, and stays")
    func unreadable() {
        let texts = ["form-x": "no form\n", "form-Partner-y": "Kind: Nothing\n", "form-Partner-z": "Kind: Partner\n"]
        let next = again(texts)
        #expect(next.state.overlays.isEmpty)
        #expect(kept(next, texts) == texts)
    }

    @Test("a new event is kept with its template and days, and goes on where it was")
    func newEvent() throws {
        var story = Story(.small, width: 90, height: 30, screen: .events)
        story.type("aint<tab>Autumn talks<tab>25 mar")
        let texts = kept(story)
        #expect(try #require(texts["new-event"]).contains("Title: Autumn talks\nDays: 25 mar\nFocus: 2\n"))
        var next = again(texts)
        #expect(next.screen.contains { $0.contains("Autumn talks · 25 mar") })
        next.type("g")
        #expect(kept(next, texts) == texts)
        next.type("<enter>")
        #expect(kept(next, texts).isEmpty)
        story.type("<enter>")
        func made(_ story: Story) -> [String] {
            story.state.network.all(Event.self).filter { $0.title == "Autumn talks" }.map {
                "\($0.record.first(.kind) ?? "") \($0.record.first(.starts) ?? "") \(story.state.network.checklist(of: $0.id).count)"
            }
        }
        #expect(made(next) == made(story) && made(next).count == 1)
    }

    @Test("the words of a question of one line are kept, and can go into the log")
    func oneLine() throws {
        var story = Story(.small, width: 90, height: 30, screen: .tasks)
        story.type("A")
        story.state.overlays = [PromptOverlay("Due date") { _, _ in [] }]
        story.type("the week after the fair")
        let texts = kept(story)
        #expect(texts.keys.contains { $0.hasPrefix("prompt-") })
        var next = again(texts)
        #expect(next.screen.contains { $0.contains("had not saved: Due date") })
        next.type("l")
        #expect(next.screen.contains { $0.contains("the week after the fair") })
        #expect(!kept(next, texts).keys.contains { $0.hasPrefix("prompt-") })
        next = again(texts)
        next.type("x")
        #expect(kept(next, texts).isEmpty)
        // What is only proposed was not typed.
        story.state.overlays = [PromptOverlay("Name", "Ana") { _, _ in [] }]
        story.type("<left>")
        #expect(kept(story)["prompt-Name"] == nil || kept(story)["prompt-Name"]?.contains("Ana") == true)
    }
}
