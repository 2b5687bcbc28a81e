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

extension ListView {
    /// Draws the page that most screens are: filter line, column headings, rows, and the detail beside or over them.
    package static func drawPage(_ list: ListState, _ state: State, whenEmpty: String, on canvas: inout Canvas) {
        let frame = ListFrame(state)
        let view = ListView(list, columns: state.shownColumns, in: frame)
        FilterBar.draw(list, state, on: &canvas, in: frame.above.row(0))
        view.drawHeadings(on: &canvas, in: frame.above.row(1))
        view.drawRows(state, on: &canvas, whenEmpty: whenEmpty)
        DetailPane.draw(state, list, on: &canvas, in: frame)
    }
}

/// The line above a list that says what it shows: the filter, or how it is ordered, and how many of how many.
package enum FilterBar {
    package static func draw(_ list: ListState, _ state: State, on canvas: inout Canvas, in row: Rect) {
        guard !row.isEmpty else { return }
        let right = counter(list, state)
        let rightWidth = min(right.reduce(0) { $0 + TextLayout.width(of: $1.text) }, max(0, row.width - 12))
        let (counter, rest) = row.inset(x: 1).splitRight(rightWidth)
        canvas.write(right, at: counter.origin, maxWidth: counter.width)
        let left = rest.splitRight(2).rest
        guard list.filter.isEditing || !list.filter.isEmpty else {
            canvas.write(state.texts[GeneralText.filterHint], in: left, .placeholder)
            return
        }
        let prompt = state.texts[GeneralText.filterPrompt] + " ▸ "
        let used = canvas.write(prompt, at: left.origin, .prompt, maxWidth: left.width)
        let field = left.splitLeft(used).rest
        if list.filter.isEditing {
            list.filter.editor.draw(on: &canvas, in: field)
        } else {
            canvas.write(list.filter.text, in: field, .input)
        }
    }

    private static func counter(_ list: ListState, _ state: State) -> [Run] {
        let count =
            list.rows.count == list.total
            ? String(list.total)
            : state.texts(GeneralText.countOf, ["shown": String(list.rows.count), "total": String(list.total)])
        var runs = [Run(count, .dim)]
        if !list.marks.isEmpty {
            runs.insert(Run(state.texts(GeneralText.marked, n: list.marks.count), .mark), at: 0)
            runs.insert(Run(" · ", .dim), at: 1)
        }
        return runs
    }

    /// Draws what may follow in a filter that is being typed, below it and above the list.
    static func drawProposals(_ filter: FilterLine, _ state: State, on canvas: inout Canvas, below row: Rect) {
        guard filter.isEditing, !filter.proposals.isEmpty else { return }
        let indent = TextLayout.width(of: state.texts[GeneralText.filterPrompt]) + 4
        let bytes = Array(filter.text.utf8).prefix(filter.completion?.range.lowerBound ?? 0)
        let typed = TextLayout.width(of: String(decoding: bytes, as: UTF8.self))
        let widest = filter.proposals.map { TextLayout.width(of: $0, upTo: 40) }.max() ?? 0
        let width = min(widest + 4, row.width)
        let x = min(row.x + indent + typed, max(row.x, row.maxX - width))
        let block = Rect(x: max(row.x, x - 2), y: row.maxY, width: width, height: filter.proposals.count)
            .intersection(Frame(state.size).body)
        canvas.fill(block, Style.text.on(.overlay))
        for (offset, proposal) in filter.proposals.prefix(block.height).enumerated() {
            let line = block.row(offset)
            if offset == filter.chosen {
                canvas.setSurface(.selected, in: line)
                canvas.write("▌", at: line.origin, .marker)
            }
            canvas.write(proposal, in: line.splitLeft(2).rest)
        }
    }
}
