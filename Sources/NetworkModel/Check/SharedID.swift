import RecFormat

/// An Id that several records of one kind have: whichever of them a change was made to, it could be the wrong one.
package struct SharedID: Hashable, Sendable {
    package let key: RecordKey
    /// Where in the file of their kind the records begin, from 1.
    package let lines: [Int]
    /// What the records are called, in the same order.
    package let titles: [String]

    /// `partners.rec:12 and 18`.
    package var places: String {
        let last = lines.last.map { " and \($0)" } ?? ""
        return "\(key.kind.fileName):" + lines.dropLast().map { "\($0)" }.joined(separator: ", ") + last
    }

    /// The first such Id of a record that edits would alter, or that they would name where it was not named before; nil
    /// where there is none. Costs a look through a table only where some Id stands in it twice.
    package init?(touchedBy edits: [RecordEdit], in table: (Kind) -> Table) {
        for edit in edits {
            let named = Self.newNames(in: edit)
            for key in (edit.before == nil ? [] : [edit.key]) + named {
                guard let shared = Self(key, in: table(key.kind)) else { continue }
                self = shared
                return
            }
        }
        return nil
    }

    /// The Id of a key where several records of the table have it.
    package init?(_ key: RecordKey, in table: Table) {
        let slots = table.slots(of: key.id)
        guard slots.count > 1 else { return nil }
        self.key = key
        let starts = table.document.lines(of: Set(slots))
        lines = slots.map { starts[$0] ?? 1 }
        titles = slots.map { table.record(at: $0).first(key.kind.titleField) ?? key.id.text }
    }

    private static func newNames(in edit: RecordEdit) -> [RecordKey] {
        let before = Set(edit.before ?? [])
        return (edit.after ?? []).filter { !before.contains($0) }.flatMap { field -> [RecordKey] in
            switch Schema[edit.key.kind].spec(of: Field(field.name))?.type {
            case .reference(let kinds): kinds.map { RecordKey($0, RecordID(field.value)) }
            case .described(let kinds): kinds.map { RecordKey($0, Described(field.value).id) }
            default: []
            }
        }
    }
}

extension Network {
    /// The first Id that several records have of those that edits would alter or name; see `SharedID`.
    package func sharedID(touchedBy edits: [RecordEdit]) -> SharedID? { SharedID(touchedBy: edits) { self[$0] } }
}
