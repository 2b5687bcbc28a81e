/// The characters a terminal can show.
///
/// Views always draw in Unicode; where the locale is not UTF-8 each cell is shown by one or two ASCII characters of the
/// same width, so that layout is the same.
package enum Glyphs: Hashable, Sendable {
    case unicode, ascii

    /// The ASCII character that stands for a scalar: a look-alike, a letter without its accent, or `?`.
    package static func ascii(for scalar: UInt32) -> UInt8 {
        if scalar >= 0x20, scalar < 0x7F { return UInt8(scalar) }
        if let letter = lookAlike(of: scalar) { return letter }
        return scalar < 0x250 || (0x1E00..<0x1F00).contains(scalar) ? plainLetter(of: scalar) : UInt8(ascii: "?")
    }

    private static func lookAlike(of scalar: UInt32) -> UInt8? {
        let letter: Unicode.Scalar
        switch scalar {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x2550, 0x2010...0x2015, 0x2212: letter = "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551, 0x258F, 0x2595: letter = "|"
        case 0x2504...0x257F: letter = "+"
        case 0x258C, 0x25B6, 0x25B8, 0x203A, 0xBB, 0x2192, 0x276F: letter = ">"
        case 0x25C0, 0x25C2, 0x2039, 0xAB, 0x2190, 0x276E: letter = "<"
        case 0x2591: letter = "."
        case 0x2580...0x2593, 0x25A0: letter = "#"
        case 0x25CF, 0x2022, 0x25C6, 0x2605, 0x2731: letter = "*"
        case 0x25CB, 0x25E6, 0x25EF, 0x25C7, 0x2606, 0xB0: letter = "o"
        case 0xB7, 0x2219, 0x22C5: letter = "."
        case 0x2713, 0x2714, 0x2717, 0x2718, 0xD7: letter = "x"
        case 0x2191, 0x25B2, 0x25B4: letter = "^"
        case 0x2193, 0x25BC, 0x25BE: letter = "v"
        case 0x2018, 0x2019, 0x201B, 0x2032: letter = "'"
        case 0x201C...0x201F, 0x2033: letter = "\""
        case 0x2026: letter = "~"
        case 0x2424: letter = " "
        default: return nil
        }
        return UInt8(ascii: letter)
    }

    /// The base letter of an accented Latin one, by the Unicode name: LATIN SMALL LETTER E WITH ACUTE.
    private static func plainLetter(of scalar: UInt32) -> UInt8 {
        let unknown = UInt8(ascii: "?")
        guard let name = Unicode.Scalar(scalar)?.properties.name else { return unknown }
        let words = name.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
        guard words.count >= 4, words[0].elementsEqual("LATIN".utf8), words[2].elementsEqual("LETTER".utf8) else {
            return unknown
        }
        guard let letter = words[3].first, words[3].count == 1 else { return unknown }
        return words[1].elementsEqual("SMALL".utf8) ? letter + 0x20 : letter
    }
}
