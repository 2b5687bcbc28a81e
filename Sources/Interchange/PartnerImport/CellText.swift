/// The text of cells as it goes into records.
enum CellText {
    /// One line: blanks of every kind and line ends become single blanks, none at the ends but for the one that rec puts
    /// behind a last backslash, so that what is stored is found again.
    static func line(_ cell: String) -> String {
        var result = String.UnicodeScalarView()
        var isBlank = false
        for scalar in cell.unicodeScalars {
            if scalar.properties.isWhitespace {
                isBlank = true
                continue
            }
            if isBlank, !result.isEmpty { result.append(" ") }
            isBlank = false
            result.append(scalar)
        }
        if result.last == "\\" { result.append(" ") }
        return String(result)
    }

    /// Text of several lines: line ends become LF, blank lines and blanks at the ends go.
    static func text(_ cell: String) -> String {
        cell.utf8.split { $0 == .lineFeed || $0 == .carriageReturn }
            .map { line(String(Substring($0))) }
            .filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    /// The values of a cell that holds several, parted by `;` or line ends, and by commas where `commas` says so.
    static func values(_ cell: String, commas: Bool) -> [String] {
        cell.utf8.split { byte in
            byte == UInt8(ascii: ";") || byte == .lineFeed || byte == .carriageReturn
                || (commas && byte == UInt8(ascii: ","))
        }
        .map { line(String(Substring($0))) }
        .filter { !$0.isEmpty }
    }

    /// Whether a record can hold it: the rec format has no place for NUL.
    static func isStorable(_ cell: String) -> Bool { !cell.utf8.contains(0) }
}
