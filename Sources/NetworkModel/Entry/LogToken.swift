/// A word of a typed line, or several within quotation marks.
struct LogToken: Hashable, Sendable {
    /// As typed, without the quotation marks and the comma after it.
    let text: String
    /// `text`, folded.
    let folded: String
    /// Its bytes in the line, quotation marks and comma included.
    let range: Range<Int>
    let isQuoted: Bool
    /// Whether a comma or semicolon ends it.
    let endsItem: Bool

    var isCapitalised: Bool {
        let first = text.unicodeScalars.first { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return first.map { $0.properties.isUppercase || $0.properties.numericType != nil } ?? false
    }

    /// The bytes of the word alone.
    var coreRange: Range<Int> {
        endsItem && range.count > 1 ? range.lowerBound..<range.upperBound - 1 : range
    }

    /// The tokens of a part of a line.
    static func split(_ bytes: [UInt8], _ part: Range<Int>) -> [LogToken] {
        var tokens: [LogToken] = []
        var offset = part.lowerBound
        while offset < part.upperBound {
            guard !Word.isBlank(bytes[offset]) else {
                offset += 1
                continue
            }
            let end = endOfToken(bytes, from: offset, before: part.upperBound)
            tokens.append(LogToken(bytes, offset..<end))
            offset = end
        }
        return tokens
    }

    /// A quotation mark that opens a token (after `+` or `@` too) holds blanks together until the next one.
    private static func endOfToken(_ bytes: [UInt8], from start: Int, before limit: Int) -> Int {
        var offset = start
        while offset < limit, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "@") { offset += 1 }
        if offset < limit, bytes[offset] == UInt8(ascii: "\""),
            let close = bytes[(offset + 1)..<limit].firstIndex(of: UInt8(ascii: "\""))
        {
            offset = close + 1
        }
        while offset < limit, !Word.isBlank(bytes[offset]) { offset += 1 }
        return offset
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        var core = bytes[range]
        let last = core.last
        let endsItem = core.count > 1 && (last == UInt8(ascii: ",") || last == UInt8(ascii: ";"))
        if endsItem { core.removeLast() }
        let quotes = core.filter { $0 == UInt8(ascii: "\"") }.count
        self.range = range
        self.endsItem = endsItem
        isQuoted = quotes == 2
        text = String(decoding: isQuoted ? core.filter { $0 != UInt8(ascii: "\"") } : Array(core), as: UTF8.self)
        folded = Folding.folded(text)
    }
}
