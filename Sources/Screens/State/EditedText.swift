package import NetworkModel
import RecFormat

/// A record's text on its way through `$EDITOR`, as it is kept until it is taken over or dropped: whatever becomes of
/// caucus and of the editor, what was written there is found again.
package struct EditedText: Hashable, Sendable {
    package let key: RecordKey
    /// The text as the record had it, which what was written is a change of; empty where nobody knows it any more.
    package let before: [UInt8]
    /// The file that the editor writes, in a folder of its own.
    package let file: String
    /// The name under which it is kept.
    package let place: String
    /// What was last found in the file.
    package var after: [UInt8]?
    /// The names of what the editor left beside the file, such as a swap file, which may hold more than the file does.
    package var left: [String] = []
    /// Whether an editor still works on the file.
    package var isOpen = false

    /// A text that an editor is given; kept under the name of its folder, which no other text has.
    package init(_ key: RecordKey, before: [UInt8], file: String) {
        let folder = file.utf8.split(separator: UInt8(ascii: "/")).dropLast().last ?? "record".utf8[...]
        let name = folder.split(separator: UInt8(ascii: "-")).last ?? folder
        self.init(key, before: before, file: file, place: Self.places + String(Substring(name)))
    }

    private init(_ key: RecordKey, before: [UInt8], file: String, place: String) {
        self.key = key
        self.before = before
        self.file = file
        self.place = place
    }

    /// The same text in another file.
    package func moved(to file: String) -> EditedText {
        var result = EditedText(key, before: before, file: file, place: place)
        result.after = after
        return result
    }

    /// How the names of all such places begin.
    package static let places = "editor-"

    /// Whether anything was written that the record did not have.
    package var isChanged: Bool { after != nil && after != before }

    /// How it is kept.
    package var text: String {
        var fields = [
            RecField(name: "Kind", value: key.kind.typeName), RecField(name: "Record", value: key.id.text),
            RecField(name: "File", value: file),
            RecField(name: "Before", value: String(decoding: before, as: UTF8.self)),
        ]
        if let after {
            // The text is there in any case, so that an erasure finds whom it tells of.
            fields.append(RecField(name: "After", value: String(decoding: after, as: UTF8.self)))
            if !Self.isText(after) { fields.append(RecField(name: "Bytes", value: Self.hexadecimal(after))) }
        }
        fields += left.map { RecField(name: "Left", value: $0) }
        if isOpen { fields.append(RecField(name: "Open", value: "yes")) }
        return String(decoding: RecDocument.text(of: fields), as: UTF8.self)
    }

    /// Reads what was kept under a name; nil where it is something else.
    package init?(keptAs text: String, at place: String) {
        let document = RecDocument(Array(text.utf8))
        guard let slot = (0..<document.slotCount).first(where: { document.kind(of: $0) == .record }) else { return nil }
        let record = document.record(at: slot)
        guard let kind = record.first("Kind").flatMap({ Kind(typeName: $0) }), let id = record.first("Record"),
            let file = record.first("File"), let before = record.first("Before")
        else { return nil }
        self.init(RecordKey(kind, RecordID(id)), before: Array(before.utf8), file: file, place: place)
        after = record.first("Bytes").flatMap(Self.bytes) ?? record.first("After").map { Array($0.utf8) }
        left = record.all("Left")
        isOpen = record.has("Open")
    }

    // MARK: Bytes that are no text

    private static func isText(_ bytes: [UInt8]) -> Bool {
        !bytes.contains { $0 == 0 || $0 == UInt8(ascii: "\r") }
            && String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8]? {
        let digits = hexadecimal.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == hexadecimal.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
