extension Canvas {
    /// The canvas as lines of text without styles, trailing blanks trimmed; a wide grapheme stands once.
    package func lines(_ glyphs: Glyphs = .unicode) -> [String] {
        (0..<size.height).map { row in
            var line = ""
            for cell in cells(ofRow: row) { append(cell, to: &line, glyphs) }
            return line.trimmingTrailingBlanks()
        }
    }

    /// The canvas as lines in which `{role emphasis @surface}` stands where the style changes.
    ///
    /// Plain text on the page needs no tag, `{}` goes back to it, and plain blanks at the end are trimmed.
    package func styledLines(_ glyphs: Glyphs = .unicode) -> [String] {
        (0..<size.height).map { row in
            var line = ""
            var current = Cell.blank
            var rest = cells(ofRow: row)
            while let last = rest.last, last == .blank { rest.removeLast() }
            for cell in rest {
                if !cell.hasStyle(of: current) {
                    line += "{\(cell.styleTag)}"
                    current = cell
                }
                append(cell, to: &line, glyphs)
            }
            return line
        }
    }

    /// The cells of one row, for a terminal that draws them.
    package func cells(ofRow row: Int) -> ArraySlice<Cell> {
        cells[row * size.width..<(row + 1) * size.width]
    }

    /// Calls `body` with each scalar of a cell's grapheme, the base first; with none for a wide one's second half.
    package func forEachScalar(of cell: Cell, _ glyphs: Glyphs = .unicode, _ body: (UInt32) -> Void) {
        guard cell.width > 0 else { return }
        guard glyphs == .unicode else {
            let base = cell.isCluster ? clusters[cell.clusterStart] : cell.glyph
            let letter = UInt32(Glyphs.ascii(for: base))
            for _ in 0..<cell.width { body(letter) }
            return
        }
        guard cell.isCluster else { return body(cell.glyph) }
        for index in cluster(of: cell) { body(clusters[index]) }
    }

    private func append(_ cell: Cell, to line: inout String, _ glyphs: Glyphs) {
        forEachScalar(of: cell, glyphs) { value in
            if let scalar = Unicode.Scalar(value) { line.unicodeScalars.append(scalar) }
        }
    }
}

extension Cell {
    fileprivate var styleTag: String {
        var words: [String] = []
        if role != .text { words.append(role.name) }
        let names: [(Emphasis, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
        ]
        words += names.filter { emphasis.contains($0.0) }.map(\.1)
        if surface != .page { words.append("@" + surface.name) }
        return words.joined(separator: " ")
    }
}

extension String {
    fileprivate func trimmingTrailingBlanks() -> String {
        var end = utf8.endIndex
        while end > utf8.startIndex {
            let before = utf8.index(before: end)
            guard utf8[before] == 0x20 else { break }
            end = before
        }
        return String(self[..<end])
    }
}
