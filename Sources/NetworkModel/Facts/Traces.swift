/// For the records of one kind, which of them name a given record: a partner's contacts, an event's tasks.
///
/// Kept as linked lists in flat arrays: adding is constant-time, and an entry that an edit made stale is left in place;
/// readers verify (`Network.sources`). Newest-added first.
package struct Traces: Sendable {
    private struct Entry {
        var source: Int32
        var next: Int32
    }

    // By kind of the target, then by its slot.
    private var heads: [[Int32]] = Array(repeating: [], count: Kind.allCases.count)
    private var entries: [Entry] = []

    package init() {}

    /// Makes room for entries that are about to be added.
    package mutating func reserve(_ count: Int) { entries.reserveCapacity(entries.count + count) }

    /// Notes that the source record names the target.
    package mutating func add(source: Int, target: Place) {
        let kind = target.kind.ordinal
        let missing = target.slot + 1 - heads[kind].count
        if missing > 0 { heads[kind].append(contentsOf: repeatElement(-1, count: missing)) }
        entries.append(Entry(source: Int32(source), next: heads[kind][target.slot]))
        heads[kind][target.slot] = Int32(entries.count - 1)
    }

    /// The sources noted for a target, newest first; some may be stale or doubled.
    package func candidates(for target: Place) -> [Int] {
        let list = heads[target.kind.ordinal]
        guard target.slot < list.count else { return [] }
        var result: [Int] = []
        var entry = list[target.slot]
        while entry >= 0 {
            result.append(Int(entries[Int(entry)].source))
            entry = entries[Int(entry)].next
        }
        return result
    }
}
