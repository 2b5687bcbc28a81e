import NetworkModel
import Sharing
import TestSupport
import Testing
import WorkspaceStore

/// People who share in memory, and one record that they all know.
struct Circle {
    let machines: [MemoryMachine]
    private(set) var author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), mint: IDMint(seed: 7))
    let task: RecordKey = RecordKey(.task, "first-task")

    init(_ count: Int) throws {
        let hub = MemoryHub()
        machines = (0..<count).map { _ in MemoryMachine(hub) }
        try machines[0].create(by: &author)
        try sync(0)
        for machine in machines.dropFirst() { try machine.join() }
    }

    mutating func sync(_ order: Int...) throws {
        for machine in order { _ = try report(machine) }
    }

    /// Shares and tells what became of it.
    mutating func report(_ machine: Int) throws -> SyncReport {
        author.me = RecordID("me-\(machine)")
        return try machines[machine].report(by: author)
    }

    func network(_ machine: Int) throws -> Network { try machines[machine].open().network }

    func notes(_ machine: Int) throws -> String? { try network(machine).record(task)?.first(.notes) }

    mutating func save(_ machine: Int, _ edits: [RecordEdit]) throws {
        author.clock.instant += 60
        author.me = RecordID("me-\(machine)")
        _ = try machines[machine].open().store.save(author.change("edited", edits))
    }

    mutating func set(_ machine: Int, _ value: String) throws {
        try save(machine, network(machine).setting(.notes, [value], of: [task], at: author.clock.now))
    }

    /// Adds a record under the Id that its name gives it; what is noted after it names it.
    @discardableResult
    mutating func add(
        _ machine: Int, _ kind: Kind, _ name: String, _ fields: [Field: String] = [:]
    ) throws -> RecordKey {
        author.clock.instant += 60
        var draft = author.draft(kind, named: name, in: try network(machine))
        for (field, value) in fields { draft.set(field, value) }
        try save(machine, [draft.edit(at: author.clock.now)])
        return draft.key
    }

    /// Settles the only conflict on the version with a value.
    mutating func settle(_ machine: Int, on value: String?) throws {
        author.clock.instant += 60
        let network = try network(machine)
        let conflict = try #require(network.openConflicts.first)
        let place = conflict.versions.firstIndex { $0.value == value }
        let settlement = place.map { Settlement.version($0) } ?? .value(value)
        try save(machine, network.settling(conflict, on: settlement, at: author.clock.now))
    }

    /// Takes back the last change that was made on a machine, not shared with it.
    mutating func undo(_ machine: Int) throws {
        author.clock.instant += 60
        author.me = RecordID("me-\(machine)")
        let store = try machines[machine].open().store
        let change = try #require(try store.history().undoable.last { $0.summary == "edited" })
        _ = try store.undo(change.id, by: &author)
    }

    /// Two who set the notes, each to their own, and have them as a conflict.
    mutating func disagree() throws {
        try set(0, "zero")
        try set(1, "one")
        try sync(0, 1, 0)
        for machine in machines.indices.dropFirst(2) { try sync(machine) }
    }
}
