import NetworkModel

/// Of every task: who holds it, how far it is, and how many hours it takes.
struct TaskDigest: Digest {
    static let kind = Kind.task
    private(set) var holders: WordColumn
    private(set) var statuses: WordColumn
    private var efforts: [Double] = []

    init(_ table: Table) {
        holders = WordColumn(.accountable, of: table)
        statuses = WordColumn(.status, of: table)
        for slot in table.slots { readEffort(Int(slot), of: table) }
    }

    /// The hours a task takes; nought where nothing is said.
    func effort(_ slot: Int) -> Double { slot < efforts.count ? efforts[slot] : 0 }

    mutating func read(_ slot: Int, of table: Table) {
        holders.read(slot, of: table)
        statuses.read(slot, of: table)
        readEffort(slot, of: table)
    }

    mutating func sweep(_ table: Table) {
        holders.sweep(table)
        statuses.sweep(table)
    }

    private mutating func readEffort(_ slot: Int, of table: Table) {
        if slot >= efforts.count { efforts.append(contentsOf: repeatElement(0, count: slot + 1 - efforts.count)) }
        efforts[slot] = Task(table.record(at: slot)).effort ?? 0
    }
}
