/// A property of an iCalendar file (RFC 5545 §3.1): a name, parameters and a value, unfolded.
package struct ContentLine: Hashable, Sendable {
    package struct Parameter: Hashable, Sendable {
        /// In capitals, as names are compared.
        package let name: String
        package var values: [String]
    }

    /// In capitals, as names are compared.
    package let name: String
    package var parameters: [Parameter]
    /// As it stands in the file: escapes of texts are not resolved, for not every value is a text.
    package var value: String
    /// The line of the file on which it begins, counted from 1; 0 where it comes from no file.
    package let line: Int

    package init(_ name: String, _ parameters: [(String, String)] = [], value: String, line: Int = 0) {
        self.name = name
        self.parameters = parameters.map { Parameter(name: $0.0, values: [$0.1]) }
        self.value = value
        self.line = line
    }

    /// A property whose value is a text: what has a meaning of its own there is escaped (§3.3.11).
    package init(_ name: String, _ parameters: [(String, String)] = [], text: String) {
        self.init(name, parameters, value: Self.escaped(text))
    }

    /// The value as a text, its escapes resolved.
    package var text: String { Self.unescaped(value) }

    /// The value as a list of texts, parted by commas that are not escaped.
    package var texts: [String] {
        var parts: [[UInt8]] = [[]]
        var isEscape = false
        for byte in value.utf8 {
            if byte == UInt8(ascii: ","), !isEscape {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
            isEscape = byte == UInt8(ascii: "\\") && !isEscape
        }
        return parts.map { Self.unescaped(String(decoding: $0, as: UTF8.self)) }
    }

    /// The first value of a parameter.
    package subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.values.first
    }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): bytes += [UInt8(ascii: "\\"), byte]
            case .lineFeed: bytes += Array("\\n".utf8)
            case .carriageReturn: break
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var bytes: [UInt8] = []
        var isEscape = false
        for byte in text.utf8 {
            if isEscape {
                bytes.append(byte | 0x20 == UInt8(ascii: "n") ? .lineFeed : byte)
                isEscape = false
            } else if byte == UInt8(ascii: "\\") {
                isEscape = true
            } else {
                bytes.append(byte)
            }
        }
        if isEscape { bytes.append(UInt8(ascii: "\\")) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

// MARK: Reading

extension ContentLine {
    /// Reads an unfolded line; nil where it is none.
    package init?(unfolded bytes: some Collection<UInt8>, line: Int = 0) {
        var reader = ContentLineReader(bytes: Array(bytes))
        guard let name = reader.name() else { return nil }
        self.name = name
        self.line = line
        parameters = []
        while reader.pass(";") {
            guard let parameter = reader.parameter() else { return nil }
            parameters.append(parameter)
        }
        guard reader.pass(":") else { return nil }
        value = reader.rest
    }
}

private struct ContentLineReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

    mutating func pass(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Letters, digits and hyphens.
    mutating func name() -> String? {
        let start = position
        while position < bytes.count, Self.isOfName(bytes[position]) { position += 1 }
        return position > start ? String(decoding: bytes[start..<position], as: UTF8.self).uppercased() : nil
    }

    /// `CN="Ruiz, Ana"`, `MEMBER="a","b"`; a parameter without a value, as some programs write, has an empty one.
    mutating func parameter() -> ContentLine.Parameter? {
        guard let name = name() else { return nil }
        guard pass("=") else { return ContentLine.Parameter(name: name, values: [""]) }
        var values: [String] = []
        repeat { values.append(value()) } while pass(",")
        return ContentLine.Parameter(name: name, values: values)
    }

    private mutating func value() -> String {
        let isQuoted = pass("\"")
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if isQuoted ? byte == UInt8(ascii: "\"") : byte == 0x2C || byte == 0x3A || byte == 0x3B { break }
            position += 1
        }
        let value = Self.decoded(bytes[start..<position])
        if isQuoted { _ = pass("\"") }
        return value
    }

    /// Resolves the carets of RFC 6868 §3.2 and drops control characters, which no parameter may hold (RFC 5545 §3.1).
    private static func decoded(_ raw: ArraySlice<UInt8>) -> String {
        let bytes = raw.contains(where: ContentLine.isControl) ? raw.filter { !ContentLine.isControl($0) }[...] : raw
        guard bytes.contains(UInt8(ascii: "^")) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            let meant: UInt8? =
                switch (bytes[index], next) {
                case (UInt8(ascii: "^"), UInt8(ascii: "n")): .lineFeed
                case (UInt8(ascii: "^"), UInt8(ascii: "^")): UInt8(ascii: "^")
                case (UInt8(ascii: "^"), UInt8(ascii: "'")): UInt8(ascii: "\"")
                default: nil
                }
            result.append(meant ?? bytes[index])
            index += meant == nil ? 1 : 2
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}

// MARK: Writing

extension ContentLine {
    /// The line without folds and without its end.
    package var unfolded: String {
        let parameters = parameters.map { parameter in
            ";\(parameter.name)=\(parameter.values.map(Self.parameterText).joined(separator: ","))"
        }
        // A line end in a value would begin another property.
        let value = String(decoding: self.value.utf8.filter { $0 != .lineFeed && $0 != .carriageReturn }, as: UTF8.self)
        return "\(name)\(parameters.joined()):\(value)"
    }

    /// Appends the line, folded so that none is longer than 75 octets and no character is cut (§3.1).
    func append(to bytes: inout [UInt8]) {
        let line = Array(unfolded.utf8)
        var start = 0
        var room = 75
        while line.count - start > room {
            var end = start + room
            while end > start + 1, line[end] & 0xC0 == 0x80 { end -= 1 }
            bytes += line[start..<end]
            bytes += [.carriageReturn, .lineFeed, UInt8(ascii: " ")]
            start = end
            room = 74
        }
        bytes += line[start...]
        bytes += [.carriageReturn, .lineFeed]
    }

    fileprivate static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }

    private static func parameterText(_ value: String) -> String {
        var bytes: [UInt8] = []
        var isQuoted = value.utf8.isEmpty
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += Array("^'".utf8)
            case UInt8(ascii: "^"): bytes += Array("^^".utf8)
            case .lineFeed: bytes += Array("^n".utf8)
            case _ where isControl(byte): break
            default: bytes.append(byte)
            }
            isQuoted = isQuoted || byte == 0x2C || byte == 0x3A || byte == 0x3B || byte == 0x20
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return isQuoted ? "\"\(text)\"" : text
    }
}
