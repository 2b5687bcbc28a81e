import RecFormat

/// The stable Id of a record; renaming the record never changes it.
///
/// Compared, ordered and hashed as bytes: two spellings that look alike are two Ids.
package struct RecordID: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
    package var description: String { text }

    package static func == (left: RecordID, right: RecordID) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }
    package static func < (left: RecordID, right: RecordID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
    package func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
}

/// A record named by its kind and Id.
package struct RecordKey: Hashable, Sendable {
    package let kind: Kind
    package let id: RecordID

    package init(_ kind: Kind, _ id: RecordID) {
        self.kind = kind
        self.id = id
    }
}

/// Makes Ids for new records: deterministic, given the seed that the runtime drew at random.
package struct IDMint: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// Twelve characters of `[0-9a-z]`: seven for the second, five random, so that Ids sort by time of making and two
    /// machines do not meet (1 in 33 million for records of the same second).
    package mutating func next(at instant: Int64) -> RecordID {
        var characters = [UInt8](repeating: 0, count: 12)
        var seconds = UInt64(clamping: instant)
        for position in stride(from: 6, through: 0, by: -1) {
            characters[position] = Self.alphabet[Int(seconds & 31)]
            seconds >>= 5
        }
        var random = draw()
        for position in 7..<12 {
            characters[position] = Self.alphabet[Int(random & 31)]
            random >>= 5
        }
        return RecordID(String(decoding: characters, as: UTF8.self))
    }

    /// The lower bits of a number, spelled as Ids are.
    static func characters(of number: UInt64, count: Int) -> String {
        String(decoding: (0..<count).map { alphabet[Int(number >> (5 * UInt64($0)) & 31)] }, as: UTF8.self)
    }

    /// Twelve characters made of texts and of nothing else: the same on every machine.
    package static func digest(of texts: [String]) -> RecordID {
        // FNV-1a.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for text in texts {
            // No text of UTF-8 holds this byte, so it parts the texts.
            for byte in Array(text.utf8) + [0xFF] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        hash ^= hash >> 29
        return RecordID(characters(of: hash, count: 12))
    }

    // Crockford's base 32: no i, l, o, u, which are misread.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    // SplitMix64 (Steele, Lea, Flood 2014).
    private mutating func draw() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
