package import NetworkModel
import RecFormat

/// The three-way merge of a workspace: what two sides made of the files that both began from.
///
/// No value that a side set is lost: it is in the merged files, or in a record of conflicts.rec beside the one that is.
package struct WorkspaceMerge: Sendable {
    /// The versions of one kind's file.
    package struct Sides: Sendable {
        /// What both sides began from; several where their histories met before, none where they never did.
        package var bases: [[UInt8]]
        package var ours: [UInt8]
        package var theirs: [UInt8]

        package init(bases: [[UInt8]], ours: [UInt8], theirs: [UInt8]) {
            self.bases = bases
            self.ours = ours
            self.theirs = theirs
        }
    }

    /// Who merges, for the conflicts that come up.
    package struct Signature: Sendable {
        /// Whose side is ours, as far as known.
        package var by: String?
        /// Whose side is theirs, as far as known.
        package var from: String?
        /// Stamps a conflict between versions that do not say when they were made.
        package var at: Timestamp

        package init(by: String? = nil, from: String? = nil, at: Timestamp) {
            self.by = by
            self.from = from
            self.at = at
        }
    }

    /// What each file becomes.
    package private(set) var files: [Kind: [UInt8]] = [:]
    /// The conflicts that the merge made, and that were not there before.
    package private(set) var conflicts: [RecordKey] = []
    private var clashes: [FileMerge.FoundClash] = []

    package init(_ sides: [Kind: Sides], _ signature: Signature) {
        let settled = Self.settledTwice(sides[.conflict])
        for kind in Kind.allCases where kind != .conflict {
            guard let sides = sides[kind] else { continue }
            merge(kind, sides, settled: settled.filter { $0.key.kind == kind })
        }
        mergeConflicts(sides[.conflict] ?? Sides(bases: [], ours: [], theirs: []), signature)
    }

    private mutating func merge(_ kind: Kind, _ sides: Sides, settled: [(key: RecordKey, field: Field)]) {
        if sides.ours == sides.theirs {
            files[kind] = sides.ours
        } else if sides.bases == [sides.theirs], settled.isEmpty {
            files[kind] = sides.ours
        } else if sides.bases == [sides.ours], settled.isEmpty {
            files[kind] = sides.theirs
        } else if sides.ours.isEmpty, sides.bases.allSatisfy(\.isEmpty) {
            files[kind] = sides.theirs
        } else {
            var base = Table.base(kind, sides.bases)
            for (key, field) in settled { base.forget(field, of: key) }
            let merge = FileMerge(
                base: base, ours: Table(kind, RecDocument(sides.ours)), theirs: Table(kind, RecDocument(sides.theirs)))
            files[kind] = merge.table.document.serialized()
            clashes += merge.clashes
        }
    }

    /// The log of conflicts merges as any other file, but that a conflict which both made is one.
    private mutating func mergeConflicts(_ sides: Sides, _ signature: Signature) {
        let ours = Table(.conflict, RecDocument(sides.ours))
        var table = ours
        if sides.ours != sides.theirs, sides.bases != [sides.theirs] {
            table =
                FileMerge(
                    base: Table.base(.conflict, sides.bases), ours: ours,
                    theirs: Table(.conflict, RecDocument(sides.theirs))
                ).table
        }
        conflicts = Self.add(clashes, to: &table, signature)
        files[.conflict] = table.document.serialized()
    }

    /// A log of conflicts with those of a merge beside what it had, and how many they are.
    static func adding(
        _ clashes: [FileMerge.FoundClash], to bytes: [UInt8], at time: Timestamp
    ) -> (bytes: [UInt8], count: Int) {
        var table = Table(.conflict, RecDocument(bytes))
        let added = add(clashes, to: &table, Signature(at: time))
        return (table.document.serialized(), added.count)
    }

    private static func add(
        _ clashes: [FileMerge.FoundClash], to table: inout Table, _ signature: Signature
    ) -> [RecordKey] {
        var added: [RecordKey] = []
        for (key, clash, at) in clashes {
            let edit = Conflict.edit(clash, over: key, by: signature.by, from: signature.from, at: at ?? signature.at)
            guard table.record(edit.key.id) == nil else { continue }
            if table.document.byteCount == 0 {
                table = Table(.conflict, RecDocument(FileDescriptor.text(of: .conflict)))
            }
            table.apply(edit)
            added.append(edit.key)
        }
        return added
    }

    /// The fields whose conflict both sides settled. Each may have settled on another version, and one of them by leaving
    /// what stood there, so that what it was before says nothing.
    private static func settledTwice(_ sides: Sides?) -> [(key: RecordKey, field: Field)] {
        guard let sides else { return [] }
        let (ours, theirs) = (Table(.conflict, RecDocument(sides.ours)), Table(.conflict, RecDocument(sides.theirs)))
        return sides.bases.flatMap { bytes -> [(key: RecordKey, field: Field)] in
            let base = Table(.conflict, RecDocument(bytes))
            return base.slots.compactMap { slot in
                let conflict = Conflict(base.record(at: Int(slot)))
                guard ours.slot(of: conflict.id) == nil, theirs.slot(of: conflict.id) == nil, !conflict.isDeletion
                else { return nil }
                return conflict.subject.map { ($0, conflict.field) }
            }
        }
    }
}

extension Table {
    /// What several versions that both sides began from have in common; what they differ in says nothing of who changed it.
    fileprivate static func base(_ kind: Kind, _ versions: [[UInt8]]) -> Table {
        let tables = versions.map { Table(kind, RecDocument($0)) }
        guard var base = tables.first else { return Table(kind, RecDocument()) }
        for other in tables.dropFirst() {
            for edit in TableDifference(from: base, to: other).edits {
                guard let before = edit.before else { continue }
                let common = before.filter { (edit.after ?? []).contains($0) }
                base.apply(RecordEdit(edit.key, before: before, after: common.isEmpty ? nil : common))
            }
        }
        return base
    }

    fileprivate mutating func forget(_ field: Field, of key: RecordKey) {
        guard let fields = record(key.id)?.fields else { return }
        apply(RecordEdit(key, before: fields, after: fields.filter { !field.names($0) }))
    }
}
