import Glibc

extension UInt8 {
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09
    static let colon: UInt8 = 0x3A
    static let plus: UInt8 = 0x2B
    static let hash: UInt8 = 0x23
    static let percent: UInt8 = 0x25
    static let backslash: UInt8 = 0x5C

    /// A space or a tab, the only blanks rec knows.
    var isBlank: Bool { self == .space || self == .tab }

    var startsFieldName: Bool {
        let lower = self | 0x20
        return (lower >= 0x61 && lower <= 0x7A) || self == .percent
    }

    var continuesFieldName: Bool {
        let lower = self | 0x20
        return (lower >= 0x61 && lower <= 0x7A) || (self >= 0x30 && self <= 0x39) || self == 0x5F
    }
}

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
    @inlinable package func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        // Names are short: to call memcmp costs more than it saves.
        for index in indices where self[index] != text.utf8Start[index] { return false }
        return true
    }

    /// Whether these are the UTF-8 bytes of `text`.
    package func equals(_ text: String) -> Bool {
        guard count == text.utf8.count else { return false }
        var index = 0
        for byte in text.utf8 {
            guard self[index] == byte else { return false }
            index += 1
        }
        return true
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
}
