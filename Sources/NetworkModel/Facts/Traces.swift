/// For the records of one kind, which of them name a given record: a partner's contacts, an event's tasks.
///
/// Kept as linked lists in flat arrays: adding is constant-time, and an entry that an edit made stale is left in place;
/// readers verify (`Network.sources`). Newest-added first.
package struct Traces: Sendable {
    private struct Entry {
        var source: Int32
        var next: Int32
    }

    /// What was read in one go.
    private struct Part {
        // By kind of the target, then by its slot.
        var heads: [[Int32]] = Array(repeating: [], count: Kind.allCases.count)
        var entries: [Entry] = []
    }

    // Later records are in later parts.
    private var parts = [Part()]

    package init() {}

    /// Joins what was read of the stretches of a file, in their order.
    init(joining stretches: [Traces]) {
        parts = stretches.flatMap(\.parts)
        if parts.isEmpty { parts = [Part()] }
    }

    /// Makes room for entries that are about to be added.
    package mutating func reserve(_ count: Int) {
        parts[parts.count - 1].entries.reserveCapacity(parts[parts.count - 1].entries.count + count)
    }

    /// Notes that the source record names the target.
    package mutating func add(source: Int, target: Place) {
        let (last, kind) = (parts.count - 1, target.kind.ordinal)
        let missing = target.slot + 1 - parts[last].heads[kind].count
        if missing > 0 { parts[last].heads[kind].append(contentsOf: repeatElement(-1, count: missing)) }
        parts[last].entries.append(Entry(source: Int32(source), next: parts[last].heads[kind][target.slot]))
        parts[last].heads[kind][target.slot] = Int32(parts[last].entries.count - 1)
    }

    /// Calls `body` with every target of a kind by its slot and each source noted for it, in no order; some may be stale or
    /// doubled.
    package func forEach(_ kind: Kind, _ body: (_ target: Int, _ source: Int) -> Void) {
        for part in parts {
            let heads = part.heads[kind.ordinal]
            for target in heads.indices {
                var entry = heads[target]
                while entry >= 0 {
                    body(target, Int(part.entries[Int(entry)].source))
                    entry = part.entries[Int(entry)].next
                }
            }
        }
    }

    /// The sources noted for a target, newest first; some may be stale or doubled.
    package func candidates(for target: Place) -> [Int] {
        var result: [Int] = []
        for part in parts.reversed() {
            let list = part.heads[target.kind.ordinal]
            guard target.slot < list.count else { continue }
            var entry = list[target.slot]
            while entry >= 0 {
                result.append(Int(part.entries[Int(entry)].source))
                entry = part.entries[Int(entry)].next
            }
        }
        return result
    }
}
