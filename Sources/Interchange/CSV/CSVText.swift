/// Writes CSV as RFC 4180 has it: comma, CRLF, quotes where needed.
package enum CSVText {
    /// One record with its line end. Cells that a spreadsheet would run as a formula are guarded.
    package static func row(_ cells: [String]) -> [UInt8] { unguardedRow(cells.map(FormulaGuard.guarded)) }

    /// The same with the cells as they are, for programs that run nothing.
    package static func unguardedRow(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (column, cell) in cells.enumerated() {
            if column > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell, to: &bytes)
        }
        // A row of one empty cell would be a blank line, which readers pass over.
        if bytes.isEmpty { bytes = [.quote, .quote] }
        return bytes + [.carriageReturn, .lineFeed]
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        // The other separators are quoted too: a spreadsheet that splits at `;` must not find a formula behind one.
        let mustQuote =
            cell.utf8.contains { [.quote, .lineFeed, .carriageReturn, .tab].contains($0) || $0 == 0x2C || $0 == 0x3B }
            || cell.utf8.first == 0x20 || cell.utf8.last == 0x20
        guard mustQuote else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(.quote)
        for byte in cell.utf8 {
            if byte == .quote { bytes.append(.quote) }
            bytes.append(byte)
        }
        bytes.append(.quote)
    }
}

/// Keeps cells from being run as formulas by a spreadsheet (OWASP ASVS 5.0, 1.2.10): those that could are led by an
/// apostrophe, which a reader takes away again.
package enum FormulaGuard {
    /// The cell as it is written.
    package static func guarded(_ cell: String) -> String { isDangerous(cell.unicodeScalars[...]) ? "'" + cell : cell }

    /// The cell as it was before it was guarded.
    package static func unguarded(_ cell: String) -> String {
        guard cell.unicodeScalars.first == "'" else { return cell }
        let rest = cell.unicodeScalars.dropFirst()
        return isDangerous(rest) ? String(rest) : cell
    }

    // Looked at by scalars: "=" and a combining mark are one Character that is not "=". Leading apostrophes are passed
    // over so that a cell which had one of its own comes back with it.
    private static func isDangerous(_ cell: Substring.UnicodeScalarView) -> Bool {
        guard let first = cell.first(where: { $0 != "'" }) else { return false }
        return starts.contains(first)
    }

    private static let starts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}
