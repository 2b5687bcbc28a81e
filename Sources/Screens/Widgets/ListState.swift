package import NetworkModel

/// A list: its rows, where the cursor and the viewport are, what is marked.
package struct ListState: Sendable {
    /// The records shown, in the order shown.
    package private(set) var rows: [Place] = []
    /// Headings among the rows: each before the row of that index. In order.
    package private(set) var sections: [Section] = []
    /// The row under the cursor; 0 in an empty list.
    package private(set) var cursor = 0
    /// The first visible line, headings counted.
    package private(set) var top = 0
    package var marks: Set<Place> = [] { didSet { knownMarkedRows = nil } }
    /// Where marking of a range began.
    package var anchor: Int?
    /// How many records there are before the filter.
    package var total = 0
    package var filter = FilterLine()
    package var sort: SortOrder?
    /// Whether the detail is open: it takes the keys for moving, and on a narrow terminal the whole body.
    package var isDetailOpen = false
    /// The first visible line of the detail.
    package var detailTop = 0
    /// What the rows followed from when they were worked out.
    private var source: Source?
    /// The marked rows as of the last time that the viewport was set; a footer asks for them with every command.
    private var knownMarkedRows: [Place]?
    /// How many rows were visible when the viewport was last set.
    private(set) var height = 1

    /// A heading above the rows from an index on.
    package struct Section: Hashable, Sendable {
        package var start: Int
        package var title: String
        /// How far what stands under it has come, from 0 to 1, where a bar is to show that.
        package var bar: Double?

        package init(start: Int, title: String, bar: Double? = nil) {
            self.start = start
            self.title = title
            self.bar = bar
        }
    }

    private struct Source: Equatable {
        var version: Int
        var day: Day
        var filter: String
        var sort: SortOrder?
        var extra: Int
    }

    package init() {}

    /// Whether the rows must be worked out anew, because the network, the day, the filter, the order or what the screen
    /// itself adds in `extra` has changed; remembers that they were.
    package mutating func isStale(version: Int, day: Day, extra: Int = 0) -> Bool {
        let new = Source(version: version, day: day, filter: filter.text, sort: sort, extra: extra)
        defer { source = new }
        return new != source
    }

    /// The record under the cursor.
    package var selected: Place? { rows.indices.contains(cursor) ? rows[cursor] : nil }
    /// The marked records that the list shows, in its order.
    package var markedRows: [Place] { knownMarkedRows ?? (marks.isEmpty ? [] : rows.filter(marks.contains)) }
    /// How many lines the rows take with their headings.
    package var lineCount: Int { rows.count + sections.count }

    /// Shows other rows; the cursor stays on its record, or where it was when that has gone.
    package mutating func show(_ rows: [Place], sections: [Section] = [], of total: Int? = nil) {
        let current = selected
        self.rows = rows
        knownMarkedRows = nil
        self.sections = sections
        self.total = total ?? rows.count
        guard let current, !(rows.indices.contains(cursor) && rows[cursor] == current) else { return clampCursor() }
        if let index = rows.firstIndex(of: current) { cursor = index } else { clampCursor() }
    }

    /// Puts the cursor on a row, the nearest there is.
    package mutating func move(to row: Int) {
        let old = cursor
        cursor = row
        clampCursor()
        if cursor != old { detailTop = 0 }
    }

    package mutating func move(by rows: Int) { move(to: cursor + rows) }

    /// Moves by a screenful less one line, viewport and cursor together.
    package mutating func page(_ direction: Int, by lines: Int? = nil) {
        let step = direction * max(1, lines ?? height - 1)
        top = min(max(0, top + step), max(0, lineCount - height))
        move(by: step)
    }

    /// Scrolls the viewport, as a mouse wheel does; the cursor comes along when it would leave it.
    package mutating func scroll(by lines: Int) {
        top = min(max(0, top + lines), max(0, lineCount - height))
        let visible = top..<top + height
        let line = line(ofRow: cursor)
        if line < visible.lowerBound { move(to: row(atOrAfterLine: top)) }
        if line >= visible.upperBound { move(to: row(atOrBeforeLine: top + height - 1)) }
    }

    /// Brings the cursor into the viewport, and the viewport to its height.
    package mutating func settle(height: Int) {
        self.height = max(1, height)
        knownMarkedRows = markedRows
        clampCursor()
        let line = line(ofRow: cursor)
        let heading = sections.contains { $0.start == cursor } ? line - 1 : line
        if line >= top + self.height { top = line - self.height + 1 }
        if heading < top { top = self.height > 1 ? heading : line }
        top = min(max(0, top), max(0, lineCount - self.height))
        if line < top { top = line }
    }

    private mutating func clampCursor() { cursor = min(max(0, cursor), max(0, rows.count - 1)) }
}

// MARK: Lines and rows

extension ListState {
    /// A line of the list: a heading or a row.
    package enum Line: Hashable, Sendable {
        case heading(Section)
        case row(Int)
    }

    /// What stands on a line, counted from the list's own first; nil below the last.
    package func line(at line: Int) -> Line? {
        guard line >= 0 else { return nil }
        var above = 0
        for section in sections {
            let headingLine = section.start + above
            if line == headingLine { return .heading(section) }
            if line < headingLine { break }
            above += 1
        }
        let row = line - above
        return rows.indices.contains(row) ? .row(row) : nil
    }

    /// The line on which a row stands.
    package func line(ofRow row: Int) -> Int { row + sections.count { $0.start <= row } }

    private func row(atOrAfterLine line: Int) -> Int {
        switch self.line(at: line) {
        case .row(let row): row
        case .heading(let section): section.start
        case nil: rows.count - 1
        }
    }

    private func row(atOrBeforeLine line: Int) -> Int {
        switch self.line(at: line) {
        case .row(let row): row
        case .heading(let section): section.start - 1
        case nil: rows.count - 1
        }
    }
}

// MARK: Marks

extension ListState {
    /// Marks the row under the cursor, or unmarks it, and goes on to the next.
    package mutating func toggleMark() {
        guard let selected else { return }
        anchor = cursor
        if marks.remove(selected) == nil { marks.insert(selected) }
        move(by: 1)
    }

    /// Marks all rows from the one last marked to the cursor.
    package mutating func markRange() {
        guard !rows.isEmpty else { return }
        let start = min(anchor ?? cursor, rows.count - 1)
        for row in min(start, cursor)...max(start, cursor) { marks.insert(rows[row]) }
    }

    /// Marks every row shown, or none where every one is marked.
    package mutating func toggleAllMarks() {
        if rows.allSatisfy(marks.contains) { marks = [] } else { marks.formUnion(rows) }
    }
}
