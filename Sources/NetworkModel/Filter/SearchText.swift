import RecFormat

/// The folded text of a kind's records, for words of a filter: what the record says, and the names of those it names.
///
/// One buffer for all; records that changed since have a text of their own. Without it a filter reads the records
/// themselves, which is slower and finds the same.
package struct SearchText: Sendable {
    package let kind: Kind
    private var bytes: [UInt8] = []
    // By slot: where its text begins; one more at the end.
    private var starts: [UInt32] = []
    private var changed: [Int: [UInt8]] = [:]

    /// Reads every record of a kind once: about 50 ms for 100,000 contacts, so it is made in the background.
    package init(_ kind: Kind, of network: Network) {
        self.kind = kind
        let table = network[kind]
        let reader = RecordTextReader(kind)
        bytes.reserveCapacity(table.document.byteCount)
        starts.reserveCapacity(table.document.slotCount + 1)
        var titles: [RecordID: [UInt8]] = [:]
        var live = table.slots[...]
        for slot in 0..<table.document.slotCount {
            starts.append(UInt32(bytes.count))
            guard live.first == Int32(slot) else { continue }
            live.removeFirst()
            reader.append(table.record(at: slot), to: &bytes, titles: &titles, in: network)
        }
        starts.append(UInt32(bytes.count))
    }

    /// Takes up the records that a change touched.
    package mutating func take(_ change: Change, in network: Network) {
        let reader = RecordTextReader(kind)
        var titles: [RecordID: [UInt8]] = [:]
        for edit in change.edits where edit.key.kind == kind {
            guard let slot = network[kind].slot(of: edit.key.id) else { continue }
            var text: [UInt8] = []
            reader.append(network[kind].record(at: slot), to: &text, titles: &titles, in: network)
            changed[slot] = text
        }
    }

    /// Whether the text of a record contains the pattern; nil where the record came in later and is not known here.
    func contains(_ pattern: BytePattern, slot: Int) -> Bool? {
        if let text = changed[slot] { return pattern.firstOffset(in: text.span) != nil }
        guard slot + 1 < starts.count else { return nil }
        let range = Int(starts[slot])..<Int(starts[slot + 1])
        return pattern.firstOffset(in: bytes.span.extracting(range)) != nil
    }
}

/// Writes the text of a record that words are sought in.
struct RecordTextReader: Sendable {
    private enum Part: Sendable { case text, reference([Kind]), described([Kind]) }
    private let parts: [(name: [UInt8], part: Part)]

    init(_ kind: Kind) {
        parts = Schema[kind].specs.compactMap { spec in
            let name = Array(spec.field.name.utf8)
            switch spec.type {
            case .line, .text, .choice, .email, .phone, .zone:
                return [.id, .history].contains(spec.field) ? nil : (name, .text)
            case .reference(let kinds): return (name, .reference(kinds))
            case .described(let kinds): return (name, .described(kinds))
            case .flag, .day, .moment, .relativeDay, .period, .number, .hours, .recurrence: return nil
            }
        }
    }

    /// Appends the folded values, each on a line; `titles` remembers the names of records that were named before.
    func append(
        _ record: RecRecord, to text: inout [UInt8], titles: inout [RecordID: [UInt8]], in network: Network
    ) {
        record.forEachField { name, value, _ in
            guard let part = parts.first(where: { $0.name.span.isEqual(to: name) })?.part else { return }
            switch part {
            case .text:
                Folding.append(value, to: &text)
            case .reference(let kinds):
                text.append(contentsOf: title(RecordID(String(copying: value)), kinds, &titles, network))
            case .described(let kinds):
                let described = Described(String(copying: value))
                text.append(contentsOf: title(described.id, kinds, &titles, network))
                text.append(UInt8(ascii: " "))
                text.append(contentsOf: Folding.fold(described.text))
            }
            text.append(UInt8(ascii: "\n"))
        }
    }

    private func title(
        _ id: RecordID, _ kinds: [Kind], _ titles: inout [RecordID: [UInt8]], _ network: Network
    ) -> [UInt8] {
        if let known = titles[id] { return known }
        let title =
            network.place(of: id, among: kinds).map { Folding.fold(network.title(at: $0)) } ?? Folding.fold(id.text)
        titles[id] = title
        return title
    }
}
