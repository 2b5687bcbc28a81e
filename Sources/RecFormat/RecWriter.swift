/// Spells fields as rec lines.
enum RecWriter {
    /// The lines of a record, without a blank line after.
    static func lines(of fields: [RecField]) -> [UInt8] {
        var lines: [UInt8] = []
        for field in fields { append(field, to: &lines) }
        return lines
    }

    /// Adds the field's lines, each ended by `lineEnding`.
    static func append(_ field: RecField, to lines: inout [UInt8], lineEnding: [UInt8] = [.newline]) {
        precondition(RecField.isName(field.name), "Rec cannot spell the field name \(field.name).")
        lines.append(contentsOf: field.name.utf8)
        lines.append(.colon)
        if isPlain(field.value) {
            if !field.value.isEmpty { lines.append(.space) }
            lines.append(contentsOf: field.value.utf8)
            lines.append(contentsOf: lineEnding)
            return
        }
        let value = normalized(field.value)
        if !value.isEmpty { lines.append(.space) }
        for byte in value {
            if byte == .newline {
                lines.append(contentsOf: lineEnding)
                lines.append(.plus)
                lines.append(.space)
            } else {
                lines.append(byte)
            }
        }
        lines.append(contentsOf: lineEnding)
    }

    /// Whether the value is one line that is written as it is.
    static func isPlain(_ value: String) -> Bool {
        let bytes = value.utf8.span
        for index in bytes.indices where bytes[index] <= .carriageReturn && bytes[index] != .tab { return false }
        return bytes.isEmpty || bytes[bytes.count - 1] != .backslash
    }

    /// The bytes of a value as rec can hold it.
    static func normalized(_ value: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(value.utf8.count + 1)
        var previous: UInt8 = 0
        for byte in value.utf8 {
            switch byte {
            case .carriageReturn: endLine(&bytes)
            case .newline: if previous != .carriageReturn { endLine(&bytes) }
            case 0: bytes.append(contentsOf: "\u{FFFD}".utf8)
            default: bytes.append(byte)
            }
            previous = byte
        }
        if bytes.last == .backslash { bytes.append(.space) }
        return bytes
    }

    private static func endLine(_ bytes: inout [UInt8]) {
        // A backslash at the end of a line would join the next one to it.
        if bytes.last == .backslash { bytes.append(.space) }
        bytes.append(.newline)
    }

    /// What must follow the end of a file before a record can be added to it.
    static func separator(after tail: Span<UInt8>) -> [UInt8] {
        let end = tail.count
        guard end > 0 else { return [] }
        let isTerminated = tail[end - 1] == .newline
        let lineEnd = isTerminated ? end - 1 : end
        let line = tail.lineStart(before: lineEnd)
        let content = tail.contentEnd(from: line, lineEnd: lineEnd)
        var blanks = line
        while blanks < content, tail[blanks].isBlank { blanks += 1 }
        var separator: [UInt8] = isTerminated ? [] : [.newline]
        if blanks == content, line == 0 || !RecLine.isJoined(tail, from: 0, lineEnd: line - 1) { return separator }
        if !isTerminated, tail[end - 1] == .carriageReturn {
            // What ends the value would become part of the line's end, were a newline alone to follow it.
            separator.insert(.carriageReturn, at: 0)
        } else if RecLine.isJoined(tail, from: line, lineEnd: lineEnd) {
            // A joined line is not blank, however empty, so it must be there before the blank one. A backslash at the
            // very end joins nothing yet, and must not begin to.
            separator.insert(isTerminated ? .newline : .space, at: 0)
        }
        separator.append(.newline)
        return separator
    }
}
