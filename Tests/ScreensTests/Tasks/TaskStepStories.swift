import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("Steps on the board of tasks")
struct TaskStepStories {
    private func story(_ keys: String = "") -> Story {
        var story = Story(BoardTests.network, width: 120, height: 40, screen: .tasks)
        story.type(keys)
        return story
    }

    private func task(_ id: RecordID, _ story: Story) -> Task? { story.state.network.task(id) }

    @Test("] asks the next person and says so; y notes that they said yes")
    func askAndAccept() {
        var story = story("]]")
        #expect(task("t3", story)?.status == "proposed")
        #expect(story.screen.last?.contains("find interpreter: Fatima Zahra is asked · u undoes") == true)
        story.type("y")
        #expect(task("t3", story)?.status == "accepted")
        #expect(task("t3", story)?.history.last == "2026-11-21 accepted: fatima; by ana")
    }

    @Test("o asks whoever is chosen, a partner too, and says so")
    func owner() {
        var story = story("oThi<enter>")
        #expect(task("t3", story)?.accountable == "thi" && task("t3", story)?.status == "proposed")
        #expect(task("t3", story)?.history.last == "2026-11-21 proposed: thi; by ana")
        #expect(story.screen.last?.contains("Thi Nguyen is asked") == true, "\(story.screen.last ?? "")")
        story.type("uoAid<enter>")
        #expect(task("t3", story)?.accountable == "aid-watch")
        #expect(story.screen.last?.contains("Aid/Watch is asked") == true, "\(story.screen.last ?? "")")
    }

    @Test("what was begun is put aside again by [, and what is so already is said")
    func setAside() {
        var story = story("B/draft annex<enter><right>[")
        #expect(task("t2", story)?.status == "accepted", "\(story.screen)")
        #expect(task("t2", story)?.history.last == "2026-11-21 set aside: ana")
        story.type("cr")
        #expect(story.screen.last?.contains("That is so already") == true, "\(story.screen.last ?? "")")
        story.type("u")
        #expect(task("t2", story)?.status == "doing")
    }

    @Test("a filter leaves only the columns in which something is")
    func filteredColumns() {
        var story = story("/annex<enter>")
        #expect(story.state.tasks.columns.allSatisfy { !$0.rows.isEmpty })
        #expect(story.state.tasks.columns.map(\.value) == ["ana", "fatima"])
        story.type("/<ctrl-u><enter>")
        #expect(story.state.tasks.columns.contains { $0.rows.isEmpty })
    }

    @Test("a task's card lists its parts, those that are done as done")
    func parts() {
        var network = BoardTests.network
        var author = author()
        let parts = [("find hotel", "done", "t2"), ("ask for visas", "accepted", "t2"), ("other", "accepted", "t5")]
        for (title, status, parent) in parts {
            var draft = author.draft(.task, named: title, in: network)
            draft.set(.parent, parent)
            draft.set(.status, status)
            if status == "accepted" { draft.set(.accountable, "thi") }
            network.apply(author.change("parts", [draft.edit(at: author.clock.now)]))
        }
        var story = Story(network, width: 120, height: 40, screen: .tasks)
        story.type("<right><enter>")
        let lines = story.screen.joined(separator: "\n")
        #expect(lines.contains("✓ find hotel") && lines.contains("ask for visas  Thi Nguyen"), "\(lines)")
        #expect(lines.contains("1 of 2 done"), "\(lines)")
    }

    @Test("n asks why, and the task is nobody's again with its history")
    func decline() {
        var story = story("<right><right>nno time until March<enter>")
        #expect(task("t1", story)?.accountable == nil)
        #expect(task("t1", story)?.history.last == "2026-11-21 declined: fatima; no time until March; by ana")
        #expect(story.state.selectedKey?.id == "t1" || story.state.tasks.focus == 2)
        story.type("u")
        #expect(task("t1", story)?.accountable == "fatima")
    }

    @Test("a reason that is not typed is asked for, and nothing is lost")
    func noReason() {
        var story = story("<right><right>n<enter>")
        #expect(story.screen.contains { $0.contains("Nothing is typed yet") }, "\(story.screen)")
        story.type("no time<enter>")
        #expect(task("t1", story)?.accountable == nil)
    }

    @Test("} gives a task to a partner that has no column, too")
    func toPartner() {
        let story = story("}Aid<enter>")
        expectNoDifference(task("t3", story)?.accountable, "aid-watch")
    }

    @Test("w begins, W says for whom it waits, d says what can go on")
    func work() {
        var story = story("<right>jwWthe secretariat<enter>")
        #expect(task("t5", story)?.status == "waiting" && task("t5", story)?.waitingFor == "the secretariat")
        story.type("kd")
        #expect(task("t2", story)?.status == "done")
        #expect(story.screen.last?.contains("programme can go on") == true, "\(story.screen.last ?? "")")
    }

    @Test(
        "c has a letter for every step",
        arguments: [
            ("y", "accepted"), ("w", "doing"), ("d", "done"), ("Wx<enter>", "waiting"), ("xx<enter>", "dropped"),
        ])
    func chooser(keys: String, status: String) {
        var story = story("<right><right>c")
        #expect(story.screen.contains { $0.contains("How far is letter to ministers") })
        story.type(keys)
        #expect(task("t1", story)?.status == status)
        #expect(story.state.overlays.isEmpty && story.changes.count == 1)
        story.type("u")
        #expect(task("t1", story)?.status == "proposed")
    }

    @Test("c f takes a task from who holds it, for all marked at once")
    func release() {
        let story = story("<right>vvcf")
        #expect(task("t2", story)?.accountable == nil && task("t5", story)?.accountable == nil)
        #expect(story.changes.count == 1)
    }

    @Test("by status ] goes through the steps, done ones can be opened again, and one undo takes back each")
    func byStatus() {
        var story = story("<right><right>B]")
        #expect(task("t1", story)?.status == "accepted")
        story.type("]]]")
        #expect(task("t1", story)?.status == "done" && task("t1", story)?.done != nil)
        #expect(story.state.selectedKey?.id == "t1" && story.state.tasks.focus == 5)
        story.type("[")
        #expect(task("t1", story)?.status == "waiting" && task("t1", story)?.done == nil)
        story.type("uuuuu")
        #expect(task("t1", story)?.status == "proposed")
    }

    @Test("what nobody holds cannot be accepted, and the reason is said")
    func unowned() {
        var story = story("y")
        #expect(story.screen.last?.contains("o says who") == true)
        story.type("B]]")
        #expect(task("t3", story)?.accountable == nil)
        #expect(story.state.status?.tone == .warning)
    }

    @Test("the card tells what became of a task")
    func history() {
        var story = story("]]y<enter>")
        #expect(story.screen.contains { $0.contains("accepted") && $0.contains("Fatima Zahra") })
        story.type("<esc>")
    }
}
