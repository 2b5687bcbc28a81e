package import NetworkModel
import RecFormat

/// What the Tasks screen keeps.
package struct TasksState: Sendable {
    /// All tasks shown, column after column: cursor, marks and filter are the same on the board and in the list.
    package var list = ListState()
    /// What the tasks stand under.
    package var grouping = Grouping.person
    /// Whether the list is wanted where there is room for the board.
    package var prefersList = false
    /// The columns, those without tasks included.
    package private(set) var columns: [BoardColumn] = []
    /// Which part of the board is seen.
    package var viewport = BoardViewport()
    /// The card that the mouse holds.
    package var drag: CardDrag?
    var summary = TaskSummary()
    /// An empty column that the cursor went to; until the cursor goes on from the task it came from.
    private var emptyFocus: (value: String, from: Place?)?
    /// A line that was being typed when it was left.
    var dropped = ""

    package enum Grouping: Int, CaseIterable, Hashable, Sendable {
        case person, status, event, theme, partner, due

        /// The field that a move from column to column sets; nil where there are no columns.
        var field: Field? {
            switch self {
            case .person: .accountable
            case .status: .status
            case .event: .event
            case .theme: .theme
            case .partner: .partner
            case .due: nil
            }
        }
    }

    package init() {}

    /// The column under the cursor; nil where there are none.
    package var focus: Int? {
        if let emptyFocus, emptyFocus.from == list.selected,
            let index = columns.firstIndex(where: { $0.value == emptyFocus.value && $0.rows.isEmpty })
        {
            return index
        }
        return columns.isEmpty ? nil : column(ofRow: list.cursor)
    }

    /// Whether the cursor is on a column that has no task.
    package var isOnEmptyColumn: Bool { focus.map { columns[$0].rows.isEmpty } ?? false }

    /// The column in which a row stands; the first where there is no such row.
    package func column(ofRow row: Int) -> Int {
        // Empty columns begin where the next one does, so the last that begins at or before the row has it.
        let last = max(0, columns.indices.partitionPoint { columns[$0].rows.lowerBound > row } - 1)
        return columns[...last].lastIndex { $0.rows.contains(row) } ?? last
    }

    /// Goes to a column: to a row of it, or to itself where it has none.
    mutating func focus(on index: Int, row: Int? = nil) {
        let column = columns[index]
        guard !column.rows.isEmpty else { return emptyFocus = (column.value, list.selected) }
        emptyFocus = nil
        list.move(to: min(max(row ?? column.rows.lowerBound, column.rows.lowerBound), column.rows.upperBound - 1))
    }

    /// Shows other tasks; the cursor stays on its task, or in its column where that has gone.
    mutating func show(_ groups: TaskGroups, of total: Int) {
        let selected = list.selected
        let old = columns.isEmpty ? nil : columns[column(ofRow: list.cursor)]
        let offset = list.cursor - (old?.rows.lowerBound ?? 0)
        columns = groups.columns
        list.show(groups.rows, sections: groups.sections, of: total)
        guard let old, list.selected != selected, let index = columns.firstIndex(where: { $0.value == old.value }),
            !columns[index].rows.isEmpty
        else { return }
        focus(on: index, row: columns[index].rows.lowerBound + offset)
    }
}

/// A column of the board: the tasks that have the same in one field.
package struct BoardColumn: Hashable, Sendable {
    /// What they have: the Id of a person, event or partner, a status, a theme; empty where nothing is said.
    package var value: String
    /// Its tasks among the rows of the list.
    package var rows: Range<Int>
}

/// A card that the mouse holds.
package struct CardDrag: Hashable, Sendable {
    package var place: Place
    /// The column it was taken from.
    package var from: String
    /// The column it would be put into.
    package var over: String?
}

/// The part of the board that is seen.
package struct BoardViewport: Hashable, Sendable {
    /// The first visible column.
    package private(set) var left = 0
    /// The first visible card of columns that were scrolled.
    private var tops: [String: Int] = [:]

    /// The first visible card of a column, so many of which can be seen.
    package func top(of column: BoardColumn, seen: Int) -> Int {
        min(tops[column.value] ?? 0, max(0, column.rows.count - seen))
    }

    mutating func setTop(_ top: Int, of column: BoardColumn, seen: Int) {
        tops[column.value] = min(max(0, top), max(0, column.rows.count - seen))
    }

    mutating func setLeft(_ left: Int, of count: Int, seen: Int) { self.left = min(max(0, left), max(0, count - seen)) }

    /// Brings a column into view, and of its cards the one at an offset.
    mutating func show(_ index: Int, of columns: [BoardColumn], card: Int?, columnsSeen: Int, cardsSeen: Int) {
        if index < left { left = index }
        if index >= left + columnsSeen { left = index - columnsSeen + 1 }
        setLeft(left, of: columns.count, seen: columnsSeen)
        guard let card else { return }
        let top = top(of: columns[index], seen: cardsSeen)
        setTop(min(max(top, card - cardsSeen + 1), card), of: columns[index], seen: cardsSeen)
    }

    /// Forgets what was scrolled, for other columns.
    mutating func reset() { self = BoardViewport() }
}
