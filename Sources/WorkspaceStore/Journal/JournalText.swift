import NetworkModel
import RecFormat

/// How a change is spelled in the journal: one record, with `Edit`, `Before` and `After` fields in the order of its
/// edits, whose last field counts the edits and so tells a change that was cut short.
enum JournalText {
    static func bytes(of change: Change) -> [UInt8] {
        var fields = [RecField(name: "Change", value: change.id.text), RecField(name: "At", value: change.at.iso)]
        if let by = change.by { fields.append(RecField(name: "By", value: by.text)) }
        if change.isTakenOver { fields.append(RecField(name: "TakenOver", value: "yes")) }
        fields.append(RecField(name: "Summary", value: change.summary))
        if let reverses = change.reverses {
            fields.append(RecField(name: "Reverses", value: reverses.text))
            fields.append(RecField(name: "Act", value: change.act))
        }
        for edit in change.edits {
            fields.append(RecField(name: "Edit", value: "\(edit.key.kind.typeName) \(edit.key.id.text)"))
            if let before = edit.before { fields.append(RecField(name: "Before", value: text(of: before))) }
            if let after = edit.after { fields.append(RecField(name: "After", value: text(of: after))) }
        }
        fields.append(RecField(name: "Edits", value: String(change.edits.count)))
        return RecDocument.text(of: fields)
    }

    /// The changes of a journal, without those that cannot be read whole or whose text is not wanted.
    static func changes(in journal: RecDocument, where isWanted: ([UInt8]) -> Bool = { _ in true }) -> [Change] {
        // Journals of before `Act` was written say by whose reversal a change came about, so the act is looked up.
        var acts: [RecordID: String] = [:]
        return (0..<journal.slotCount).compactMap { slot in
            guard journal.kind(of: slot) == .record, isWanted(journal.bytes(of: slot)) else { return nil }
            let change = change(journal.record(at: slot).fields) { acts[$0] }
            if let change { acts[change.id] = change.act }
            return change
        }
    }

    /// The line at which something begins that is no change and holds bytes that no text does, as a failing disk leaves
    /// them. A change that was only cut short is passed over.
    static func garbledLine(in journal: RecDocument) -> Int? {
        let slot = (0..<journal.slotCount).first { slot in
            let isOdd = journal.bytes(of: slot).contains {
                $0 < 0x20 && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t")
            }
            guard isOdd, journal.kind(of: slot) == .record else { return isOdd }
            return change(journal.record(at: slot).fields) { _ in nil } == nil
        }
        return slot.map { journal.line(of: $0) }
    }

    /// Where the first whole change begins, given the end of a journal.
    static func firstStart(in tail: Span<UInt8>) -> Int? {
        let start = Array("\n\nChange: ".utf8)
        return tail.firstIndex(of: start.span).map { $0 + 2 }
    }

    private static func text(of fields: [RecField]) -> String {
        String(decoding: RecDocument.text(of: fields).dropLast(2), as: UTF8.self)
    }

    private static func fields(of text: String) -> [RecField] {
        let document = RecDocument(Array("\(text)\n".utf8))
        return document.slotCount > 0 && document.kind(of: 0) == .record ? document.record(at: 0).fields : []
    }

    private static func change(_ fields: [RecField], act: (RecordID) -> String?) -> Change? {
        var reader = ChangeReader()
        for field in fields { reader.read(field) }
        return reader.change(act: act)
    }

    private struct ChangeReader {
        private var named: [String: String] = [:]
        private var edits: [(key: RecordKey?, before: [RecField]?, after: [RecField]?)] = []

        mutating func read(_ field: RecField) {
            switch field.name {
            case "Edit": edits.append((key(field.value), nil, nil))
            case "Before" where !edits.isEmpty: edits[edits.count - 1].before = JournalText.fields(of: field.value)
            case "After" where !edits.isEmpty: edits[edits.count - 1].after = JournalText.fields(of: field.value)
            default: named[field.name] = field.value
            }
        }

        private func key(_ value: String) -> RecordKey? {
            let words = value.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard words.count == 2, let kind = Kind(typeName: String(Substring(words[0]))) else { return nil }
            return RecordKey(kind, RecordID(String(Substring(words[1]))))
        }

        func change(act: (RecordID) -> String?) -> Change? {
            guard let id = named["Change"], let at = named["At"].flatMap({ Timestamp(iso: $0) }) else { return nil }
            guard named["Edits"].flatMap({ Int($0) }) == edits.count else { return nil }
            let read = edits.compactMap { edit in
                edit.key.map { RecordEdit($0, before: edit.before, after: edit.after) }
            }
            guard read.count == edits.count else { return nil }
            let reverses = named["Reverses"].map { RecordID($0) }
            return Change(
                id: RecordID(id), at: at, by: named["By"].map { RecordID($0) },
                isTakenOver: named["TakenOver"] != nil, summary: named["Summary"] ?? "",
                act: named["Act"] ?? reverses.flatMap(act), reverses: reverses, edits: read)
        }
    }
}

extension Span<UInt8> {
    /// Where these bytes stand first.
    func firstIndex(of pattern: Span<UInt8>) -> Int? {
        guard let first = pattern.isEmpty ? nil : pattern[0], count >= pattern.count else { return nil }
        for offset in 0...count - pattern.count
        where self[offset] == first && extracting(offset..<offset + pattern.count).hasSameBytes(as: pattern) {
            return offset
        }
        return nil
    }
}
