import NetworkModel
import RecFormat

/// All tasks in the order in which they are due, kept with every change so that no board has to sort them: what has no
/// day comes last, and of one day what stands first in the file.
struct DueOrder: Sendable {
    /// Day and slot of each as one number, ascending.
    private var keys: [UInt64] = []
    /// The number of each by slot.
    private var known: [UInt64?] = []

    init() {}

    /// Takes up many at once.
    init(_ tasks: some Sequence<(slot: Int, due: Day?)>) {
        keys = tasks.map { Self.key($0.slot, $0.due) }
        for key in keys { remember(key, at: Self.slot(key)) }
        keys.sort()
    }

    /// The slots in their order.
    var slots: some Sequence<Int> { keys.lazy.map(Self.slot) }

    mutating func put(_ slot: Int, due: Day?) {
        let key = Self.key(slot, due)
        if slot < known.count, let old = known[slot] {
            guard old != key else { return }
            keys.remove(at: place(of: old))
        }
        keys.insert(key, at: place(of: key))
        remember(key, at: slot)
    }

    mutating func remove(_ slot: Int) {
        guard slot < known.count, let old = known[slot] else { return }
        keys.remove(at: place(of: old))
        known[slot] = nil
    }

    private mutating func remember(_ key: UInt64, at slot: Int) {
        if slot >= known.count { known.append(contentsOf: repeatElement(nil, count: slot + 1 - known.count)) }
        known[slot] = key
    }

    /// Where a number stands, or has to be put.
    private func place(of key: UInt64) -> Int { keys.indices.partitionPoint { keys[$0] >= key } }

    private static func key(_ slot: Int, _ due: Day?) -> UInt64 {
        let day = due.map { UInt64(max(0, $0 - Day.first)) } ?? UInt64(UInt32.max)
        return day << 32 | UInt64(UInt32(slot))
    }

    private static func slot(_ key: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: key)) }
}
