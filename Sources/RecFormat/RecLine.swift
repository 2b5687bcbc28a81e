/// What the start of a line says it is.
enum RecLine {
    case blank
    case comment
    case field
    case unreadable

    /// Classifies the line that begins at `start`.
    ///
    /// Blanks before a field or a comment are allowed where a record could start, not inside one.
    static func classify(_ bytes: Span<UInt8>, at start: Int, insideRecord: Bool) -> RecLine {
        var index = start
        while index < bytes.count, bytes[index].isBlank { index += 1 }
        guard index < bytes.count else { return .blank }
        let first = bytes[index]
        switch first {
        case .newline:
            return .blank
        case .carriageReturn:
            return index + 1 < bytes.count && bytes[index + 1] == .newline ? .blank : .unreadable
        default:
            if index > start && insideRecord { return .unreadable }
            if first == .hash { return .comment }
            return nameEnd(bytes, from: index) == nil ? .unreadable : .field
        }
    }

    /// The offset of the colon that ends the field name beginning at `start`, or nil where no field begins.
    static func nameEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, bytes[start].startsFieldName else { return nil }
        var index = start + 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .colon { return index }
            guard byte.continuesFieldName else { return nil }
            index += 1
        }
        return nil
    }

    /// The start of the next line: past the newline, or the end of the bytes.
    static func next(_ bytes: Span<UInt8>, after start: Int) -> Int {
        bytes.firstIndex(of: .newline, from: start).map { $0 + 1 } ?? bytes.count
    }

    /// Whether the line ends in a backslash, which joins the next line to it, whatever that line is.
    static func isJoined(_ bytes: Span<UInt8>, from start: Int, lineEnd: Int) -> Bool {
        guard lineEnd > start else { return false }
        let last = bytes[lineEnd - 1]
        if last == .backslash { return true }
        return last == .carriageReturn && lineEnd - 1 > start && bytes[lineEnd - 2] == .backslash
    }
}

extension RecLine {
    /// Whether an unreadable line may stand between two records: a git conflict marker, or white space that rec does
    /// not count as blank.
    static func separatesRecords(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        if isConflictMarker(bytes, at: start) { return true }
        var index = start
        while index < bytes.count, bytes[index] != .newline {
            guard bytes[index].isBlank || (0x0B...0x0D).contains(bytes[index]) else { return false }
            index += 1
        }
        return true
    }

    /// Whether the line is one that git leaves in a file it could not merge.
    static func isConflictMarker(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        let end = start + 7
        guard end <= bytes.count, [0x3C, 0x3D, 0x3E, 0x7C].contains(bytes[start]) else { return false }
        for index in start + 1..<end where bytes[index] != bytes[start] { return false }
        return end == bytes.count || [.space, .newline, .carriageReturn].contains(bytes[end])
    }
}
