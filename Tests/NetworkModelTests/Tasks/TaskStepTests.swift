import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

private let people = """
    Id: ana
    Name: Ana Ruiz
    Team: yes

    Id: fatima
    Name: Fatima Khan
    Team: yes

    Id: joe
    Name: Joe
    Team: yes

    """

private func network(_ tasks: String, items: String = "") -> Network {
    Network([.person: people, .task: tasks, .checklistItem: items])
}

/// Takes steps on the task `t` as Joe, and gives it as it is afterwards.
private func after(_ steps: TaskStep..., from text: String, me: RecordID? = "joe") throws -> Task {
    var network = network("Id: t\nTitle: write\n" + text)
    var author = author(me: me)
    for step in steps {
        let outcome = network.taking(step, on: [RecordKey(.task, "t")], by: &author)
        #expect(outcome.refused.isEmpty)
        network.apply(author.change("", outcome.edits))
    }
    return try #require(network.task("t"))
}

@Suite("Steps of tasks")
struct TaskStepTests {
    private let key = RecordKey(.task, "t")

    @Test("whoever is named is asked, and the task is theirs when they say yes")
    func proposesAndAccepts() throws {
        let asked = try after(.propose("ana"), from: "")
        #expect(asked.accountable == "ana" && asked.stage == .proposed)
        expectNoDifference(asked.history, ["2026-11-21 proposed: ana; by joe"])
        let agreed = try after(.propose("ana"), .accept, from: "")
        #expect(agreed.stage == .accepted)
        expectNoDifference(agreed.history.last, "2026-11-21 accepted: ana; by joe")
    }

    @Test("what one takes oneself needs no asking, and neither does what somebody has said yes to")
    func takesOneself() throws {
        #expect(try after(.propose("joe"), from: "").stage == .accepted)
        #expect(try after(.propose("ana", hasAccepted: true), from: "").stage == .accepted)
        #expect(try after(.propose("joe"), from: "").history == ["2026-11-21 accepted: joe"])
    }

    @Test("a refusal gives the task back: open, nobody's, with the reason in its history")
    func declines() throws {
        let task = try after(.decline(reason: "no time until March"), from: "Accountable: ana\nStatus: proposed\n")
        #expect(task.accountable == nil && task.status == nil && task.isOpen)
        #expect(task.reason == "no time until March")
        expectNoDifference(task.history, ["2026-11-21 declined: ana; no time until March; by joe"])
        #expect(task.refusal?.who == "ana")
        let again = try after(
            .decline(reason: "no"), .propose("fatima"), from: "Accountable: ana\nStatus: proposed\n")
        #expect(again.reason == nil && again.refusal == nil)
    }

    @Test("what was agreed and goes to another is handed over, and asked for again")
    func handsOver() throws {
        let task = try after(.propose("fatima"), from: "Accountable: ana\nAssignee: fatima\nStatus: doing\n")
        #expect(task.accountable == "fatima" && task.stage == .proposed && task.assignees.isEmpty)
        expectNoDifference(task.history, ["2026-11-21 handed over: ana -> fatima; by joe"])
    }

    @Test("what nobody holds is begun by whoever does it")
    func begins() throws {
        let task = try after(.begin, from: "")
        #expect(task.accountable == "joe" && task.stage == .doing)
        var network = network("Id: t\nTitle: write\n")
        var nobody = author()
        let outcome = network.taking(.begin, on: [key], by: &nobody)
        #expect(outcome.edits.isEmpty && outcome.refused.map(\.why) == [.unowned])
        network.apply(nobody.change("", outcome.edits))
    }

    @Test("what waits says for whom, and no more once it goes on")
    func waits() throws {
        let waiting = try after(.wait(on: "the ministry"), from: "Accountable: joe\nStatus: doing\n")
        #expect(waiting.stage == .waiting && waiting.waitingFor == "the ministry")
        let going = try after(.wait(on: "the ministry"), .begin, from: "Accountable: joe\nStatus: doing\n")
        #expect(going.stage == .doing && going.waitingFor == nil)
        expectNoDifference(going.history, ["2026-11-21 waiting: joe; the ministry", "2026-11-21 begun: joe"])
    }

    @Test("done, dropped and opened again stand in the history with their day")
    func ends() throws {
        let done = try after(.finish, from: "Accountable: ana\nStatus: doing\nSnooze: 2026-12-01\n")
        #expect(done.stage == .done && done.done?.iso == "2026-11-21" && done.snooze == nil)
        let dropped = try after(.drop(reason: "the hearing is off"), from: "Accountable: ana\nStatus: doing\n")
        #expect(dropped.stage == .dropped && dropped.reason == "the hearing is off")
        let again = try after(.finish, .reopen, from: "Accountable: ana\nStatus: doing\n")
        #expect(again.stage == .accepted && again.done == nil)
        expectNoDifference(again.history.last, "2026-11-21 reopened: ana; by joe")
        #expect(try after(.finish, .reopen, from: "").status == nil)
    }

