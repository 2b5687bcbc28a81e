package import NetworkModel
import RecFormat

/// What either side of a merge settled since both began: the conflicts that it has no more.
package struct Settlements: Sendable {
    /// By the records that they were about.
    package private(set) var records: [Kind: [RecordID: Settled]] = [:]

    /// Reads them from the versions of the log of conflicts.
    package init(_ sides: WorkspaceMerge.Sides) {
        let (ours, theirs) = (Table(.conflict, RecDocument(sides.ours)), Table(.conflict, RecDocument(sides.theirs)))
        var seen: Set<RecordID> = []
        for bytes in sides.bases {
            let base = Table(.conflict, RecDocument(bytes))
            for slot in base.slots {
                let conflict = Conflict(base.record(at: Int(slot)))
                guard let subject = conflict.subject, seen.insert(conflict.id).inserted else { continue }
                let field = SettledField(conflict)
                if ours.slot(of: conflict.id) == nil { note(field, subject, \.mine) }
                if theirs.slot(of: conflict.id) == nil { note(field, subject, \.theirs) }
            }
        }
    }

    private mutating func note(
        _ field: SettledField, _ key: RecordKey, _ side: WritableKeyPath<Settled, [SettledField]>
    ) {
        records[key.kind, default: [:]][key.id, default: Settled()][keyPath: side].append(field)
    }
}
