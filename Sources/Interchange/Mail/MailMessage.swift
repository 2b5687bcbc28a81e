/// A message of plain text as a file: RFC 5322 headers, the text in UTF-8, quoted-printable (RFC 2045 §6.7).
package struct MailMessage: Hashable, Sendable {
    /// Somebody who writes or is written to; without an address the name stands alone, as an empty group.
    package struct Mailbox: Hashable, Sendable {
        package var name: String
        package var address: String?

        package init(name: String, address: String? = nil) {
            self.name = name
            self.address = address
        }
    }

    package var from: Mailbox
    package var to: [Mailbox]
    package var subject: String
    /// Days since 1970 and the clock's time where it was written, with its offset, as RFC 5322 §3.3 has it.
    package var date: String
    /// The part of the Message-ID before `@`.
    package var identifier: String
    package var text: String

    package init(
        from: Mailbox, to: [Mailbox], subject: String, date: String, identifier: String, text: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.date = date
        self.identifier = identifier
        self.text = text
    }

    /// The message's bytes, with the line ends of mail.
    package var bytes: [UInt8] {
        let headers = [
            "Date: \(date)", "From: \(Self.author(from))",
            "To: \(to.map(Self.recipient).joined(separator: ",\r\n "))",
            "Subject: \(MailHeader.text(subject, after: 9))",
            "Message-ID: <\(MailHeader.atom(identifier))@caucus.invalid>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
        ]
        return Array((headers.joined(separator: "\r\n") + "\r\n\r\n").utf8) + QuotedPrintable.encode(text)
    }

    /// The identifier of a message that was made here and may have been changed by hand since; nil of any other.
    static func identifier(in message: [UInt8]) -> String? {
        let field = Array("message-id: <".utf8)
        for line in message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            // The header ends at the first empty line.
            if line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")]) { return nil }
            guard line.count > field.count, zip(line, field).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) else {
                continue
            }
            return String(decoding: line.dropFirst(field.count).prefix { $0 != UInt8(ascii: "@") }, as: UTF8.self)
        }
        return nil
    }

    /// A message has an author with an address (RFC 5322 §3.6.2); where none is known, one that leads nowhere.
    private static func author(_ mailbox: Mailbox) -> String {
        let address = mailbox.address.flatMap(MailHeader.address) ?? "nobody@caucus.invalid"
        return "\(MailHeader.phrase(mailbox.name)) <\(address)>"
    }

    private static func recipient(_ mailbox: Mailbox) -> String {
        guard let address = mailbox.address.flatMap(MailHeader.address) else {
            return "\(MailHeader.phrase(mailbox.name)):;"
        }
        return "\(MailHeader.phrase(mailbox.name)) <\(address)>"
    }
}

/// The parts of mail headers.
enum MailHeader {
    /// Unstructured text, encoded where it is not plain (RFC 2047 §2), folded; `used` columns stand before it.
    static func text(_ text: String, after used: Int) -> String {
        let clean = harmless(text)
        return clean.utf8.allSatisfy { $0 < 0x80 } && clean.utf8.count + used <= 78 && !clean.contains("=?")
            ? clean : encodedWords(clean, after: used)
    }

    /// A name before an address: as it is, quoted, or encoded.
    static func phrase(_ name: String) -> String {
        let clean = harmless(name)
        guard clean.utf8.allSatisfy({ $0 < 0x80 }), !clean.contains("=?"), clean.utf8.count < 60 else {
            return encodedWords(clean, after: 6)
        }
        let isPlain = !clean.isEmpty && clean.utf8.allSatisfy { isAtomByte($0) || $0 == UInt8(ascii: " ") }
        if isPlain { return clean }
        let escaped = clean.utf8.flatMap { byte -> [UInt8] in
            byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), byte] : [byte]
        }
        return "\"\(String(decoding: escaped, as: UTF8.self))\""
    }

    /// An address as it may stand between angle brackets; nil where it is none.
    static func address(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }),
            let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > 0, at < bytes.count - 1
        else { return nil }
        return text
    }

    /// Text as one dot-atom (RFC 5322 §3.2.3).
    static func atom(_ text: String) -> String {
        let bytes = text.utf8.map { isAtomByte($0) || $0 == UInt8(ascii: ".") ? $0 : UInt8(ascii: "-") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Without line ends and control characters, which would begin headers of their own.
    private static func harmless(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }

    /// Encoded words of at most 75 characters each, none of which cuts a scalar in two (RFC 2047 §5).
    private static func encodedWords(_ text: String, after used: Int) -> String {
        var words: [String] = []
        var chunk: [UInt8] = []
        // What base64 makes of 42 bytes is 56 characters; with the frame of 12 a line stays below 76 after any header.
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > 42 {
                words.append(word(chunk))
                chunk = []
            }
            chunk += bytes
        }
        if !chunk.isEmpty || words.isEmpty { words.append(word(chunk)) }
        return words.joined(separator: "\r\n ")
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Base64.text(of: bytes))?=" }
}

/// Base64 (RFC 4648 §4).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(of bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let chunk = bytes[start..<min(start + 3, bytes.count)]
            let value = chunk.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - chunk.count))
            for place in 0..<4 {
                let digit = alphabet[Int(value >> UInt32(18 - 6 * place) & 63)]
                result.append(place <= chunk.count ? digit : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Quoted-printable text (RFC 2045 §6.7).
enum QuotedPrintable {
    static func encode(_ text: String) -> [UInt8] {
        let lines = text.utf8.filter { $0 != 0x0D }.split(separator: 0x0A, omittingEmptySubsequences: false)
        return Array(lines.map { encode(line: $0) }.joined(separator: [0x0D, 0x0A]))
    }

    private static func encode(line: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var column = 0
        for (index, byte) in zip(line.indices, line) {
            let isLast = index == line.endIndex - 1
            let isBlank = byte == 0x20 || byte == 0x09
            let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isBlank && !isLast
            let piece = isPlain ? [byte] : [UInt8(ascii: "="), hex(byte >> 4), hex(byte & 15)]
            // A line has at most 76 characters, the mark of a soft line end included.
            if column + piece.count > (isLast ? 76 : 75) {
                result += [UInt8(ascii: "="), 0x0D, 0x0A]
                column = 0
            }
            result += piece
            column += piece.count
        }
        return result
    }

    private static func hex(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}
