import RecFormat

extension Author {
    /// Counts a change of an event that whoever put it into a calendar has to know of (RFC 5545 §3.8.7.4): of its times,
    /// its place, or whether it takes place. An edit that sets the count itself, as an import does, stays as it is.
    func counting(_ edit: RecordEdit) -> RecordEdit {
        guard edit.key.kind == .event, let before = edit.before, let after = edit.after else { return edit }
        let values = { (fields: [RecField], field: Field) in fields.filter { field.names($0) }.map(\.value) }
        guard values(before, .sequence) == values(after, .sequence) else { return edit }
        let isMoved = Self.counted.contains { values(before, $0) != values(after, $0) }
        let wasOff = values(before, .status) == ["cancelled"]
        guard isMoved || wasOff != (values(after, .status) == ["cancelled"]) else { return edit }
        var draft = Draft(edit.key, fields: after)
        draft.set(.sequence, String(Event(RecRecord(before)).sequence + 1))
        return RecordEdit(edit.key, before: edit.before, after: draft.fields)
    }

    private static let counted: [Field] = [.starts, .ends, .timezone, .place, .repeats, .except, .also]
}
