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

    /// What a list takes to show those columns that it has on a terminal of 80 columns.
    static func usualWidth(_ columns: [Column]) -> Int {
        ListView.indent + 1 + ColumnLayout.needed(for: columns, in: 80 - ListView.indent - 1)
    }

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
            case .heading(let section): draw(section, on: &canvas, in: area.row(offset).inset(x: 1))
            case .row(let index): draw(row: index, state, on: &canvas, in: area.row(offset))
            }
        }
    }

    private func draw(_ section: ListState.Section, on canvas: inout Canvas, in area: Rect) {
        let used = canvas.write(section.title, at: area.origin, .heading, maxWidth: area.width)
        guard let bar = section.bar else { return }
        let start = max(used + 2, ListView.barStart)
        canvas.bar(bar, at: area.origin.moved(x: start), width: min(ListView.barWidth, area.width - start))
    }

    private static let barStart = 24
    private static let barWidth = 12

    private func draw(row index: Int, _ state: State, on canvas: inout Canvas, in area: Rect) {
        let place = list.rows[index]
        let isSelected = index == list.cursor
        if isSelected {
            canvas.setSurface(.selected, in: area.splitLeft(highlightWidth).left)
            canvas.write("▌", at: area.origin, .marker)
        }
        if list.marks.contains(place) { canvas.write("✓", at: area.origin.moved(x: 1), .mark) }
        for (position, column) in layout.columns.enumerated() where column.width > 0 {
            var run = column.column.content(place, state)
            if isSelected, position == 0, run.style.role == .text { run.style.role = .selected }
            let cell = Rect(x: area.x + ListView.indent + column.x, y: area.y, width: column.width, height: 1)
            let text = column.column.keepsEnds ? TextLayout.truncateMiddle(run.text, to: cell.width) : run.text
            canvas.write(text, in: cell, run.style, align: column.column.alignment)
        }
    }

    /// The part of the selected row that is lit: to the end of what names the record. The rest of the row stays as it is,
    /// so that moving the cursor writes half as much to the terminal.
    private var highlightWidth: Int {
        let named = layout.columns.first { $0.column.isFlexible } ?? layout.columns.first
        return named.map { ListView.indent + $0.x + $0.width + 1 } ?? ListView.indent
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
        let count = counter(list, state)
        let (right, rest) = row.inset(x: 1).splitRight(min(TextLayout.width(of: count), max(0, row.width - 12)))
        canvas.write(count, at: right.origin, .dim, maxWidth: right.width)
        let left = rest.splitRight(2).rest
        guard list.filter.isEditing || !list.filter.isEmpty else {
            canvas.write(state.texts[GeneralText.filterHint], in: left, .placeholder)
            return
        }
        let prompt = state.texts[GeneralText.filterPrompt] + " ▸ "
        let used = canvas.write(prompt, at: left.origin, .prompt, maxWidth: left.width)
        let field = left.splitLeft(used).rest
        guard list.filter.isEditing else { return canvas.write(list.filter.text, in: field, .input) }
        let typed = TextLayout.width(of: list.filter.text) + 3
        let room = field.splitLeft(typed).rest
        let hasRoom = room.width >= proposalRoom
        list.filter.editor.draw(on: &canvas, in: hasRoom ? field.splitRight(room.width).rest : field)
        if hasRoom { drawProposals(list.filter, on: &canvas, in: room) }
    }

    /// In less than this, of what may follow nothing could be read.
    private static let proposalRoom = 8

    private static func counter(_ list: ListState, _ state: State) -> String {
        guard list.rows.count != list.total else { return String(list.total) }
        return state.texts(
            GeneralText.countOf, ["shown": String(list.rows.count), "total": String(list.total)])
    }

    /// Draws what may follow beside what is typed, from where the one that was gone to is in view.
    private static func drawProposals(_ filter: FilterLine, on canvas: inout Canvas, in row: Rect) {
        let proposals = filter.proposals
        let widths = proposals.map { TextLayout.width(of: $0, upTo: row.width) + 2 }
        var first = 0
        if let chosen = filter.chosen {
            while first < chosen, widths[first...chosen].reduce(0, +) > row.width { first += 1 }
        }
        var rest = row
        for (index, proposal) in proposals.enumerated().dropFirst(first) where rest.width > 0 {
            let style = index == filter.chosen ? Style(.selected).on(.selected) : .dim
            canvas.write(proposal, at: rest.origin, style, maxWidth: rest.width)
            rest = rest.splitLeft(widths[index]).rest
        }
    }
}
