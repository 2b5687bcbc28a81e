import NetworkModel

/// A line of a todo.txt file (http://todotxt.org): marks, dates and words.
///
/// `x 2026-11-20 2026-11-01 words`, `(A) 2026-11-01 words`. Words are told apart by how they begin: `+project`,
/// `@context`, `key:value`. A word of the text that would be taken for one of these stands behind a backslash.
struct TodoTxtLine: Hashable {
    var isDone = false
    /// A capital letter.
    var priority: UInt8?
    var completed: Day?
    var created: Day?
    /// As they stand in the file.
    var words: [String] = []

    init() {}

    init(_ text: String) {
        var parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }[...]
        if parts.first == "x", parts.count > 1 {
            isDone = true
            parts.removeFirst()
        }
        if let letter = parts.first.flatMap(Self.priority) {
            priority = letter
            parts.removeFirst()
        }
        var dates: [Day] = []
        while dates.count < (isDone ? 2 : 1), let day = parts.first.flatMap({ Day(iso: $0) }) {
            dates.append(day)
            parts.removeFirst()
        }
        if isDone { completed = dates.first }
        created = isDone ? dates.dropFirst().first : dates.first
        words = Array(parts)
    }

    /// The line without its end.
    var text: String {
        var parts = isDone ? ["x"] : []
        if let priority { parts.append("(\(Unicode.Scalar(priority)))") }
        parts += [isDone ? completed : nil, created].compactMap { $0?.iso }
        return (parts + words).joined(separator: " ")
    }

    /// The letter of `(A)`.
    private static func priority(_ word: String) -> UInt8? {
        let bytes = Array(word.utf8)
        guard bytes.count == 3, bytes[0] == UInt8(ascii: "("), bytes[2] == UInt8(ascii: ")"),
            UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[1]
        else { return nil }
        return bytes[1]
    }

    // MARK: Words

    /// What a word is.
    enum Word: Hashable {
        case text(String)
        case project(String)
        case context(String)
        case pair(key: String, value: String)
    }

    static func reading(_ word: String) -> Word {
        let bytes = Array(word.utf8)
        switch bytes.first {
        case UInt8(ascii: "\\"): return .text(String(decoding: bytes.dropFirst(), as: UTF8.self))
        case UInt8(ascii: "+") where bytes.count > 1:
            return .project(String(decoding: bytes.dropFirst(), as: UTF8.self))
        case UInt8(ascii: "@") where bytes.count > 1:
            return .context(String(decoding: bytes.dropFirst(), as: UTF8.self))
        default: break
        }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), isKey(bytes[..<colon]), colon + 1 < bytes.count,
            // The address of a page is no pair.
            bytes[colon + 1] != UInt8(ascii: "/")
        else { return .text(word) }
        return .pair(
            key: String(decoding: bytes[..<colon], as: UTF8.self),
            value: String(decoding: bytes[(colon + 1)...], as: UTF8.self))
    }

    private static func isKey(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy {
            isLetter($0) || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

    /// The words of a text, so that they are read as that text.
    static func words(of text: String) -> [String] {
        let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        return words.enumerated().map { index, bytes in
            let word = String(Substring(bytes))
            let isMark = index == 0 && (word == "x" || priority(word) != nil || Day(iso: word) != nil)
            return word.isEmpty || isMark || reading(word) != .text(word) ? "\\" + word : word
        }
    }

    // MARK: Values

    /// A value without blanks, line ends and signs of its own.
    static func encoded(_ value: String) -> String {
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            guard byte <= 0x20 || byte == UInt8(ascii: "%") || byte == 0x7F else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(ascii: "%"))
            bytes += [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func decoded(_ value: String) -> String {
        let bytes = Array(value.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
