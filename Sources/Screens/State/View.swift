package import TextCanvas

/// Draws the state: the screen, the overlays above it, header and footer. Pure, and as costly as what is visible.
package func view(_ state: State) -> Canvas {
    var canvas = Canvas(size: state.size)
    guard !state.isTooSmall else {
        state.drawTooSmall(on: &canvas)
        return canvas
    }
    let frame = Frame(state.size)
    Header.draw(state, on: &canvas, in: frame.header)
    for rule in frame.rules { canvas.horizontalRule(at: rule.origin, width: rule.width) }
    if state.folder != nil {
        state.module.draw(state, on: &canvas, in: frame.body)
    }
    for overlay in state.overlays { overlay.draw(state, on: &canvas) }
    Footer.draw(state, on: &canvas, in: frame.footer)
    return canvas
}

extension State {
    fileprivate func drawTooSmall(on canvas: inout Canvas) {
        let text = texts(
            isTyping ? GeneralText.tooSmallTyping : .tooSmall,
            ["width": String(size.width), "height": String(size.height)])
        let lines = TextLayout.wrap(text, to: max(1, size.width))
        for (row, line) in lines.enumerated() where row < size.height {
            canvas.write(line, at: Point(x: 0, y: row), maxWidth: size.width)
        }
    }
}
