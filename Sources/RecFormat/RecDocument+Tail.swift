extension RecDocument {
    /// Reads bytes that another process appended to the file.
    ///
    /// Slots keep their numbers. Where the file did not end in a blank line, its last lines are read again together with
    /// the new ones, so the slots of that last paragraph may change their kind.
    package mutating func appendParsing(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        guard !slots.isEmpty else {
            self = RecDocument(base + bytes)
            return
        }
        let reread = paragraphContinued(by: bytes.span)
        var text: [UInt8] = []
        for slot in reread {
            let entry = slots[slot]
            text += buffer(entry.buffer)[entry.offset..<entry.end]
        }
        addParsed(text + bytes, replacing: reread)
        byteCount += bytes.count
        isUnchanged = false
    }

    /// The slots that appended bytes may belong to: those at the end of the file without a blank line between them.
    private func paragraphContinued(by bytes: Span<UInt8>) -> [Int] {
        guard let last = lastLiveSlot else { return [] }
        let entry = slots[last]
        let isClosed = entry.blankCount > 0 && buffer(entry.buffer)[entry.end - 1] == .newline
        if isClosed, RecLine.classify(bytes, at: 0, insideRecord: false) != .blank { return [] }
        var paragraph: [Int] = []
        for slot in slotsInFileOrder.reversed() where slots[slot].count > 0 {
            if slot != last, slots[slot].blankCount > 0 { break }
            paragraph.append(slot)
        }
        return paragraph.reversed()
    }

    private mutating func addParsed(_ bytes: [UInt8], replacing reread: [Int]) {
        let (buffer, offset) = store(bytes)
        let addition = additions[buffer - 1]
        let parser = RecParser(addition.span, buffer: buffer, from: offset)
        descriptors.removeAll { reread.contains($0) }
        for (index, slot) in reread.enumerated() where index >= parser.slots.count {
            slots[slot] = RecSlot(kind: .deleted, buffer: 0, offset: 0, bodyCount: 0, blankCount: 0)
        }
        for (index, entry) in parser.slots.enumerated() {
            let slot = index < reread.count ? reread[index] : slots.count
            if slot < slots.count { slots[slot] = entry } else { slots.append(entry) }
            if entry.kind == .descriptor { setDescriptor(slot, true) }
        }
        if parser.leadCount > 0 {
            // Nothing but deleted slots came before these blank lines; one of them must hold them.
            let holder = reread.first ?? slots.count - parser.slots.count - 1
            slots[holder] = RecSlot(
                kind: .deleted, buffer: buffer, offset: offset, bodyCount: 0, blankCount: parser.leadCount)
        }
    }
}
