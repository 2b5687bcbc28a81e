import NetworkModel
import RecFormat

/// What a version of a file made of the one that it began from, by lines: which records differ, and how many more or
/// fewer there are of what is no record of its own (comments, unreadable lines, records of another type or with an Id
/// that is taken).
struct VersionDifference {
    /// Where a record is in both; nil where it is not.
    struct Slots {
        var base: Int?
        var side: Int?
    }

    private(set) var records: [RecordID: Slots] = [:]
    /// The Ids of `records`, those that the side has first, in its order.
    private(set) var order: [RecordID] = []
    private(set) var loose: [[UInt8]: Int] = [:]
    /// Where lines of `loose` stand in the side.
    private(set) var looseSlots: [Int] = []
    /// Whether the file's own descriptor differs.
    private(set) var hasNewDescriptor = false

    init(from base: Table, to side: Table) {
        let (old, new) = (Parts(base), Parts(side))
        let common = min(old.slots.count, new.slots.count)
        var start = 0
        while start < common, old.isSame(start, new, start) { start += 1 }
        var end = 0
        while end < common - start, old.isSame(old.slots.count - 1 - end, new, new.slots.count - 1 - end) { end += 1 }
        for slot in new.slots[start..<new.slots.count - end] {
            take(new, slot) {
                $0.side = $1
            } count: {
                $0 += 1
            }
        }
        looseSlots = new.slots[start..<new.slots.count - end].filter {
            new.id(of: $0) == nil && !new.isOwnDescriptor($0)
        }
        for slot in old.slots[start..<old.slots.count - end] {
            take(old, slot) {
                $0.base = $1
            } count: {
                $0 -= 1
            }
        }
        settle(base, side, old, new)
    }

    private mutating func take(
        _ parts: Parts, _ slot: Int, _ note: (inout Slots, Int) -> Void, count: (inout Int) -> Void
    ) {
        if parts.isOwnDescriptor(slot) {
            hasNewDescriptor = true
        } else if let id = parts.id(of: slot) {
            if records[id] == nil { order.append(id) }
            note(&records[id, default: Slots()], slot)
        } else {
            count(&loose[parts.document.bytes(of: slot), default: 0])
        }
    }

    /// Completes what was found in the middle only, and drops what is the same after all.
    private mutating func settle(_ base: Table, _ side: Table, _ old: Parts, _ new: Parts) {
        for id in order {
            guard var slots = records[id] else { continue }
            slots.base = slots.base ?? base.slot(of: id)
            slots.side = slots.side ?? side.slot(of: id)
            records[id] = slots
            if let one = slots.base, let other = slots.side,
                old.document.bytes(of: one) == new.document.bytes(of: other)
            {
                records[id] = nil
            }
        }
        order = order.filter { records[$0] != nil }
        loose = loose.filter { $0.value != 0 }
    }

    /// A file's slots and what each is.
    private struct Parts {
        let document: RecDocument
        let slots: [Int]
        private let table: Table
        private let own: Set<Int32>
        private let descriptor: Int?

        init(_ table: Table) {
            self.table = table
            document = table.document
            slots = table.document.slotsInFileOrder.filter { table.document.kind(of: $0) != .deleted }
            own = Set(table.slots)
            descriptor = table.ownDescriptor
        }

        func isOwnDescriptor(_ slot: Int) -> Bool { slot == descriptor }

        func id(of slot: Int) -> RecordID? {
            guard own.contains(Int32(slot)) else { return nil }
            let id = table.id(at: slot)
            return table.slot(of: id) == slot ? id : nil
        }

        func isSame(_ position: Int, _ other: Parts, _ otherPosition: Int) -> Bool {
            let (one, two) = (slots[position], other.slots[otherPosition])
            return document.kind(of: one) == other.document.kind(of: two)
                && document.bytes(of: one) == other.document.bytes(of: two)
        }
    }
}

extension Table {
    /// The slot of the first descriptor, which says that the records are of this kind.
    var ownDescriptor: Int? {
        guard let slot = document.slotsInFileOrder.first(where: { document.kind(of: $0) == .descriptor }),
            let type = RecDescriptor(document.record(at: slot)).type
        else { return nil }
        return type.hasSameBytes(as: kind.typeName) ? slot : nil
    }

    /// Whether the slot holds a record of this kind.
    func isOwn(_ slot: Int) -> Bool {
        document.kind(of: slot) == .record && self.slot(of: id(at: slot)) == slot
    }

    /// Whether the slot stands under, or is, the descriptor of another type.
    func isForeign(_ slot: Int) -> Bool {
        guard let descriptor = document.descriptor(of: slot) else { return false }
        return descriptor != ownDescriptor
    }

    /// The last slot that has lines.
    var lastSlot: Int? { document.slotsInFileOrder.last { document.kind(of: $0) != .deleted } }

    /// The slot after which a record of this kind can be added.
    var lastOwnSlot: Int? { endsInOwnType ? lastSlot : slots.last.map { Int($0) } ?? ownDescriptor }
}
