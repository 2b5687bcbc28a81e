import NetworkModel
import RecFormat
import TestSupport
import WorkspaceStore

/// Steps that are taken by `caucus` at the shell, a process each.
struct CaucusSteps {
    private let order: WorkloadOrder
    private let bench: Bench
    private var random: SeededGenerator
    /// What undo can take back: the places of the last step, as they were before it.
    private var undoable: [String: String]?
    private var marks: [String: String]
    private let ids: [Kind: String]

    init(_ order: WorkloadOrder) throws {
        self.order = order
        bench = Bench("\(order.ledger).bench", data: order.folder)
        random = SeededGenerator(seed: order.seed)
        let data = Folder.contents(of: order.folder).filter { CaucusSubject.fileNames.contains($0.key) }
        marks = Mark.found(in: data).marks.compactMapValues(\.last)
        let network = try Store.open(try Workspace(at: order.folder), reading: [.network]).network
        ids = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, CaucusSubject.key($0, in: network).id.text) })
    }

    consuming func run(_ workload: Workload) throws {
        var steps = self
        try workload.run { steps.next($0) }
    }

    private mutating func next(_ number: Int) -> Workload.Step {
        if order.onlyAdds { return adding(number) }
        if let back = undoable, random.next() % 5 == 0 {
            undoable = nil
            return step(back, ["undo"])
        }
        let number = order.first + number
        switch random.next() % 4 {
        case 0:
            let place = "Log\(number)"
            return step([place: Mark.text(place, number)], ["log", "call Aid Watch: \(Mark.text(place, number))"])
        case 1:
            let (call, task) = ("Log\(number)", "Step\(number)")
            let line = "call Aid Watch: \(Mark.text(call, number)) > \(Mark.text(task, number))"
            return step([call: Mark.text(call, number), task: Mark.text(task, number)], ["log", line])
        case 2:
            let place = "Added\(number)"
            return step([place: Mark.text(place, number)], ["add", "task", Mark.text(place, number)])
        default:
            let place = kind(random.next()).typeName
            return step(
                [place: Mark.text(place, number)],
                ["set", ids[kind(named: place)] ?? "", "Notes=\(Mark.text(place, number))"])
        }
    }

    /// A mark that is added to what is there: a tag of a record that all writers change, or a contact.
    private mutating func adding(_ number: Int) -> Workload.Step {
        let place = "W\(order.writer)x\(order.first + number)"
        let mark = Mark.text(place, number)
        if number % 4 == 0 { return step([place: mark], ["log", "call Aid Watch: \(mark)"]) }
        return step([place: mark], ["set", ids[kind(UInt64(number))] ?? "", "Tag+=\(mark)"])
    }

    /// The kinds whose records are found by their Ids at the shell, in turn.
    private func kind(_ number: UInt64) -> Kind {
        let kinds = Kind.allCases.filter { $0 != .conflict }
        return kinds[Int(number % UInt64(kinds.count))]
    }

    private func kind(named name: String) -> Kind { Kind(typeName: name) ?? .network }

    private mutating func step(_ after: [String: String], _ words: [String]) -> Workload.Step {
        if words != ["undo"] {
            let before = after.mapValues { _ in "" }.merging(marks.filter { after[$0.key] != nil }) { $1 }
            // A change that forgot somebody is passed over.
            undoable = after[Kind.erasure.typeName] == nil ? before : nil
        }
        marks.merge(after) { $1 }
        let command = Command([order.program] + words + ["--workspace", order.folder])
        return Workload.Step(marks: after) { [bench] in
            // In the same group as the workload, so that both are killed at once.
            let ending = try bench.start(command, inGroup: false).wait(seconds: 60)
            guard ending.isSuccess else { throw Failure(ending.words) }
        }
    }
}
