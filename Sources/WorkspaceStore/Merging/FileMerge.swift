import NetworkModel
import RecFormat

/// The three-way merge of one kind's file: ours, with what theirs changed since the version that both began from.
///
/// By record and field, as `RecordMerge` has it. Lines that only theirs changed are taken over as they are; comments and
/// unreadable lines are counted, and stay if either side has them and did not take them out.
struct FileMerge {
    private(set) var table: Table
    /// What both set otherwise, and what one deleted and the other changed; when the later of both was done.
    typealias FoundClash = (key: RecordKey, clash: RecordMerge.Clash, at: Timestamp?)
    private(set) var clashes: [FoundClash] = []

    private let base: Table
    private let theirs: Table
    private let ours: VersionDifference
    private let others: VersionDifference
    private let settled: [RecordID: Settled]

    /// `settled` are the conflicts over fields of its records that either side settled.
    init(base: Table, ours: Table, theirs: Table, settled: [RecordID: Settled] = [:]) {
        table = ours
        self.settled = settled
        self.base = base
        self.theirs = theirs
        self.ours = VersionDifference(from: base, to: ours)
        others = VersionDifference(from: base, to: theirs)
        mergeDescriptor()
        for id in others.order { merge(id) }
        // What stands in theirs as it was is chosen all the same where they settled it.
        let unchanged = settled.keys.filter { others.records[$0] == nil && self.ours.records[$0] != nil }
        for id in unchanged.sorted(by: { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }) {
            mergeFields(id, VersionDifference.Slots(base: base.slot(of: id), side: theirs.slot(of: id)))
        }
        mergeLoose()
    }

    private mutating func mergeDescriptor() {
        guard others.hasNewDescriptor, let slot = theirs.ownDescriptor else { return }
        guard let mine = table.ownDescriptor else {
            return table.editLines { $0.insert(linesOf: theirs.document, at: slot, after: nil) }
        }
        // It says only how the records are spelled; ours stays where both have a new one.
        guard !ours.hasNewDescriptor else {
            return keepComments(at: slot, before: base.ownDescriptor, in: mine)
        }
        table.editLines { $0.replace(slot: mine, withLinesOf: theirs.document, at: slot) }
    }

    private mutating func merge(_ id: RecordID) {
        guard let there = others.records[id] else { return }
        let mine = table.slot(of: id)
        guard ours.records[id] != nil || settled[id]?.mine.isEmpty == false else {
            switch (mine, there.side) {
            case (let mine?, let slot?): table.replace(mine, withLinesOf: theirs, at: slot)
            case (nil, let slot?): table.insert(linesOf: theirs, at: slot, after: anchor(of: slot))
            case (_, nil): table.apply(RecordEdit(RecordKey(table.kind, id), before: nil, after: nil))
            }
            return
        }
        mergeFields(id, there)
    }

    /// Merges a record that both changed.
    private mutating func mergeFields(_ id: RecordID, _ there: VersionDifference.Slots) {
        let key = RecordKey(table.kind, id)
        let was = there.base.map { base.record(at: $0).fields }
        let mine = table.slot(of: id).map { table.record(at: $0).fields }
        let other = there.side.map { theirs.record(at: $0).fields }
        let merge = RecordMerge(
            table.kind, base: was, mine: mine, theirs: other, settled: settled[id] ?? Settled())
        if mine == nil, let slot = there.side, merge.fields != nil {
            table.insert(linesOf: theirs, at: slot, after: anchor(of: slot))
        } else {
            table.apply(RecordEdit(key, before: mine, after: merge.fields))
        }
        let at = RecordMerge.lastStamp([mine, other])
        clashes += (merge.clashes + [merge.deletion].compactMap { $0 }).map { (key, $0, at) }
        keepComments(of: there, in: id)
    }

    /// Takes over the comments that theirs added inside a record that ours changed too.
    private mutating func keepComments(of there: VersionDifference.Slots, in id: RecordID) {
        guard let slot = there.side, let mine = table.slot(of: id) else { return }
        keepComments(at: slot, before: there.base, in: mine)
    }

    private mutating func keepComments(at slot: Int, before: Int?, in mine: Int) {
        let known = table.document.comments(of: mine) + (before.map { base.document.comments(of: $0) } ?? [])
        let new = theirs.document.comments(of: slot).filter { !known.contains($0) }
        if !new.isEmpty { table.editLines { $0.comment(slot: mine, with: new) } }
    }

    private mutating func mergeLoose() {
        var left = others.loose.compactMapValues { $0 > 0 ? $0 : nil }
        for (bytes, count) in ours.loose { left[bytes]? -= count }
        for slot in others.looseSlots {
            let bytes = theirs.document.bytes(of: slot)
            guard let count = left[bytes], count > 0 else { continue }
            left[bytes] = count - 1
            table.insert(linesOf: theirs, at: slot, after: theirs.isForeign(slot) ? table.lastSlot : anchor(of: slot))
        }
        for (bytes, count) in others.loose where count < 0 && ours.loose[bytes] == nil { remove(bytes, -count) }
    }

    private mutating func remove(_ bytes: [UInt8], _ count: Int) {
        var left = count
        for slot in (0..<table.document.slotCount).reversed() where left > 0 {
            guard table.document.kind(of: slot) != .deleted, !table.isOwn(slot), table.document.bytes(of: slot) == bytes
            else { continue }
            table.editLines { $0.delete(slot: slot) }
            left -= 1
        }
    }

    /// The slot here after which a slot of theirs belongs: that of the record before it, or else the last.
    private func anchor(of slot: Int) -> Int? {
        let document = theirs.document
        for previous in (0..<slot).reversed() where document.kind(of: previous) == .record {
            guard theirs.isOwn(previous) else { continue }
            if let place = table.slot(of: theirs.id(at: previous)) { return place }
        }
        return table.lastOwnSlot
    }
}
