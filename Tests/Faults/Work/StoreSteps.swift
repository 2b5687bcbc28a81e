import NetworkModel
import RecFormat
import Synchronization
import TestSupport
import WorkspaceStore

/// Steps that are taken by the store of caucus in one process that stays open, as the screens do: changes of records of
/// every kind, one or several or all in one change; records made and deleted.
struct StoreSteps {
    private let order: WorkloadOrder
    private let store: Store
    private var network: Network
    private var author: Author
    private var random: SeededGenerator

    init(_ order: WorkloadOrder) throws {
        self.order = order
        let open = try Store.open(try Workspace(at: order.folder))
        store = open.store
        network = open.network
        random = SeededGenerator(seed: order.seed)
        author = CaucusSubject.author
        author.mint = IDMint(seed: order.seed ^ UInt64(order.first + 1))
        author.clock.instant += Int64(order.first) * 60
    }

    consuming func run(_ workload: Workload) throws {
        var steps = self
        let first = steps.order.first
        try workload.run { try steps.next(first + $0) }
    }

    private mutating func next(_ number: Int) throws -> Workload.Step {
        author.clock.instant += 60
        let kinds = Kind.allCases
        let chosen: [Kind] =
            switch random.next() % 4 {
            case 0: kinds
            case 1: Array(kinds.shuffled(using: &random).prefix(3))
            default: [kinds[Int(random.next() % UInt64(kinds.count))]]
            }
        var marks: [String: String] = [:]
        let edits = chosen.compactMap { kind in
            random.next() % 3 == 0 && kind != .network
                ? renewal(of: kind, number, &marks) : notes(of: kind, number, &marks)
        }
        let change = author.change("Step \(number)", edits)
        network.apply(change)
        return Workload.Step(marks: marks) { [store] in
            let failure = Mutex<StoreError?>(nil)
            store.enqueue(change) { result in
                if case .failure(let error) = result { failure.withLock { $0 = error } }
            }
            store.waitUntilSaved()
            if let failure = failure.withLock(\.self) { throw failure }
        }
    }

    private func notes(of kind: Kind, _ number: Int, _ marks: inout [String: String]) -> RecordEdit? {
        let mark = Mark.text(kind.typeName, number)
        marks[kind.typeName] = mark
        return network.editing(CaucusSubject.key(kind, in: network), at: author.clock.now) { $0.set(.notes, mark) }
    }

    /// Makes a further record of the kind, or deletes the one that was made before.
    private func renewal(of kind: Kind, _ number: Int, _ marks: inout [String: String]) -> RecordEdit? {
        let place = "Further\(kind.typeName)"
        let key = RecordKey(kind, RecordID("further-\(kind.typeName.lowercased())"))
        if let record = network.record(key) {
            marks[place] = ""
            return RecordEdit(key, before: record.fields, after: nil)
        }
        var draft = CaucusSubject.record(kind, key.id)
        marks[place] = Mark.text(place, number)
        draft.set(.notes, marks[place])
        return draft.edit(at: author.clock.now)
    }
}
