/// Finds the slots of rec bytes in one pass, looking only at how lines begin and whether they continue.
struct RecParser: Sendable {
    private(set) var slots: [RecSlot] = []
    /// Slots that are descriptors, in order.
    private(set) var descriptors: [Int] = []
    /// The count of bytes before the first slot: a byte order mark, blank lines.
    private(set) var leadCount = 0

    private let buffer: Int

    /// Parses `bytes`, the contents of buffer number `buffer`, from `start` on; up to `limit`, where a slot begins.
    init(_ bytes: Span<UInt8>, buffer: Int, from start: Int = 0, to limit: Int? = nil) {
        let limit = limit ?? bytes.count
        self.buffer = buffer
        var position = start
        if buffer == 0, start == 0, bytes.startsWithByteOrderMark { position = 3 }
        position = Self.skipBlankLines(bytes, from: position)
        leadCount = position - start
        slots.reserveCapacity((limit - start) / 160)
        while position < limit {
            position = parseSlot(bytes, at: position)
        }
    }

    private mutating func parseSlot(_ bytes: Span<UInt8>, at start: Int) -> Int {
        switch RecLine.classify(bytes, at: start, insideRecord: false) {
        case .field:
            return parseRecord(bytes, at: start)
        case .comment:
            return close(.commentary, bytes, from: start, to: Self.skip(.comment, bytes, from: start))
        case .unreadable, .blank:
            return close(.unreadable, bytes, from: start, to: Self.skip(.unreadable, bytes, from: start))
        }
    }

    /// Ends the slot of `start..<end` and the blank lines after it; returns where the next one starts.
    private mutating func close(
        _ kind: SlotKind, _ bytes: Span<UInt8>, from start: Int, to end: Int, holdsUnreadableLines: Bool = false
    ) -> Int {
        let next = Self.skipBlankLines(bytes, from: end)
        if kind == .descriptor { descriptors.append(slots.count) }
        slots.append(
            RecSlot(
                kind: kind, buffer: buffer, offset: start, bodyCount: end - start, blankCount: next - end,
                holdsUnreadableLines: holdsUnreadableLines))
        return next
    }

    private mutating func parseRecord(_ bytes: Span<UInt8>, at start: Int) -> Int {
        var scan = RecRecordScan(bytes, at: start)
        scan.run(bytes)
        let kind: SlotKind = scan.isDescriptor ? .descriptor : .record
        let next = close(
            kind, bytes, from: start, to: scan.end, holdsUnreadableLines: scan.holdsUnreadableLines)
        guard let unreadableEnd = scan.unreadableEnd else { return next }
        return close(.unreadable, bytes, from: scan.end, to: unreadableEnd)
    }

    static func skipBlankLines(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var position = start
        while position < bytes.count {
            // Records are nearly always one empty line apart, so that is looked at first.
            if bytes[position] == .newline {
                position += 1
                continue
            }
            guard RecLine.classify(bytes, at: position, insideRecord: false) == .blank else { break }
            position = RecLine.next(bytes, after: position)
        }
        return position
    }

    /// The end of the run of lines of this kind that begins at `start`.
    private static func skip(_ kind: RecLine, _ bytes: Span<UInt8>, from start: Int) -> Int {
        var position = RecLine.next(bytes, after: start)
        // Blanks may stand before a field after a blank line, not among lines that cannot be read.
        let insideRecord = kind == .unreadable
        while position < bytes.count, RecLine.classify(bytes, at: position, insideRecord: insideRecord) == kind {
            position = RecLine.next(bytes, after: position)
        }
        return position
    }
}
