package import RecFormat

/// New Ids for some records, with all that names them.
package struct Renaming: Sendable {
    private let ids: [RecordKey: RecordID]

    package init(_ ids: [RecordKey: RecordID]) { self.ids = ids }

    package var isEmpty: Bool { ids.isEmpty }

    /// The key that a record has afterwards.
    package func key(_ key: RecordKey) -> RecordKey { ids[key].map { RecordKey(key.kind, $0) } ?? key }

    /// What a record says afterwards; the same fields where it names none of them.
    package func fields(_ fields: [RecField], of key: RecordKey) -> [RecField] {
        guard key.kind == .conflict else { return fields.map { renamed($0, in: key) } }
        let conflict = Conflict(RecRecord(fields))
        return fields.map { renamed($0, in: conflict) }
    }

    private func renamed(_ field: RecField, in key: RecordKey) -> RecField {
        let name = Field(field.name)
        if name == .id { return RecField(name: field.name, value: self.key(key).id.text) }
        if name == .history { return RecField(name: field.name, value: history(field.value)) }
        switch Schema[key.kind].spec(of: name)?.type {
        case .reference(let kinds): return RecField(name: field.name, value: id(RecordID(field.value), kinds).text)
        case .described(let kinds): return RecField(name: field.name, value: described(field.value, kinds))
        default: return field
        }
    }

    /// A conflict says in its own way what it is about and whose the versions are.
    private func renamed(_ field: RecField, in conflict: Conflict) -> RecField {
        guard let subject = conflict.subject else { return field }
        switch Field(field.name) {
        case .record: return RecField(name: field.name, value: "\(subject.kind.typeName) \(key(subject).id)")
        case .by, .from: return RecField(name: field.name, value: id(RecordID(field.value), [.person]).text)
        case .base, .mine, .theirs:
            let version = renamed(RecField(name: conflict.field.name, value: field.value), in: subject)
            return RecField(name: field.name, value: version.value)
        default: return field
        }
    }

    private func id(_ id: RecordID, _ kinds: [Kind]) -> RecordID {
        kinds.lazy.compactMap { ids[RecordKey($0, id)] }.first ?? id
    }

    private func described(_ value: String, _ kinds: [Kind]) -> String {
        var described = Described(value)
        described.id = id(described.id, kinds)
        described.renameHolders { id($0, [.person, .partner]) }
        return described == Described(value) ? value : described.value
    }

    private func history(_ value: String) -> String {
        guard var line = HistoryLine(value) else { return value }
        let before = line
        func renamed(_ id: RecordID?) -> RecordID? { id.map { self.id($0, [.person, .partner]) } }
        (line.who, line.to, line.by) = (renamed(line.who), renamed(line.to), renamed(line.by))
        return line == before ? value : line.value
    }
}
