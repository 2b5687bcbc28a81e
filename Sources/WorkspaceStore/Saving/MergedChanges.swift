import NetworkModel
import RecFormat

/// Changes merged, one after the other, with what the files hold.
struct MergedChanges: Sendable {
    /// The edits of each file that changes, each record once. The tables themselves are not kept: whoever holds them
    /// makes the next edit of them copy them.
    let files: [(kind: Kind, edits: [RecordEdit])]
    let saved: [Saved]

    /// Merges changes with the files' tables, by ordinal of the kind. Changes that are being finished meet only the
    /// beginnings of themselves, which are no conflict.
    init(
        _ changes: [Change], with tables: [Table], finishing isFinishing: Bool = false
    ) throws(StoreError) {
        var merging = Merging(tables: tables, isFinishing: isFinishing)
        for change in changes {
            try Self.validate(change)
            // What names such an Id is brought back as it was; who began to save it knew of none.
            let isUndo = change.reverses != nil
            let edits = change.edits.filter { !isUndo || ($0.before != nil && $0.after != nil) }
            if !isFinishing, let shared = SharedID(touchedBy: edits, in: { tables[$0.ordinal] }) {
                throw StoreError(.sharedID(shared), path: shared.key.kind.fileName, line: shared.lines.first)
            }
            merging.merge(change)
        }
        files = merging.files
        saved = merging.saved
    }

    /// Whether a person or a partner that somebody had deleted is there again.
    var bringsBack: Bool {
        saved.contains { saved in
            saved.encounters.contains { $0.outcome == .cameBack && [.person, .partner].contains($0.key.kind) }
        }
    }

    private static func validate(_ change: Change) throws(StoreError) {
        for edit in change.edits {
            guard let fields = edit.after else { continue }
            for field in fields where !RecField.isName(field.name) || field.name.utf8.first == UInt8(ascii: "%") {
                throw StoreError(.invalidFieldName(field.name), path: edit.key.kind.fileName)
            }
            let id = fields.first { Field.id.names($0) }.map { RecordID($0.value) }
            guard id == edit.key.id, !edit.key.id.text.isEmpty else {
                throw StoreError(.changedID(edit.key.id), path: edit.key.kind.fileName)
            }
        }
    }
}

private struct Merging {
    let tables: [Table]
    let isFinishing: Bool
    /// What records become.
    private var results: [RecordKey: [RecField]?] = [:]
    /// The keys of `results` in the order in which they were first changed.
    private var order: [RecordKey] = []
    private(set) var saved: [Saved] = []

    init(tables: [Table], isFinishing: Bool) {
        self.tables = tables
        self.isFinishing = isFinishing
    }

    var files: [(kind: Kind, edits: [RecordEdit])] {
        Kind.allCases.compactMap { kind in
            let edits = order.compactMap { key -> RecordEdit? in
                guard key.kind == kind else { return nil }
                let before = tables[kind.ordinal].record(key.id)?.fields
                let edit = RecordEdit(key, before: before, after: results[key] ?? nil)
                return edit.isEmpty ? nil : edit
            }
            return edits.isEmpty ? nil : (kind, edits)
        }
    }

    private func current(_ key: RecordKey) -> [RecField]? {
        if let result = results[key] { return result }
        return tables[key.kind.ordinal].record(key.id)?.fields
    }

    private mutating func put(_ key: RecordKey, _ fields: [RecField]?) {
        if results.updateValue(fields, forKey: key) == nil { order.append(key) }
    }

