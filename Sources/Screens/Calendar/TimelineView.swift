import NetworkModel
import TextCanvas

/// Draws the timeline: names on the left, and beside them the days as bars, with today's line through all of them.
struct TimelineView {
    private let state: State
    private let frame: ListFrame
    private let first: Day
    private let names: Rect
    private let bars: Rect

    init(_ state: State, in frame: ListFrame) {
        self.state = state
        self.frame = frame
        first = state.calendarWindow.lowerBound
        (names, bars) = frame.rows.splitLeft(Self.nameWidth(frame.rows.width))
    }

    /// How many columns of days fit.
    static func columns(width: Int) -> Int { max(1, width - nameWidth(width)) }

    private static func nameWidth(_ width: Int) -> Int { min(46, max(20, width * 2 / 5)) }

    /// The column of a day, which may lie outside.
    private func column(_ day: Day) -> Int {
        let days = day - first
        let perColumn = state.calendar.daysPerColumn
        return bars.x + (days >= 0 ? days / perColumn : (days - perColumn + 1) / perColumn)
    }

    func draw(on canvas: inout Canvas) {
        if !state.calendar.list.filter.isEditing, state.calendar.list.filter.isEmpty { drawScale(on: &canvas) }
        let today = column(state.day)
        if today >= bars.x, today < bars.maxX {
            canvas.verticalRule(at: Point(x: today, y: bars.y), height: bars.height, .due)
        }
        let list = state.calendar.list
        for offset in 0..<frame.rows.height {
            guard case .row(let index)? = list.line(at: list.top + offset) else { break }
            guard state.calendar.bars.indices.contains(index) else { break }
            draw(state.calendar.bars[index], at: index, on: &canvas, y: frame.rows.y + offset)
        }
    }

    /// The months above the days that they begin on, and a sign for today.
    private func drawScale(on canvas: inout Canvas) {
        let row = Rect(x: bars.x, y: frame.above.row(1).y, width: bars.width, height: frame.above.row(1).height)
        guard !row.isEmpty else { return }
        var month = first.startOfMonth
        var free = row.x
        while column(month) < row.maxX {
            let x = max(row.x, column(month))
            let label = month.month == 1 || month <= first ? state.dates.month(month) : state.dates.monthName(month)
            if x >= free, x + TextLayout.width(of: label) <= row.maxX, column(month.endOfMonth) - x >= 2 {
                free = x + canvas.write(label, at: Point(x: x, y: row.y), .columnHeading) + 1
            }
            month = month.endOfMonth + 1
        }
        let today = column(state.day)
        if row.x..<row.maxX ~= today { canvas.write("▼", at: Point(x: today, y: row.y), .due) }
    }

    private func draw(_ bar: TimelineBar, at index: Int, on canvas: inout Canvas, y: Int) {
        let name = Rect(x: names.x, y: y, width: names.width, height: 1)
        let isSelected = index == state.calendar.list.cursor
        if isSelected {
            canvas.setSurface(.selected, in: name)
            canvas.write("▌", at: name.origin, .marker)
        }
        if state.calendar.list.marks.contains(bar.place) { canvas.write("✓", at: name.origin.moved(x: 1), .mark) }
        // Where there is no room for both, the days say how far away it is; what is late keeps a sign.
        let hasNote = name.width >= 26
        let saying = bar.note(state)
        let noteWidth = hasNote ? min(TextLayout.width(of: saying), max(0, name.width - 14)) : 0
        let (note, title) = name.splitLeft(3 + min(bar.indent, 3) * 2).rest.splitRight(noteWidth + 1)
        let style: Style = isSelected ? Style(.selected) : bar.indent == 0 ? .text : .dim
        let room = title.splitRight(hasNote ? 1 : 0).rest
        let sign = bar.isLate && !hasNote ? "! " : ""
        let words = TextLayout.truncateMiddle(
            state.network.title(at: bar.place), to: max(0, room.width - TextLayout.width(of: sign)))
        canvas.write([Run(sign, .late), Run(words, style)], at: room.origin, maxWidth: room.width)
        canvas.write(saying, in: note.splitLeft(noteWidth).left, bar.isLate ? .late : .dim, align: .trailing)
        for span in bar.spans { draw(span, of: bar, on: &canvas, y: y) }
    }

    private func draw(_ span: TimelineBar.Span, of bar: TimelineBar, on canvas: inout Canvas, y: Int) {
        let start = max(bars.x, column(span.days.lowerBound))
        let end = min(bars.maxX - 1, column(span.days.upperBound))
        guard start <= end else { return }
        let rect = Rect(x: start, y: y, width: end - start + 1, height: 1)
        switch span.kind {
        case .event: canvas.fill(rect, span.days.upperBound < state.day ? .dim : .accent, with: "█")
        case .lead: canvas.fill(rect, .barEmpty, with: "░")
        case .work: canvas.fill(rect, bar.isLate ? .late : .barFull, with: "▒")
        case .due: canvas.fill(rect, bar.isLate ? .late : .text, with: "◆")
        }
    }
}
