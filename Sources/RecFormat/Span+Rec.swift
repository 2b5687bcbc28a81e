import Glibc

extension Span<UInt8> {
    /// The offset of the first `byte` at or after `start`, or nil.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        precondition(start <= count)
        return withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress,
                let found = memchr(base + start, Int32(byte), buffer.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    /// Whether these are the bytes of `text`.
    @inline(__always) @inlinable package func equals(_ text: StaticString) -> Bool {
        // Nearly every name that is not the one asked for differs in its length or its first byte.
        guard count == text.utf8CodeUnitCount else { return false }
        return isEmpty || (self[0] == text.utf8Start[0] && isEqual(to: text.utf8Start))
    }

    /// Whether these are the bytes there.
    @inlinable func isEqual(to start: UnsafePointer<UInt8>) -> Bool {
        // Names are short: to call memcmp costs more than it saves.
        for index in indices where self[index] != start[index] { return false }
        return true
    }

    /// Whether these are the UTF-8 bytes of `text`. Not called `equals`: a literal would be taken for a String, and each
    /// of its bytes be decoded.
    package func isText(_ text: String) -> Bool {
        guard count == text.utf8.count else { return false }
        var index = 0
        for byte in text.utf8 {
            guard self[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// Whether both hold the same bytes; as fast as memory is read.
    package func hasSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return withUnsafeBytes { mine in
            other.withUnsafeBytes { theirs in
                guard let left = mine.baseAddress, let right = theirs.baseAddress else { return true }
                return memcmp(left, right, mine.count) == 0
            }
        }
    }

    /// The text of these bytes; what is not UTF-8 shows as U+FFFD.
    package var text: String {
        withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// A copy of these bytes.
    package var array: [UInt8] {
        withUnsafeBufferPointer { Array($0) }
    }

    /// The end of what a line holds: `lineEnd` is the offset of its newline, and a carriage return just before is no content.
    func contentEnd(from start: Int, lineEnd: Int) -> Int {
        lineEnd > start && self[lineEnd - 1] == .carriageReturn ? lineEnd - 1 : lineEnd
    }

    /// How many lines end in these bytes.
    var newlineCount: Int {
        withUnsafeBufferPointer { buffer in
            var count = 0
            for byte in buffer where byte == .newline { count += 1 }
            return count
        }
    }

    /// Whether the bytes begin with the UTF-8 byte order mark.
    var startsWithByteOrderMark: Bool {
        count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
    }

    /// The start of the line that holds the offset.
    func lineStart(before offset: Int) -> Int {
        var start = offset
        while start > 0, self[start - 1] != .newline { start -= 1 }
        return start
    }
}

extension [UInt8] {
    /// Adds the bytes of a range of a span.
    mutating func append(_ span: Span<UInt8>, from start: Int, to end: Int) {
        guard start < end else { return }
        span.extracting(start..<end).withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}

extension String {
    /// Whether both texts are the same bytes; `==` would take "é" in its two spellings for one.
    package func hasSameBytes(as other: String) -> Bool { utf8.span.hasSameBytes(as: other.utf8.span) }
}
