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

    /// Who merges, and whose the versions are, for the conflicts that come up.
    package struct Signature {
        /// Tells who set a field of a record to a value on our side, or on theirs; nil where that is not known.
        package typealias Authorship = (_ field: Field, _ key: RecordKey, _ value: String?, _ isOurs: Bool) -> String?

        /// Who merges, as far as known.
        package var by: String?
        /// Stamps a conflict between versions that do not say when they were made.
        package var at: Timestamp
        package var author: Authorship

        package init(by: String? = nil, at: Timestamp, author: @escaping Authorship = { _, _, _, _ in nil }) {
            self.by = by
            self.at = at
            self.author = author
        }
    }

    /// What each file becomes.
    package private(set) var files: [Kind: [UInt8]] = [:]
    /// The conflicts that the merge made, and that were not there before.
    package private(set) var conflicts: [RecordKey] = []
    /// The records that both sides added under one Id.
    package private(set) var namesakes: [Namesakes.Namesake] = []
    private var clashes: [FileMerge.FoundClash] = []

    /// Merges. Where it only finishes what was begun, what ours lacks of the conflicts was settled by nobody here. The
    /// records that are kept apart are ours alone, whatever theirs has under their Ids.
    package init(
        _ sides: [Kind: Sides], _ signature: Signature, finishing isFinishing: Bool = false,
        keepingApart apart: Set<RecordKey> = []
    ) {
        var sides = sides
        if !isFinishing {
            let found = Namesakes(sides, merging: signature.by.map { RecordID($0) }, keepingApart: apart)
            namesakes = found.list
            if found.isApart {
                // In all files, since any of them may name one.
                for (kind, versions) in sides {
                    sides[kind]?.ours = found.renaming.contents(versions.ours, of: kind)
                }
            }
        }
        let settlements = isFinishing ? nil : sides[.conflict].map { Settlements($0) }
        for kind in Kind.allCases where kind != .conflict {
            guard let sides = sides[kind] else { continue }
            merge(kind, sides, settled: settlements?.records[kind] ?? [:])
        }
        mergeConflicts(sides[.conflict] ?? Sides(bases: [], ours: [], theirs: []), signature)
    }

    private mutating func merge(_ kind: Kind, _ sides: Sides, settled: [RecordID: Settled]) {
        if sides.ours == sides.theirs {
            files[kind] = sides.ours
        } else if sides.bases == [sides.theirs], settled.isEmpty {
            files[kind] = sides.ours
        } else if sides.bases == [sides.ours], settled.isEmpty {
            files[kind] = sides.theirs
        } else if sides.ours.isEmpty, sides.bases.allSatisfy(\.isEmpty) {
            files[kind] = sides.theirs
        } else {
            let merge = FileMerge(
                base: Table.base(kind, sides.bases), ours: Table(kind, RecDocument(sides.ours)),
                theirs: Table(kind, RecDocument(sides.theirs)), settled: settled)
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
        var known = table.slots.map { Conflict(table.record(at: Int($0))) }
        for (key, clash, at) in clashes {
            let edit = Conflict.edit(
                clash, over: key, by: signature.author(clash.field, key, clash.mine, true),
                from: signature.author(clash.field, key, clash.theirs, false), made: at, now: signature.at)
            let conflict = Conflict(RecRecord(edit.after ?? []))
            guard table.record(edit.key.id) == nil, !known.contains(where: { $0.isSame(as: conflict) }) else {
                continue
            }
            known.append(conflict)
            if table.document.byteCount == 0 {
                table = Table(.conflict, RecDocument(FileDescriptor.text(of: .conflict)))
            }
            table.apply(edit)
            added.append(edit.key)
        }
        return added
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
}
