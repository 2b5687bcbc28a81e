/// One record of a CSV file.
package struct CSVRow: Hashable, Sendable {
    /// The line of the file on which it begins, counted from 1.
    package let line: Int
    package let cells: [String]

    /// The cell of a column; empty where the row is too short for it.
    package subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }
}

/// What could not be read in a CSV file.
package struct CSVProblem: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        /// A quote that is never closed: everything after it would be one cell.
        case quoteNeverClosed
    }

    package let line: Int
    package let what: What
}

/// A CSV file: rows of cells, read as RFC 4180 has it and as spreadsheets write it.
///
/// Any bytes can be read. The encoding and the separator are found out; line ends may be LF, CRLF or CR, also inside
/// quotes; rows may be of different lengths; blank lines are passed over.
package struct CSVTable: Sendable {
    package let encoding: TextEncoding
    package let separator: UInt8
    /// All rows, the header among them, up to a quote that is never closed.
    package let rows: [CSVRow]
    package let problem: CSVProblem?
    /// What the file is if it is surely no CSV; it has no rows then.
    package let foreignSort: ForeignSort?

    /// What people hand over in place of CSV.
    package enum ForeignSort: Hashable, Sendable {
        /// A ZIP or old Office file: `.xlsx`, `.ods`, `.xls`.
        case spreadsheet
        case pdf
        /// HTML or XML.
        case markup
        /// Anything else that is no text.
        case binary
    }

    /// Reads the bytes of a file, in time linear in their number.
    package init(_ bytes: [UInt8]) {
        encoding = TextEncoding(detecting: bytes)
        foreignSort = Self.foreignSort(of: bytes, encoding)
        guard foreignSort == nil else {
            separator = UInt8(ascii: ",")
            rows = []
            problem = nil
            return
        }
        let text = encoding.utf8(bytes)
        let named = CSVScanner.separatorLine(in: text)
        separator = named?.separator ?? CSVScanner.guessedSeparator(of: text)
        var scanner = CSVScanner(text, separator: separator)
        if let named { scanner.skip(to: named.end) }
        var rows: [CSVRow] = []
        while let row = scanner.next() { rows.append(row) }
        self.rows = rows
        problem = scanner.problem
    }
}

extension CSVTable {
    private static func foreignSort(of bytes: [UInt8], _ encoding: TextEncoding) -> ForeignSort? {
        let start = bytes.prefix(512)
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return .spreadsheet
        }
        if start.starts(with: "%PDF-".utf8) { return .pdf }
        let text = start.drop { [0xEF, 0xBB, 0xBF, 0x20, .tab, .lineFeed, .carriageReturn].contains($0) }
        if text.starts(with: "<!".utf8) || text.starts(with: "<?xml".utf8) || text.starts(with: "<html".utf8) {
            return .markup
        }
        guard encoding == .utf8 || encoding == .windows1252 else { return nil }
        // A stray NUL or control character in a cell is a matter of its row.
        let sample = bytes.prefix(8192)
        let odd = sample.count { $0 < 0x20 && ![.tab, .lineFeed, .carriageReturn, 0x0C, 0x1A, 0x1B].contains($0) }
        return odd > max(2, sample.count / 50) ? .binary : nil
    }
}
