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

    /// Marks records done, or open again where they are done; of tasks and checklist items it also tells what that sets
    /// free, and tasks that repeat come anew.
    package func togglingDone(_ keys: [RecordKey], by author: inout Author) -> TaskOutcome {
        let done = keys.filter { isDone($0) }
        var outcome = TaskOutcome()
        for (step, group) in [(TaskStep.reopen, done), (.finish, keys.filter { !done.contains($0) })] {
            outcome += taking(step, on: group.filter { $0.kind == .task || $0.kind == .checklistItem }, by: &author)
        }
        let clock = author.clock
        outcome.edits += keys.compactMap { key in
            editing(key, at: clock.now) { draft in
                switch key.kind {
                case .event:
                    draft.set(.status, draft.first(.status) == "completed" ? "confirmed" : "completed")
                case .agendaItem: draft.set(.done, draft.first(.done) == nil ? clock.now.iso : nil)
                case .note: draft.set(.answered, draft.first(.answered) == nil ? clock.today.iso : nil)
                default: break
                }
            }
        }
        return outcome
    }

    private func isDone(_ key: RecordKey) -> Bool {
        switch key.kind {
        case .task: task(key.id).map { !$0.isOpen } ?? false
        case .checklistItem: checklistItem(key.id)?.isDone ?? false
        default: false
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
