import Glibc

/// A colour as a screen mixes it, eight bits for each light.
package struct Colour: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour from `0xRRGGBB`.
    package init(_ value: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    /// A colour from six hexadecimal digits, or three, with or without `#`; nil for anything else.
    package init?(hex text: String) {
        let digits = text.utf8.first == UInt8(ascii: "#") ? Substring(text.utf8.dropFirst()) : text[...]
        guard digits.utf8.allSatisfy(Self.isHexDigit), let value = UInt32(digits, radix: 16) else { return nil }
        switch digits.utf8.count {
        case 6: self.init(value)
        case 3: self.init((value >> 8 & 0xF) * 0x110000 + (value >> 4 & 0xF) * 0x1100 + (value & 0xF) * 0x11)
        default: return nil
        }
    }

    package static let black = Colour(0x000000)
    package static let white = Colour(0xFFFFFF)

    /// The colour as `0xRRGGBB`.
    package var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// How bright the colour is, from 0 for black to 1 for white (WCAG 2.2, relative luminance).
    package var luminance: Double {
        func linear(_ light: UInt8) -> Double {
            let part = Double(light) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// How well the colour can be told from another, from 1 to 21 (WCAG 2.2, contrast ratio).
    package func contrast(with other: Colour) -> Double {
        let lights = [luminance, other.luminance]
        return ((lights.max() ?? 0) + 0.05) / ((lights.min() ?? 0) + 0.05)
    }

    /// How different two colours look, as the "redmean" weighting estimates it.
    func distance(to other: Colour) -> Int {
        let mean = (Int(red) + Int(other.red)) / 2
        let (dr, dg, db) = (
            Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
        )
        return (512 + mean) * dr * dr / 256 + 4 * dg * dg + (767 - mean) * db * db / 256
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
