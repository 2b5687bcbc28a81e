import CustomDump
import NetworkModel
import TestSupport
import Testing

@testable import Interchange

@Suite("todo.txt")
struct TodoTxtTests {
    private let clock = TestSupport.clock()

    private func plan(_ text: String, into network: Network) -> TodoTxtImport {
        TodoTxtImport(Array(text.utf8), into: network, on: clock, mint: IDMint(seed: 3))
    }

    private func after(_ plan: TodoTxtImport, _ network: Network) -> Network {
        var network = network
        network.apply(Change(id: "c", at: clock.now, summary: "", edits: plan.edits(at: clock.now)))
        return network
    }

    private func text(_ network: Network) -> String {
        String(decoding: TodoTxtExport(network.outgoing).bytes(of: network[.task].slots.map(Int.init)), as: UTF8.self)
    }

    @Test("comes back as it was, and into an empty network with all that tasks say", arguments: [UInt64(11), 12, 13])
    func roundTrip(seed: UInt64) {
        let network = GeneratedTasks.network(seed: seed)
        let written = text(network)
        let again = plan(written, into: network)
        expectNoDifference(again.edits(at: clock.now).count, 0, "seed \(seed)")
        expectNoDifference(again.count, 120)
        let fresh = after(plan(written, into: GeneratedTasks.empty), GeneratedTasks.empty)
        expectNoDifference(GeneratedTasks.facts(fresh), GeneratedTasks.facts(network), "seed \(seed)")
        expectNoDifference(text(fresh), written, "seed \(seed)")
        expectNoDifference(
            fresh.all(Task.self).map { $0.created?.day }, network.all(Task.self).map { $0.created?.day })
    }

    @Test("a second Id in a line is kept and told, and never becomes the first")
    func secondID() {
        let network = GeneratedTasks.empty
        let first = plan("call id:one id:two id:three\n", into: network)
        expectNoDifference(
            first.notes.map(\.text),
            ["id:two is a second Id; it is kept as it stands", "id:three is a second Id; it is kept as it stands"])
        let after = after(first, network)
        expectNoDifference(text(after).contains("id:one\n"), true)
        expectNoDifference(plan(text(after), into: after).edits(at: clock.now), [])
    }

    @Test("is written by the rules of todotxt.org")
    func written() {
        let network = Network([
            .network: "Id: n\nName: N\n", .event: "Id: mc14\nTitle: MC14\n",
            .person: "Id: ana\nName: Ana\n",
            .task: """
            Id: t1
            Title: draft the letter
            Accountable: ana
            Status: accepted
            Due: 2026-12-04
            Priority: high
            Effort: 6
            Event: mc14
            Theme: sign-on letters
            Repeats: FREQ=WEEKLY;INTERVAL=2
            Tag: text
            Created: 2026-11-01T10:00:00+01:00

            Id: t2
            Title: book a room
            Status: done
            Done: 2026-11-20
            Priority: low
            Created: 2026-11-02

            Id: t3
            Title: hush
            Private: yes

            """,
        ])
        expectNoDifference(
            text(network),
            """
            (A) 2026-11-01 draft the letter +mc14 +sign-on-letters theme:sign-on%20letters owner:ana status:accepted \
            due:2026-12-04 h:6 rec:+2w @text id:t1
            x 2026-11-20 2026-11-02 book a room pri:C id:t2

            """)
    }

    private let people = Network([
        .network: "Id: n\nName: N\n", .event: "Id: mc14\nTitle: MC14\n", .person: "Id: ana\nName: Ana\n",
        .task: "Id: t1\nTitle: there already\nDue: 2026-12-01\nNotes: kept\nStatus: accepted\nAccountable: ana\n",
    ])

