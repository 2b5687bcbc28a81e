import RecFormat

/// What people do to records, as edits that a change is made of.
extension Network {
    /// Edits a record that exists; nil where it does not, or where nothing changes.
    package func editing(_ key: RecordKey, at time: Timestamp, _ edit: (inout Draft) -> Void) -> RecordEdit? {
        guard var draft = draft(key) else { return nil }
        edit(&draft)
        let result = draft.edit(at: time)
        return result.isEmpty ? nil : result
    }

    /// Sets one field of many records.
    package func setting(_ field: Field, _ values: [String], of keys: [RecordKey], at time: Timestamp) -> [RecordEdit] {
        keys.compactMap { key in editing(key, at: time) { $0.setAll(field, values) } }
    }

    /// Adds a value to a repeated field of many records.
    package func adding(_ value: String, to field: Field, of keys: [RecordKey], at time: Timestamp) -> [RecordEdit] {
        keys.compactMap { key in editing(key, at: time) { $0.add(field, value) } }
    }

    /// Takes a value out of a repeated field of many records.
    package func removing(_ value: String, from field: Field, of keys: [RecordKey], at time: Timestamp) -> [RecordEdit]
    {
        keys.compactMap { key in editing(key, at: time) { $0.remove(field, value) } }
    }

    /// Deletes records. What names them is left as it is and shows as dangling, so that an undo restores all.
    package func deleting(_ keys: [RecordKey]) -> [RecordEdit] {
        keys.compactMap { key in record(key).map { RecordEdit(key, before: $0.fields, after: nil) } }
    }

    /// Marks tasks and checklist items done, or open again where they are done.
    package func togglingDone(_ keys: [RecordKey], clock: Clock) -> [RecordEdit] {
        keys.compactMap { key in
            editing(key, at: clock.now) { draft in
                switch key.kind {
                case .task:
                    let isOpen = Task.isOpen(status: draft.first(.status))
                    draft.set(.status, isOpen ? "done" : "accepted")
                    draft.set(.done, isOpen ? clock.today.iso : nil)
                    draft.set(.snooze, nil)
                case .checklistItem:
                    draft.set(.done, draft.first(.done) == nil ? clock.today.iso : nil)
                    draft.set(.snooze, nil)
                case .event:
                    draft.set(.status, draft.first(.status) == "completed" ? "confirmed" : "completed")
                case .agendaItem: draft.set(.done, draft.first(.done) == nil ? clock.now.iso : nil)
                case .note: draft.set(.answered, draft.first(.answered) == nil ? clock.today.iso : nil)
                default: break
                }
            }
        }
    }

    /// Leaves records out of Today until a day; nil brings them back.
    package func snoozing(_ keys: [RecordKey], until day: Day?, at time: Timestamp) -> [RecordEdit] {
        keys.compactMap { key in
            guard Schema[key.kind].spec(of: .snooze) != nil else { return nil }
            return editing(key, at: time) { $0.set(.snooze, day?.iso) }
        }
    }
}
