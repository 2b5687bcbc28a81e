/// What a message says, without the ways in which mail writes it: to be looked through, not to be shown.
package enum MailText {
    /// The message with its encoded words (RFC 2047) and quoted-printable lines (RFC 2045 §6.7) read; whatever cannot be
    /// read stands as it is. Lines keep their numbers as far as they are not joined.
    package static func decoded(_ bytes: [UInt8]) -> [UInt8] { quotedPrintable(encodedWords(bytes)) }

    private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            guard bytes[offset] == UInt8(ascii: "=") else {
                result.append(bytes[offset])
                offset += 1
                continue
            }
            let rest = bytes[(offset + 1)...].prefix(2)
            if rest.first == 0x0A {
                offset += 2
            } else if rest.elementsEqual([0x0D, 0x0A]) {
                offset += 3
            } else if rest.count == 2, let byte = UInt8(String(decoding: rest, as: UTF8.self), radix: 16) {
                result.append(byte)
                offset += 3
            } else {
                result.append(bytes[offset])
                offset += 1
            }
        }
        return result
    }

    private static func encodedWords(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var offset = 0
        let start = Array("=?utf-8?B?".utf8)
        while offset < bytes.count {
            let rest = bytes[offset...]
            guard rest.prefix(start.count).elementsEqual(start),
                let end = rest.dropFirst(start.count).firstIndex(of: UInt8(ascii: "?")),
                let text = Base64.bytes(of: rest[(offset + start.count)..<end])
            else {
                result.append(bytes[offset])
                offset += 1
                continue
            }
            result += text
            offset = min(end + 2, bytes.count)
            // The line end between two encoded words belongs to neither (RFC 2047 §6.2).
            if bytes[offset...].starts(with: Array("\r\n =?".utf8)) { offset += 3 }
        }
        return result
    }
}

extension Base64 {
    /// The bytes that the text stands for; nil where it is none.
    static func bytes(of text: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var (value, bits) = (UInt32(0), 0)
        for byte in text {
            if byte == UInt8(ascii: "=") { break }
            guard let digit = digits[byte] else { return nil }
            value = (value << 6 | digit) & 0xFFFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
            }
        }
        return result
    }

    private static let digits: [UInt8: UInt32] = {
        let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
        return Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, UInt32($0)) })
    }()
}