    @Test("of other programs is taken, and what has no place here is kept and told with its line")
    func foreign() {
        let plan = plan(
            """
            (A) Call Mum +Family +mc14 @phone due:2026-11-30 color:red

            x 2026-11-20 2026-11-10 Read http://a.example/b +a +b
            (F) 2026-11-01 Water rec:1b owner:nobody-here due:soon
            there already due:2026-12-01
            +only @marks
            Bad rec:3b h:2x\r
            """, into: people)
        expectNoDifference(
            plan.notes.map { "\($0.line): \($0.text)" },
            [
                "1: color:red means nothing here; it is kept as it stands",
                "3: +b is a second project, and a task has one theme; it is kept as it stands",
                "4: rec:1b counts from the day it is due here",
                "4: owner:nobody-here names nobody known here; it is kept as it stands",
                "4: due:soon is no date; it is kept as it stands", "4: (F) is taken for a low priority",
                "5: a task with these words and this day is there already; left as it is",
                "6: there are no words that say what is to be done; left out",
                "7: rec:3b is no rhythm that is known here; it is kept as it stands",
                "7: h:2x is no number of hours; it is kept as it stands",
            ])
        let network = after(plan, people)
        let tasks = Array(network.all(Task.self).dropFirst())
        expectNoDifference(tasks.map(\.title), ["Call Mum", "Read http://a.example/b", "Water", "Bad"])
        expectNoDifference(tasks.map(\.theme), ["Family", "a", nil, nil])
        expectNoDifference(tasks[0].event, "mc14")
        expectNoDifference(tasks.map(\.priority), ["high", nil, "low", nil])
        expectNoDifference(tasks[0].tags, ["phone"])
        expectNoDifference(tasks[1].status, "done")
        expectNoDifference(tasks[1].done?.iso, "2026-11-20")
        expectNoDifference(tasks[2].repeats, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
        expectNoDifference(tasks[2].record.all(.todoTxt), ["owner:nobody-here", "due:soon"])
        #expect(text(network).contains("(A) 2026-11-21 Call Mum +mc14 +Family due:2026-11-30 color:red @phone"))
        // Nothing comes twice.
        expectNoDifference(self.plan(text(network), into: network).edits(at: clock.now), [])
    }

    @Test("changes what was changed in it, and leaves what other programs do not keep")
    func changed() {
        let network = after(plan("x 2026-11-21 there already now due:2026-12-02 owner:ana id:t1", into: people), people)
        let task = network.task("t1")
        expectNoDifference(task?.title, "there already now")
        expectNoDifference(task?.status, "done")
        expectNoDifference(task?.done?.iso, "2026-11-21")
        expectNoDifference(task?.due?.iso, "2026-12-02")
        expectNoDifference(task?.notes, "kept")
        expectNoDifference(network[.task].count, 1)
    }

    @Test("an Id that another record has, or that is there twice, is told")
    func ids() {
        let plan = plan("one id:t1\ntwo id:t1\nthree id:mc14\nfour id:Über\n", into: people)
        expectNoDifference(
            plan.notes.map { "\($0.line): \($0.text)" },
            [
                "2: the task with the Id t1 came before in this file; left out",
                "3: id:mc14 cannot be the Id of a task; another is made",
                "4: id:Über cannot be the Id of a task; another is made",
            ])
        expectNoDifference(after(plan, people)[.task].count, 3)
    }

    private func held(_ changes: (inout Draft) -> Void) -> Network {
        var network = Network([
            .person: "Id: ana\nName: Ana\n\nId: bea\nName: Bea\n",
            .task: """
            Id: t1
            Title: draft the letter
            Accountable: ana
            Status: accepted
            Due: 2026-12-01
            History: 2026-11-20 accepted: ana
            Modified: 2026-11-20T10:00:00Z

            """,
        ])
        var later = network.draft(RecordKey(.task, "t1")) ?? Draft(new: .task, id: "t1")
        changes(&later)
        network.apply(Change(id: "c", at: clock.now, summary: "", edits: [later.edit(at: clock.now)]))
        return network
    }

    @Test("an older file sets nothing back that was changed here since, and what it says is told")
    func older() {
        let written = text(held { _ in })
        #expect(written.contains("modified:2026-11-20T10:00:00Z id:t1"))
        let network = held { task in
            task.set(.accountable, "bea")
            task.set(.status, "doing")
            task.setAll(.history, task.all(.history) + ["2026-11-21 handed over: ana; to bea"])
        }
        let plan = plan(written, into: network)
        expectNoDifference(plan.edits(at: clock.now), [])
        expectNoDifference(
            plan.notes.map(\.text),
            [
                "draft the letter was changed here since this was written; "
                    + "left aside: Accountable ana; Status accepted"
            ])
        let overwritten = TodoTxtImport(
            Array(written.utf8), into: network, on: clock, mint: IDMint(seed: 3), overwriting: true)
        expectNoDifference(after(overwritten, network).task("t1")?.accountable, "ana")
        expectNoDifference(after(overwritten, network).task("t1")?.record.all(.history).count, 2)
    }

    @Test("what is ticked off in an older file is done, where nobody took a step with the task here since")
    func tickedOff() {
        let written = text(held { _ in })
        let network = held {
            $0.set(.notes, "ask the printer")
            $0.set(.due, "2026-12-09")
        }
        let plan = plan("x 2026-11-21 " + written, into: network)
        let task = after(plan, network).task("t1")
        expectNoDifference(task?.status, "done")
        expectNoDifference(task?.due?.iso, "2026-12-09")
        expectNoDifference(
            plan.notes.map(\.text),
            ["draft the letter was changed here since this was written; left aside: Due 2026-12-01"])
    }

    @Test("a file without the time of a change sets back nobody who came after those whom it knows")
    func olderByHistory() {
        let written =
            "draft the letter owner:ana status:accepted due:2026-12-03 "
            + "history:2026-11-20%20accepted:%20ana id:t1\n"
        var network = Network([
            .person: "Id: ana\nName: Ana\n\nId: bea\nName: Bea\n",
            .task: "Id: t1\nTitle: draft the letter\nAccountable: bea\nStatus: doing\nDue: 2026-12-01\n"
                + "History: 2026-11-20 accepted: ana\nHistory: 2026-11-21 handed over: ana; to bea\n",
        ])
        network = after(plan(written, into: network), network)
        let task = network.task("t1")
        expectNoDifference(task?.accountable, "bea")
        expectNoDifference(task?.status, "doing")
        expectNoDifference(task?.due?.iso, "2026-12-03")
        expectNoDifference(task?.record.all(.history).count, 2)
    }
}
