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

    /// Reads the bytes of a file, in time linear in their number.
    package init(_ bytes: [UInt8]) {
        encoding = TextEncoding(detecting: bytes)
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
