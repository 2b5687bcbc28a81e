import TextCanvas

/// The list of a sheet that proposes owners: what, to whom, why; the reason in full below.
struct ProposalTable {
    /// A line of it.
    struct Row {
        var what: String
        var owner: Run
        var why: String
        /// Whether it is taken in.
        var isIn: Bool
    }

    let title: String
    let count: Run
    let rows: [Row]
    let headings: (what: String, owner: String, why: String)

    /// Below this width the reason stands only below the list.
    private static let widthWithReasons = 70

    /// Title and headings above, the reason in full below.
    private static func parts(of area: Rect) -> (title: Rect, headings: Rect, rows: Rect, below: Rect) {
        let (above, rest) = area.splitTop(2)
        let below = area.height >= 14 ? 3 : area.height >= 8 ? 2 : 1
        let (bottom, rows) = rest.splitBottom(min(below, max(0, rest.height - 1)))
        return (above.row(0), above.row(1), rows, bottom)
    }

    /// How many lines show on a terminal of that size.
    static func height(_ size: Size) -> Int { max(1, parts(of: Frame(size).body).rows.height) }

    func draw(cursor: Int, top: Int, on canvas: inout Canvas, in area: Rect) {
        let parts = Self.parts(of: area)
        let width = TextLayout.width(of: count.text)
        let (right, left) = parts.title.splitRight(min(parts.title.width / 2, width))
        canvas.write(title, in: left.splitRight(min(2, left.width)).rest, .title)
        canvas.write(count.text, in: right, count.style)
        let columns = Columns(area.width, rows)
        canvas.write(headings.what, in: columns.what(parts.headings), .columnHeading)
        canvas.write(headings.owner, in: columns.owner(parts.headings), .columnHeading)
        canvas.write(headings.why, in: columns.why(parts.headings), .columnHeading)
        for (y, row) in rows.dropFirst(top).prefix(parts.rows.height).enumerated() {
            draw(row, isHere: top + y == cursor, columns, on: &canvas, in: parts.rows.row(y))
        }
        guard rows.indices.contains(cursor) else { return }
        // What a row had no room for stands here; the last line never says that there is more.
        let row = rows[cursor]
        // Where there is one line for it, the reason, which stands nowhere else then.
        let text = row.why.isEmpty ? row.what : parts.below.height <= 2 ? row.why : "\(row.what): \(row.why)"
        for (row, line) in TextLayout.wrap(text, to: max(8, area.width)).prefix(max(0, parts.below.height - 1))
            .enumerated()
        {
            canvas.write(line, in: parts.below.row(row + 1), .label)
        }
        if parts.below.height == 1 { canvas.write(rows[cursor].why, in: parts.below.row(0), .label) }
    }

    private func draw(_ row: Row, isHere: Bool, _ columns: Columns, on canvas: inout Canvas, in line: Rect) {
        if isHere {
            canvas.setSurface(.selected, in: line)
            canvas.write("▌", at: line.origin, .marker)
        }
        canvas.write(row.isIn ? "✓" : "·", at: line.origin.moved(x: 1), row.isIn ? .good : .dim, maxWidth: 1)
        canvas.write(row.what, in: columns.what(line), row.isIn ? .text : .dim)
        canvas.write(row.owner.text, in: columns.owner(line), row.owner.style)
        canvas.write(row.why, in: columns.why(line), .dim)
    }

    private struct Columns {
        let whatWidth: Int
        let ownerWidth: Int
        let showsWhy: Bool

        init(_ width: Int, _ rows: [Row]) {
            showsWhy = width >= ProposalTable.widthWithReasons
            let longest = rows.prefix(200).reduce(6) { max($0, TextLayout.width(of: $1.owner.text)) }
            ownerWidth = min(longest, width / (showsWhy ? 5 : 3)) + 2
            let widest = rows.prefix(200).reduce(12) { max($0, TextLayout.width(of: $1.what)) }
            let room = width - 3 - ownerWidth
            whatWidth = showsWhy ? min(widest + 2, room * 45 / 100) : room
        }

        func what(_ row: Rect) -> Rect { row.splitLeft(3).rest.splitLeft(max(1, whatWidth - 2)).left }
        func owner(_ row: Rect) -> Rect { row.splitLeft(3 + whatWidth).rest.splitLeft(max(1, ownerWidth - 2)).left }
        func why(_ row: Rect) -> Rect {
            showsWhy ? row.splitLeft(3 + whatWidth + ownerWidth).rest : Rect(x: row.x, y: row.y, width: 0, height: 0)
        }
    }
}
