import NetworkModel
import RecFormat

/// Changes merged, one after the other, with what the files hold.
struct MergedChanges: Sendable {
    private let tables: [Table]
    private var mint: IDMint
    /// What records become; those that the files do not know yet and those that go too.
    private(set) var results: [RecordKey: [RecField]?] = [:]
    /// The keys of `results` in the order in which they were first changed.
    private(set) var order: [RecordKey] = []
    private(set) var saved: [Saved] = []

    /// Merges changes with the files' tables, by ordinal of the kind.
    init(_ changes: [Change], with tables: [Table], mint: inout IDMint) throws(StoreError) {
        self.tables = tables
        self.mint = mint
        for change in changes {
            try Self.validate(change)
            merge(change)
        }
        mint = self.mint
    }

    /// The kinds whose files change.
    var kinds: [Kind] { Kind.allCases.filter { kind in order.contains { $0.kind == kind } } }

    /// The edits of a kind's file, each record once.
    func edits(of kind: Kind) -> [RecordEdit] {
        order.filter { $0.kind == kind }.compactMap { key in
            let edit = RecordEdit(key, before: tables[kind.ordinal].record(key.id)?.fields, after: results[key] ?? nil)
            return edit.isEmpty ? nil : edit
        }
    }

    private func current(_ key: RecordKey) -> [RecField]? {
        if let result = results[key] { return result }
        return tables[key.kind.ordinal].record(key.id)?.fields
    }

    private mutating func put(_ key: RecordKey, _ fields: [RecField]?) {
        if results.updateValue(fields, forKey: key) == nil { order.append(key) }
    }

    private mutating func merge(_ change: Change) {
        var applied: [RecordEdit] = []
        var following: [RecordEdit] = []
        var left: [Saved.Leftover] = []
        // An undo gives way to what was done since; any other change has the word of the person at the keyboard.
        let side: RecordMerge.Side = change.reverses == nil ? .mine : .theirs
        for edit in change.edits {
            let mine = edit.after?.map(\.normalized)
            let theirs = current(edit.key)
            let merge = RecordMerge(
                edit.key.kind, base: edit.before?.map(\.normalized), mine: mine, theirs: theirs, preferring: side)
            let result = RecordEdit(edit.key, before: theirs, after: merge.fields)
            if !result.isEmpty {
                put(edit.key, merge.fields)
                applied.append(result)
            }
            if merge.fields != edit.after {
                following.append(RecordEdit(edit.key, before: edit.after, after: merge.fields))
            }
            if (merge.fields == nil) != (mine == nil) { left.append(Saved.Leftover(key: edit.key, field: nil)) }
            for clash in merge.clashes {
                guard side == .mine else {
                    left.append(Saved.Leftover(key: edit.key, field: clash.field))
                    continue
                }
                let conflict = conflict(clash, over: edit.key, in: change)
                put(conflict.key, conflict.after)
                applied.append(conflict)
                following.append(conflict)
            }
        }
        saved.append(
            Saved(asked: change, change: change.with(applied), following: change.with(following), left: left))
    }

    /// The record that keeps the other version of a field.
    private mutating func conflict(_ clash: RecordMerge.Clash, over key: RecordKey, in change: Change) -> RecordEdit {
        var draft = Draft(new: .conflict, id: mint.next(at: change.at.instant))
        draft.set(.record, "\(key.kind.typeName) \(key.id.text)")
        draft.set(.field, clash.field.name)
        draft.set(.base, clash.base)
        draft.set(.mine, clash.mine)
        draft.set(.theirs, clash.theirs)
        draft.set(.at, change.at.iso)
        return draft.edit(at: change.at)
    }

    private static func validate(_ change: Change) throws(StoreError) {
        for edit in change.edits {
            for field in edit.after ?? []
            where !RecField.isName(field.name) || field.name.utf8.first == UInt8(ascii: "%") {
                throw StoreError(.invalidFieldName(field.name), path: edit.key.kind.fileName)
            }
        }
    }
}

extension Change {
    /// The same change with other edits.
    func with(_ edits: [RecordEdit]) -> Change {
        Change(id: id, at: at, by: by, summary: summary, reverses: reverses, edits: edits)
    }
}
