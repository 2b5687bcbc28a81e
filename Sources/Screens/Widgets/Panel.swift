package import TextCanvas

/// A block above the page that an overlay draws in.
package enum Panel {
    /// Clears the lower part of the body for an overlay, a rule above it, and returns the part to write in.
    ///
    /// `width` and `height` are of the content; on a small terminal it takes what there is.
    package static func draw(width: Int, height: Int, on canvas: inout Canvas) -> Rect {
        let block = block(height: height, in: canvas.size)
        clear(block, on: &canvas)
        // Right below the header's rule another one would only take room from the eye.
        if block.y > Frame(canvas.size).body.y {
            canvas.horizontalRule(at: block.origin, width: block.width, Style.border.on(.overlay))
        }
        return content(width: width, height: height, in: canvas.size)
    }

    /// The part that `draw` returns for the same measures.
    package static func content(width: Int, height: Int, in size: Size) -> Rect {
        let block = block(height: height, in: size)
        return block.splitTop(1).rest.inset(x: min(2, block.width / 4)).splitLeft(width).left
    }

    private static func block(height: Int, in size: Size) -> Rect {
        let body = Frame(size).body
        // One line of what is below would tell nobody anything, and its rule would stand right below the header's.
        return height + 2 >= body.height ? body : body.splitBottom(height + 1).bottom
    }

    /// Clears some rows above the footer, as wide as the terminal, and returns the part to write in.
    package static func sheet(height: Int, on canvas: inout Canvas) -> Rect {
        let rows = min(height, max(0, canvas.height - 2))
        let outer = Rect(x: 0, y: canvas.height - 1 - rows, width: canvas.width, height: rows)
        clear(outer, on: &canvas)
        return outer.inset(x: 1)
    }

    /// What stands before something to type in a line of some width: the title, cut where too little would be left.
    package static func prompt(_ title: String, in width: Int) -> String {
        let sign = " ▸ "
        return TextLayout.truncate(title, to: max(width / 3, width - leastInput - sign.count)) + sign
    }

    /// A date with its year and an hour, and a blank for the cursor.
    private static let leastInput = 22

    /// Clears a block that hangs from a row, as the palette and completions do.
    package static func clear(_ rect: Rect, on canvas: inout Canvas) {
        canvas.fill(rect, Style.text.on(.overlay))
        canvas.cursor = nil
    }
}
