import TextCanvas

/// A table on a page: columns as wide as they need, narrowed and wrapped where the page is too narrow, and a list of
/// its rows where it is narrower still.
struct BriefTable {
    private let heading: [String]
    private let rows: [[String]]

    init(_ heading: [String], _ rows: [[String]]) {
        self.heading = heading
        self.rows = rows
    }

    private static let least = 9
    private static let gap = 2

    func lines(width: Int) -> [[Run]] {
        let room = width - 2
        guard let widths = widths(in: room) else { return list(width: room) }
        var lines = laidOut(heading, widths, .label)
        for row in rows { lines += laidOut(row, widths, .text) }
        return lines
    }

    /// What each column takes; nil where they do not fit beside each other.
    private func widths(in room: Int) -> [Int]? {
        let all = [heading] + rows
        var widths = heading.indices.map { column in
            all.map { TextLayout.width(of: $0[column]) }.max() ?? 0
        }
        let gaps = Self.gap * max(0, widths.count - 1)
        while widths.reduce(gaps, +) > room {
            guard let widest = widths.max(), widest > Self.least,
                let column = widths.firstIndex(of: widest)
            else { return nil }
            widths[column] -= 1
        }
        return widths
    }

    private func laidOut(_ cells: [String], _ widths: [Int], _ style: Style) -> [[Run]] {
        let wrapped = zip(cells, widths).map { TextLayout.wrap($0, to: max(1, $1)) }
        let height = wrapped.map(\.count).max() ?? 0
        return (0..<height).map { line in
            let parts = zip(wrapped, widths).map { cell, width in
                TextLayout.pad(line < cell.count ? cell[line] : "", to: width + Self.gap)
            }
            return [Run("  " + parts.joined(), style)]
        }
    }

    private func list(width: Int) -> [[Run]] {
        rows.flatMap { row -> [[Run]] in
            let title = TextLayout.wrap(row[0], to: max(1, width)).map { [Run("  " + $0, .label)] }
            let cells = zip(heading, row).dropFirst().filter { !$0.1.isEmpty }.flatMap { label, value in
                TextLayout.wrap(label.isEmpty ? value : "\(label): \(value)", to: max(1, width - 2)).map {
                    [Run("    " + $0)]
                }
            }
            return title + cells
        }
    }
}
