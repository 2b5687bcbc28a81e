package import TextCanvas

/// A block above the page that an overlay draws in.
package enum Panel {
    /// Clears a block for an overlay, near the top and in the middle, and returns the part to write in.
    ///
    /// `width` and `height` are of the content; on a small terminal it takes what there is.
    package static func draw(title: String?, width: Int, height: Int, on canvas: inout Canvas) -> Rect {
        let outer = rect(width: width, height: height, hasTitle: title != nil, in: canvas.bounds)
        clear(outer, on: &canvas)
        let body = content(of: outer)
        guard let title else { return body }
        let (top, rest) = body.splitTop(1)
        canvas.write(title, in: top, .title)
        return rest.splitTop(1).rest
    }

    /// Clears some rows above the footer, as wide as the terminal, and returns the part to write in.
    package static func sheet(height: Int, on canvas: inout Canvas) -> Rect {
        let rows = min(height, max(0, canvas.height - 2))
        let outer = Rect(x: 0, y: canvas.height - 1 - rows, width: canvas.width, height: rows)
        clear(outer, on: &canvas)
        return outer.inset(x: 1)
    }

    /// Clears a block that hangs from a row, as the palette and completions do.
    package static func clear(_ rect: Rect, on canvas: inout Canvas) {
        canvas.fill(rect, Style.text.on(.overlay))
        canvas.cursor = nil
    }

    private static func rect(width: Int, height: Int, hasTitle: Bool, in bounds: Rect) -> Rect {
        let wanted = Size(width: width + 4, height: height + 2 + (hasTitle ? 2 : 0))
        let size = Size(width: min(wanted.width, bounds.width), height: min(wanted.height, max(0, bounds.height - 1)))
        let x = (bounds.width - size.width) / 2
        let y = min(max(0, (bounds.height - size.height) / 3), max(0, bounds.height - size.height))
        return Rect(x: x, y: y, width: size.width, height: size.height)
    }

    private static func content(of outer: Rect) -> Rect {
        outer.inset(x: min(2, outer.width / 4), y: outer.height > 3 ? 1 : 0)
    }
}
