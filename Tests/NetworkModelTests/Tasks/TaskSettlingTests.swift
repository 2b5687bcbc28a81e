import CustomDump
import NetworkModel
import TestSupport
import Testing

/// The task `t` after fields of it were set in a change by Joe, as a form or an editor would.
private func task(_ text: String, setting values: KeyValuePairs<Field, String?>) -> Task {
    var network = Network([.task: "Id: t\nTitle: write\n" + text])
    var author = author(me: "joe")
    let edit = network.editing(RecordKey(.task, "t"), at: author.clock.now) { draft in
        for (field, value) in values { draft.set(field, value) }
    }
    network.apply(author.change("", [edit].compactMap { $0 }))
    return Task(network[.task].record(at: 0))
}

@Suite("Giving tasks")
struct TaskSettlingTests {
    @Test("whoever is put down as accountable is only asked, however that is done")
    func asks() {
        let given = task("", setting: [.accountable: "ana"])
        #expect(given.stage == .proposed)
        expectNoDifference(given.history, ["2026-11-21 proposed: ana; by joe"])
        let moved = task("Accountable: ana\nStatus: doing\n", setting: [.accountable: "fatima"])
        #expect(moved.stage == .proposed)
        expectNoDifference(moved.history, ["2026-11-21 handed over: ana -> fatima; by joe"])
    }

    @Test("one that repeats comes again when it is put down as done, however that is done, and only then")
    func comesAgain() throws {
        let text = "Id: t\nTitle: write\nDue: 2026-11-20\nRepeats: FREQ=WEEKLY\nAccountable: ana\nStatus: doing\n"
        let network = Network([.task: text])
        var author = author(me: "joe")
        let done = try #require(
            network.editing(RecordKey(.task, "t"), at: author.clock.now) { $0.set(.status, "done") })
        var after = network
        after.apply(author.change("", [done]))
        let next = try #require(after.all(Task.self).first { $0.id != "t" })
        #expect(next.due?.iso == "2026-11-27" && next.accountable == "ana" && next.stage == .accepted)
        #expect(after.all(Task.self).count == 2)

        var renamed = after
        let edit = after.editing(RecordKey(.task, "t"), at: author.clock.now) { $0.set(.title, "wrote") }
        renamed.apply(author.change("", [edit].compactMap { $0 }))
        #expect(renamed.all(Task.self).count == 2)
        // A step writes the history and makes the next one itself.
        let step = network.taking(.finish, on: [RecordKey(.task, "t")], by: &author)
        #expect(author.change("", step.edits).edits.count == 2)
    }

    @Test("one's own and what says so itself is agreed")
    func agrees() {
        #expect(task("", setting: [.accountable: "joe"]).stage == .accepted)
        let said = task("", setting: [.accountable: "ana", .status: "doing"])
        #expect(said.stage == .doing)
        expectNoDifference(said.history, ["2026-11-21 accepted: ana; by joe"])
    }

    @Test("what is taken from somebody is open and nobody's")
    func releases() {
        let free = task("Accountable: ana\nStatus: doing\n", setting: [.accountable: nil])
        #expect(free.status == nil && free.isOpen)
        expectNoDifference(free.history, ["2026-11-21 released: ana; by joe"])
        // What is over stays so.
        #expect(task("Accountable: ana\nStatus: done\n", setting: [.accountable: nil]).stage == .done)
    }

    @Test("nobody is asked where nobody is named")
    func unowned() {
        #expect(task("", setting: [.status: "proposed"]).status == nil)
        var network = Network()
        var author = author()
        var draft = author.draft(.task, named: "new", in: network)
        draft.set(.status, "proposed")
        network.apply(author.change("", [draft.edit(at: author.clock.now)]))
        #expect(network.all(Task.self).first?.status == nil)
    }

    @Test("a status that is typed leaves its line, and a refusal gives the task back")
    func states() {
        let text = "Accountable: ana\nStatus: proposed\n"
        expectNoDifference(
            task(text, setting: [.status: "accepted"]).history, ["2026-11-21 accepted: ana; by joe"])
        let done = task(text, setting: [.status: "done"])
        #expect(done.done?.iso == "2026-11-21")
        let declined = task(text, setting: [.status: "declined", .reason: "too far"])
        #expect(declined.accountable == nil && declined.isOpen)
        expectNoDifference(declined.history, ["2026-11-21 declined: ana; too far; by joe"])
    }

    @Test("what says nothing of holder or status adds nothing to the history, and a new task of one's own neither")
    func silent() {
        #expect(task("Accountable: ana\nStatus: doing\n", setting: [.due: "2026-12-01"]).history.isEmpty)
        var author = author(me: "joe")
        var draft = author.draft(.task, named: "new", in: Network())
        draft.set(.accountable, "joe")
        var network = Network()
        network.apply(author.change("", [draft.edit(at: author.clock.now)]))
        let task = network.all(Task.self).first
        #expect(task?.stage == .accepted && task?.history == [])
    }
}
