package import TextCanvas

extension LineEditor {
    /// Draws the line in the first row of a block, scrolled so that the cursor shows, and puts the terminal's cursor there.
    package func draw(on canvas: inout Canvas, in area: Rect, placeholder: String = "", isFocused: Bool = true) {
        let row = area.row(0)
        guard !row.isEmpty else { return }
        if isEmpty, !placeholder.isEmpty {
            canvas.write(placeholder, at: row.origin, .placeholder, maxWidth: row.width)
        }
        let shown = visible(in: row.width)
        canvas.write(shown.text, at: row.origin, .input, maxWidth: row.width)
        if isFocused { canvas.cursor = row.origin.moved(x: shown.cursor) }
    }

    /// The stretch of the line that is in view, which ends at most at the width, and the cursor's column in it.
    private func visible(in width: Int) -> (text: String, cursor: Int) {
        var start = 0
        var column = TextLayout.width(of: textBeforeCursor)
        // The cursor may stand after the last character, so it needs a column of its own.
        while column >= width, start < cursor {
            column -= max(0, TextLayout.width(of: String(characters[start])))
            start += 1
        }
        var text = ""
        var used = 0
        for character in characters[start...] {
            used += TextLayout.width(of: String(character))
            guard used <= width else { break }
            text.append(character)
        }
        return (text, min(column, max(0, width - 1)))
    }
}
