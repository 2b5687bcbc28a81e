import Glibc

/// Reading of lines as nearly all of them are, without looking at each byte by itself: a name of up to seven letters, and
/// a value of one line. What is not so plain is left to whoever reads it with care.
extension RecLine {
    /// A field of one line.
    struct Plain {
        /// The offset of the colon.
        let nameEnd: Int
        /// The offset of the newline.
        let lineEnd: Int
    }

    /// The field whose line begins at `start`; nil where it is not plain.
    @inline(__always)
    static func plain(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Plain? {
        guard start + 8 < bytes.count, let base = bytes.baseAddress, let nameCount = nameCount(base + start),
            let found = memchr(base + start + nameCount, Int32(UInt8.newline), bytes.count - start - nameCount)
        else { return nil }
        let lineEnd = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        let last = bytes[lineEnd - 1]
        let isLast = lineEnd + 1 == bytes.count
        guard last != .backslash, last != .carriageReturn, isLast || bytes[lineEnd + 1] != .plus else { return nil }
        return Plain(nameEnd: start + nameCount, lineEnd: lineEnd)
    }

    /// The count of the letters before the colon, if there are one to seven of them and a colon after: eight bytes are
    /// looked at in one word, each in its own eight bits.
    @inline(__always)
    private static func nameCount(_ start: UnsafePointer<UInt8>) -> Int? {
        let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self).littleEndian
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        // A byte that is a colon is nought, and the lowest such byte is the first to lose its top bit to a borrow.
        let isColon = word ^ (ones &* UInt64(UInt8.colon))
        let colons = (isColon &- ones) & ~isColon & tops
        guard colons != 0 else { return nil }
        let count = colons.trailingZeroBitCount / 8
        guard count > 0 else { return nil }
        let mask = (UInt64(1) << (8 * UInt64(count))) - 1
        let name = word & mask
        // Upper case becomes lower; then "a" and what follows it reach the top bit, and what follows "z" does too.
        let lower = name | (ones &* 0x20)
        let fromA = lower &+ ones &* (0x80 - 0x61)
        let afterZ = lower &+ ones &* (0x80 - 0x7B)
        guard name & tops == 0, fromA & ~afterZ & tops & mask == tops & mask else { return nil }
        return count
    }
}
