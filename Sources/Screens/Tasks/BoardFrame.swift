package import TextCanvas

/// Where the parts of the board stand: what view draws in and the mouse points at.
package struct BoardFrame: Hashable, Sendable {
    /// The line above the columns.
    package let summary: Rect
    /// The headings of the columns, a line or two.
    package let headings: Rect
    /// All cards.
    package let cards: Rect
    /// The columns that are seen: the first of them, how many, and how wide each is.
    package let left: Int
    package let count: Int
    package let columnWidth: Int
    /// The lines of a card.
    package let cardHeight: Int
    /// The rule between board and detail, where both show.
    package let divider: Rect?
    /// The detail of the selected task; nil where it is not open.
    package let detail: Rect?

    /// From this width on there is a board; below it the list.
    package static let leastWidth = 60

    package init(_ state: State) {
        let body = Frame(state.size).body
        var board = body
        let isOpen = state.tasks.list.isDetailOpen
        if isOpen, body.width >= ListFrame.widthForBoth {
            let (left, rest) = body.splitLeft(body.width * 54 / 100)
            board = left
            divider = rest.splitLeft(1).left
            detail = rest.splitLeft(2).rest
        } else {
            divider = nil
            detail = isOpen ? body : nil
            if isOpen { board = Rect(origin: body.origin, size: .zero) }
        }
        let isLow = body.height < Self.heightForTwoLines
        let (summary, below) = board.splitTop(1)
        self.summary = summary
        (headings, cards) = below.splitTop(isLow ? 1 : 2)
        cardHeight = isLow ? 1 : body.height < Self.heightForThreeLines ? 2 : 3
        let all = state.tasks.columns.count
        count = max(0, min(all, max(1, (board.width + Self.gap) / (Self.leastColumn + Self.gap))))
        columnWidth = min(
            Self.widestColumn, max(0, (board.width - max(0, count - 1) * Self.gap) / max(1, count)))
        left = min(state.tasks.viewport.left, max(0, all - count))
    }

    /// Below this a card is one line, and below the other two; of three lines two are for the title.
    private static let heightForTwoLines = 15
    private static let heightForThreeLines = 32
    private static let leastColumn = 25
    private static let widestColumn = 44
    static let gap = 1

    /// The indexes of the columns that are seen.
    package var visible: Range<Int> { left..<left + count }
    /// How many cards of a column are seen.
    package var cardsSeen: Int { max(1, cards.height / cardHeight) }

    /// The part of a block of the board, its headings or its cards, that belongs to a visible column.
    package func part(of block: Rect, column: Int) -> Rect {
        let x = block.x + (column - left) * (columnWidth + Self.gap)
        return Rect(x: x, y: block.y, width: columnWidth, height: block.height)
    }

    /// The column at a place; nil beside all of them.
    package func column(at point: Point) -> Int? {
        let x = point.x - cards.x
        guard x >= 0, columnWidth > 0 else { return nil }
        let index = x / (columnWidth + Self.gap)
        return index < count ? left + index : nil
    }
}

extension State {
    /// Whether the Tasks screen is a board now, and not a list.
    package var showsBoard: Bool {
        tasks.grouping != .due && !tasks.prefersList && size.width >= BoardFrame.leastWidth
    }
}
