import NetworkModel
import RecFormat

/// A line that was left before it was entered, and those it was about though it does not name them.
struct DroppedLine: Hashable, Sendable {
    var text = ""
    var given: [RecordKey] = []

    init(_ text: String = "", given: [RecordKey] = []) {
        self.text = text
        self.given = given
    }

    /// Reads what `kept` wrote, or the words alone.
    init(keptAs text: String) {
        guard let record = KeptText.record(text), let line = record.first("Log") else {
            self.init(text)
            return
        }
        let given = record.all("With").compactMap { value -> RecordKey? in
            let words = value.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2, let kind = Kind(typeName: words[0]) else { return nil }
            return RecordKey(kind, RecordID(words[1]))
        }
        self.init(line, given: given)
    }

    /// As it lies on the disk until it is entered; empty where nothing was typed.
    var kept: String {
        guard !text.isEmpty, !given.isEmpty else { return text }
        let names = given.map { RecField(name: "With", value: "\($0.kind.typeName) \($0.id.text)") }
        return String(decoding: RecDocument.text(of: [RecField(name: "Log", value: text)] + names), as: UTF8.self)
    }
}
