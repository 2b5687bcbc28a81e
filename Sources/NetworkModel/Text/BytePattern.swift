internal import Glibc

/// Folded bytes that are looked for in folded bytes.
package struct BytePattern: Hashable, Sendable {
    package let bytes: [UInt8]
    /// The byte of the pattern that is rarest in most texts: it is sought first, since it gives the fewest false starts.
    private let anchor: Int

    /// A pattern of bytes that are folded already.
    package init(folded bytes: [UInt8]) {
        self.bytes = bytes
        anchor = bytes.indices.min { BytePattern.frequency(bytes[$0]) < BytePattern.frequency(bytes[$1]) } ?? 0
    }

    package init(_ text: some StringProtocol) {
        self.init(folded: Folding.fold(text))
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Where the pattern first occurs at or after `start`; an empty one is found there.
    package func firstOffset(in text: Span<UInt8>, from start: Int = 0) -> Int? {
        guard start >= 0, start + bytes.count <= text.count else { return nil }
        guard !bytes.isEmpty else { return start }
        return text.withUnsafeBytes { hay in
            bytes.withUnsafeBytes { sought in offset(of: sought, in: hay, from: start) }
        }
    }

    private func offset(of sought: UnsafeRawBufferPointer, in hay: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = hay.baseAddress, let pattern = sought.baseAddress else { return nil }
        var offset = start
        let last = hay.count - sought.count
        while offset <= last {
            guard let found = memchr(base + offset + anchor, Int32(sought[anchor]), last - offset + 1) else {
                return nil
            }
            offset = UnsafeRawPointer(found) - base - anchor
            if memcmp(base + offset, pattern, sought.count) == 0 { return offset }
            offset += 1
        }
        return nil
    }

    /// Where the pattern first occurs at the beginning of a word.
    package func firstWordStart(in text: Span<UInt8>) -> Int? {
        var start = 0
        while let offset = firstOffset(in: text, from: start) {
            if offset == 0 || !FoldedWords.isWordByte(text[offset - 1]) { return offset }
            start = offset + 1
        }
        return nil
    }

    /// Whether the text begins with the pattern.
    package func isPrefix(of text: Span<UInt8>) -> Bool {
        guard bytes.count <= text.count else { return false }
        for offset in bytes.indices where bytes[offset] != text[offset] { return false }
        return true
    }

    /// Whether the text is the pattern and nothing more.
    package func isEqual(to text: Span<UInt8>) -> Bool {
        text.count == bytes.count && isPrefix(of: text)
    }

    /// How common a byte is in names and notes, roughly; higher is more common.
    private static func frequency(_ byte: UInt8) -> Int {
        frequencies[Int(byte)]
    }

    private static let frequencies: [Int] = {
        var frequencies = [Int](repeating: 0, count: 256)
        for byte in 0x80..<0x100 { frequencies[byte] = 3 }
        for (rank, byte) in "zqjxkvwybfgpmhdcluosritnae \n".utf8.enumerated() { frequencies[Int(byte)] = rank + 1 }
        return frequencies
    }()
}
