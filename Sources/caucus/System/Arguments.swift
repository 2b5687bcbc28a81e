import Glibc

/// What was written behind the name of the command.
enum Arguments {
    /// The arguments, with the line ends of Unix; throws where one is not UTF-8. Read as Swift reads them, a byte that is
    /// none would be saved as U+FFFD, and what it was would be lost.
    static func read() throws -> [String] {
        try (1..<max(1, Int(CommandLine.argc))).map { number in
            guard let start = CommandLine.unsafeArgv[number] else { return "" }
            let bytes = UnsafeBufferPointer(start: start, count: strlen(start)).map { UInt8(bitPattern: $0) }
            return try text(of: bytes, number)
        }
    }

    private static func text(of bytes: [UInt8], _ number: Int) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let shown = String(decoding: bytes.prefix(60), as: UTF8.self)
            throw CommandFailure(
                .usage,
                "argument \(number) is not UTF-8, so nothing was done: \(shown); type it anew, or save as UTF-8 what it is in"
            )
        }
        return LineEnds.unix(text)
    }
}

/// The ends of lines in text that comes from elsewhere.
enum LineEnds {
    /// The text with LF for each CR LF and each CR of its own.
    static func unix(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte != 0x0A || previous != 0x0D { result.append(byte == 0x0D ? 0x0A : byte) }
            previous = byte
        }
        return String(decoding: result, as: UTF8.self)
    }
}
