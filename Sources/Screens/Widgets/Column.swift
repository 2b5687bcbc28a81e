package import NetworkModel
package import TextCanvas

/// A column of a list.
package struct Column: Sendable {
    /// Its name, in configuration and for sorting: `last`.
    package let name: String
    package let heading: String
    /// What it takes at least; a flexible column takes what is left.
    package let width: Int
    /// What it would like to take where there is room; its width where nothing is said.
    package let ideal: Int
    package let isFlexible: Bool
    package let alignment: Alignment
    /// Whether what does not fit is cut in the middle, as names are that begin alike.
    package let keepsEnds: Bool
    /// Which columns go first where it is narrow: the greatest number; 0 always stays.
    package let priority: Int
    /// What it shows of a record.
    package let content: @Sendable (Place, State) -> Run

    package init(
        _ name: String, _ heading: String, width: Int, ideal: Int? = nil, isFlexible: Bool = false,
        alignment: Alignment = .leading,
        priority: Int = 0, keepsEnds: Bool = false, content: @escaping @Sendable (Place, State) -> Run
    ) {
        self.name = name
        self.heading = heading
        self.width = width
        self.ideal = max(width, ideal ?? width)
        self.isFlexible = isFlexible
        self.alignment = alignment
        self.priority = priority
        self.keepsEnds = keepsEnds
        self.content = content
    }
}

/// Columns as they fit into a width: which of them, where, and how wide.
package struct ColumnLayout: Sendable {
    package let columns: [(column: Column, x: Int, width: Int)]

    /// Drops columns by priority until the rest fits, then gives what is left to the flexible ones; those that would like
    /// more get it where as much is left for the others.
    package init(_ columns: [Column], width: Int) {
        let kept = Self.kept(columns, width)
        let missing = max(0, Self.needed(kept) - width)
        var spare = max(0, width - Self.needed(kept))
        let grown = kept.map { column in
            let growth = column.ideal - column.width <= spare / 2 ? column.ideal - column.width : 0
            spare -= growth
            return column.width + growth
        }
        let flexible = kept.count { $0.isFlexible }
        var placed: [(Column, Int, Int)] = []
        var x = 0
        var given = 0
        for (column, grownWidth) in zip(kept, grown) {
            var columnWidth = grownWidth
            if column.isFlexible {
                given += 1
                // The first ones take what does not divide.
                columnWidth += spare / flexible + (given <= spare % flexible ? 1 : 0)
                // What can be dropped no more is not cut at the edge: the flexible ones give way.
                columnWidth = max(
                    min(columnWidth, Self.leastFlexible), columnWidth - (missing + flexible - 1) / flexible)
            }
            columnWidth = max(0, min(columnWidth, width - x))
            placed.append((column, x, columnWidth))
            x += columnWidth + Self.gap
        }
        self.columns = placed.map { (column: $0.0, x: $0.1, width: $0.2) }
    }

    /// What those of the columns take at least that fit into a width.
    package static func needed(for columns: [Column], in width: Int) -> Int { needed(kept(columns, width)) }

    private static func kept(_ columns: [Column], _ width: Int) -> [Column] {
        var kept = columns
        while needed(kept) > width, let last = kept.map(\.priority).max(), last > 0,
            let index = kept.lastIndex(where: { $0.priority == last })
        {
            kept.remove(at: index)
        }
        return kept
    }

    private static let gap = 2
    private static let leastFlexible = 8

    private static func needed(_ columns: [Column]) -> Int {
        columns.reduce(0) { $0 + $1.width } + max(0, columns.count - 1) * gap
    }
}
