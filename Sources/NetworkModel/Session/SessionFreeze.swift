import RecFormat

extension Network {
    /// The closed session that a change would alter, or nil where it alters none.
    ///
    /// Minutes are frozen with their session: notes, decisions and agenda items stay as they are, but that a question may
    /// be answered later. Tasks and priorities live on. Opening the session again is the way to change the rest.
    package func frozenSession(alteredBy edits: [RecordEdit]) -> Session? {
        for edit in edits {
            switch edit.key.kind {
            case .note, .decision, .agendaItem:
                guard !Self.onlyAnswers(edit), let session = session(of: edit), session.isClosed else { continue }
                return session
            case .session:
                guard let session = session(edit.key.id), session.isClosed, !Self.mayChange(edit) else { continue }
                return session
            default: continue
            }
        }
        return nil
    }

    private func session(of edit: RecordEdit) -> Session? {
        let fields = (edit.before ?? []) + (edit.after ?? [])
        return fields.lazy.filter { Field.session.names($0) }.compactMap { self.session(RecordID($0.value)) }.first
    }

    private static func onlyAnswers(_ edit: RecordEdit) -> Bool {
        guard edit.key.kind == .note, let before = edit.before, let after = edit.after else { return false }
        let open: [Field] = [.answered, .modified]
        let left = before.filter { field in !open.contains { $0.names(field) } }
        let right = after.filter { field in !open.contains { $0.names(field) } }
        return left == right
    }

    /// A session may be opened again, and tagged or annotated; its time and its attendance stay.
    private static func mayChange(_ edit: RecordEdit) -> Bool {
        guard let after = edit.after else { return false }
        if after.first(where: { Field.status.names($0) })?.value != "closed" { return true }
        let open: [Field] = [.tag, .notes, .modified, .document]
        let left = (edit.before ?? []).filter { field in !open.contains { $0.names(field) } }
        return left == after.filter { field in !open.contains { $0.names(field) } }
    }
}
