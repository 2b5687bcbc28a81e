/// One word of typed text, folded, with the bytes it came from.
package struct Word: Hashable, Sendable {
    package let folded: String
    /// The word's bytes in the text's UTF-8.
    package let range: Range<Int>

    package init(folded: String, range: Range<Int>) {
        self.folded = folded
        self.range = range
    }

    /// The words of a text: what stands between blanks, marks included.
    package static func split(_ text: String) -> [Word] {
        let bytes = Array(text.utf8)
        var words: [Word] = []
        var offset = 0
        while offset < bytes.count {
            guard !isBlank(bytes[offset]) else {
                offset += 1
                continue
            }
            let start = offset
            while offset < bytes.count, !isBlank(bytes[offset]) { offset += 1 }
            let text = String(decoding: bytes[start..<offset], as: UTF8.self)
            words.append(Word(folded: Folding.folded(text), range: start..<offset))
        }
        return words
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte
    }
}
