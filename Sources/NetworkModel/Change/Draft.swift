package import RecFormat

/// The fields of a record while they are being changed.
package struct Draft: Sendable, Hashable {
    package let key: RecordKey
    package private(set) var fields: [RecField]
    /// The fields as they were; nil for a new record.
    let original: [RecField]?
    /// What editing began with: the original, with an Id.
    private let start: [RecField]?

    /// A draft of a new record: its Id is the only field yet.
    package init(new kind: Kind, id: RecordID) {
        key = RecordKey(kind, id)
        fields = [RecField(name: Field.id.name, value: id.text)]
        original = nil
        start = nil
    }

    /// A draft of a record that exists; one without an Id gets that of the key.
    package init(_ key: RecordKey, fields: [RecField]) {
        self.key = key
        original = fields
        self.fields = fields.identified(as: key.id)
        start = self.fields
    }

    package var isNew: Bool { original == nil }

    package func first(_ field: Field) -> String? { fields.first { field.names($0) }?.value }

    package func all(_ field: Field) -> [String] { fields.lazy.filter { field.names($0) }.map(\.value) }

    /// Sets a field to one value, or removes it where the value is nil or empty.
    package mutating func set(_ field: Field, _ value: String?) {
        setAll(field, value.map { $0.isEmpty ? [] : [$0] } ?? [])
    }

    /// Sets all values of a field: those that stay keep their place, further ones follow the last of them, and a field
    /// that was not there goes where the schema has it.
    package mutating func setAll(_ field: Field, _ values: [String]) {
        var remaining = values[...]
        var result: [RecField] = []
        var end: Int?
        for existing in fields {
            guard field.names(existing) else {
                result.append(existing)
                continue
            }
            guard let value = remaining.popFirst() else { continue }
            result.append(RecField(name: existing.name, value: value))
            end = result.count
        }
        let place = end ?? Self.place(of: field, of: key.kind, in: result)
        result.insert(contentsOf: remaining.map { RecField(name: field.name, value: $0) }, at: place)
        fields = result
    }

    /// Adds a value to a repeated field unless it is there.
    package mutating func add(_ field: Field, _ value: String) {
        let values = all(field)
        guard !values.contains(where: { $0.hasSameBytes(as: value) }) else { return }
        setAll(field, values + [value])
    }

    /// Takes a value out of a repeated field.
    package mutating func remove(_ field: Field, _ value: String) {
        setAll(field, all(field).filter { !$0.hasSameBytes(as: value) })
    }

    /// The edit from the record as it was to this draft, stamped with the time if it changes anything.
    package func edit(at time: Timestamp) -> RecordEdit {
        guard isNew || fields != start else { return RecordEdit(key, before: original, after: original) }
        var stamped = self
        if isNew {
            stamped.set(.created, time.iso)
        } else {
            stamped.set(.modified, time.iso)
        }
        return RecordEdit(key, before: original, after: stamped.fields)
    }

    private static func place(of field: Field, of kind: Kind, in fields: [RecField]) -> Int {
        let order = Schema[kind].specs.map(\.field)
        guard let rank = order.firstIndex(of: field) else {
            // Unknown fields go before the closing stamps, so that `Created` stays the end mark of a log record.
            return fields.firstIndex { Field.modified.names($0) || Field.created.names($0) } ?? fields.count
        }
        let later = order[(rank + 1)...]
        return fields.firstIndex { existing in later.contains { $0.names(existing) } } ?? fields.count
    }
}

extension Field {
    /// Whether the field of a record has this name.
    package func names(_ field: RecField) -> Bool { field.name.hasSameBytes(as: name) }
}
