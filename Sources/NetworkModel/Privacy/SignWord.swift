/// A word of a text as names are looked for in it, with the bytes it came from.
///
/// Words are runs of letters and digits, folded; in scripts that part no words by blanks, each written character is
/// one, so that a name is found in the middle of a line.
struct SignWord: Hashable, Sendable {
    /// Two spellings of one character compare as the same, as Swift compares strings.
    let text: String
    let range: Range<Int>
    /// Whether it is a character of a script that parts no words.
    let isCharacter: Bool

    static func words(of text: String) -> [SignWord] { words(of: Array(text.utf8)) }

    /// The words of a text.
    static func words(of bytes: [UInt8]) -> [SignWord] {
        var words: [SignWord] = []
        var offset = 0
        while offset < bytes.count {
            let start = offset
            let sort = sort(of: bytes.span, at: &offset)
            guard sort != .between else { continue }
            while offset < bytes.count {
                var next = offset
                let following = self.sort(of: bytes.span, at: &next)
                guard following == sort || following == .mark else { break }
                offset = next
            }
            words += sort == .character ? characters(of: bytes, start..<offset) : word(of: bytes, start..<offset)
        }
        return words
    }

    private static func word(of bytes: [UInt8], _ range: Range<Int>) -> [SignWord] {
        let folded = Folding.folded(String(decoding: bytes[range], as: UTF8.self))
        return folded.isEmpty ? [] : [SignWord(text: folded, range: range, isCharacter: false)]
    }

    private static func characters(of bytes: [UInt8], _ range: Range<Int>) -> [SignWord] {
        var start = range.lowerBound
        // Canonical equivalence is what a Character compares by, so that both forms of a syllable are one.
        return String(decoding: bytes[range], as: UTF8.self).map { character in
            let end = start + character.utf8.count
            defer { start = end }
            return SignWord(text: String(character), range: start..<end, isCharacter: true)
        }
    }

    private enum Sort { case letter, character, mark, between }

    private static func sort(of bytes: Span<UInt8>, at offset: inout Int) -> Sort {
        if bytes[offset] < 0x80 {
            defer { offset += 1 }
            return FoldedWords.isWordByte(bytes[offset]) ? .letter : .between
        }
        guard let (scalar, length) = UTF8Scalar.decode(bytes, at: offset) else {
            offset += 1
            return .between
        }
        offset += length
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x30FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            return .character
        // What takes no room parts nothing: a name with a soft hyphen in it is that name.
        case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: return .mark
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        default: return properties.isAlphabetic || properties.numericType != nil ? .letter : .between
        }
    }
}
