import NetworkModel
package import TextCanvas

/// Draws a list: title or filter, headings, and the rows that are visible.
package struct ListView {
    package let list: ListState
    package let layout: ColumnLayout
    private let frame: ListFrame

    /// A list in the open screen's frame.
    package init(_ list: ListState, columns: [Column], in frame: ListFrame) {
        self.list = list
        self.frame = frame
        layout = ColumnLayout(columns, width: frame.rows.width - ListView.indent - 1)
    }

    /// The columns before a row's text: the cursor's bar, the mark, a blank.
    package static let indent = 3

    /// Draws the headings of the columns into a line.
    package func drawHeadings(on canvas: inout Canvas, in row: Rect) {
        guard !row.isEmpty else { return }
        for column in layout.columns {
            let isSorted = list.sort?.column == column.column.name
            let arrow = isSorted ? (list.sort?.isDescending == true ? " ▼" : " ▲") : ""
            let cell = Rect(x: row.x + ListView.indent + column.x, y: row.y, width: column.width, height: 1)
            canvas.write(column.column.heading + arrow, in: cell, .columnHeading, align: column.column.alignment)
        }
    }

    /// Draws the visible rows, or what an empty list has to say.
    package func drawRows(_ state: State, on canvas: inout Canvas, whenEmpty: String) {
        let area = frame.rows
        guard !list.rows.isEmpty else { return drawEmpty(whenEmpty, on: &canvas) }
        for offset in 0..<area.height {
            guard let line = list.line(at: list.top + offset) else { break }
            switch line {
            case .heading(let section):
                canvas.write(
                    section.title, at: area.row(offset).origin.moved(x: 1), .heading, maxWidth: max(0, area.width - 2))
            case .row(let index): draw(row: index, state, on: &canvas, in: area.row(offset))
            }
        }
    }

    private func draw(row index: Int, _ state: State, on canvas: inout Canvas, in area: Rect) {
        let place = list.rows[index]
        let isSelected = index == list.cursor
        if isSelected {
            canvas.setSurface(.selected, in: area)
            canvas.write("▌", at: area.origin, .marker)
        }
        if list.marks.contains(place) { canvas.write("✓", at: area.origin.moved(x: 1), .mark) }
        for (position, column) in layout.columns.enumerated() where column.width > 0 {
            var run = column.column.content(place, state)
            if isSelected, position == 0, run.style.role == .text { run.style.role = .selected }
            let cell = Rect(x: area.x + ListView.indent + column.x, y: area.y, width: column.width, height: 1)
            canvas.write(run.text, in: cell, run.style, align: column.column.alignment)
        }
    }

    private func drawEmpty(_ text: String, on canvas: inout Canvas) {
        let area = frame.rows.inset(x: 3, y: frame.rows.height > 4 ? 1 : 0)
        for (row, line) in TextLayout.wrap(text, to: max(1, min(70, area.width))).enumerated() where row < area.height {
            canvas.write(line, at: area.row(row).origin, .dim, maxWidth: area.width)
        }
    }
}

/// The line above a list that says what it shows: the filter, or how it is ordered, and how many of how many.
package enum FilterBar {
    package static func draw(_ list: ListState, _ state: State, on canvas: inout Canvas, in row: Rect) {
        guard !row.isEmpty else { return }
        let count =
            list.rows.count == list.total
            ? String(list.total)
            : state.texts(GeneralText.countOf, ["shown": String(list.rows.count), "total": String(list.total)])
        let marked = list.marks.isEmpty ? "" : state.texts(GeneralText.marked, n: list.marks.count) + " · "
        let right = marked + count
        let rightWidth = min(TextLayout.width(of: right), max(0, row.width - 12))
        let (counter, rest) = row.inset(x: 1).splitRight(rightWidth)
        canvas.write(right, in: counter, .dim, align: .trailing)
        let left = rest.splitRight(2).rest
        guard list.filter.isEditing || !list.filter.isEmpty else {
            canvas.write(state.texts[GeneralText.filterHint], in: left, .placeholder)
            return
        }
        let used = canvas.write(
            state.texts[GeneralText.filterPrompt] + " ▸ ", at: left.origin, .prompt, maxWidth: left.width)
        let field = left.splitLeft(used).rest
        if list.filter.isEditing {
            list.filter.editor.draw(on: &canvas, in: field)
        } else {
            canvas.write(list.filter.text, in: field, .input)
        }
    }
}
