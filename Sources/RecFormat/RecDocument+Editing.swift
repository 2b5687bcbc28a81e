extension RecDocument {
    /// Makes the slot hold these fields.
    ///
    /// Only the lines of fields that differ are written anew; the others, and comments, keep their bytes. A deleted slot
    /// comes back where it was. No fields at all means deleting it.
    package mutating func replace(slot: Int, with fields: [RecField]) {
        guard !fields.isEmpty else { return delete(slot: slot) }
        restoreIfDeleted(slot)
        let entry = slots[slot]
        precondition(entry.kind == .record || entry.kind == .descriptor, "Slot \(slot) is no record.")
        let source = buffer(entry.buffer)
        var edit = RecEdit(source.span.extracting(entry.offset..<entry.bodyEnd), fields: fields)
        edit.run(source.span.extracting(entry.offset..<entry.bodyEnd), holdsUnreadableLines: entry.holdsUnreadableLines)
        guard edit.isChange else { return }
        let blank = Array(source[entry.bodyEnd..<entry.end])
        let isDescriptor = fields.contains { $0.name == "%rec" }
        put(
            edit.result, blank, in: slot, kind: isDescriptor ? .descriptor : .record,
            holdsUnreadableLines: entry.holdsUnreadableLines)
        if edit.changesFirstName { separateFromNeighbours(slot) }
    }

    /// Adds a record at the end of the file, one blank line before and after; returns its slot.
    @discardableResult
    package mutating func append(_ fields: [RecField]) -> Int {
        insert(fields, after: lastLiveSlot)
    }

    /// Adds a record in the lines after `previous`, or at the start of the file where that is nil; returns its slot.
    @discardableResult
    package mutating func insert(_ fields: [RecField], after previous: Int?) -> Int {
        precondition(!fields.isEmpty, "A record needs a field.")
        if slots.isEmpty { endLead() }
        var previous = previous
        while let next = unreadableNeighbour(after: previous) { previous = next }
        if let previous { ensureBlankLine(after: previous) }
        let isLast = previous == lastLiveSlot
        let slot = slots.count
        let isDescriptor = fields.contains { $0.name == "%rec" }
        slots.append(RecSlot(kind: .deleted, buffer: 0, offset: leadCount, bodyCount: 0, blankCount: 0))
        // Behind the last live slot there are none but deleted ones, so the new one may stand behind those too.
        if !isLast { order.insert(slot, after: previous) }
        put(RecWriter.lines(of: fields), [.newline], in: slot, kind: isDescriptor ? .descriptor : .record)
        return slot
    }

    /// Takes the record's lines, and the blank lines after them, out of the file. Any other slot keeps its lines.
    package mutating func delete(slot: Int) {
        let entry = slots[slot]
        guard entry.kind != .deleted else { return }
        tombstones[slot] = entry
        var blank: [UInt8] = []
        if let previous = liveSlot(before: slot), slots[previous].blankCount == 0 {
            // What stood before it without a blank line between must not run into what follows.
            blank = Array(buffer(entry.buffer)[entry.bodyEnd..<entry.end])
            if blank.isEmpty, slot != lastLiveSlot { blank = [.newline] }
        }
        put([], blank, in: slot, kind: .deleted)
    }

    /// A record's lines and the blank line that ends it: the bytes to append to a file that ends in a blank line.
    package static func text(of fields: [RecField]) -> [UInt8] {
        var text = RecWriter.lines(of: fields)
        text.append(.newline)
        return text
    }

    /// What must stand between the end of a file and a record appended to it, so that they stay apart.
    ///
    /// `tail` is the end of the file: its last two lines at least, or all of it.
    package static func separator(afterTail tail: Span<UInt8>) -> [UInt8] {
        // A byte order mark alone is an empty file.
        tail.count == 3 && tail.startsWithByteOrderMark ? [] : RecWriter.separator(after: tail)
    }
}

extension RecDocument {
    /// Puts a slot's new bytes behind those of other edits.
    mutating func put(
        _ body: [UInt8], _ blank: [UInt8], in slot: Int, kind: SlotKind, holdsUnreadableLines: Bool = false
    ) {
        let old = slots[slot]
        let bytes = body + blank
        let (number, offset) = bytes.isEmpty ? (0, 0) : store(bytes)
        slots[slot] = RecSlot(
            kind: kind, buffer: number, offset: offset, bodyCount: body.count, blankCount: blank.count,
            holdsUnreadableLines: holdsUnreadableLines)
        byteCount += bytes.count - old.count
        isUnchanged = false
        if (old.kind == .descriptor) != (kind == .descriptor) { setDescriptor(slot, kind == .descriptor) }
    }

