/// What in a name or an address makes it look like something that it is not.
package enum NameOddity: Hashable, Sendable {
    /// A character that nobody sees, or that turns round what follows, by its code point.
    case hidden(UInt32)
    /// A word with letters of two alphabets that look alike: the letter, and the word.
    case mixed(letter: String, word: String)

    /// The first of a text, or nil.
    package init?(_ text: String) {
        // Nearly all names are plain, and there are many.
        guard !text.utf8.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }) else { return nil }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() where Self.isHidden(scalar, at: index, in: scalars) {
            self = .hidden(scalar.value)
            return
        }
        for word in scalars.split(whereSeparator: { !$0.properties.isAlphabetic && !Self.isMark($0) }) {
            guard let letter = Self.stranger(in: word) else { continue }
            self = .mixed(letter: String(letter), word: String(String.UnicodeScalarView(word)))
            return
        }
        return nil
    }

    private static func isHidden(_ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D:
            // Persian and the scripts of India are written with them.
            let beside = [index - 1, index + 1].filter(scalars.indices.contains).map { scalars[$0].value }
            return !beside.contains { 0x0600...0x1FFF ~= $0 }
        case 0x00...0x1F, 0x7F...0x9F, 0x00AD, 0x061C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            return true
        default: return false
        }
    }

    private enum Alphabet { case latin, greek, cyrillic }

    private static func alphabet(of scalar: Unicode.Scalar) -> Alphabet? {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        default: nil
        }
    }

    /// The first letter of the alphabet that fewer letters of the word are of; nil where all are of one.
    private static func stranger(in word: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
        let letters = word.compactMap { scalar in alphabet(of: scalar).map { (scalar, $0) } }
        let counts = Dictionary(letters.map { ($0.1, 1) }, uniquingKeysWith: +)
        guard counts.count > 1, let rarest = counts.min(by: { $0.value < $1.value })?.key else { return nil }
        return letters.first { $0.1 == rarest }?.0
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }
}

extension NameOddity: CustomStringConvertible {
    /// What it is and what to do, as the end of a sentence that begins with the field's name.
    package var description: String {
        switch self {
        case .hidden(let value):
            "holds a character that cannot be seen (U+\(Self.hex(value))), which can make one name look like another; "
                + "type it anew"
        case .mixed(let letter, let word):
            "mixes alphabets: the “\(letter)” in “\(word)” is of another one and looks alike; type it anew"
        }
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension Field {
    /// Whether its values name or address somebody, so that one must not pass for another.
    var isName: Bool { [.name, .alias, .title, .email, .channel].contains(self) }
}

/// The tags that tell of people, which lists, exports and file names show to everybody.
struct PersonalTags {
    private let names: Set<String>

    init(_ network: Network) {
        names = Set(
            network.all(Person.self).lazy.map { Slug.text(of: $0.name) }.filter { $0.utf8.contains(UInt8(ascii: "-")) })
    }

    func isPersonal(_ tag: String) -> Bool {
        if tag.utf8.contains(UInt8(ascii: "@")) { return FieldType.email.problem(with: tag) == nil }
        let digits = tag.utf8.count { 0x30...0x39 ~= $0 }
        if digits >= 7, Day(iso: tag) == nil, tag.utf8.allSatisfy({ 0x30...0x39 ~= $0 || " +-./()".utf8.contains($0) })
        {
            return true
        }
        return !names.isEmpty && names.contains(Slug.text(of: tag))
    }
}
