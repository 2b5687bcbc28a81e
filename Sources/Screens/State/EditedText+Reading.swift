import NetworkModel
import RecFormat
import TextCanvas

/// What the text that came from an editor says.
struct EditedRecord {
    let fields: [RecField]
    /// The lines with `#`, which a record that is changed field by field does not take up.
    let comments: [[UInt8]]

    /// Reads it; where it cannot be taken over, says why.
    static func read(_ text: [UInt8], of key: RecordKey, _ texts: Texts) throws(EditedTextProblem) -> EditedRecord {
        let document = RecDocument(text)
        if let wrong = document.diagnostics.first(where: { $0.isRefused }) {
            let words = wrong.isOfBytes ? GeneralText.editorBytes : .editorUnreadable
            throw EditedTextProblem(texts(words, ["line": String(wrong.line)]))
        }
        let slots = (0..<document.slotCount).filter { document.kind(of: $0) == .record }
        guard let slot = slots.first else { throw EditedTextProblem(texts[GeneralText.editorEmpty]) }
        guard slots.count == 1, !(0..<document.slotCount).contains(where: { document.kind(of: $0) == .descriptor })
        else { throw EditedTextProblem(texts[GeneralText.editorSeveral]) }
        let fields = document.record(at: slot).fields
        guard fields.first(where: { Field.id.names($0) })?.value == key.id.text else {
            throw EditedTextProblem(texts(GeneralText.editorOtherID, ["id": key.id.text]))
        }
        let apart = (0..<document.slotCount).filter { $0 != slot }.flatMap {
            document.bytes(of: $0).split(separator: 10)
        }
        return EditedRecord(fields: fields, comments: document.comments(of: slot) + apart.map { Array($0) })
    }

    /// The fields of the text that an editor was given.
    static func fields(of text: [UInt8]) -> [RecField] {
        let document = RecDocument(text)
        let slot = (0..<document.slotCount).first { document.kind(of: $0) == .record }
        return slot.map { document.record(at: $0).fields } ?? []
    }
}

/// Why a text from an editor cannot be taken over, in words.
struct EditedTextProblem: Error {
    let words: String
    init(_ words: String) { self.words = words }
}

extension RecDiagnostic {
    /// Whether something of the text would be lost, were it taken over.
    fileprivate var isRefused: Bool {
        switch what {
        case .notAField, .continuationWithoutField, .indentedField, .conflictMarker, .invalidUTF8, .nul,
            .tornContinuation:
            true
        case .byteOrderMark, .carriageReturn, .missingFinalNewline: false
        }
    }

    fileprivate var isOfBytes: Bool { what == .invalidUTF8 || what == .nul }
}
