import NetworkModel
import RecFormat
@testable import Screens
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
        #expect(story.state.status?.text == "Done again: Aid/Watch is now left · u undoes")
        for _ in 0..<3 {
            story.type("u")
            #expect(story.state.status?.text == "Undone: Aid/Watch is now left · U brings it back")
            story.type("U")
            #expect(story.state.status?.text == "Done again: Aid/Watch is now left · u undoes")
        }
        #expect(Set(story.changes.map(\.act)) == ["Aid/Watch is now left"])
    }

    @Test("undo puts the cursor on what came back, where the list shows it")
    func cursorFollows() {
        var story = Story(.small, screen: .partners)
        story.type("jxGu")
        #expect(story.state.selectedKey?.id == "bees")
        story.type("jS<ctrl-u>left<enter>gu")
        #expect(story.state.selectedKey?.id == "ecologistas")
        story.type("gU")
        #expect(story.state.selectedKey?.id == "ecologistas")
        story.type("/aid<enter>u")
        #expect(story.state.selectedKey?.id == "aid-watch")
    }

    @Test("an event with a checklist asks what becomes of that; both answers are one undo")
    func eventWithChecklist() {
        var story = Story(.small, screen: .events)
        story.type("/ministerial<enter>x")
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("Delete Ministerial conference? 1 checklist item hangs on it.") })
        story.type("<esc>")
        #expect(story.changes.isEmpty)
        story.type("xd")
        #expect(story.state.network.event("mc14") == nil)
        #expect(story.state.network.all(ChecklistItem.self).isEmpty)
        #expect(
            story.state.status?.text == "Deleted Ministerial conference · 1 checklist item with it · u undoes")
        story.type("u")
        #expect(story.state.network.event("mc14") != nil)
        #expect(story.state.network.all(ChecklistItem.self).count == 1)
        story.type("xk")
        #expect(story.state.network.all(ChecklistItem.self).count == 1)
        #expect(story.state.network.event("mc14") == nil)
        story.type("u")
        #expect(story.changes.count == 4)
    }

    @Test("of a long message the names give way, not the key that undoes")
    func longMessage() {
        let network = Network([
            .partner: "Id: eleven\nName: 11.11.11 - Coalition of the Flemish North-South Movement\n",
            .contact: "Id: k1\nAt: 2026-11-01\nWith: eleven\n\nId: k2\nAt: 2026-11-02\nWith: eleven\n",
        ])
        var story = Story(network, width: 60, screen: .partners)
        story.type("x")
        #expect(story.screen.last?.contains("Deleted 11.11.11 ") == true)
        #expect(story.screen.last?.contains("… · 2 records still name it · u undoes") == true)
    }

    @Test("of two records with one Id neither is changed, both places are named, and what was typed stays")
    func sharedID() throws {
        let text = "Id: aid\nName: Aid/Watch\n\nId: aid\nName: Bread\n\nId: bees\nName: Bees\n"
        var story = Story(Network([.partner: text]), width: 80, screen: .partners)
        let refusal = "2 records have the Id aid (partners.rec:1 and 4); mend it (!), then open caucus anew"
        for keys in ["/bread<enter>S<ctrl-u>left<enter>", "<esc>x"] {
            story.type(keys)
            #expect(story.state.status?.text == refusal)
        }
        story.type("lcall Bread: will sign<enter>")
        #expect(story.state.status?.text == refusal)
        #expect(story.screen.contains { $0.contains("will sign") })
        story.type("<esc><esc><ctrl-u>")
        #expect(story.changes.isEmpty)
        #expect(story.state.network.text(.partner) == text)
        // A change of before there were two is not taken back from either of them.
        var later = Story(Network([.partner: "Id: aid\nName: Aid/Watch\nStage: met\n"]), screen: .partners)
        later.type("S<ctrl-u>left<enter>")
        let change = try #require(later.changes.last)
        let twin = Story(Network([.partner: text.replacing("Name: Aid/Watch", with: "Name: Aid/Watch\nStage: left")]))
        story = twin
        story.send(.opened(Workspace(folder: "/net", network: twin.state.network, me: "ana", history: [change])))
        story.type("u")
        #expect(story.state.status?.text == refusal.replacing("4", with: "5"))
        #expect(story.state.network.partner("aid")?.stage == "left")
    }

    @Test("what was typed into a prompt for a change that is refused stays there, until it can be made")
    func refusedPrompts() {
        let people = "Id: james\nName: James Goodman\n\n"
        let tasks = "Id: write\nTitle: Write the annex\nStatus: accepted\n\n"
        let events = "Id: mc14\nTitle: Conference\nStarts: 2026-12-10\n"
        for (screen, keys, typed, change) in [
            (ScreenID.tasks, "W", "the printer", "WaitingFor: the printer"),
            (.events, "pa", "james", "Participant: james"), (.tasks, "#", "our own", "Tag: our own"),
        ] {
            let twice = Network([.person: people + people, .task: tasks + tasks, .event: events])
            var story = Story(twice, screen: screen)
            story.type(keys + typed + "<enter>")
            #expect(story.state.status?.text.hasPrefix("2 records have the Id ") == true, "\(screen)")
            #expect(story.screen.contains { $0.contains("▸ " + typed) || $0.contains(" " + typed) }, "\(screen)")
            #expect(story.changes.isEmpty)
            #expect(story.state.overlays.count == 1)
            story.state.network = Network([.person: people, .task: tasks, .event: events])
            story.type("<enter>")
            #expect(story.state.overlays.isEmpty)
            let fields = story.changes.flatMap(\.edits).compactMap(\.after).joined()
            #expect(fields.contains { "\($0.name): \($0.value)".hasPrefix(change) }, "\(screen)")
        }
    }

    @Test("with nothing of one's own to undo, u says what was done last elsewhere and how to take that back")
    func nothingOfMine() throws {
        var story = Story(.small, screen: .partners)
        story.type("u")
        guard case .findLastChange? = story.effects.last else {
            Issue.record("nobody was asked")
            return
        }
        var other = author("2026-11-21")
        other.me = "thi"
        let edit = try #require(
            story.state.network.editing(RecordKey(.partner, "bees"), at: other.clock.now) { $0.set(.stage, "left") })
        let change = other.change("Imported 200 partners", [edit])
        story.send(.changedElsewhere(change))
        story.send(.lastChange(change))
        let words = "Nothing done here is left; :undo-last takes back “Imported 200 partners” · thi, today 12:00"
        #expect(story.state.status?.text == words)
        story.send(.lastChange(nil))
        #expect(story.state.status?.text == "There is nothing to undo")
    }

    @Test("the last change of all is taken back from the palette, and U brings it back")
    func undoLast() throws {
        var story = Story(.small, screen: .partners)
        story.type(":undo-last<enter>")
        guard case .undoLast? = story.effects.last else {
            Issue.record("not asked for")
            return
        }
        var other = author("2026-11-21")
        let edit = try #require(
            story.state.network.editing(RecordKey(.partner, "bees"), at: other.clock.now) { $0.set(.stage, "left") })
        let change = other.change("Stage left for Bees", [edit])
        story.send(.changedElsewhere(change))
        story.send(.undone(change, by: other.reversing(change, "Undone: Stage left for Bees")))
        #expect(story.state.network.partner("bees")?.stage == "met")
        #expect(story.state.status?.text == "Undone: Stage left for Bees · U brings it back")
        story.type("U")
        #expect(story.state.network.partner("bees")?.stage == "left")
        #expect(story.state.status?.text == "Done again: Stage left for Bees · u undoes")
    }

    @Test("what was taken back elsewhere already is told, and nothing older is taken back instead")
    func undoneElsewhere() throws {
        var story = Story(.small, screen: .partners)
        story.type("S<ctrl-u>left<enter>")
        let first = try #require(story.changes.first)
        story.type("jS<ctrl-u>left<enter>")
        let last = try #require(story.changes.last)
        var other = author("2026-11-21")
        story.send(.changedElsewhere(other.reversing(last, "Undone")))
        story.type("u")
        #expect(story.state.status?.text.hasPrefix("Changed elsewhere since, so nothing is left to undo: ") == true)
        #expect(story.state.network.record(first.edits[0].key)?.first(.stage) == "left")
    }

    @Test("of earlier changes u takes back one's own, not what others did")
    func earlier() throws {
        var story = Story(.small, screen: .partners)
        var other = author("2026-11-20")
        let key = RecordKey(.partner, "bees")
        let edit = try #require(story.state.network.editing(key, at: other.clock.now) { $0.set(.stage, "left") })
        other.me = "thi"
        let foreign = other.change("theirs", [edit.inverse])
        other.me = "ana"
        let own = other.change("mine", [edit.inverse])
        let shared = Change(
            id: "x", at: other.clock.now, by: "ana", isTakenOver: true, summary: "from my other machine",
            edits: [edit.inverse])
        story.send(.earlier([own, foreign, shared]))
        #expect(story.state.history.earlier.map(\.summary) == ["mine"])
    }

    @Test("what was done in an earlier run is not taken back once something newer was changed elsewhere")
    func overtaken() throws {
        var story = Story(.small, screen: .partners)
        var other = author("2026-11-20")
        func change(_ id: RecordID, _ stage: String, _ summary: String) throws -> Change {
            let edit = try #require(
                story.state.network.editing(RecordKey(.partner, id), at: other.clock.now) { $0.set(.stage, stage) })
            return other.change(summary, [edit])
        }
        let before = try change("bees", "left", "Before the screens")
        story.send(.changedElsewhere(before))
        story.send(.earlier([before]))
        story.type("/aid<enter>S<ctrl-u>left<enter>")
        let elsewhere = try change("ecologistas", "left", "In the shell")
        story.send(.changedElsewhere(elsewhere))
        // What was done here stays a matter of one key.
        story.type("u")
        #expect(story.state.network.partner("aid-watch")?.stage != "left")
        story.type("u")
        guard case .findLastChange? = story.effects.last else {
            Issue.record("nobody was asked")
            return
        }
        #expect(story.state.network.partner("bees")?.stage == "left")
        // Opened anew, it is one's own last change again.
        var again = Story(story.state.network, screen: .partners)
        again.send(.earlier([before]))
        again.type("u")
        #expect(again.state.network.partner("bees")?.stage == "met")
    }

    @Test("where an editor set the field since, without a word of when, nothing is taken back and nothing said to be")
    func onlyTheStampIsLeft() throws {
        var story = Story(.small, screen: .partners)
        story.type("/aid<enter>S<ctrl-u>left<enter>")
        let key = RecordKey(.partner, "aid-watch")
        let before = try #require(story.state.network.record(key)?.fields)
        let after = before.map { Field.stage.names($0) ? RecField(name: "Stage", value: "by hand") : $0 }
        story.send(
            .changedElsewhere(
                Change(id: "x", at: clock().now, summary: "", edits: [RecordEdit(key, before: before, after: after)])))
        story.forgetEffects()
        story.type("u")
        #expect(story.state.status?.text.hasPrefix("Changed elsewhere since, so nothing is left to undo: ") == true)
        #expect(story.state.network.record(key)?.fields == after)
        #expect(story.changes.isEmpty)
        story.type("U")
        #expect(story.changes.isEmpty)
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
        #expect(story.screen.contains { $0.contains("1 change is not saved. It is tried again") })
        story.type("<esc>:retry<enter>")
        story.send(.saveFailed(change.id, "partners.rec: no space left on the disk", isKept: false))
        story.type("q")
        #expect(story.screen.contains { $0.contains("1 change is saved nowhere, and leaving loses it.") })
        story.type("<esc>")
        story.forgetEffects()
        story.type(":retry<enter>")
        #expect(story.changes == [change])
        story.send(.saved(change.id, []))
        #expect(!story.screen[0].contains("not saved"))
    }

    @Test("what could not be saved is tried again with every minute, which is said once")
    func minutes() throws {
        var story = Story(.small, screen: .partners)
        story.savesAtOnce = false
        story.type("S<ctrl-u>left<enter>")
        let change = try #require(story.changes.first)
        let clock = story.state.clock
        for minute in 0...2 {
            story.send(.saveFailed(change.id, "no space left"))
            #expect((story.state.status?.text.contains("no space left") == true) == (minute == 0))
            story.send(.said(Status("something else")))
            story.forgetEffects()
            story.send(.clock(clock))
            #expect(story.changes.isEmpty)
            let later = Clock(instant: clock.instant + 60 * Int64(minute + 1), zone: clock.zone, zones: clock.zones)
            story.send(.clock(later))
            #expect(story.changes == [change])
            story.send(.clock(clock))
        }
        story.send(.saved(change.id, []))
        story.forgetEffects()
        story.send(.clock(Clock(instant: clock.instant + 600, zone: clock.zone, zones: clock.zones)))
        #expect(story.changes.isEmpty)
    }

    @Test("undoing what could not be saved leaves nothing to be saved")
    func undoUnsaved() throws {
        var story = Story(.small, screen: .partners)
        story.savesAtOnce = false
        let before = story.state.network.partner("aid-watch")?.stage
        story.type("S<ctrl-u>left<enter>")
        let change = try #require(story.changes.first)
        story.send(.saveFailed(change.id, "partners.rec: no space left on the disk"))
        story.forgetEffects()
        story.type("u")
        #expect(story.state.network.partner("aid-watch")?.stage == before)
        #expect(!story.screen[0].contains("not saved"))
        #expect(story.changes.isEmpty)
        #expect(story.effects.contains { if case .dropWaiting(change.id) = $0 { true } else { false } })
    }

    @Test("what an earlier run could not save is entered anew, and can be undone")
    func leftUnsaved() throws {
        var story = Story(.small, screen: .partners)
        story.savesAtOnce = false
        story.type("S<ctrl-u>left<enter>")
        let change = try #require(story.changes.first)
        var next = Story(.small, screen: .partners)
        next.savesAtOnce = false
        next.send(.leftUnsaved(change))
        #expect(next.state.network.partner("aid-watch")?.stage == "left")
        #expect(next.changes == [change])
        #expect(next.state.status?.text.contains("entered now: \(change.summary)") == true)
        next.type("u")
        #expect(next.state.network.partner("aid-watch")?.stage != "left")
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

    @Test("indexes that arrive late know what changed while they were built")
    func lateIndexes() {
        var story = Story(.small, screen: .partners)
        let indexes = Prepared(story.state.network, on: story.state.day)
        story.type("aCentro Amazonas<enter>")
        story.send(.prepared(indexes))
        story.type("/amazonas<enter>")
        #expect(story.state.list?.rows.count == 1)
        #expect(story.state.resolve("Centro Am", [.partner]).candidate?.key.id == "centro-amazonas")
    }
}
