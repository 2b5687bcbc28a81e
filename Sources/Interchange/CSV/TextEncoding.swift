/// How the bytes of a text file stand for characters, as far as that can be told from the bytes.
package enum TextEncoding: Hashable, Sendable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    /// The Western European code page of Windows, which is Latin-1 with letters and quotes where Latin-1 has controls.
    case windows1252

    /// What to tell the user, or nil for UTF-8, which needs no word.
    package var note: String? {
        switch self {
        case .utf8: nil
        case .utf16LittleEndian, .utf16BigEndian: "the file is in UTF-16; it was converted"
        case .windows1252: "the file is not in UTF-8; it was read as Windows-1252 (Western European)"
        }
    }

    /// Finds the encoding by the byte order mark, by zero bytes, or by whether the bytes are UTF-8, in that order.
    package init(detecting bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if let wide = Self.unmarkedUTF16(bytes.prefix(4096)) {
            self = wide
        } else {
            self = String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
        }
    }

    // Latin text in UTF-16 has a zero in every second byte; no other text has zeros at all.
    private static func unmarkedUTF16(_ start: ArraySlice<UInt8>) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        for (offset, byte) in start.enumerated() where byte == 0 {
            if offset.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let many = start.count / 4
        guard start.count >= 4 else { return nil }
        if zeros.odd > many, zeros.even <= many / 8 { return .utf16LittleEndian }
        if zeros.even > many, zeros.odd <= many / 8 { return .utf16BigEndian }
        return nil
    }

    /// The text as UTF-8 without its byte order mark. Never fails: a lone surrogate becomes U+FFFD.
    package func utf8(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .utf8:
            return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        case .utf16LittleEndian:
            return Self.utf8(fromUTF16: Self.units(bytes) { UInt16($0) | UInt16($1) << 8 })
        case .utf16BigEndian:
            return Self.utf8(fromUTF16: Self.units(bytes) { UInt16($0) << 8 | UInt16($1) })
        case .windows1252:
            return Self.utf8(fromWindows1252: bytes)
        }
    }

    private static func units(_ bytes: [UInt8], _ join: (UInt8, UInt8) -> UInt16) -> [UInt16] {
        stride(from: 0, to: bytes.count - 1, by: 2).map { join(bytes[$0], bytes[$0 + 1]) }
    }

    private static func utf8(fromUTF16 units: [UInt16]) -> [UInt8] {
        let start = units.first == 0xFEFF ? 1 : 0
        return Array(String(decoding: units[start...], as: UTF16.self).utf8)
    }

    private static func utf8(fromWindows1252 bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            let code = 0x80...0x9F ~= byte ? upperCodes[Int(byte) - 0x80] : UInt32(byte)
            let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
            result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return result
    }

    // What Windows-1252 has at 0x80 to 0x9F; the five places it leaves free read as Latin-1 does.
    private static let upperCodes: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]
}
