import TextCanvas

/// A column of a table that is printed.
struct PrintedColumn {
    let title: String
    /// Columns of a high number go first where there is no room; 0 never goes.
    let priority: Int
    var alignment: Alignment = .leading
    /// The widest it is made; the rest is cut.
    var limit = 40
}

/// Prints a table: aligned columns that fit on a terminal, tab-separated values elsewhere.
struct TextTablePrinter {
    let columns: [PrintedColumn]
    private(set) var rows: [[String]] = []

    init(_ columns: [PrintedColumn]) { self.columns = columns }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// Prints for a terminal of that width: a header, then the rows.
    func printAligned(_ output: Output, width: Int) {
        var widths = columns.indices.map { column in
            let longest = rows.reduce(TextLayout.width(of: columns[column].title)) {
                max($0, TextLayout.width(of: $1[column], upTo: columns[column].limit))
            }
            return min(longest, columns[column].limit)
        }
        let shown = fit(&widths, into: width)
        let header = columns.map(\.title)
        for row in (header.allSatisfy(\.isEmpty) ? [] : [header]) + rows {
            output.writeLine(line(row, shown, widths))
        }
    }

    /// Prints tab-separated values without a header: all columns, line ends and tabs within values as blanks.
    func printTabSeparated(_ output: Output) {
        for row in rows {
            output.writeLine(row.map(Self.oneLine).joined(separator: "\t"))
        }
    }

    // Drops columns until the others have room, then narrows the first one.
    private func fit(_ widths: inout [Int], into width: Int) -> [Int] {
        var shown = Array(columns.indices)
        func total() -> Int { shown.reduce(0) { $0 + widths[$1] } + 2 * max(0, shown.count - 1) }
        while total() > width, shown.count > 1 {
            let narrowed = max(20, widths[shown[0]] - (total() - width))
            let isEnough = total() - widths[shown[0]] + narrowed <= width && widths[shown[0]] > 20
            guard !isEnough, let last = shown.max(by: { columns[$0].priority < columns[$1].priority }) else { break }
            guard columns[last].priority > 0 else { break }
            shown.removeAll { $0 == last }
        }
        if total() > width, let first = shown.first { widths[first] = max(8, widths[first] - (total() - width)) }
        return shown
    }

    private func line(_ row: [String], _ shown: [Int], _ widths: [Int]) -> String {
        var line = ""
        for column in shown {
            let isLast = column == shown.last
            let cell = Self.oneLine(row[column])
            if isLast, columns[column].alignment == .leading {
                line += TextLayout.truncate(cell, to: widths[column])
            } else {
                line += TextLayout.pad(cell, to: widths[column], columns[column].alignment) + (isLast ? "" : "  ")
            }
        }
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        return line
    }

    private static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) else { return text }
        return String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x09 || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
    }
}
