package import RecFormat

/// What taking a change back makes of the conflicts between it and what others had set.
///
/// A change that is taken back is to leave things as though it had never been made. Where it set a field that another
/// set too, there would have been no conflict then, and the other's value would stand: what the field was before both
/// is nobody's choice. So each conflict that the change is a side of is merged anew, with what the undo puts back in the
/// place of what the change had set. It ends where that is what both began from; where the same side had set the field
/// before that, it goes on with the earlier value.
package struct Withdrawal {
    /// The edit that takes the record back.
    package private(set) var edit: RecordEdit
    /// The end of those conflicts, and what is left of them without the change.
    package private(set) var conflicts: [RecordEdit] = []
    /// The fields over which there is no conflict any more.
    package private(set) var settled: [Field] = []

    private let author: RecordID?
    private let time: Timestamp
    private let current: [RecField]?

    /// Works it out for one edit of an undo, given the conflicts that are open and what the record is now. `author` made
    /// the change that is taken back, as far as known: what somebody else had set to the same is not taken out.
    package init(
        _ edit: RecordEdit, from conflicts: [Conflict], current: [RecField]?, by author: RecordID?, at time: Timestamp
    ) {
        self.edit = edit
        self.author = author
        self.time = time
        self.current = current
        let open = Dictionary(grouping: conflicts.filter { $0.subject == edit.key }) { Dispute($0) }
        for conflict in conflicts {
            let dispute = Dispute(conflict)
            guard let group = open[dispute], group.first?.id == conflict.id else { continue }
            withdraw(from: group, over: dispute)
        }
    }

    private mutating func withdraw(from open: [Conflict], over dispute: Dispute) {
        let (was, back) = (dispute.value(in: edit.before), dispute.value(in: edit.after))
        let now = dispute.value(in: current)
        let own = open.filter { side(of: $0, having: was, over: dispute) != nil }
        guard !Dispute.same(was, back), let first = own.first else { return }
        let isStanding = dispute.agree(was, now, on: first)
        var mine = Version(value: back, by: author?.text)
        var left = open.count - own.count
        for conflict in own {
            guard let theirs = side(of: conflict, having: was, over: dispute) else { continue }
            conflicts.append(RecordEdit(conflict.key, before: conflict.record.fields, after: nil))
            let (value, isClash) = merge(dispute, base: conflict.base, mine.value, theirs.value)
            if isClash {
                note(dispute, base: conflict.base, mine, theirs)
                left += 1
            } else if isStanding {
                if !Dispute.same(value, mine.value) { mine = Version(value: value, by: theirs.by) }
            } else if !dispute.agree(value, now, on: conflict) {
                // Somebody set the field to something else again, beside the conflict.
                note(dispute, base: conflict.base, Version(value: now, by: nil), theirs)
                left += 1
            }
        }
        if left == 0 { settled.append(dispute.field) }
        put(mine.value, over: dispute)
    }

    private struct Version {
        let value: String?
        let by: String?
    }

    /// The other version of a conflict that has the change as one of its sides; nil where it has not.
    private func side(of conflict: Conflict, having value: String?, over dispute: Dispute) -> Version? {
        let mine = Version(value: conflict.mine, by: conflict.by)
        let theirs = Version(value: conflict.theirs, by: conflict.from)
        for (own, other) in [(mine, theirs), (theirs, mine)] where dispute.agree(own.value, value, on: conflict) {
            guard let author, let by = own.by, author != RecordID(by) else { return other }
        }
        return nil
    }

    private func merge(
        _ dispute: Dispute, base: String?, _ mine: String?, _ theirs: String?
    ) -> (value: String?, isClash: Bool) {
        let fields = { (value: String?) in
            [value].compactMap(\.self).map { RecField(name: dispute.field.name, value: $0) }
        }
        let merge = RecordMerge(edit.key.kind, base: fields(base), mine: fields(mine), theirs: fields(theirs))
        return (merge.fields?.first?.value, !merge.clashes.isEmpty)
    }

    private mutating func note(_ dispute: Dispute, base: String?, _ mine: Version, _ theirs: Version) {
        let clash = RecordMerge.Clash(field: dispute.field, base: base, mine: mine.value, theirs: theirs.value)
        conflicts.append(Conflict.edit(clash, over: edit.key, by: mine.by, from: theirs.by, made: time, now: time))
    }

    /// Has the undo put a value into the field. The record is stamped as it is where a conflict is settled: that this is
    /// how it stands is to be shared, and to be told from what nobody touched. One that would be gone stays for what
    /// others gave it.
    private mutating func put(_ value: String?, over dispute: Dispute) {
        guard let fields = edit.after ?? (value == nil ? nil : edit.before) else { return }
        var draft = Draft(edit.key, fields: fields)
        draft.setAll(dispute.field, dispute.putting(value, among: draft.all(dispute.field)))
        draft.set(.modified, time.iso)
        edit = RecordEdit(edit.key, before: edit.before, after: draft.fields)
    }
}

extension Change {
    /// The undo with what it makes of the conflicts that are open (`Withdrawal`), and the fields over which there is none
    /// any more; `current` is what records are now. What it ends of conflicts comes after its own edits.
    package func withdrawn(
        from open: [Conflict], _ current: (RecordKey) -> [RecField]?
    ) -> (undo: Change, settled: [SettledPlace]) {
        guard !open.isEmpty else { return (self, []) }
        // The undo of a merge ends the conflicts itself that this had made.
        let keys = Set(edits.map(\.key))
        var (ends, settled): ([RecordEdit], [SettledPlace]) = ([], [])
        let back = edits.map { edit in
            let withdrawal = Withdrawal(edit, from: open, current: current(edit.key), by: by, at: at)
            let further = withdrawal.conflicts.filter { !keys.contains($0.key) }
            ends += further
            if !further.isEmpty { settled += withdrawal.settled.map { SettledPlace(key: edit.key, field: $0) } }
            return withdrawal.edit
        }
        return (with(back + ends), settled)
    }

    /// A field of a record about which nothing is to be settled any more.
    package struct SettledPlace: Hashable, Sendable {
        package let key: RecordKey
        package let field: Field
    }
}