    mutating func merge(_ asked: Change) {
        var applied: [RecordEdit] = []
        var following: [RecordEdit] = []
        // An undo gives way to what was done since; any other change has the word of the person at the keyboard.
        let side: RecordMerge.Side = asked.reverses == nil ? .mine : .theirs
        let settled = side == .mine ? asked.settled : [:]
        let isUndo = side == .theirs && !isFinishing
        let (change, withdrawn) = isUndo ? asked.withdrawn(from: openConflicts, current) : (asked, [])
        var encounters = withdrawn.map { Saved.Encounter($0.key, .withdrawn($0.field)) }
        for (index, edit) in change.edits.enumerated() {
            let mine = edit.after?.map(\.normalized)
            let theirs = current(edit.key)
            guard !isFinishing else {
                finish(RecordEdit(edit.key, before: theirs, after: mine), &applied)
                continue
            }
            // What a model has that holds the change as asked.
            let held = index < asked.edits.count ? asked.edits[index].after : edit.before
            if side == .theirs, theirs == nil, edit.before != nil {
                guard mine != nil else { continue }
                encounters.append(Saved.Encounter(edit.key, .staysDeleted))
                following.append(RecordEdit(edit.key, before: held, after: nil))
                continue
            }
            if theirs == nil, mine != nil, let before = edit.before, isForgotten(edit.key, before) {
                encounters.append(Saved.Encounter(edit.key, .forgotten))
                following.append(RecordEdit(edit.key, before: held, after: nil))
                continue
            }
            let merge = RecordMerge(
                edit.key.kind, base: edit.before?.map(\.normalized), mine: mine, theirs: theirs, preferring: side,
                settled: settled[edit.key] ?? Settled())
            var result = RecordEdit(edit.key, before: theirs, after: merge.fields)
            if isUndo, result.isRemnant(of: edit), !withdrawn.contains(where: { $0.key == edit.key }) {
                result = RecordEdit(edit.key, before: theirs, after: theirs)
            }
            if !result.isEmpty {
                put(edit.key, result.after)
                applied.append(result)
            }
            if result.after != held {
                following.append(RecordEdit(edit.key, before: held, after: result.after))
            }
            if mine == nil, merge.fields != nil { encounters.append(Saved.Encounter(edit.key, .stays)) }
            if theirs == nil, edit.before != nil, merge.fields != nil {
                encounters.append(Saved.Encounter(edit.key, .cameBack))
            }
            for clash in merge.clashes {
                guard side == .mine else {
                    let isTold = withdrawn.contains { $0.key == edit.key && $0.field == clash.field }
                    if !isTold { encounters.append(Saved.Encounter(edit.key, .gaveWay(clash.field))) }
                    continue
                }
                encounters.append(Saved.Encounter(edit.key, .kept(clash.field)))
                let conflict = Conflict.edit(
                    clash, over: edit.key, by: change.by?.text, made: change.at, now: change.at)
                put(conflict.key, conflict.after)
                applied.append(conflict)
                following.append(conflict)
            }
        }
        saved.append(
            Saved(
                asked: asked, change: change.with(applied), following: change.with(following),
                encounters: encounters))
    }

    /// Whether this is somebody who was forgotten, which no edit that was begun before takes back.
    private func isForgotten(_ key: RecordKey, _ fields: [RecField]) -> Bool {
        let table = tables[Kind.erasure.ordinal]
        return table.slots.contains { ErasureRecord(table.record(at: Int($0))).marks(key, fields) }
    }

    /// What waits to be settled.
    private var openConflicts: [Conflict] {
        let table = tables[Kind.conflict.ordinal]
        let known = table.slots.map { RecordKey(.conflict, table.id(at: Int($0))) }
        let made = order.filter { $0.kind == .conflict && table.slot(of: $0.id) == nil }
        return (known + made).compactMap { current($0) }.map { Conflict(RecRecord($0)) }
    }

    // What is there of the record was begun by the same change, so it is no other version.
    private mutating func finish(_ edit: RecordEdit, _ applied: inout [RecordEdit]) {
        guard !edit.isEmpty else { return }
        put(edit.key, edit.after)
        applied.append(edit)
    }
}

extension Change {
    /// The fields whose conflicts it ends.
    fileprivate var settled: [RecordKey: Settled] {
        var settled: [RecordKey: Settled] = [:]
        for edit in edits where edit.key.kind == .conflict && edit.after == nil {
            guard let fields = edit.before else { continue }
            let conflict = Conflict(RecRecord(fields))
            if let subject = conflict.subject {
                settled[subject, default: Settled()].mine.append(SettledField(conflict))
            }
        }
        return settled
    }
}
