/// The words of folded text: runs of letters and digits, whatever stands between them.
package enum FoldedWords {
    /// Whether a byte belongs to a word: a letter or digit, or part of anything beyond ASCII.
    package static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || byte &- UInt8(ascii: "A") < 26
    }

    /// The ranges of the words, in order.
    package static func ranges(in folded: Span<UInt8>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for offset in folded.indices {
            if isWordByte(folded[offset]) {
                start = start ?? offset
            } else if let begun = start {
                words.append(begun..<offset)
                start = nil
            }
        }
        if let begun = start { words.append(begun..<folded.count) }
        return words
    }
}
