import Insight
import NetworkModel

/// What lists ask of every record of a kind, read once and kept by slot: each read in the background with the indexes,
/// or when a list that needs it opens before those are there.
struct Digests: Sendable {
    private var partners: PartnerDigest?
    private var tasks: TaskDigest?
    private var people: PersonDigest?
    private var events: EventDigest?
    private var workload: WorkloadDigest?
    private var privates: PrivateDigest?

    init() {}

    /// Reads all of them.
    init(_ network: Network, on day: Day) {
        partners = PartnerDigest(network[.partner])
        tasks = TaskDigest(network[.task])
        people = PersonDigest(network[.person])
        events = EventDigest(network[.event])
        workload = WorkloadDigest(network, on: day)
        privates = PrivateDigest(network)
    }

    /// Who has how much to do in the week that begins on a day.
    mutating func workload(of network: Network, on day: Day) -> Workload {
        let known = workload.flatMap { $0.isOf(day) ? $0 : nil } ?? WorkloadDigest(network, on: day)
        workload = known
        return known.workload
    }

    /// All open work of a day, where it was read and nothing in the network is private.
    func unrestrictedWork(on day: Day) -> WorkloadDigest? {
        holdNothingPrivate ? workload.flatMap { $0.isOf(day) ? $0 : nil } : nil
    }

    mutating func partners(of network: Network) -> PartnerDigest {
        let digest = partners ?? PartnerDigest(network[.partner])
        partners = digest
        return digest
    }

    mutating func tasks(of network: Network) -> TaskDigest {
        let digest = tasks ?? TaskDigest(network[.task])
        tasks = digest
        return digest
    }

    /// What lists ask of tasks, where it was read already.
    var readTasks: TaskDigest? { tasks }

    mutating func people(of network: Network) -> PersonDigest {
        let digest = people ?? PersonDigest(network[.person])
        people = digest
        return digest
    }

    mutating func events(of network: Network) -> EventDigest {
        let digest = events ?? EventDigest(network[.event])
        events = digest
        return digest
    }

    /// Whether it is known that no record is private.
    var holdNothingPrivate: Bool { privates?.isEmpty ?? false }

    /// Takes up the records that a change touched.
    mutating func take(_ change: Change, in network: Network) {
        partners?.take(change, in: network)
        tasks?.take(change, in: network)
        people?.take(change, in: network)
        events?.take(change, in: network)
        workload?.take(change, in: network)
        privates?.take(change, in: network)
    }
}

/// What lists ask of every record of one kind.
protocol Digest: Sendable {
    static var kind: Kind { get }
    /// Reads a record that was added or edited.
    mutating func read(_ slot: Int, of table: Table)
    /// Forgets the records that are no longer there.
    mutating func sweep(_ table: Table)
}

extension Digest {
    mutating func take(_ change: Change, in network: Network) {
        let table = network[Self.kind]
        let edits = change.edits.filter { $0.key.kind == Self.kind }
        for edit in edits { if let slot = table.slot(of: edit.key.id) { read(slot, of: table) } }
        // The slot of what is gone is not found by its Id any more.
        if edits.contains(where: { $0.after == nil }) { sweep(table) }
    }
}
