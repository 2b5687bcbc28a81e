import TextCanvas
package import NetworkModel
import RecFormat

/// Records as text, in the user's own editor.
extension State {
    /// Opens the text of a record in `$EDITOR`.
    package func edit(_ key: RecordKey) -> [Effect] {
        guard let record = network.record(key) else { return [] }
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
        case .record(let key, let before, let after):
            return [.redraw] + (before == after ? [] : takeUp(after, of: key, editedFrom: before))
        }
    }

    private mutating func takeUp(_ text: [UInt8], of key: RecordKey, editedFrom before: [UInt8]) -> [Effect] {
        let document = RecDocument(text)
        let slots = (0..<document.slotCount).filter { document.kind(of: $0) == .record }
        let unreadable = (0..<document.slotCount).first { document.kind(of: $0) == .unreadable }
        guard slots.count == 1, unreadable == nil, let slot = slots.first else {
            let line = unreadable.map { document.line(of: $0) } ?? 1
            return askAgain(texts(GeneralText.editorUnreadable, ["line": String(line)]), key, text, before)
        }
        let fields = document.record(at: slot).fields
        guard fields.first(where: { Field.id.names($0) })?.value == key.id.text else {
            return askAgain(texts(GeneralText.editorOtherID, ["id": key.id.text]), key, text, before)
        }
        // The editor was given an Id that the file does not have yet.
        let hasID = network.record(key)?.id(.id) != nil
        let base = Self.fields(of: before).filter { hasID || !Field.id.names($0) }
        let name = network.title(of: key.id, key.kind)
        var draft = Draft(key, fields: fields)
        draft.set(.modified, clock.now.iso)
        let edit = RecordEdit(key, before: base, after: draft.fields)
        let change = author.change(texts(GeneralText.edited, ["what": name]), [edit])
        return commit(change.rebased(onto: network))
    }

    private mutating func askAgain(
        _ problem: String, _ key: RecordKey, _ text: [UInt8], _ base: [UInt8]
    ) -> [Effect] {
        overlays.append(
            ConfirmationOverlay(
                question: problem,
                choices: [
                    .init("e", texts[GeneralText.editAgain]) { _ in
                        [.edit(.record(key, text: text, base: base))]
                    }
                ]))
        return []
    }

    private static func fields(of text: [UInt8]) -> [RecField] {
        let document = RecDocument(text)
        let slot = (0..<document.slotCount).first { document.kind(of: $0) == .record }
        return slot.map { document.record(at: $0).fields } ?? []
    }
}
