package import RecFormat

/// One record before and after: created where `before` is nil, deleted where `after` is nil.
package struct RecordEdit: Hashable, Sendable {
    package let key: RecordKey
    package let before: [RecField]?
    package let after: [RecField]?

    package init(_ key: RecordKey, before: [RecField]?, after: [RecField]?) {
        self.key = key
        self.before = before
        self.after = after
    }

    /// The edit that takes this one back. An Id that the record got with it stays, so that it can be named.
    package var inverse: RecordEdit { RecordEdit(key, before: after, after: before?.identified(as: key.id)) }

    /// Whether applying it would change nothing.
    package var isEmpty: Bool { before == after }

    /// Whether this is what a merge left of an edit that gave way to all others set: when the record was changed, and
    /// nothing that was changed then.
    package func isRemnant(of asked: RecordEdit) -> Bool { !isEmpty && isStamp && !asked.isStamp }

    /// Whether only the time of the last change differs.
    private var isStamp: Bool {
        guard let before, let after else { return false }
        return before.filter { !Field.modified.names($0) } == after.filter { !Field.modified.names($0) }
    }
}

/// A change: the one way in which data changes.
///
/// The same value updates the model, is written to disk, is inverted for undo, is what a merge compares and what a
/// reload yields.
package struct Change: Hashable, Sendable {
    /// Names the change in the journal.
    package let id: RecordID
    package let at: Timestamp
    /// Who made it, where known.
    package let by: RecordID?
    /// Whether others made it elsewhere, and it was taken over here as a whole: by a sync, or out of a copy of a file.
    package let isTakenOver: Bool
    /// What it did, as a person reads it: `Logged with Aid/Watch`.
    package let summary: String
    /// What was done in the first place: the summary of the change that a chain of undos and redos began with.
    package let act: String
    /// The change that this one takes back or brings back, if it is an undo or a redo.
    package let reverses: RecordID?
    package let edits: [RecordEdit]

    package init(
        id: RecordID, at: Timestamp, by: RecordID? = nil, isTakenOver: Bool = false, summary: String,
        act: String? = nil, reverses: RecordID? = nil, edits: [RecordEdit]
    ) {
        self.id = id
        self.at = at
        self.by = by
        self.isTakenOver = isTakenOver
        self.summary = summary
        self.act = act ?? summary
        self.reverses = reverses
        self.edits = edits.filter { !$0.isEmpty }
    }

    /// The same change with other edits.
    package func with(_ edits: [RecordEdit]) -> Change {
        Change(
            id: id, at: at, by: by, isTakenOver: isTakenOver, summary: summary, act: act, reverses: reverses,
            edits: edits)
    }

    package var isEmpty: Bool { edits.isEmpty }

    /// The change that takes this one back, in the reverse order of its edits.
    package func reversed(id: RecordID, at: Timestamp, by: RecordID?, summary: String) -> Change {
        Change(
            id: id, at: at, by: by, summary: summary, act: act, reverses: self.id,
            edits: edits.reversed().map(\.inverse))
    }
}
