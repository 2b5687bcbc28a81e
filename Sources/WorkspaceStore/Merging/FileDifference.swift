package import NetworkModel
import RecFormat

/// What became of a kind's records between two states of its file.
package struct FileDifference: Sendable {
    package let kind: Kind
    package let edits: [RecordEdit]
    /// How many records there were.
    package let total: Int

    package init(_ kind: Kind, from old: [UInt8], to new: [UInt8]) {
        self.kind = kind
        let before = Table(kind, RecDocument(old))
        edits = TableDifference(from: before, to: Table(kind, RecDocument(new))).edits
        total = before.count
    }

    /// How many records are gone. In the place of somebody who was forgotten stands another one.
    package var deleted: Int {
        let replaced = edits.count { $0.before == nil && $0.key.id.standsForSomeone }
        return max(0, edits.count { $0.after == nil } - replaced)
    }
}
