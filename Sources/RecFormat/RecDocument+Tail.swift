extension RecDocument {
    /// Reads bytes that another process appended to the file.
    ///
    /// Slots keep their numbers. Where the file did not end in a blank line, its last lines are read again together with
    /// the new ones, so the slots of that last paragraph may change their kind.
    package mutating func appendParsing(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        guard !isEmptyOrTornMark else {
            self = RecDocument(serialized() + bytes)
            return
        }
        let reread = paragraphContinued(by: bytes.span)
        let text = reread.flatMap { slot in
            buffer(slots[slot].buffer)[slots[slot].offset..<slots[slot].end]
        }
        addParsed(text + bytes, replacing: reread)
        byteCount += bytes.count
        isUnchanged = false
    }

    /// Whether there is nothing yet, or no more than may become a byte order mark.
    private var isEmptyOrTornMark: Bool {
        slots.isEmpty || (slots.count == 1 && slots[0].kind == .unreadable && byteCount < 3)
    }

    /// The slots that appended bytes may belong to: those at the end of the file without a blank line between them.
    private func paragraphContinued(by bytes: Span<UInt8>) -> [Int] {
        guard let last = lastLiveSlot else { return [] }
        let entry = slots[last]
        let isClosed = entry.blankCount > 0 && buffer(entry.buffer)[entry.end - 1] == .newline
        if isClosed, RecLine.classify(bytes, at: 0, insideRecord: false) != .blank { return [] }
        // A carriage return that ends the file becomes a blank line with the newline after it.
        let mayTurnBlank = entry.kind == .unreadable && buffer(entry.buffer)[entry.end - 1] == .carriageReturn
        var paragraph: [Int] = []
        var paragraphs = 0
        var candidate = lastLiveSlot
        while let slot = candidate {
            if slots[slot].blankCount > 0 || paragraphs == 0 { paragraphs += 1 }
            if paragraphs > (mayTurnBlank ? 2 : 1) { break }
            paragraph.append(slot)
            candidate = liveSlot(before: slot)
        }
        return paragraph.reversed()
    }

    private mutating func addParsed(_ bytes: [UInt8], replacing reread: [Int]) {
        let (buffer, offset) = store(bytes)
        let addition = additions[buffer - 1]
        let parser = RecParser(addition.span, buffer: buffer, from: offset)
        descriptors.removeAll { reread.contains($0) }
        var free = reread[...]
        if parser.leadCount > 0, let holder = free.popFirst() ?? slots.indices.last {
            // There is no slot before these blank lines but deleted ones, so one of those holds them.
            slots[holder] = RecSlot(
                kind: .deleted, buffer: buffer, offset: offset, bodyCount: 0, blankCount: parser.leadCount)
        }
        for entry in parser.slots {
            let slot = free.popFirst() ?? slots.count
            if slot < slots.count { slots[slot] = entry } else { slots.append(entry) }
            if entry.kind == .descriptor { setDescriptor(slot, true) }
        }
        for slot in free {
            slots[slot] = RecSlot(kind: .deleted, buffer: 0, offset: 0, bodyCount: 0, blankCount: 0)
        }
    }
}
