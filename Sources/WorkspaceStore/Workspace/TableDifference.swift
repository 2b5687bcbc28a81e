import NetworkModel
import RecFormat

/// What became of a table's records between two readings of its file, by Id.
struct TableDifference {
    private(set) var edits: [RecordEdit] = []

    init(from old: Table, to new: Table) {
        let common = min(old.slots.count, new.slots.count)
        var start = 0
        while start < common, Self.isSame(old, old.slots[start], new, new.slots[start]) { start += 1 }
        var end = 0
        while end < common - start,
            Self.isSame(old, old.slots[old.slots.count - 1 - end], new, new.slots[new.slots.count - 1 - end])
        {
            end += 1
        }
        let kept = new.slots[start..<new.slots.count - end]
        for slot in kept { compare(new, Int(slot), with: old) }
        for slot in old.slots[start..<old.slots.count - end] {
            let id = old.id(at: Int(slot))
            guard !id.text.isEmpty, old.slot(of: id) == Int(slot), new.slot(of: id) == nil else { continue }
            edits.append(RecordEdit(RecordKey(old.kind, id), before: old.record(at: Int(slot)).fields, after: nil))
        }
    }

    private mutating func compare(_ new: Table, _ slot: Int, with old: Table) {
        let id = new.id(at: slot)
        // Of records with the same Id the first is the one that is meant.
        guard !id.text.isEmpty, new.slot(of: id) == slot else { return }
        let before = old.record(id)?.fields
        let after = new.record(at: slot).fields
        if before != after { edits.append(RecordEdit(RecordKey(new.kind, id), before: before, after: after)) }
    }

    private static func isSame(_ old: Table, _ oldSlot: Int32, _ new: Table, _ newSlot: Int32) -> Bool {
        old.record(at: Int(oldSlot)).bytes == new.record(at: Int(newSlot)).bytes
    }
}
