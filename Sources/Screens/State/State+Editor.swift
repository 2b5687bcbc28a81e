package import NetworkModel
import RecFormat
import TextCanvas

/// Records as text, in the user's own editor.
extension State {
    /// Opens the text of a record in `$EDITOR`; where one of it waits to be taken over, asks about that instead.
    package mutating func edit(_ key: RecordKey) -> [Effect] {
        guard let record = network.record(key) else { return [] }
        if let waiting = EditorReturn.drafts(self).first(where: { $0.key == key }) {
            overlays.append(EditorReturn.question(waiting, self))
            return []
        }
        // Without the empty line that ends a record, after which an added field would be another record.
        let text = RecDocument.text(of: record.fields.identified(as: key.id)).dropLast()
        return [.edit(.record(key, text: Array(text)))]
    }

    /// Takes up what the editor made of a record.
    mutating func take(editor result: EditorResult) -> [Effect] {
        switch result {
        case .file: return [.redraw, .examine]
        case .failed(let reason):
            status = Status(reason, tone: .error)
            return [.redraw]
        case .record(let edited, let failure): return [.redraw] + take(edited, failure)
        }
    }

    private mutating func take(_ edited: EditedText, _ failure: String?) -> [Effect] {
        // It was kept under this name while the editor had it; what comes of it now differs from that.
        unsaved.kept[edited.place] = "being edited"
        if let failure { status = Status(failure, tone: .error) }
        let waits = edited.isOpen || !edited.left.isEmpty || (failure != nil && edited.isChanged)
        unsaved.offered[edited.place] = waits || edited.isChanged ? edited.text : nil
        if waits {
            overlays.append(EditorReturn.question(edited, self, because: failure))
            return []
        }
        return edited.isChanged ? takeOver(edited) : []
    }

    /// Makes a change of what was written in an editor; where that cannot be, it stays and is asked about.
    mutating func takeOver(_ edited: EditedText, withoutComments: Bool = false) -> [Effect] {
        let record: EditedRecord
        do throws(EditedTextProblem) {
            record = try EditedRecord.read(edited.after ?? [], of: edited.key, texts)
        } catch {
            overlays.append(EditorReturn.question(edited, self, because: error.words, mayTake: false))
            return []
        }
        guard record.comments.isEmpty || withoutComments else {
            overlays.append(EditorReturn.comments(record.comments, of: edited, self))
            return []
        }
        let (change, applied) = change(to: record, edited)
        if let refusal = refusal(of: applied.edits) {
            overlays.append(EditorReturn.question(edited, self, because: refusal.text))
            return []
        }
        unsaved.offered[edited.place] = nil
        return commit(change, applying: applied)
    }

    /// The change that saves what was written, and what it does to the network, which may have moved on since the editor
    /// was opened.
    private mutating func change(to record: EditedRecord, _ edited: EditedText) -> (saved: Change, applied: Change) {
        let key = edited.key
        let current = network.record(key)?.fields
        // The editor was given an Id that the file does not have yet.
        let hasID = network.record(key)?.id(.id) != nil
        let base = EditedRecord.fields(of: edited.before).filter { hasID || !Field.id.names($0) }
        var draft = Draft(key, fields: record.fields)
        if draft.fields != base { draft.set(.modified, clock.now.iso) }
        let merged = RecordMerge(key.kind, base: base, mine: draft.fields, theirs: current).fields
        let summary = texts(GeneralText.edited, ["what": network.title(of: key.id, key.kind)])
        let applied = author.change(summary, [RecordEdit(key, before: current, after: merged)])
        // From what the editor began with, so that where both set a field the save notes the conflict.
        return (applied.with([RecordEdit(key, before: base, after: merged)]), applied)
    }
}
