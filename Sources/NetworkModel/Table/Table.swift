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
    private var index = IDIndex()
    /// The index until the first edit, where it is made later.
    private var late: LateIndex?
    /// Whether a record at the end of the file is of this kind, and not of another `%rec` type that follows it.
    package private(set) var endsInOwnType = true

    package init(_ kind: Kind, _ document: RecDocument) {
        self.init(indexedLater: kind, document)
        makeIndex()
    }

    /// A table whose index by Id is made when the first record is asked for: reading all of them is enough for much,
    /// and this takes half the time.
    package init(indexedLater kind: Kind, _ document: RecDocument) {
        self.kind = kind
        self.document = document
        slots = []
        late = LateIndex()
        endsInOwnType = takeSlots(from: 0)
    }

    package var count: Int { slots.count }

    /// How long a list by slot has to be.
    package var slotCount: Int { document.slotCount }

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
        guard let late else { return index.slot(of: id, hash: hash) }
        return late.made(by: newIndex).slot(of: id, hash: hash)
    }

    /// The slots of all records with this Id, in file order: more than one where somebody gave it twice.
    package func slots(of id: RecordID) -> [Int] {
        guard let first = slot(of: id) else { return [] }
        guard late?.made(by: newIndex).hasShared ?? index.hasShared else { return [first] }
        return slots.lazy.map { Int($0) }.filter { self.id(at: $0) == id }
    }

    func fetchPlace(_ hash: UInt64) {
        guard let late else { return index.fetchPlace(hash) }
        late.made(by: newIndex).fetchPlace(hash)
    }

    func candidate(_ hash: UInt64) -> IDIndex.Candidate? {
        guard let late else { return index.candidate(hash) }
        return late.made(by: newIndex).candidate(hash)
    }

    func slot(of id: Span<UInt8>, hash: UInt64, at candidate: IDIndex.Candidate) -> Int? {
        guard let late else { return index.slot(of: id, hash: hash, at: candidate) }
        return late.made(by: newIndex).slot(of: id, hash: hash, at: candidate)
    }

    /// Makes the index by Id, which takes a while for a long table, where that is still to be done; for another thread
    /// before anybody waits for it.
    package func prepareIndex() { _ = late?.made(by: newIndex) }

    package func record(_ id: RecordID) -> RecRecord? { slot(of: id).map(record(at:)) }

    /// The Id of the record at a slot; where it has none, the one that it is given meanwhile.
    package func id(at slot: Int) -> RecordID { record(at: slot).identifier(kind) }

    /// Applies an edit of this kind and returns the slot it touched, or nil where there was nothing to edit or delete.
    @discardableResult
    package mutating func apply(_ edit: RecordEdit) -> Int? {
        makeIndex()
        let existing = slot(of: edit.key.id)
        switch (existing, edit.after) {
        case (let slot?, let fields?):
            document.replace(slot: slot, with: fields)
            return slot
        case (nil, let fields?):
            let slot =
                endsInOwnType ? document.append(fields) : document.insert(fields, after: slots.last.map { Int($0) })
            _ = take(from: slot)
            return slot
        case (let slot?, nil):
            document.delete(slot: slot)
            var id = edit.key.id.text
            id.withUTF8 { index.remove($0.span) }
            if let place = slots.firstIndex(of: Int32(slot)) { slots.remove(at: place) }
            return slot
        case (nil, nil):
            return nil
        }
    }

    /// Makes the record at a slot hold the lines of one with the same Id in another table, comments included.
    package mutating func replace(_ slot: Int, withLinesOf other: Table, at otherSlot: Int) {
        makeIndex()
        document.replace(slot: slot, withLinesOf: other.document, at: otherSlot)
    }

    /// Adds the lines of a slot of another table, whatever they are, after a slot of this one.
    package mutating func insert(linesOf other: Table, at otherSlot: Int, after previous: Int?) {
        makeIndex()
        _ = take(from: document.insert(linesOf: other.document, at: otherSlot, after: previous))
    }

    /// Changes lines that are no records of this kind, or that leave the Id of one as it is.
    package mutating func editLines(_ edit: (inout RecDocument) -> Void) {
        makeIndex()
        edit(&document)
    }

    /// Takes up bytes that another process appended to the file, which ended in a blank line.
    package mutating func appendParsing(_ bytes: [UInt8]) {
        let first = document.slotCount
        document.appendParsing(bytes)
        endsInOwnType = take(from: first)
    }

    private mutating func take(from first: Int) -> Bool {
        makeIndex()
        let known = slots.count
        defer { Self.add(slots[known...], of: kind, in: document, to: &index) }
        return takeSlots(from: first)
    }

    // Takes up the records from a slot on: those under another `%rec` type stay in the document and out of the table.
    // Returns whether the last of them is of this kind.
    private mutating func takeSlots(from first: Int) -> Bool {
        guard first < document.slotCount else { return true }
        // Only once: an array that is told its size each time grows by so little that each record copies it.
        if slots.isEmpty { slots.reserveCapacity(document.slotCount - first) }
        var isOurs = isOurType(document.type(of: first))
        for slot in first..<document.slotCount {
            switch document.kind(of: slot) {
            case .descriptor: isOurs = isOurType(document.record(at: slot).first("%rec"))
            case .record where isOurs: slots.append(Int32(slot))
            case .record, .commentary, .unreadable, .deleted: break
            }
        }
        return isOurs
    }

    private func isOurType(_ type: String?) -> Bool {
        guard let word = type?.utf8.split(separator: UInt8(ascii: " ")).first else { return true }
        return word.elementsEqual(kind.typeName.utf8)
    }

    private mutating func makeIndex() {
        guard let late else { return }
        index = late.made(by: newIndex)
        self.late = nil
    }

    private func newIndex() -> IDIndex {
        var index = IDIndex(capacity: slots.count)
        Self.add(slots[...], of: kind, in: document, to: &index)
        return index
    }

    // Of two records with the same Id the first of the file is found.
    private static func add(
        _ slots: ArraySlice<Int32>, of kind: Kind, in document: RecDocument, to index: inout IDIndex
    ) {
        for slot in slots.lazy.map({ Int($0) }) {
            if document.withFirstValue(at: slot, named: "Id", { index.insertUnlessEmpty($0, slot: slot) }) == true {
                continue
            }
            let record = document.record(at: slot)
            if record.withRawValue(of: Field.id.name, { index.insertUnlessEmpty($0, slot: slot) }) == true { continue }
            var given = record.identifier(kind).text
            given.withUTF8 { index.insert($0.span, slot: slot) }
        }
    }
}

extension IDIndex {
    fileprivate mutating func insertUnlessEmpty(_ id: Span<UInt8>, slot: Int) -> Bool {
        guard !id.isEmpty else { return false }
        insert(id, slot: slot)
        return true
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
