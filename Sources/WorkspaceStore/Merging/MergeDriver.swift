package import NetworkModel
import RecFormat

/// The merge of one file for git, which knows of no other: by record and field, with what both set otherwise kept in the
/// records until caucus takes it from there.
package enum MergeDriver {
    /// Why a file cannot be merged so.
    package enum Failure: Error, Hashable, Sendable {
        /// A version holds lines that git left where it could not merge.
        case marked(line: Int)
        /// A version is no text that could be rec.
        case notText
        /// The file is none of a workspace's.
        case unknownKind
    }

    /// The merged bytes.
    package static func merge(
        base: [UInt8], ours: [UInt8], theirs: [UInt8], at time: Timestamp
    ) throws(Failure) -> [UInt8] {
        for version in [ours, theirs] {
            if RecForeignBytes(version) != nil { throw .notText }
            if let line = RecDocument.conflictMarker(in: version) { throw .marked(line: line) }
        }
        guard let kind = [ours, theirs, base].lazy.compactMap({ Self.kind(of: $0) }).first else { throw .unknownKind }
        if ours == theirs || theirs == base { return ours }
        if ours == base { return theirs }
        let merge = FileMerge(
            base: Table(kind, RecDocument(base)), ours: Table(kind, RecDocument(ours)),
            theirs: Table(kind, RecDocument(theirs)))
        var table = merge.table
        for (key, clash, at) in merge.clashes where kind != .conflict {
            guard let before = table.record(key.id)?.fields,
                let conflict = Conflict.edit(clash, over: key, made: at, now: time).after
            else { continue }
            let after = CarriedConflict.adding(conflict, to: before.identified(as: key.id))
            table.apply(RecordEdit(key, before: before, after: after))
        }
        return table.document.serialized()
    }

    private static func kind(of bytes: [UInt8]) -> Kind? {
        let document = RecDocument(bytes)
        let slots = document.slotsInFileOrder
        guard let slot = slots.first(where: { document.kind(of: $0) == .descriptor }) else { return nil }
        return RecDescriptor(document.record(at: slot)).type.flatMap { Kind(typeName: $0) }
    }
}
