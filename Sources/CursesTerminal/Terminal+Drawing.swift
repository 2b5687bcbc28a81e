import CNcurses
package import TextCanvas

extension Terminal {
    /// Shows a canvas: only what differs from what is shown is written.
    ///
    /// A canvas of another size than the terminal's, drawn just before it was resized, is clipped.
    package mutating func show(_ canvas: Canvas) {
        wanted = canvas
        guard !isSuspended, !isEnded else { return }
        let old = shown.flatMap { $0.size == canvas.size ? $0 : nil }
        if old == nil { werase(caucus_stdscr()) }
        for y in 0..<min(canvas.height, size.height) {
            let all = 0..<canvas.width
            guard let changed = old.map({ canvas.changedColumns(ofRow: y, since: $0) }) ?? all else { continue }
            draw(canvas, row: y, columns: changed)
        }
        shown = canvas
        place(canvas.cursor)
        wrefresh(caucus_stdscr())
    }

    /// Writes everything anew, for when something else has written to the terminal.
    package mutating func repaint() {
        guard !isSuspended, !isEnded else { return }
        shown = nil
        caucus_forget_screen()
        if let wanted { show(wanted) }
    }

    private mutating func draw(_ canvas: Canvas, row y: Int, columns: Range<Int>) {
        let cells = canvas.cells(ofRow: y)
        let room = columns.clamped(to: 0..<size.width)
        row.removeAll(keepingCapacity: true)
        var x = room.lowerBound
        while x < room.upperBound {
            let cell = cells[cells.startIndex + x]
            guard !cell.isQuietBlank else {
                let gap = Self.gap(in: cells, around: cells.startIndex + x)
                let end = min(gap.end - cells.startIndex, room.upperBound)
                for _ in x..<end { append(gap.blank, of: canvas) }
                x = end
                continue
            }
            // ncurses makes the second half of a wide cell itself; one that the edge cuts is left out.
            if cell.width > 0, x + Int(cell.width) <= size.width { append(cell, of: canvas) }
            x += 1
        }
        wmove(caucus_stdscr(), Int32(y), Int32(room.lowerBound))
        wadd_wchnstr(caucus_stdscr(), row, Int32(row.count))
    }

    /// Where the blanks around a place end, and what to draw for them: the style of the text before, where only the
    /// colour of text that is not there tells the difference.
    ///
    /// Each change of style costs some thirty bytes on the line. Long gaps and those at the end of a row are plain, since
    /// a terminal clears such with a few bytes.
    private static func gap(in cells: ArraySlice<Cell>, around index: Int) -> (end: Int, blank: Cell) {
        let surface = cells[index].surface
        var start = index
        while start > cells.startIndex, cells[start - 1].isQuietBlank, cells[start - 1].surface == surface {
            start -= 1
        }
        var end = index
        while end < cells.endIndex, cells[end].isQuietBlank, cells[end].surface == surface { end += 1 }
        var blank = Cell.blank
        blank.surface = surface
        if start > cells.startIndex, end < cells.endIndex, end - start <= gapLimit {
            let before = cells[start - 1]
            if before.isQuiet, before.surface == surface {
                (blank.role, blank.emphasis) = (before.role, before.emphasis)
            }
        }
        return (end, blank)
    }

    /// Beyond so many blanks, clearing them in the page's colours is cheaper than writing them.
    private static let gapLimit = 24

    private mutating func append(_ cell: Cell, of canvas: Canvas) {
        let resolved = palette.resolve(cell)
        var drawn = cchar_t()
        caucus_set_cell(&drawn, resolved.attributes, resolved.pair)
        guard glyphs == .unicode else {
            // Two ASCII characters for a wide one.
            canvas.forEachScalar(of: cell, .ascii) { letter in
                caucus_set_scalar(&drawn, 0, letter)
                row.append(drawn)
            }
            return
        }
        var index: Int32 = 0
        canvas.forEachScalar(of: cell) { scalar in
            caucus_set_scalar(&drawn, index, scalar)
            index += 1
        }
        row.append(drawn)
    }

    private func place(_ cursor: Point?) {
        let bounds = Rect(origin: .zero, size: size)
        guard let cursor, bounds.contains(cursor) else {
            curs_set(0)
            // Wherever drawing leaves it is as good as any place.
            leaveok(caucus_stdscr(), true)
            return
        }
        leaveok(caucus_stdscr(), false)
        wmove(caucus_stdscr(), Int32(cursor.y), Int32(cursor.x))
        curs_set(1)
    }
}

extension Cell {
    /// Whether a blank of this style shows nothing but its surface.
    fileprivate var isQuiet: Bool {
        role.appearance.withoutColour.union(emphasis).isDisjoint(with: [.underline, .reverse])
    }

    fileprivate var isQuietBlank: Bool { isBlank && isQuiet }
}