    @Test("whoever answers for it is no helper besides, and helpers come and go")
    func helpers() throws {
        let helped = try after(.addHelper("fatima"), .addHelper("joe"), .removeHelper("fatima"), from: "")
        #expect(helped.assignees == ["joe"])
        let network = network("Id: t\nTitle: write\nAccountable: ana\nStatus: doing\n")
        var author = author()
        #expect(network.taking(.addHelper("ana"), on: [key], by: &author).refused.map(\.why) == [.holderHelps])
    }

    @Test(
        "what is over is not accepted, begun or refused",
        arguments: [TaskStep.accept, .begin, .decline(reason: ""), .propose("fatima")])
    func closed(step: TaskStep) {
        let network = network("Id: t\nTitle: write\nAccountable: ana\nStatus: done\n")
        var author = author(me: "joe")
        let outcome = network.taking(step, on: [key], by: &author)
        #expect(outcome.edits.isEmpty && outcome.refused.map(\.why) == [.closed])
    }

    @Test("a step that changes nothing makes no edit")
    func idle() {
        let network = network("Id: t\nTitle: write\nAccountable: ana\nStatus: accepted\n")
        var author = author(me: "joe")
        for step in [TaskStep.accept, .propose("ana"), .reopen, .removeAfter("x")] {
            #expect(network.taking(step, on: [key], by: &author).edits.isEmpty)
        }
    }

    @Test("all open tasks of one who leaves go to another, who is asked; helping goes along")
    func leaves() throws {
        var network = network(
            """
            Id: a
            Title: one
            Accountable: ana
            Status: doing

            Id: b
            Title: two
            Accountable: fatima
            Assignee: ana

            Id: c
            Title: three
            Accountable: joe
            Assignee: ana

            Id: d
            Title: four
            Accountable: ana
            Status: done

            """)
        var author = author(me: "joe")
        let outcome = network.handingOver(from: "ana", to: "fatima", by: &author)
        network.apply(author.change("", outcome.edits))
        #expect(network.task("a")?.accountable == "fatima" && network.task("a")?.stage == .proposed)
        #expect(network.task("b")?.assignees == [])
        #expect(network.task("c")?.assignees == ["fatima"])
        #expect(network.task("d")?.accountable == "ana")
        #expect(outcome.changed.map(\.id) == ["a", "b", "c"])
    }

    @Test("a task that repeats comes again with its days moved and its history empty")
    func repeats() throws {
        var network = network(
            """
            Id: t
            Title: report
            Accountable: ana
            Status: doing
            Due: 2026-11-13
            Starts: 2026-11-06
            Effort: 3
            Repeats: FREQ=MONTHLY;COUNT=3
            History: 2026-11-01 accepted: ana

            """)
        var author = author(me: "joe")
        let outcome = network.taking(.finish, on: [key], by: &author)
        let next = try #require(outcome.next.first)
        network.apply(author.change("", outcome.edits))
        let task = try #require(network.task(next.id))
        #expect(task.title == "report" && task.due?.iso == "2026-12-13" && task.starts?.iso == "2026-12-06")
        #expect(task.stage == .accepted && task.accountable == "ana" && task.effort == 3)
        expectNoDifference(task.repeats, "FREQ=MONTHLY;COUNT=2")
        #expect(task.history.isEmpty)
    }

    @Test("a rule that has come to its end brings no further task, and days gone by are passed over")
    func lastOccurrence() throws {
        var author = author()
        let last = network("Id: t\nTitle: r\nDue: 2026-11-13\nRepeats: FREQ=MONTHLY;COUNT=1\n")
        #expect(last.taking(.finish, on: [key], by: &author).next.isEmpty)
        let ended = network("Id: t\nTitle: r\nDue: 2026-11-13\nRepeats: FREQ=DAILY;UNTIL=20261120\n")
        #expect(ended.taking(.finish, on: [key], by: &author).next.isEmpty)
        let late = network("Id: t\nTitle: r\nDue: 2026-08-13\nRepeats: FREQ=WEEKLY\n")
        let outcome = late.taking(.finish, on: [key], by: &author)
        let edit = try #require(outcome.edits.first { $0.key == outcome.next.first })
        expectNoDifference(edit.after?.first { $0.name == "Due" }?.value, "2026-11-26")
    }

    @Test(
        "lines of a history are read as they were written",
        arguments: [
            "2026-11-21 proposed: ana-ruiz; by joe", "2026-11-22 declined: ana-ruiz; no time until March",
            "2026-11-22 accepted: fatima-khan", "2026-11-30 handed over: ana-ruiz -> fatima-khan", "2026-11-30 done",
            "2026-11-30 dropped; off; for good; by joe",
        ])
    func history(value: String) throws {
        let line = try #require(HistoryLine(value))
        expectNoDifference(line.value, value)
        #expect(HistoryLine("seen by the board") == nil && HistoryLine("2026-11-30 sung: ana") == nil)
    }
}
