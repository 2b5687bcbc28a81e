extension Canvas {
    /// Writes one line of text and returns the columns it took, up to the canvas's right edge.
    ///
    /// Text longer than `maxWidth` ends in `…`; what lies outside the canvas is cut. Where the style has no surface, what
    /// is there stays. Line ends become a visible `␤`.
    @discardableResult
    package mutating func write(_ text: String, at point: Point, _ style: Style = .text, maxWidth: Int? = nil) -> Int {
        write(utf8: text.utf8Span.span, at: point, style, maxWidth: maxWidth)
    }

    /// Writes one line of text and returns the columns it took, as for a `String`.
    @discardableResult
    package mutating func write(_ text: Substring, at point: Point, _ style: Style = .text, maxWidth: Int? = nil) -> Int
    {
        write(utf8: text.utf8Span.span, at: point, style, maxWidth: maxWidth)
    }

    /// Writes pieces of text one after the other and returns the columns they took, as for a `String`.
    @discardableResult
    package mutating func write(_ runs: [Run], at point: Point, maxWidth: Int? = nil) -> Int {
        let limit = maxWidth ?? Int.max - 1
        var used = 0
        var isCut = false
        for run in runs where !isCut {
            let wanted = TextLayout.width(of: run.text, upTo: limit - used + 1)
            isCut = wanted > limit - used
            if isCut, used == limit, used > 0 {
                // No room even for the ellipsis: it takes the last column of what was written before.
                write("…", at: point.moved(x: used - 1), run.style)
            } else {
                used += write(run.text, at: point.moved(x: used), run.style, maxWidth: limit - used)
            }
        }
        return used
    }

    /// Writes one line of text aligned in the first row of a block, cut with `…` where it is too long.
    package mutating func write(_ text: String, in rect: Rect, _ style: Style = .text, align: Alignment = .leading) {
        guard !rect.isEmpty else { return }
        let room = align == .leading ? 0 : rect.width - TextLayout.width(of: text, upTo: rect.width)
        let shift = align == .centre ? room / 2 : room
        write(text, at: rect.origin.moved(x: max(0, shift)), style, maxWidth: rect.width)
    }

    /// Writes UTF-8 bytes as text without making a `String` of them; bad UTF-8 shows as `�`.
    @discardableResult
    package mutating func write(utf8 bytes: Span<UInt8>, at point: Point, _ style: Style = .text, maxWidth: Int? = nil)
        -> Int
    {
        let room = min(maxWidth ?? Int.max, size.width - point.x)
        guard room > 0, point.y >= 0, point.y < size.height else { return 0 }
        // Only a limit shorter than the canvas asks for an ellipsis, and only text longer than it gets one.
        let isCut = maxWidth != nil && TextLayout.width(of: bytes, upTo: room + 1) > room
        let used = put(bytes, at: point, style, room: isCut ? room - 1 : room)
        guard isCut else { return used }
        put(ScannedCell(base: 0x2026, width: 1), atX: point.x + used, y: point.y, style)
        return used + 1
    }

    /// Draws another canvas onto this one, its top left at `point`, clipped; takes its cursor if it has one.
    package mutating func draw(_ other: Canvas, at point: Point) {
        for y in 0..<other.height {
            for x in 0..<other.width {
                let cell = other.cells[y * other.width + x]
                guard cell.width > 0 else { continue }
                put(other.scanned(cell), atX: point.x + x, y: point.y + y, cell.style)
            }
        }
        if let cursor = other.cursor { self.cursor = Point(x: cursor.x + point.x, y: cursor.y + point.y) }
    }

    /// Puts bytes cell by cell until they or the room end.
    private mutating func put(_ bytes: Span<UInt8>, at point: Point, _ style: Style, room: Int) -> Int {
        var scanner = CellScanner()
        var used = 0
        while used < room {
            let ascii = putASCII(bytes, from: scanner.offset, atX: point.x + used, y: point.y, style, room: room - used)
            scanner.skip(to: scanner.offset + ascii)
            used += ascii
            guard used < room, let cell = scanner.next(in: bytes), used + cell.width <= room else { break }
            put(cell, atX: point.x + used, y: point.y, style)
            used += cell.width
        }
        return used
    }

    /// Puts printable ASCII up to the first byte that may be more than a cell of its own; returns how many it put.
    private mutating func putASCII(
        _ bytes: Span<UInt8>, from start: Int, atX x: Int, y: Int, _ style: Style, room: Int
    ) -> Int {
        guard x >= 0, room > 0 else { return 0 }
        let row = y * size.width
        let limit = min(room, size.width - x, bytes.count - start)
        var count = 0
        while count < limit {
            let byte = bytes[start + count]
            guard byte >= 0x20, byte < 0x7F else { break }
            // A mark may follow; then the scanner takes this character with it.
            let next = start + count + 1
            if next < bytes.count, bytes[next] >= 0x80 { break }
            count += 1
        }
        guard count > 0 else { return 0 }
        splitWide(atX: x, y: y)
        splitWide(atX: x + count, y: y)
        var span = cells.mutableSpan
        for index in 0..<count {
            let surface = style.surface ?? span[row + x + index].surface
            span[row + x + index] = Cell(
                glyph: UInt32(bytes[start + index]), role: style.role, emphasis: style.emphasis, surface: surface,
                width: 1)
        }
        return count
    }

    /// Puts one grapheme; a wide one that only half fits becomes a blank.
    private mutating func put(_ cell: ScannedCell, atX x: Int, y: Int, _ style: Style) {
        guard y >= 0, y < size.height, x < size.width, x + cell.width > 0 else { return }
        guard x >= 0, x + cell.width <= size.width else {
            let visible = x < 0 ? 0 : x
            put(ScannedCell(base: 0x20, width: 1), atX: visible, y: y, style)
            return
        }
        splitWide(atX: x, y: y)
        splitWide(atX: x + cell.width, y: y)
        let index = y * size.width + x
        let surface = style.surface ?? cells[index].surface
        cells[index] = Cell(
            glyph: glyph(for: cell), role: style.role, emphasis: style.emphasis, surface: surface,
            width: UInt8(cell.width))
        guard cell.width == 2 else { return }
        cells[index + 1] = Cell(glyph: 0, role: style.role, emphasis: style.emphasis, surface: surface, width: 0)
    }

    private mutating func glyph(for cell: ScannedCell) -> UInt32 {
        guard cell.markCount > 0, clusters.count + 5 <= Cell.clusterLimit else { return cell.base }
        let start = clusters.count
        for index in 0..<cell.scalarCount { clusters.append(cell.scalar(at: index)) }
        return Cell.clusterGlyph(start: start, count: clusters.count - start)
    }

    private func scanned(_ cell: Cell) -> ScannedCell {
        guard cell.isCluster else { return ScannedCell(base: cell.glyph, width: Int(cell.width)) }
        var scanned = ScannedCell(base: clusters[cell.clusterStart], width: Int(cell.width))
        for mark in clusters[cluster(of: cell)].dropFirst() { scanned.add(mark: mark) }
        return scanned
    }

    /// Makes blanks of a wide grapheme whose halves lie on both sides of column `x`.
    mutating func splitWide(atX x: Int, y: Int) {
        guard x > 0, x < size.width else { return }
        let index = y * size.width + x
        guard cells[index].width == 0 else { return }
        for half in [index - 1, index] {
            cells[half].glyph = 0x20
            cells[half].width = 1
        }
    }
}

extension Cell {
    /// The cell's style with its surface, as it would be written again.
    package var style: Style { Style(role, emphasis, on: surface) }
}

/// Where text stands in a block wider than it.
package enum Alignment: Hashable, Sendable {
    case leading, centre, trailing
}
