import NetworkModel
import TextCanvas

/// Draws the board: a sentence, the headings of the columns that are seen, and of each the cards that are.
struct BoardView {
    private let state: State
    private let frame: BoardFrame

    init(_ state: State) {
        self.state = state
        frame = BoardFrame(state)
    }

    func draw(on canvas: inout Canvas) {
        BoardSummary(state).draw(on: &canvas, in: frame.summary)
        if frame.cards.width > 0 {
            for index in frame.visible { draw(column: index, on: &canvas) }
            if state.tasks.list.rows.isEmpty { drawEmpty(on: &canvas) }
        }
        drawDetail(on: &canvas)
    }

    private func drawDetail(on canvas: inout Canvas) {
        guard let detail = frame.detail else { return }
        if let divider = frame.divider { canvas.verticalRule(at: divider.origin, height: divider.height) }
        guard let selected = state.selected else { return }
        let area = frame.divider == nil ? detail.inset(x: 1) : detail
        RecordCard.draw(selected, state, from: state.tasks.list.detailTop, on: &canvas, in: area)
    }

    private func drawEmpty(on canvas: inout Canvas) {
        let text = state.texts[state.tasks.list.filter.isEmpty ? TasksText.empty : .noMatch]
        let area = frame.cards.inset(x: 3, y: 1)
        for (row, line) in TextLayout.wrap(text, to: max(1, min(70, area.width))).enumerated() where row < area.height {
            canvas.write(line, at: area.row(row).origin, .dim, maxWidth: area.width)
        }
    }

    private func draw(column index: Int, on canvas: inout Canvas) {
        let column = state.tasks.columns[index]
        let cards = frame.part(of: frame.cards, column: index)
        if index > frame.left {
            let height = frame.headings.height + frame.cards.height
            canvas.verticalRule(at: Point(x: cards.x - 1, y: frame.headings.y), height: height)
        }
        let top = state.tasks.viewport.top(of: column, seen: frame.cardsSeen)
        BoardHeading(column, state, isFocused: index == state.tasks.focus)
            .draw(on: &canvas, in: frame.part(of: frame.headings, column: index), first: top, seen: frame.cardsSeen)
        for offset in 0..<min(frame.cardsSeen, column.rows.count) {
            let row = column.rows.lowerBound + top + offset
            let area = Rect(
                x: cards.x, y: cards.y + offset * frame.cardHeight, width: cards.width, height: frame.cardHeight)
            draw(row: row, on: &canvas, in: area.intersection(cards))
        }
        guard column.rows.isEmpty, index == state.tasks.focus, !state.tasks.list.rows.isEmpty else { return }
        canvas.write("▌", at: cards.origin, .marker)
        canvas.write(state.texts[TasksText.nothingHere], in: cards.row(0).inset(x: 2), .dim)
    }

    private func draw(row: Int, on canvas: inout Canvas, in area: Rect) {
        let list = state.tasks.list
        let place = list.rows[row]
        let isSelected = row == list.cursor && !state.tasks.isOnEmptyColumn
        if isSelected {
            canvas.setSurface(.selected, in: area)
            for line in 0..<area.height { canvas.write("▌", at: area.row(line).origin, .marker) }
        }
        if list.marks.contains(place) { canvas.write("✓", at: area.origin.moved(x: 1), .mark) }
        let face = TaskFace(place, state)
        let isHeld = state.tasks.drag.map { $0.over != nil && $0.place == place } ?? false
        let style: Style = isHeld ? .dim : isSelected ? Style(.selected) : face.task.isOpen ? .text : .done
        let text = area.splitLeft(2).rest
        if frame.cardHeight == 1 {
            drawLine(face, style, on: &canvas, in: text)
        } else {
            drawLines(face, style, on: &canvas, in: text)
        }
    }

    /// A card of one line: the title, and when it is due.
    private func drawLine(_ face: TaskFace, _ style: Style, on canvas: inout Canvas, in row: Rect) {
        let due = face.due
        let (right, left) = row.splitRight(min(due.map { TextLayout.width(of: $0.text) } ?? 0, row.width / 2))
        canvas.write(
            face.signs + [Run(face.task.title, style)], at: left.origin, maxWidth: max(0, left.width - 1))
        if let due { canvas.write(due.text, in: right, due.style, align: .trailing) }
    }

    /// A card of several lines: all but one are for the title, as far as it needs them, and the next says how it stands.
    private func drawLines(_ face: TaskFace, _ style: Style, on canvas: inout Canvas, in area: Rect) {
        let signs = face.signs
        let indent = signs.reduce(0) { $0 + TextLayout.width(of: $1.text) }
        let lines =
            frame.cardHeight == 2 ? [face.task.title] : TextLayout.wrap(face.task.title, to: area.width - indent)
        let shown = Array(lines.prefix(frame.cardHeight - 1))
        canvas.write(signs, at: area.origin, maxWidth: area.width)
        for (line, words) in shown.enumerated() {
            // What is left of a title ends with the sign that there is more of it.
            let isCut = line == shown.count - 1 && lines.count > shown.count
            let row = area.row(line).splitLeft(indent).rest
            canvas.write(words + (isCut ? " …" : ""), in: row, style)
        }
        let below = area.row(shown.count)
        canvas.write(face.facts, at: below.origin, maxWidth: below.width)
    }
}

