import Glibc

/// Inputs that are kept: a text file for each target, an input a line, with escapes for whatever is not plain ASCII.
package struct FuzzCorpus: Sendable {
    package let inputs: [[UInt8]]

    /// The shortest input first, each once.
    package init(_ inputs: [[UInt8]]) {
        self.inputs = Set(inputs).sorted { one, other in
            one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
        }
    }

    /// Reads the text of a corpus.
    package init(text: [UInt8]) {
        self.init(text.split(separator: 0x0A).map { Self.input($0) })
    }

    package var text: [UInt8] { inputs.flatMap { Self.line($0) + [0x0A] } }

    /// An input as a line: `a\\b` for `a\b`, `\n`, `\r`, `\t`, and `\xHH` for every other byte that is not plain.
    package static func line(_ input: [UInt8]) -> [UInt8] {
        // An empty line would be none.
        if input.isEmpty { return Array("\\e".utf8) }
        return input.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "\\"): Array("\\\\".utf8)
            case 0x0A: Array("\\n".utf8)
            case 0x0D: Array("\\r".utf8)
            case 0x09: Array("\\t".utf8)
            case 0x20..<0x7F: [byte]
            default: [UInt8(ascii: "\\"), UInt8(ascii: "x"), digit(byte >> 4), digit(byte & 15)]
            }
        }
    }

    package static func input(_ line: some Sequence<UInt8>) -> [UInt8] {
        var input: [UInt8] = []
        var bytes = line.makeIterator()
        while let byte = bytes.next() {
            guard byte == UInt8(ascii: "\\") else {
                input.append(byte)
                continue
            }
            switch bytes.next() {
            case UInt8(ascii: "n"): input.append(0x0A)
            case UInt8(ascii: "r"): input.append(0x0D)
            case UInt8(ascii: "t"): input.append(0x09)
            case UInt8(ascii: "x"): input.append(value(bytes.next()) << 4 | value(bytes.next()))
            case UInt8(ascii: "e"), nil: break
            case let other?: input.append(other)
            }
        }
        return input
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    private static func value(_ digit: UInt8?) -> UInt8 {
        guard let digit else { return 0 }
        return digit >= 0x61 ? (digit &- 0x57) & 15 : digit & 15
    }
}
