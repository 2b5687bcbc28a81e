import NetworkModel
import TextCanvas

/// Keys and the mouse on the board.
extension State {
    /// Brings the cursor's card into view; a card that the mouse holds lets the board be scrolled away from it.
    mutating func settleBoard() {
        guard let focus = tasks.focus else { return }
        let frame = BoardFrame(self)
        guard frame.cards.width > 0, tasks.drag?.over == nil else { return }
        let column = tasks.columns[focus]
        tasks.viewport.show(
            focus, of: tasks.columns, card: column.rows.isEmpty ? nil : tasks.list.cursor - column.rows.lowerBound,
            columnsSeen: frame.count, cardsSeen: frame.cardsSeen)
    }

    /// Keys that mean the same as in lists, but within a column.
    mutating func takeOnBoard(_ key: Key) -> [Effect]? {
        if tasks.drag != nil {
            tasks.drag = nil
            if key == .escape { return [] }
        }
        guard !tasks.list.isDetailOpen else { return nil }
        let page = BoardFrame(self).cardsSeen
        switch key {
        case "j", .down, .control("n"): moveInColumn(1)
        case "k", .up, .control("p"): moveInColumn(-1)
        case .pageDown, .control("f"), " ": moveInColumn(max(1, page - 1))
        case .pageUp, .control("b"): moveInColumn(-max(1, page - 1))
        case .control("d"): moveInColumn(max(1, page / 2))
        case .control("u"): moveInColumn(-max(1, page / 2))
        case "g", .home: moveInColumn(-tasks.list.rows.count)
        case "G", .end: moveInColumn(tasks.list.rows.count)
        case "v":
            guard selected != nil else { return nil }
            markInColumn()
        default: return nil
        }
        return []
    }

    private mutating func moveInColumn(_ step: Int) {
        guard let focus = tasks.focus, !tasks.columns[focus].rows.isEmpty else { return }
        tasks.focus(on: focus, row: tasks.list.cursor + step)
    }

    /// Marks the card, and goes on to the next unless it is the column's last.
    private mutating func markInColumn() {
        let (cursor, focus) = (tasks.list.cursor, tasks.focus)
        tasks.list.toggleMark()
        guard let focus, !tasks.columns[focus].rows.contains(tasks.list.cursor) else { return }
        tasks.list.move(to: cursor)
    }

    /// Goes to a column at the side, to the card that stands as high.
    mutating func goToColumn(_ step: Int) {
        guard let focus = tasks.focus, tasks.columns.indices.contains(focus + step) else { return }
        let seen = BoardFrame(self).cardsSeen
        let (old, new) = (tasks.columns[focus], tasks.columns[focus + step])
        let height =
            old.rows.isEmpty
            ? 0 : tasks.list.cursor - old.rows.lowerBound - tasks.viewport.top(of: old, seen: seen)
        tasks.focus(on: focus + step, row: new.rows.lowerBound + tasks.viewport.top(of: new, seen: seen) + height)
    }

    // MARK: The mouse

    mutating func takeOnBoard(_ mouse: Mouse) -> [Effect] {
        let frame = BoardFrame(self)
        if let detail = frame.detail, detail.contains(mouse.at) { return takeOverDetail(mouse) }
        switch mouse.action {
        case .wheelUp, .wheelDown: turnWheel(mouse, frame)
        case .press where mouse.button == .left: press(mouse.at, frame)
        case .doubleClick where mouse.button == .left:
            press(mouse.at, frame)
            tasks.drag = nil
            if row(at: mouse.at, frame) != nil, let open = CommandTable["list.open"] { return run(open) }
        case .drag: drag(to: mouse.at, frame)
        case .release: return drop(at: mouse.at, frame)
        case .press, .doubleClick: break
        }
        return []
    }

    private mutating func takeOverDetail(_ mouse: Mouse) -> [Effect] {
        tasks.drag = nil
        guard mouse.action == .wheelUp || mouse.action == .wheelDown else { return [] }
        tasks.list.detailTop = max(0, tasks.list.detailTop + (mouse.action == .wheelUp ? -3 : 3))
        return []
    }

    /// The row whose card stands at a place.
    private func row(at point: Point, _ frame: BoardFrame) -> Int? {
        guard frame.cards.contains(point), let index = frame.column(at: point) else { return nil }
        let column = tasks.columns[index]
        let offset = (point.y - frame.cards.y) / frame.cardHeight
        guard offset < frame.cardsSeen else { return nil }
        let row = column.rows.lowerBound + tasks.viewport.top(of: column, seen: frame.cardsSeen) + offset
        return column.rows.contains(row) ? row : nil
    }

    private mutating func press(_ point: Point, _ frame: BoardFrame) {
        tasks.drag = nil
        if let grouping = BoardSummary(self).grouping(at: point, in: frame.summary) { return groupTasks(by: grouping) }
        guard point.y > frame.summary.y, let index = frame.column(at: point) else { return }
        guard let row = row(at: point, frame) else {
            if tasks.columns[index].rows.isEmpty { tasks.focus(on: index) }
            return
        }
        tasks.focus(on: index, row: row)
        tasks.drag = CardDrag(place: tasks.list.rows[row], from: tasks.columns[index].value)
    }

    /// Takes the card along; at the edge the board scrolls on.
    private mutating func drag(to point: Point, _ frame: BoardFrame) {
        guard tasks.drag != nil, let index = frame.column(at: point) else { return }
        tasks.drag?.over = tasks.columns[index].value
        let step = point.x <= frame.cards.x ? -1 : point.x >= frame.cards.maxX - 1 ? 1 : 0
        tasks.viewport.setLeft(frame.left + step, of: tasks.columns.count, seen: frame.count)
    }

    /// Puts the card that is held, or all marked ones if it is among them, into the column.
    private mutating func drop(at point: Point, _ frame: BoardFrame) -> [Effect] {
        guard let held = tasks.drag else { return [] }
        tasks.drag = nil
        guard let index = frame.column(at: point), tasks.columns[index].value != held.from, network.isLive(held.place)
        else { return [] }
        let places = tasks.list.marks.contains(held.place) ? targets : [held.place]
        return move(places.map { network.key(at: $0) }, to: tasks.columns[index].value)
    }

    /// Over a column the wheel scrolls it, over the headings all columns.
    private mutating func turnWheel(_ mouse: Mouse, _ frame: BoardFrame) {
        let step = mouse.action == .wheelUp ? -1 : 1
        guard frame.cards.contains(mouse.at) else { return goToColumn(step) }
        guard let index = frame.column(at: mouse.at) else { return }
        let column = tasks.columns[index]
        let seen = frame.cardsSeen
        let top = tasks.viewport.top(of: column, seen: seen)
        tasks.viewport.setTop(top + step * max(1, 3 / frame.cardHeight), of: column, seen: seen)
        guard index == tasks.focus, !column.rows.isEmpty else { return }
        let first = column.rows.lowerBound + tasks.viewport.top(of: column, seen: seen)
        tasks.focus(on: index, row: min(max(tasks.list.cursor, first), first + seen - 1))
    }
}
