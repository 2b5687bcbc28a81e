import CustomDump
import NetworkModel
import TestSupport
import Testing

private func tasks(_ lines: String...) -> String {
    lines.map { line in
        let parts = line.split(separator: " ").map(String.init)
        return
            (["Id: \(parts[0])", "Title: \(parts[0])"]
            + parts.dropFirst().map { $0.split(separator: "=").joined(separator: ": ") }).joined(separator: "\n")
    }
    .joined(separator: "\n\n") + "\n"
}

private func key(_ id: RecordID) -> RecordKey { RecordKey(.task, id) }

@Suite("Tasks that wait for others")
struct TaskLinkTests {
    @Test("a task is blocked while something it comes after is open, be it a task or a checklist item")
    func blocks() {
        let network = Network([
            .checklistItem: "Id: i\nEvent: e\nText: room\n\nId: j\nEvent: e\nText: hall\nDone: 2026-11-01\n",
            .task: tasks("a", "b After=a", "c After=i", "d After=j", "e After=gone", "f Status=dropped", "g After=f"),
        ])
        let blocked = network[.task].slots.filter { network.isBlocked(Int($0)) }
            .map { network.key(at: Place(.task, Int($0))).id }
        expectNoDifference(blocked, ["b", "c"])
        expectNoDifference(network.blockers(of: key("c")), [RecordKey(.checklistItem, "i")])
        expectNoDifference(network.followers(of: key("a")), [key("b")])
    }

    @Test("finishing the last of what a task comes after sets it free and says so")
    func unblocks() {
        var network = Network([
            .checklistItem: "Id: i\nEvent: e\nText: room\n", .task: tasks("a", "b After=a After=i", "c After=b"),
        ])
        var author = author()
        let first = network.taking(.finish, on: [key("a")], by: &author)
        expectNoDifference(first.unblocked, [])
        network.apply(author.change("", first.edits))
        let second = network.taking(.finish, on: [RecordKey(.checklistItem, "i")], by: &author)
        expectNoDifference(second.unblocked, [key("b")])
        // Both at once set free what comes after both, and not each other.
        let both = network.taking(.finish, on: [RecordKey(.checklistItem, "i"), key("b")], by: &author)
        expectNoDifference(both.unblocked, [key("c")])
    }

    @Test("a task of several parts tells how many are done, and when all are")
    func parts() {
        let network = Network([
            .task: tasks(
                "whole", "a Parent=whole Status=done Effort=2", "b Parent=whole Effort=3",
                "c Parent=whole Status=dropped")
        ])
        let progress = network.progress(of: key("whole"))
        #expect(progress?.done == 1 && progress?.total == 2)
        #expect(progress?.doneHours == 2 && progress?.totalHours == 5)
        #expect(network.progress(of: key("a")) == nil)
        var author = author()
        expectNoDifference(network.taking(.finish, on: [key("b")], by: &author).ripe, [key("whole")])
    }

    @Test("what would lead in a circle is refused, with the circle")
    func refusesCircles() {
        let network = Network([.task: tasks("a", "b After=a", "c After=b", "part Parent=a")])
        var author = author()
        func why(_ step: TaskStep, _ id: RecordID) -> [TaskRefusal] {
            network.taking(step, on: [key(id)], by: &author).refused.map(\.why)
        }
        expectNoDifference(why(.addAfter("c"), "a"), [.cycle(["a", "c", "b"])])
        expectNoDifference(why(.addAfter("a"), "a"), [.cycle(["a"])])
        // A part that waits for the whole of which it is a part would never be done.
        expectNoDifference(why(.addAfter("a"), "part"), [.cycle(["part", "a"])])
        expectNoDifference(why(.join("part"), "a"), [.cycle(["a", "part"])])
        expectNoDifference(why(.addAfter("nobody"), "a"), [.missing("nobody")])
        expectNoDifference(why(.addAfter("a"), "c"), [])
    }

