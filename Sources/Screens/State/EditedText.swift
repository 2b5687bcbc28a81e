package import NetworkModel
import RecFormat
import TextCanvas

/// A record's text on its way through `$EDITOR`, as it is kept meanwhile: whatever becomes of caucus, what was written
/// there is found again.
package struct EditedText: Hashable, Sendable {
    package let key: RecordKey
    /// The text as the record had it.
    package let before: [UInt8]
    /// The file that the editor writes.
    package let file: String
    /// What was found in the file afterwards.
    package var after: [UInt8]?

    package init(_ key: RecordKey, before: [UInt8], file: String) {
        self.key = key
        self.before = before
        self.file = file
    }

    /// How the names of all such places begin.
    package static let places = "editor-"

    /// The name under which it is kept.
    package var place: String { "\(Self.places)\(key.kind.typeName)-\(key.id.text)" }

    /// How it is kept.
    package var text: String {
        var fields = [
            RecField(name: "Kind", value: key.kind.typeName), RecField(name: "Record", value: key.id.text),
            RecField(name: "File", value: file),
            RecField(name: "Before", value: String(decoding: before, as: UTF8.self)),
        ]
        if let after { fields.append(RecField(name: "After", value: String(decoding: after, as: UTF8.self))) }
        return String(decoding: RecDocument.text(of: fields), as: UTF8.self)
    }

    /// Reads what was kept; nil where it is something else.
    package init?(keptAs text: String) {
        let document = RecDocument(Array(text.utf8))
        guard let slot = (0..<document.slotCount).first(where: { document.kind(of: $0) == .record }) else { return nil }
        let record = document.record(at: slot)
        guard let kind = record.first("Kind").flatMap({ Kind(typeName: $0) }), let id = record.first("Record"),
            let file = record.first("File"), let before = record.first("Before")
        else { return nil }
        self.init(RecordKey(kind, RecordID(id)), before: Array(before.utf8), file: file)
        after = record.first("After").map { Array($0.utf8) }
    }
}

/// What an editor had written when caucus ended, offered again.
enum EditorReturn {
    static func overlays(_ state: State) -> [any Overlay] {
        let places = state.unsaved.offered.keys.filter { $0.utf8.starts(with: EditedText.places.utf8) }.sorted()
        return places.compactMap { place in
            guard let edited = state.unsaved.offered[place].flatMap({ EditedText(keptAs: $0) }),
                let after = edited.after
            else { return nil }
            let name = state.network.title(of: edited.key.id, edited.key.kind)
            return ConfirmationOverlay(
                question: state.texts(FormText.keptEditor, ["what": name]),
                choices: [
                    .init("t", state.texts[FormText.keptTake]) { state in
                        state.unsaved.offered[place] = nil
                        return state.take(editor: .record(edited.key, before: edited.before, after: after))
                    },
                    .init("e", state.texts[FormText.keptEdit]) { state in
                        state.unsaved.offered[place] = nil
                        return [.edit(.record(edited.key, text: after, base: edited.before))]
                    },
                    .init("x", state.texts[FormText.keptDrop]) { state in
                        state.unsaved.offered[place] = nil
                        return []
                    },
                ])
        }
    }
}
