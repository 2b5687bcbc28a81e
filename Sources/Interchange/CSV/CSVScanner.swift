/// Reads CSV records one after the other from UTF-8 bytes.
struct CSVScanner {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var position = 0
    private var line = 1
    private(set) var problem: CSVProblem?

    init(_ bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
    }

    /// Goes on at the second line, which begins at `end`.
    mutating func skip(to end: Int) {
        position = end
        line = 2
    }

    /// The next record that is not a blank line; nil at the end, or where a quote is never closed.
    mutating func next() -> CSVRow? {
        while position < bytes.count, passLineEnd() {}
        guard position < bytes.count, problem == nil else { return nil }
        let start = line
        var cells: [String] = []
        while true {
            guard let cell = cell() else { return nil }
            cells.append(cell)
            if position < bytes.count, bytes[position] == separator {
                position += 1
            } else {
                _ = passLineEnd()
                return CSVRow(line: start, cells: cells)
            }
        }
    }

    private mutating func passLineEnd() -> Bool {
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        guard byte == .lineFeed || byte == .carriageReturn else { return false }
        position += 1
        if byte == .carriageReturn, position < bytes.count, bytes[position] == .lineFeed { position += 1 }
        line += 1
        return true
    }

    private mutating func cell() -> String? {
        guard position < bytes.count, bytes[position] == .quote else {
            return String(decoding: plainBytes(), as: UTF8.self)
        }
        let opening = line
        guard var value = quotedBytes() else {
            problem = CSVProblem(line: opening, what: .quoteNeverClosed)
            return nil
        }
        // Not RFC 4180, but written by hand and read so by spreadsheets: `"a"b` is `ab`.
        value.append(contentsOf: plainBytes())
        return String(decoding: value, as: UTF8.self)
    }

    private mutating func plainBytes() -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == separator || byte == .lineFeed || byte == .carriageReturn { break }
            position += 1
        }
        return bytes[start..<position]
    }

    // From the opening quote to past the closing one; nil where there is none.
    private mutating func quotedBytes() -> [UInt8]? {
        position += 1
        var value: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == .quote {
                position += 1
                guard position < bytes.count, bytes[position] == .quote else { return value }
            } else if byte == .lineFeed || (byte == .carriageReturn && !isLineFeed(position + 1)) {
                line += 1
            }
            value.append(byte)
            position += 1
        }
        return nil
    }

    private func isLineFeed(_ position: Int) -> Bool { position < bytes.count && bytes[position] == .lineFeed }
}

extension CSVScanner {
    /// The separator that a first line `sep=;` names, as Excel writes it, and where the next line begins.
    static func separatorLine(in text: [UInt8]) -> (separator: UInt8, end: Int)? {
        guard text.count > 4, text[..<4].elementsEqual("sep=".utf8) || text[..<4].elementsEqual("SEP=".utf8) else {
            return nil
        }
        let separator = text[4]
        guard separator < 0x80, ![.quote, .lineFeed, .carriageReturn].contains(separator) else { return nil }
        var end = 5
        guard end < text.count else { return (separator, end) }
        guard text[end] == .lineFeed || text[end] == .carriageReturn else { return nil }
        if text[end] == .carriageReturn, end + 1 < text.count, text[end + 1] == .lineFeed { end += 1 }
        return (separator, end + 1)
    }

    /// The separator that cuts the first records into the same number of cells, more than one.
    static func guessedSeparator(of text: [UInt8]) -> UInt8 {
        let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), .tab, UInt8(ascii: "|")]
        // A quote that is never closed must not have every candidate read the whole of a long file.
        let start = Array(text.prefix(65_536))
        var best = (separator: candidates[0], agreeing: 0, cells: 1)
        for candidate in candidates {
            var scanner = CSVScanner(start, separator: candidate)
            guard let header = scanner.next(), header.cells.count > 1 else { continue }
            var agreeing = 1
            for _ in 0..<20 {
                guard let row = scanner.next() else { break }
                if row.cells.count == header.cells.count { agreeing += 1 }
            }
            if (agreeing, header.cells.count) > (best.agreeing, best.cells) {
                best = (candidate, agreeing, header.cells.count)
            }
        }
        return best.separator
    }
}

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let tab = UInt8(ascii: "\t")
}
