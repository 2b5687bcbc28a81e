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
        for x in room {
            let cell = cells[cells.startIndex + x]
            // ncurses makes the second half of a wide cell itself; one that the edge cuts is left out.
            guard cell.width > 0, x + Int(cell.width) <= size.width else { continue }
            append(cell, of: canvas)
        }
        wmove(caucus_stdscr(), Int32(y), Int32(room.lowerBound))
        wadd_wchnstr(caucus_stdscr(), row, Int32(row.count))
    }

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
            return
        }
        wmove(caucus_stdscr(), Int32(cursor.y), Int32(cursor.x))
        curs_set(1)
    }
}
