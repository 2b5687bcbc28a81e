import Glibc

/// A rectangle of styled cells to draw on: what a view yields and a terminal shows.
///
/// Everything written passes the display-safe gate, is clipped to the canvas and never cuts a wide grapheme in half.
/// Drawing allocates nothing per cell.
package struct Canvas: Sendable {
    package let size: Size
    /// Where the terminal's cursor stands; nil hides it.
    package var cursor: Point?
    var cells: [Cell]
    /// Scalars of the graphemes that are more than one scalar, found through their cells.
    var clusters: [UInt32] = []

    /// A canvas of blanks on the page.
    package init(size: Size) {
        self.size = size
        cells = [Cell](repeating: .blank, count: size.width * size.height)
    }

    package var width: Int { size.width }
    package var height: Int { size.height }
    /// The whole canvas as a block.
    package var bounds: Rect { Rect(origin: .zero, size: size) }

    /// The cell at a place, or nil outside the canvas.
    package subscript(_ point: Point) -> Cell? {
        bounds.contains(point) ? cells[point.y * size.width + point.x] : nil
    }
}

extension Canvas: Equatable {
    /// Whether two canvases show the same, wherever each keeps its clusters.
    package static func == (one: Canvas, other: Canvas) -> Bool {
        one.size == other.size && one.cursor == other.cursor && one.changedRows(since: other).isEmpty
    }

    /// The rows that do not look as they do on `old`; all of them where the sizes differ.
    package func changedRows(since old: Canvas) -> [Int] {
        guard size == old.size else { return Array(0..<size.height) }
        return (0..<size.height).filter { changedColumns(ofRow: $0, since: old) != nil }
    }

    /// The columns between the first and last change of a row against the same row of `old`, which has the same size.
    ///
    /// Widened so that it begins and ends on whole graphemes of this canvas.
    package func changedColumns(ofRow row: Int, since old: Canvas) -> Range<Int>? {
        guard !hasSameBytes(row: row, as: old) else { return nil }
        let start = row * size.width
        let end = start + size.width
        var first = start
        while first < end, looksSame(at: first, as: old) { first += 1 }
        guard first < end else { return nil }
        var last = end - 1
        while last > first, looksSame(at: last, as: old) { last -= 1 }
        while first > start, cells[first].width == 0 { first -= 1 }
        while last + 1 < end, cells[last + 1].width == 0 { last += 1 }
        return first - start..<last + 1 - start
    }

    /// Whether a row is the same at a glance, which most rows are from one frame to the next.
    private func hasSameBytes(row: Int, as old: Canvas) -> Bool {
        guard clusters == old.clusters else { return false }
        let length = size.width * MemoryLayout<Cell>.stride
        return cells.withUnsafeBytes { new in
            old.cells.withUnsafeBytes { old in
                guard let new = new.baseAddress, let old = old.baseAddress else { return true }
                return memcmp(new + row * length, old + row * length, length) == 0
            }
        }
    }

    private func looksSame(at index: Int, as old: Canvas) -> Bool {
        let cell = cells[index]
        let oldCell = old.cells[index]
        guard cell.isCluster, oldCell.isCluster else { return cell == oldCell }
        return cell.hasStyle(of: oldCell) && cell.width == oldCell.width
            && clusters[cluster(of: cell)] == old.clusters[old.cluster(of: oldCell)]
    }

    /// The stretch of `clusters` that holds the cell's scalars.
    func cluster(of cell: Cell) -> Range<Int> {
        cell.clusterStart..<cell.clusterStart + cell.clusterCount
    }
}
