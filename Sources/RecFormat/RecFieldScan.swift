/// A walk over the fields of one record, as offsets; nothing is copied or decoded.
struct RecFieldScan {
    /// Where this field's first line begins, blanks before its name included.
    private(set) var start: Int
    private(set) var nameStart = 0
    private(set) var nameEnd = 0
    private(set) var valueStart = 0
    /// The end of the value's text, its last line ending excluded.
    private(set) var valueEnd = 0
    /// The start of the line after this field.
    private(set) var next: Int
    /// Whether the value is one line without continuation, so that its raw bytes are the value.
    private(set) var isPlain = true

    private let firstLine: Int

    init(from start: Int) {
        self.start = start
        next = start
        firstLine = start
    }

    /// Moves to the next field, over comments and unreadable lines; false at the end of the bytes.
    mutating func advance(_ bytes: Span<UInt8>) -> Bool {
        while next < bytes.count {
            start = next
            var name = start
            if start == firstLine {
                while name < bytes.count, bytes[name].isBlank { name += 1 }
            }
            if let colon = RecLine.nameEnd(bytes, from: name) {
                nameStart = name
                nameEnd = colon
                readValue(bytes)
                return true
            }
            next = RecLine.next(bytes, after: start)
        }
        return false
    }

    /// Goes on at the start of a line, where the fields before it have been read otherwise.
    mutating func skip(to line: Int) { next = line }

    private mutating func readValue(_ bytes: Span<UInt8>) {
        valueStart = nameEnd + 1
        if valueStart < bytes.count, bytes[valueStart].isBlank { valueStart += 1 }
        isPlain = true
        var line = valueStart
        while true {
            guard let end = bytes.firstIndex(of: .newline, from: line) else {
                valueEnd = bytes.count
                next = bytes.count
                return
            }
            next = end + 1
            if RecLine.isJoined(bytes, from: line, lineEnd: end) {
                isPlain = false
                line = next
                // A joined line that never comes leaves its newline inside the value, where decoding drops it.
                valueEnd = next
            } else {
                valueEnd = bytes.contentEnd(from: line, lineEnd: end)
                guard next < bytes.count, bytes[next] == .plus else { return }
                isPlain = false
                line = next
            }
            if next == bytes.count { return }
        }
    }
}

extension RecFieldScan {
    /// The field that the scan is at.
    func field(of bytes: Span<UInt8>) -> RecField {
        let raw = bytes.extracting(valueStart..<valueEnd)
        let value = isPlain ? raw.text : String(decoding: Self.decode(raw), as: UTF8.self)
        return RecField(name: bytes.extracting(nameStart..<nameEnd).text, value: value)
    }

    /// The value that raw bytes of a field stand for: continuation lines joined.
    static func decode(_ raw: Span<UInt8>) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(raw.count)
        var line = 0
        while let end = raw.firstIndex(of: .newline, from: line) {
            let content = raw.contentEnd(from: line, lineEnd: end)
            let next = end + 1
            if RecLine.isJoined(raw, from: line, lineEnd: end) {
                value.append(raw, from: line, to: content - 1)
                line = next
            } else {
                value.append(raw, from: line, to: content)
                value.append(.newline)
                // The "+" that the scan saw, and one space after it.
                line = min(next + 1, raw.count)
                if line < raw.count, raw[line] == .space { line += 1 }
            }
        }
        value.append(raw, from: line, to: raw.count)
        return value
    }
}