    /// Adds bytes to the newest small buffer; returns its number and where in it they are.
    mutating func store(_ bytes: [UInt8]) -> (buffer: Int, offset: Int) {
        // Small buffers, since a copy of the document makes the next edit copy the last of them.
        if let count = additions.last?.count, count + bytes.count <= 1 << 16 {
            additions[additions.count - 1].append(contentsOf: bytes)
            return (additions.count, count)
        }
        additions.append(bytes)
        return (additions.count, 0)
    }

    mutating func setDescriptor(_ slot: Int, _ isDescriptor: Bool) {
        let index = descriptors.firstIndex { !order.precedes($0, slot) } ?? descriptors.count
        if isDescriptor { descriptors.insert(slot, at: index) } else { descriptors.remove(at: index) }
    }

    private mutating func restoreIfDeleted(_ slot: Int) {
        guard slots[slot].kind == .deleted, let entry = tombstones.removeValue(forKey: slot) else { return }
        byteCount += entry.count - slots[slot].count
        slots[slot] = entry
        isUnchanged = false
        if entry.kind == .descriptor { setDescriptor(slot, true) }
        if let previous = liveSlot(before: slot) { separate(previous, from: slot) }
        if let next = liveSlot(after: slot) { separate(slot, from: next) }
    }

    /// Sees to it that a slot does not run into one that was not its neighbour in the file.
    private mutating func separate(_ slot: Int, from next: Int) {
        let entry = slots[slot]
        guard entry.blankCount == 0 else { return }
        let isRecord = entry.kind == .record || entry.kind == .descriptor
        let isTorn = buffer(entry.buffer)[entry.end - 1] != .newline
        if isTorn || (isRecord && slots[next].kind != .unreadable) { ensureBlankLine(after: slot) }
    }

    /// Keeps a record apart from those it was told from by the name of its first field, unreadable lines between them.
    private mutating func separateFromNeighbours(_ slot: Int) {
        if slots[slot].blankCount == 0, let next = liveSlot(after: slot), slots[next].blankCount == 0,
            next != lastLiveSlot
        {
            ensureBlankLine(after: slot)
        }
        var previous = liveSlot(before: slot)
        while let comment = previous, slots[comment].kind == .commentary, slots[comment].blankCount == 0 {
            previous = liveSlot(before: comment)
        }
        if let previous, slots[previous].kind == .unreadable { ensureBlankLine(after: previous) }
    }

    /// The unreadable lines that stand right below a slot and would be parted from it by what is inserted.
    func unreadableNeighbour(after slot: Int?) -> Int? {
        guard let slot, slots[slot].count > 0, slots[slot].blankCount == 0, let next = liveSlot(after: slot) else {
            return nil
        }
        return slots[next].kind == .unreadable ? next : nil
    }

    mutating func ensureBlankLine(after slot: Int) {
        let entry = slots[slot]
        guard entry.count > 0 else {
            if let previous = liveSlot(before: slot) { ensureBlankLine(after: previous) }
            return
        }
        let bytes = buffer(entry.buffer)
        let separator = RecWriter.separator(after: bytes.span.extracting(entry.offset..<entry.end))
        guard !separator.isEmpty else { return }
        var body = Array(bytes[entry.offset..<entry.bodyEnd])
        var blank = Array(bytes[entry.bodyEnd..<entry.end])
        if blank.isEmpty { body += separator.dropLast() }
        blank += blank.isEmpty ? separator.suffix(1) : separator
        put(body, blank, in: slot, kind: entry.kind, holdsUnreadableLines: entry.holdsUnreadableLines)
    }

    /// Ends the line of what precedes the first slot, if that is not a byte order mark.
    mutating func endLead() {
        let lead = base
        let separator = Self.separator(afterTail: lead.span.extracting(0..<leadCount))
        if !separator.isEmpty { self = RecDocument(lead + separator) }
    }

    /// The last slot in the file that has bytes.
    var lastLiveSlot: Int? { liveSlot(before: slots.count) }

    /// The nearest slot before this one in the file that has bytes.
    func liveSlot(before slot: Int) -> Int? {
        // Many deletions in a row look back over each other, so the common case is a plain loop.
        if order.isByNumber { return slots[..<slot].lastIndex { $0.count > 0 } }
        var candidate = order.slot(before: slot)
        while let other = candidate, slots[other].count == 0 { candidate = order.slot(before: other) }
        return candidate
    }

    /// The nearest slot after this one in the file that has bytes.
    func liveSlot(after slot: Int) -> Int? {
        var candidate = order.slot(after: slot, count: slots.count)
        while let other = candidate, slots[other].count == 0 {
            candidate = order.slot(after: other, count: slots.count)
        }
        return candidate
    }
}
