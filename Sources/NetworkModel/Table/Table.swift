package import RecFormat

/// The records of one kind: their document, in file order, found by Id.
///
/// A record is addressed by its slot in the document, which stays the same through edits and deletions, so that
/// derived facts can be arrays indexed by slot.
package struct Table: Sendable {
    package let kind: Kind
    package private(set) var document: RecDocument
    /// The slots of the records of this kind, in file order.
    package private(set) var slots: [Int32]
    private var index: IDIndex

    package init(_ kind: Kind, _ document: RecDocument) {
        self.kind = kind
        self.document = document
        slots = []
        index = IDIndex(capacity: document.slotCount)
        take(from: 0)
    }

    package var count: Int { slots.count }

    package func record(at slot: Int) -> RecRecord { document.record(at: slot) }

    /// Whether the slot holds a record (and not one that was deleted).
    package func isLive(_ slot: Int) -> Bool { slot < document.slotCount && document.kind(of: slot) == .record }

    /// The slot of the record with this Id; of two with the same Id the first of the file.
    package func slot(of id: RecordID) -> Int? {
        var text = id.text
        return text.withUTF8 { slot(of: $0.span) }
    }

    package func slot(of id: Span<UInt8>) -> Int? {
        slot(of: id, hash: IDIndex.hash(id))
    }

    package func slot(of id: Span<UInt8>, hash: UInt64) -> Int? {
        index.slot(hash: hash) { slot in isLive(slot) && hasID(slot, id) }
    }

    package func record(_ id: RecordID) -> RecRecord? { slot(of: id).map(record(at:)) }

    /// The Id of the record at a slot; empty where it has none.
    package func id(at slot: Int) -> RecordID { RecordID(record(at: slot).first(.id) ?? "") }

    /// Applies an edit of this kind and returns the slot it touched, or nil where there was nothing to edit or delete.
    @discardableResult
    package mutating func apply(_ edit: RecordEdit) -> Int? {
        let existing = slot(of: edit.key.id)
        switch (existing, edit.after) {
        case (let slot?, let fields?):
            document.replace(slot: slot, with: fields)
            return slot
        case (nil, let fields?):
            let slot = document.append(fields)
            take(from: slot)
            return slot
        case (let slot?, nil):
            document.delete(slot: slot)
            if let place = slots.firstIndex(of: Int32(slot)) { slots.remove(at: place) }
            return slot
        case (nil, nil):
            return nil
        }
    }

    /// Takes up bytes that another process appended to the file, which ended in a blank line.
    package mutating func appendParsing(_ bytes: [UInt8]) {
        let first = document.slotCount
        document.appendParsing(bytes)
        take(from: first)
    }

    // Takes up the records from a slot on: those under another `%rec` type stay in the document and out of the table.
    private mutating func take(from first: Int) {
        guard first < document.slotCount else { return }
        var isOurs = isOurType(document.type(of: first))
        for slot in first..<document.slotCount {
            switch document.kind(of: slot) {
            case .descriptor:
                isOurs = isOurType(document.record(at: slot).first("%rec"))
            case .record where isOurs:
                slots.append(Int32(slot))
                addToIndex(slot)
            case .record, .commentary, .unreadable, .deleted:
                break
            }
        }
    }

    private func isOurType(_ type: String?) -> Bool {
        guard let word = type?.utf8.split(separator: UInt8(ascii: " ")).first else { return true }
        return word.elementsEqual(kind.typeName.utf8)
    }

    private mutating func addToIndex(_ slot: Int) {
        let hash = document.record(at: slot).withRawValue(of: Field.id.name) { IDIndex.hash($0) }
        guard let hash else { return }
        let isKnown = document.record(at: slot).withRawValue(of: Field.id.name) { id in
            index.slot(hash: hash) { isLive($0) && hasID($0, id) } != nil
        }
        if isKnown != true { index.insert(hash: hash, slot: slot) }
    }

    private func hasID(_ slot: Int, _ id: Span<UInt8>) -> Bool {
        document.record(at: slot).withRawValue(of: Field.id.name) { $0.isEqual(to: id) } ?? false
    }
}

extension Span<UInt8> {
    /// Whether two spans hold the same bytes.
    @inlinable package func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
