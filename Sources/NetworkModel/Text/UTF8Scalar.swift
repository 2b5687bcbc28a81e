/// Reads single scalars out of UTF-8 bytes that may be broken.
enum UTF8Scalar {
    /// The scalar that begins at `offset` and how many bytes it takes, or nil where the bytes there are not UTF-8.
    static func decode(_ bytes: Span<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let lead = bytes[offset]
        let length: Int
        var value: UInt32
        switch lead {
        case 0..<0x80: return (Unicode.Scalar(lead), 1)
        case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
        default: return nil
        }
        guard offset + length <= bytes.count else { return nil }
        for position in offset + 1..<offset + length {
            let byte = bytes[position]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        // Longer than need be; surrogates and what lies beyond Unicode make no scalar below.
        if length == 3, value < 0x800 { return nil }
        if length == 4, value < 0x10000 { return nil }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }
}