/// The heading of a column: what it is, how many tasks it has, and their hours.
struct BoardHeading {
    private let column: BoardColumn
    private let state: State
    private let isFocused: Bool

    init(_ column: BoardColumn, _ state: State, isFocused: Bool) {
        self.column = column
        self.state = state
        self.isFocused = isFocused
    }

    /// `first` is the first card that is seen, and `seen` how many can be.
    func draw(on canvas: inout Canvas, in area: Rect, first: Int, seen: Int) {
        guard !area.isEmpty else { return }
        let isTarget = state.tasks.drag.map { $0.over == column.value && $0.over != $0.from } ?? false
        if isTarget {
            canvas.setSurface(.selected, in: area)
            canvas.write("▸", at: area.origin, .marker)
        }
        let text = area.splitLeft(1).rest
        let count = "\(column.rows.count)" + scrollSign(first, seen)
        let (right, left) = text.row(0).splitRight(min(TextLayout.width(of: count) + 1, text.width / 2))
        canvas.write(count, at: right.origin, .dim, maxWidth: right.width)
        let style = Style(isFocused ? .title : .heading)
        let title = state.boardTitle(of: column)
        let isNone = column.value.isEmpty && state.tasks.grouping == .person
        if area.height > 1 {
            canvas.write(title, in: left.splitRight(1).rest, isNone && !column.rows.isEmpty ? .due : style)
            drawNote(on: &canvas, in: text.row(1))
        } else {
            let note = load.map { load in "  " + load.words + (load.fraction > 1 ? " !" : "") } ?? ""
            let used = canvas.write(title, at: left.origin, style, maxWidth: max(0, left.width - note.utf8.count - 1))
            canvas.write(
                note, at: left.origin.moved(x: used), (load?.fraction ?? 0) > 1 ? .late : .dim,
                maxWidth: max(0, left.width - used))
        }
    }

    private func scrollSign(_ first: Int, _ seen: Int) -> String {
        let isBelow = first + seen < column.rows.count
        return first > 0 ? (isBelow ? " ↕" : " ↑") : isBelow ? " ↓" : ""
    }

    /// What somebody holds this week against what they have.
    private var load: (words: String, fraction: Double)? {
        guard state.tasks.grouping == .person, !column.value.isEmpty else { return nil }
        let hours = state.tasks.summary.hours(of: column.value)
        let number = TaskGroups.number(hours)
        guard let capacity = state.capacity(of: column.value) else {
            return hours > 0 ? (state.texts(TasksText.hoursThisWeek, ["hours": number]), 0) : nil
        }
        let values: KeyValuePairs = ["hours": number, "capacity": TaskGroups.number(capacity)]
        return (state.texts(TasksText.loadOfWeek, values), capacity > 0 ? hours / capacity : hours > 0 ? 2 : 0)
    }

    /// `26/20 h ▓▓▓▓▓▓▓▓▓▓!`, or how far an event is.
    private func drawNote(on canvas: inout Canvas, in row: Rect) {
        guard let load else {
            let used = canvas.write(note, at: row.origin, .dim, maxWidth: max(0, row.width - 1))
            return drawBurnDown(on: &canvas, in: row.splitLeft(used + 2).rest)
        }
        let isOver = load.fraction > 1
        let used = canvas.write(load.words, at: row.origin, isOver ? .late : .dim, maxWidth: row.width)
        let room = row.width - used - 3
        guard state.capacity(of: column.value) != nil, room > 3 else { return }
        let width = min(10, room)
        canvas.bar(load.fraction, at: row.origin.moved(x: used + 1), width: width)
        if isOver { canvas.write("!", at: row.origin.moved(x: used + 1 + width), .late) }
    }

    /// What was open week by week, beside how far the event is.
    private func drawBurnDown(on canvas: inout Canvas, in row: Rect) {
        guard state.tasks.grouping == .event, !column.value.isEmpty, row.width > Self.leastBurnDown,
            let burnDown = state.burnDown(of: RecordID(column.value), columns: row.width * 2), burnDown.open.count > 1
        else { return }
        let values = burnDown.open.suffix(row.width - 1)
        canvas.write(BurnDownChart.line(Array(values), of: burnDown.greatest), in: row, .barFull)
    }

    private static let leastBurnDown = 4

    private var note: String {
        switch state.tasks.grouping {
        case .event:
            let event = state.network.event(RecordID(column.value))
            return event.flatMap { $0.startDay(state.clock) }.map { state.dates.ago($0) } ?? ""
        case .status:
            let isRecent = column.value == "done" && !state.tasks.asksForState
            return isRecent ? state.texts(TasksText.recentlyDone, n: TasksScreen.daysDone) : ""
        case .person, .theme, .partner, .due: return ""
        }
    }
}
