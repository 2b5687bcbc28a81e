package import RecFormat

/// A conflict that a merge of one file alone leaves in the record itself, since it may write no other file; caucus takes
/// it from there to the conflicts as soon as it sees it.
package enum CarriedConflict {
    /// The field that holds it: the fields of the conflict as rec text.
    package static let field: Field = "Conflict"

    /// The record's fields with a conflict in them; one that is there already is not put in twice.
    package static func adding(_ conflict: [RecField], to fields: [RecField]) -> [RecField] {
        let text = String(decoding: RecDocument.text(of: conflict).dropLast(2), as: UTF8.self)
        let carried = RecField(name: field.name, value: text).normalized
        guard !fields.contains(carried) else { return fields }
        let end = fields.firstIndex { Field.modified.names($0) || Field.created.names($0) } ?? fields.count
        return Array(fields[..<end]) + [carried] + Array(fields[end...])
    }

    /// The edits that take every conflict of a table's records to the conflicts.
    package static func edits(in table: Table, known: Table) -> [RecordEdit] {
        var taken: Set<RecordID> = []
        return table.slots.flatMap { slot -> [RecordEdit] in
            let record = table.record(at: Int(slot))
            guard record.has(field.name) else { return [] }
            let key = RecordKey(table.kind, table.id(at: Int(slot)))
            let conflicts = record.all(field.name).compactMap { conflict(in: $0) }
            let isOurs = { (value: RecField) in field.names(value) && conflict(in: value.value) != nil }
            let after = record.fields.filter { !isOurs($0) }.identified(as: key.id)
            let new = conflicts.filter { taken.insert($0.key.id).inserted && known.slot(of: $0.key.id) == nil }
            return conflicts.isEmpty ? [] : [RecordEdit(key, before: record.fields, after: after)] + new
        }
    }

    private static func conflict(in text: String) -> RecordEdit? {
        let document = RecDocument(Array("\(text)\n".utf8))
        guard document.slotCount > 0, document.kind(of: 0) == .record else { return nil }
        let record = document.record(at: 0)
        guard let id = record.id(.id), record.has(Field.record.name), record.has(Field.field.name) else { return nil }
        return RecordEdit(RecordKey(.conflict, id), before: nil, after: record.fields)
    }
}
