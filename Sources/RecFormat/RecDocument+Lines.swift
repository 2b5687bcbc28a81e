/// Taking over lines of another document as they are: with their comments, and be they unreadable.
extension RecDocument {
    /// Makes a record or descriptor hold the lines of a slot of another document.
    package mutating func replace(slot: Int, withLinesOf other: RecDocument, at otherSlot: Int) {
        let entry = slots[slot]
        precondition(entry.kind == .record || entry.kind == .descriptor, "Slot \(slot) is no record.")
        let blank = Array(buffer(entry.buffer)[entry.bodyEnd..<entry.end])
        put(
            other.wholeLines(of: otherSlot), blank, in: slot, kind: other.kind(of: otherSlot),
            holdsUnreadableLines: other.slots[otherSlot].holdsUnreadableLines)
        if blank.isEmpty, liveSlot(after: slot) != nil { ensureBlankLine(after: slot) }
    }

    /// Adds the lines of a slot of another document after `previous`, or at the start of the file where that is nil, a
    /// blank line before and after; returns their slot.
    @discardableResult
    package mutating func insert(linesOf other: RecDocument, at otherSlot: Int, after previous: Int?) -> Int {
        if slots.isEmpty { endLead() }
        var previous = previous
        while let next = unreadableNeighbour(after: previous) { previous = next }
        if let previous { ensureBlankLine(after: previous) }
        let isLast = previous == lastLiveSlot
        let slot = slots.count
        slots.append(RecSlot(kind: .deleted, buffer: 0, offset: leadCount, bodyCount: 0, blankCount: 0))
        if !isLast { order.insert(slot, after: previous) }
        put(
            other.wholeLines(of: otherSlot), [.newline], in: slot, kind: other.kind(of: otherSlot),
            holdsUnreadableLines: other.slots[otherSlot].holdsUnreadableLines)
        return slot
    }

    /// Adds comments to the end of a record.
    package mutating func comment(slot: Int, with comments: [[UInt8]]) {
        let entry = slots[slot]
        let blank = Array(buffer(entry.buffer)[entry.bodyEnd..<entry.end])
        var body = wholeLines(of: slot)
        for comment in comments { body += comment + [.newline] }
        put(
            body, blank.isEmpty ? [.newline] : blank, in: slot, kind: entry.kind,
            holdsUnreadableLines: entry.holdsUnreadableLines)
    }

    /// The lines of a record that are no fields, each as a comment that can stand in any record.
    package func comments(of slot: Int) -> [[UInt8]] {
        let bytes = self.bytes(of: slot)
        var scan = RecFieldScan(from: 0)
        var position = 0
        var comments: [[UInt8]] = []
        while scan.advance(bytes.span) {
            comments += Self.comments(bytes[position..<scan.start])
            position = scan.next
        }
        return comments + Self.comments(bytes[position...])
    }

    private static func comments(_ lines: ArraySlice<UInt8>) -> [[UInt8]] {
        lines.split(separator: .newline).map { line in
            var line = Array(line)
            while line.last == .carriageReturn { line.removeLast() }
            return line.first == .hash ? line : [.hash, .space] + line
        }
    }

    /// The first line that git leaves where it could not merge, from 1; nil where there is none.
    package static func conflictMarker(in bytes: [UInt8]) -> Int? {
        let span = bytes.span
        var line = 1
        var position = 0
        while position < span.count {
            let first = span[position]
            if first == 0x3C || first == 0x3E, RecLine.isConflictMarker(span, at: position) { return line }
            position = RecLine.next(span, after: position)
            line += 1
        }
        return nil
    }

    /// A slot's lines, the last of them ended.
    private func wholeLines(of slot: Int) -> [UInt8] {
        let lines = bytes(of: slot)
        let separator = RecWriter.separator(after: lines.span)
        return lines.last == .newline ? lines : lines + separator.dropLast()
    }
}
