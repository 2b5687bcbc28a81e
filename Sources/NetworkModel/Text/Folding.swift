/// Folds text so that what people hold for the same compares as the same bytes: case, accents and typographic
/// variants of quotes, dashes and blanks are gone.
///
/// UTF-8 in, UTF-8 out. Folding what is folded changes nothing. Scripts without case are left as they are; bytes that
/// are not UTF-8 become U+FFFD.
package enum Folding {
    /// The folded bytes of a text.
    package static func fold(_ text: some StringProtocol) -> [UInt8] {
        let text = String(text)
        var folded: [UInt8] = []
        append(text.utf8.span, to: &folded)
        return folded
    }

    /// The folded text; prefer the bytes where they do.
    package static func folded(_ text: some StringProtocol) -> String {
        String(decoding: fold(text), as: UTF8.self)
    }

    /// Appends the folded form of UTF-8 bytes. Plain ASCII costs about a nanosecond a byte.
    package static func append(_ bytes: Span<UInt8>, to folded: inout [UInt8]) {
        if folded.isEmpty { folded.reserveCapacity(bytes.count) }
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                folded.append(lowercased(byte))
                offset += 1
            } else if let (scalar, length) = UTF8Scalar.decode(bytes, at: offset) {
                append(scalar, to: &folded)
                offset += length
            } else {
                folded.append(contentsOf: [0xEF, 0xBF, 0xBD])
                offset += 1
            }
        }
    }

    /// An ASCII letter in lower case; other bytes unchanged.
    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// Appends the folded form of one scalar beyond ASCII.
    static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        if let entry = table.entry(of: scalar) {
            entry.append(to: &folded)
        } else if let variant = rareVariants[scalar] {
            folded.append(contentsOf: variant.utf8)
        } else if isDropped(scalar) {
            return
        } else if 0xFF01...0xFF5E ~= scalar.value {
            // Fullwidth forms of ASCII.
            folded.append(lowercased(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))
        } else if isBlank(scalar) {
            folded.append(UInt8(ascii: " "))
        } else {
            appendLowercased(scalar, to: &folded)
        }
    }

    private static func appendLowercased(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        let mapping = scalar.properties.lowercaseMapping
        guard mapping.unicodeScalars.first != scalar else {
            folded.append(contentsOf: mapping.utf8)
            return
        }
        for lower in mapping.unicodeScalars {
            if lower.isASCII {
                folded.append(UInt8(truncatingIfNeeded: lower.value))
            } else {
                append(lower, to: &folded)
            }
        }
    }

    /// Marks that combine with the letter before them, and what takes no room at all.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x0610...0x061A, 0x0640, 0x064B...0x065F,
            0x0670,
            0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069,
            0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF:
            true
        default:
            false
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}

extension Folding {
    /// The folded forms of the scalars that most texts beyond ASCII are made of: Latin, Greek and Cyrillic.
    private struct Table: Sendable {
        struct Entry: Sendable {
            var count: UInt8 = 0
            var bytes: (UInt8, UInt8, UInt8) = (0, 0, 0)

            init(_ folded: [UInt8]) {
                count = UInt8(folded.count)
                if count > 0 { bytes.0 = folded[0] }
                if count > 1 { bytes.1 = folded[1] }
                if count > 2 { bytes.2 = folded[2] }
            }

            func append(to folded: inout [UInt8]) {
                if count > 0 { folded.append(bytes.0) }
                if count > 1 { folded.append(bytes.1) }
                if count > 2 { folded.append(bytes.2) }
            }
        }

        private static let low: Range<UInt32> = 0x80..<0x530
        private static let high: Range<UInt32> = 0x1E00..<0x2000

        private let entries: [Entry]

        init() {
            var entries: [Entry] = []
            for value in [Self.low, Self.high].joined() {
                var folded: [UInt8] = []
                if let scalar = Unicode.Scalar(value) { Self.append(scalar, to: &folded) }
                entries.append(Entry(folded))
            }
            self.entries = entries
        }

        func entry(of scalar: Unicode.Scalar) -> Entry? {
            if Self.low.contains(scalar.value) { return entries[Int(scalar.value - Self.low.lowerBound)] }
            guard Self.high.contains(scalar.value) else { return nil }
            return entries[Self.low.count + Int(scalar.value - Self.high.lowerBound)]
        }

        private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isDropped(lower) {
                if let base = variants[lower] {
                    folded.append(contentsOf: base.utf8)
                } else {
                    folded.append(contentsOf: isBlank(lower) ? [UInt8(ascii: " ")] : Array(String(lower).utf8))
                }
            }
        }
    }

    private static let table = Table()

    private static let variants: [Unicode.Scalar: String] = {
        var variants: [Unicode.Scalar: String] = [:]
        for row in letters {
            for scalar in row.variants.unicodeScalars { variants[scalar] = row.base }
        }
        return variants
    }()

    /// The variants that lie outside the table.
    private static let rareVariants = variants.filter { table.entry(of: $0.key) == nil }
}