    @Test("a draft that leads in a circle is told so by name, one that always did only when its links change")
    func faults() throws {
        let network = Network([.task: tasks("a After=b", "b", "x After=y", "y After=x")])
        var draft = try #require(network.draft(key("b")))
        draft.add(.after, "a")
        expectNoDifference(network.faults(of: draft, on: clock()), [.circle(["b", "a"])])
        var old = try #require(network.draft(key("x")))
        old.set(.due, "2026-12-01")
        expectNoDifference(network.faults(of: old, on: clock()), [])
        #expect(
            "\(RecordFault.circle(["b", "a"]))"
                == "After and Parent lead in a circle: b waits for a, a waits for b; take one of them out")
    }

    @Test("the check tells circles, missing tasks, and what breaks that one and one only answers for a task")
    func checks() {
        let network = Network([
            .person: "Id: ana\nName: Ana\n\nId: joe\nName: Joe\n",
            .task: tasks(
                "x After=y", "y After=z", "z After=x", "two Accountable=ana Accountable=joe", "bare Status=doing",
                "same Accountable=ana Assignee=ana", "lost After=gone Parent=gone"),
        ])
        let told = network.problems(on: clock()).map { "\(network.key(at: $0.place).id) \($0.what)" }
        expectNoDifference(
            told,
            [
                "two fault(\(RecordFault.severalHolders))", "bare fault(\(RecordFault.unheld(.doing)))",
                "same fault(\(RecordFault.helpsThemselves))",
                "lost value(After, \(ValueProblem.missing("gone", [.task, .checklistItem])))",
                "lost value(Parent, \(ValueProblem.missing("gone", [.task])))",
                "x fault(\(RecordFault.circle(["x", "y", "z"])))",
            ])
    }

    @Test("long chains are walked and each circle is told once")
    func longChains() {
        let chain = (0..<5000).map { "Id: t\($0)\nTitle: t\($0)\nAfter: t\(($0 + 1) % 5000)\n" }
        #expect(Network([.task: chain.joined(separator: "\n")]).cycles().map(\.ids.count) == [5000])
        #expect(Network([.task: chain.dropLast().joined(separator: "\n")]).cycles().isEmpty)
    }

    @Test("filters find what is blocked, asked for, waiting and nobody's")
    func filters() {
        let network = Network([
            .person: "Id: ana\nName: Ana\n",
            .task: tasks(
                "a", "b After=a Accountable=ana", "p Accountable=ana Status=proposed",
                "w Accountable=ana Status=waiting Skill=writing WaitingFor=Oslo", "d Status=done"),
        ])
        func found(_ text: String) -> [RecordID] {
            let filter = Filter(text, of: .task, today: clock().today)
            return network.slots(of: .task, matching: filter, author: author())
                .map { network.key(at: Place(.task, Int($0))).id }
        }
        expectNoDifference(found("is:blocked"), ["b"])
        expectNoDifference(found("is:proposed"), ["p"])
        expectNoDifference(found("is:waiting"), ["w"])
        expectNoDifference(found("is:unowned"), ["a"])
        expectNoDifference(found("skill:writing"), ["w"])
        expectNoDifference(found("waiting:oslo"), ["w"])
        expectNoDifference(found("after:a"), ["b"])
    }
}

@Suite("Tasks, whatever is done with them")
struct TaskPropertyTests {
    private static let ids = (0..<7).map { RecordID("t\($0)") }
    private static let holders: [RecordID] = ["ana", "joe", "eve"]

    private func step(_ random: inout SeededGenerator) -> TaskStep {
        let holder = Self.holders.randomElement(using: &random) ?? "ana"
        let other = Self.ids.randomElement(using: &random) ?? "t0"
        let all: [TaskStep] = [
            .propose(holder), .propose(holder, hasAccepted: true), .accept, .decline(reason: "no"), .release, .begin,
            .wait(on: "them"), .finish, .reopen, .drop(reason: "off"), .addHelper(holder), .removeHelper(holder),
            .addAfter(other), .addAfter(other), .removeAfter(other), .join(other), .join(nil),
        ]
        return all.randomElement(using: &random) ?? .accept
    }

    /// A change as a form makes it, past the steps.
    private func typed(_ key: RecordKey, in network: Network, _ random: inout SeededGenerator) -> [RecordEdit] {
        let holder = Self.holders.randomElement(using: &random)
        let status = TaskStatus.allCases.randomElement(using: &random)
        guard var draft = network.draft(key) else { return [] }
        if Bool.random(using: &random) { draft.set(.accountable, Bool.random(using: &random) ? holder?.text : nil) }
        if Bool.random(using: &random) { draft.set(.status, status?.rawValue) }
        guard network.faults(of: draft, on: clock()).isEmpty else { return [] }
        return [draft.edit(at: clock().now)]
    }

    @Test("no run of steps makes a circle, asks nobody, or leaves a task to two", arguments: 0..<60)
    func keepsOrder(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var network = Network([
            .person: Self.holders.map { "Id: \($0)\nName: \($0)\n" }.joined(separator: "\n"),
            .task: Self.ids.map { "Id: \($0)\nTitle: \($0)\nRepeats: FREQ=DAILY\n" }.joined(separator: "\n"),
        ])
        var author = author(me: "joe")
        for number in 0..<80 {
            let keys = Self.ids.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)).map(key)
            let step = step(&random)
            let isTyped = Int.random(in: 0..<4, using: &random) == 0
            let edits =
                isTyped
                ? typed(keys[0], in: network, &random) : network.taking(step, on: keys, by: &author).edits
            network.apply(author.change("", edits))
            let faults = network.problems(on: author.clock).map { "\($0.what)" }
            let askedNobody = network.all(Task.self).filter { $0.stage == .proposed && $0.accountable == nil }
            guard faults.isEmpty, askedNobody.isEmpty else {
                Issue.record("seed \(seed), step \(number) \(step) on \(keys), typed \(isTyped): \(faults)")
                return
            }
        }
    }
}
