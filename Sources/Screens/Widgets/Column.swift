package import NetworkModel
package import TextCanvas

/// A column of a list.
package struct Column: Sendable {
    /// Its name, in configuration and for sorting: `last`.
    package let name: String
    package let heading: String
    /// What it takes at least; a flexible column takes what is left.
    package let width: Int
    package let isFlexible: Bool
    package let alignment: Alignment
    /// Which columns go first where it is narrow: the greatest number; 0 always stays.
    package let priority: Int
    /// What it shows of a record.
    package let content: @Sendable (Place, State) -> Run

    package init(
        _ name: String, _ heading: String, width: Int, isFlexible: Bool = false, alignment: Alignment = .leading,
        priority: Int = 0, content: @escaping @Sendable (Place, State) -> Run
    ) {
        self.name = name
        self.heading = heading
        self.width = width
        self.isFlexible = isFlexible
        self.alignment = alignment
        self.priority = priority
        self.content = content
    }
}

/// Columns as they fit into a width: which of them, where, and how wide.
package struct ColumnLayout: Sendable {
    package let columns: [(column: Column, x: Int, width: Int)]

    /// Drops columns by priority until the rest fits, then gives what is left to the flexible ones.
    package init(_ columns: [Column], width: Int) {
        var kept = columns
        while Self.needed(kept) > width, let last = kept.map(\.priority).max(), last > 0,
            let index = kept.lastIndex(where: { $0.priority == last })
        {
            kept.remove(at: index)
        }
        let spare = width - Self.needed(kept)
        let flexible = kept.count { $0.isFlexible }
        var placed: [(Column, Int, Int)] = []
        var x = 0
        var given = 0
        for column in kept {
            var columnWidth = column.width
            if column.isFlexible {
                given += 1
                // The first ones take what does not divide.
                columnWidth += max(spare, 0) / flexible + (given <= max(spare, 0) % flexible ? 1 : 0)
            }
            columnWidth = max(0, min(columnWidth, width - x))
            placed.append((column, x, columnWidth))
            x += columnWidth + Self.gap
        }
        self.columns = placed.map { (column: $0.0, x: $0.1, width: $0.2) }
    }

    private static let gap = 2

    private static func needed(_ columns: [Column]) -> Int {
        columns.reduce(0) { $0 + $1.width } + max(0, columns.count - 1) * gap
    }
}
