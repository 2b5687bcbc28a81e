/// How much is done: a part of the checks of every change, or all before a release.
enum Tier: String {
    case quick, release
}

/// All that a part needs to run.
struct Setting: Sendable {
    let subject: any Subject
    let tier: Tier
    let machine: Machine
    /// A folder for everything, on a disk of the machine's.
    let folder: String
    /// The same in memory, where that is to be had: where nothing is asked of the disk, it only costs time.
    let fastFolder: String
    let seed: UInt64
    /// This program, which also plays those who write.
    let harness: String

    /// A word that the names of operations must hold; for one that is looked into.
    var word: String?

    /// When a part ends with what it has done until then.
    var end: ContinuousClock.Instant?

    var isRelease: Bool { tier == .release }
    var isOver: Bool { end.map { ContinuousClock.now > $0 } ?? false }

    /// The operations of this tier, or all of them that are asked for by a word.
    func operations(on bench: Bench) throws -> [Operation] {
        let operations = try subject.operations(all: isRelease || word != nil, on: bench)
        return word.map { word in operations.filter { $0.name.contains(word) } } ?? operations
    }

    /// Does something for each item, in as many lanes as the machine has cores, each on a bench of its own.
    func inLanes<Item: Sendable>(
        _ items: [Item], _ name: String, _ body: @escaping @Sendable (Item, Bench) throws -> Void
    ) throws {
        try Lanes.run(items, machine.cores, until: end, { Bench("\(fastFolder)/\(name)-\($0)") }, body)
    }
}
