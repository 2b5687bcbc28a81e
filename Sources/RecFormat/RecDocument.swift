/// A rec file: its bytes, and an index of the records, comments and unreadable stretches in them.
///
/// What was read is never copied or moved: edits and appends put their bytes into small buffers beside it, and a copy
/// of a document shares all of them. Slots are numbered in the order they were read or made, and keep their number.
package struct RecDocument: Sendable {
    /// The file as it was read.
    var base: [UInt8]
    /// What edits and appends wrote; buffer 1 of a slot is the first of these.
    var additions: [[UInt8]] = []
    var slots: [RecSlot]
    /// Live descriptors in file order.
    var descriptors: [Int]
    /// The count of bytes before the first slot.
    var leadCount: Int
    /// How slots that were inserted stand among the others.
    var order = RecSlotOrder()
    /// Where the lines of deleted slots are.
    var tombstones: [Int: RecSlot] = [:]
    /// Whether the base is still the whole file.
    var isUnchanged = true
    /// The size of the file that `serialized()` would give.
    package internal(set) var byteCount: Int

    /// Reads a file's bytes and keeps them, not copied; whatever they are, `serialized()` gives them back. Linear.
    package init(_ bytes: [UInt8]) {
        precondition(bytes.count <= UInt32.max, "A rec file is larger than 4 GiB.")
        let parser = RecParser(bytes.span, buffer: 0)
        base = bytes
        slots = parser.slots
        descriptors = parser.descriptors
        leadCount = parser.leadCount
        byteCount = bytes.count
    }

    /// An empty file.
    package init() {
        self.init([])
    }

    /// The number of slots, deleted ones included.
    package var slotCount: Int { slots.count }

    /// What the slot is.
    package func kind(of slot: Int) -> SlotKind { slots[slot].kind }

    /// The fields of a record or descriptor. A programmer error for any other slot.
    package func record(at slot: Int) -> RecRecord {
        let entry = slots[slot]
        precondition(entry.kind == .record || entry.kind == .descriptor, "Slot \(slot) is no record.")
        if entry.buffer == 0 { return RecRecord(storage: base, range: entry.offset..<entry.bodyEnd) }
        // Sharing an addition would make the next append copy it.
        let bytes = Array(additions[entry.buffer - 1][entry.offset..<entry.bodyEnd])
        return RecRecord(storage: bytes, range: 0..<bytes.count)
    }

    /// The bytes of any slot, without the blank lines after it.
    package func bytes(of slot: Int) -> [UInt8] {
        let entry = slots[slot]
        return Array(buffer(entry.buffer)[entry.offset..<entry.bodyEnd])
    }

    /// The record type that the descriptor in force at the slot gives, or nil before any descriptor.
    package func type(of slot: Int) -> String? {
        descriptor(of: slot).flatMap { RecDescriptor(record(at: $0)).type }
    }

    /// The descriptor in force at the slot: itself, or the nearest one before it.
    package func descriptor(of slot: Int) -> Int? {
        let next = descriptors.indices.partitionPoint { order.precedes(slot, descriptors[$0]) }
        return next == 0 ? nil : descriptors[next - 1]
    }

    /// Every slot in the order of its lines in the file.
    package var slotsInFileOrder: [Int] { order.all(count: slots.count) }

    /// The bytes of a buffer by its number; 0 is the file as it was read.
    func buffer(_ number: Int) -> [UInt8] {
        number == 0 ? base : additions[number - 1]
    }
}

extension RecDocument {
    /// The file's bytes: what was read, but for the lines of what was edited.
    package func serialized() -> [UInt8] {
        if isUnchanged { return base }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        forEachStretch { bytes.append($0, from: 0, to: $0.count) }
        return bytes
    }

    /// Calls `body` with the file's bytes in order, in stretches as long as they lie in memory.
    package func forEachStretch(_ body: (Span<UInt8>) throws -> Void) rethrows {
        var number = 0
        var range = 0..<leadCount
        for slot in slotsInFileOrder {
            let entry = slots[slot]
            if entry.count == 0 { continue }
            if entry.buffer == number, entry.offset == range.upperBound {
                range = range.lowerBound..<entry.end
            } else {
                try body(buffer(number).span.extracting(range))
                number = entry.buffer
                range = entry.offset..<entry.end
            }
        }
        if !range.isEmpty { try body(buffer(number).span.extracting(range)) }
    }

    /// The lines at which some slots begin, from 1, in one pass over the file.
    package func lines(of wanted: Set<Int>) -> [Int: Int] {
        var line = 1 + base.span.extracting(0..<leadCount).newlineCount
        var lines: [Int: Int] = [:]
        for slot in slotsInFileOrder {
            if wanted.contains(slot) { lines[slot] = line }
            let entry = slots[slot]
            line += buffer(entry.buffer).span.extracting(entry.offset..<entry.end).newlineCount
        }
        return lines
    }

    /// The line at which the slot begins, from 1. Counts the lines before it, so it costs what they are long.
    package func line(of slot: Int) -> Int {
        var line = 1 + base.span.extracting(0..<leadCount).newlineCount
        if isUnchanged {
            return line + base.span.extracting(leadCount..<slots[slot].offset).newlineCount
        }
        for other in slotsInFileOrder {
            if other == slot { break }
            let entry = slots[other]
            line += buffer(entry.buffer).span.extracting(entry.offset..<entry.end).newlineCount
        }
        return line
    }
}
