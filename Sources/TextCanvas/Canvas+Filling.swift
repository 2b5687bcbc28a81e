extension Canvas {
    /// Makes every cell of a block a blank of this style, or one filled with a character of one column.
    package mutating func fill(_ rect: Rect, _ style: Style, with character: Character = " ") {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        let text = String(repeating: character, count: area.width)
        for y in area.y..<area.maxY { write(text, at: Point(x: area.x, y: y), style) }
    }

    /// Puts another surface behind a block without touching its text.
    package mutating func setSurface(_ surface: Surface, in rect: Rect) {
        restyle(rect) { $0.surface = surface }
    }

    /// Gives the text of a block another role and emphasis without touching its surface.
    package mutating func setRole(_ role: Role, _ emphasis: Emphasis = [], in rect: Rect) {
        restyle(rect) {
            $0.role = role
            $0.emphasis = emphasis
        }
    }

    /// Adds emphasis to the text of a block.
    package mutating func add(_ emphasis: Emphasis, in rect: Rect) {
        restyle(rect) { $0.emphasis.formUnion(emphasis) }
    }

    /// A horizontal rule `─` from a point to the right.
    package mutating func horizontalRule(at point: Point, width: Int, _ style: Style = .border) {
        fill(Rect(x: point.x, y: point.y, width: width, height: 1), style, with: "─")
    }

    /// A vertical rule `│` from a point downwards.
    package mutating func verticalRule(at point: Point, height: Int, _ style: Style = .border) {
        fill(Rect(x: point.x, y: point.y, width: 1, height: height), style, with: "│")
    }

    /// A bar `▓▓▓░░` of a given width; `fraction` outside 0…1 is clamped, and above 1 the bar shows as over its limit.
    package mutating func bar(_ fraction: Double, at point: Point, width: Int) {
        let width = max(0, width)
        let clamped = fraction.isNaN ? 0 : min(1, max(0, fraction))
        // Neither empty nor full unless it truly is: one done of fifty must show.
        var full = Int((clamped * Double(width)).rounded())
        if clamped > 0, width > 0 { full = max(1, full) }
        if clamped < 1, width > 1 { full = min(width - 1, full) }
        fill(
            Rect(x: point.x, y: point.y, width: full, height: 1), Style(fraction > 1 ? .barOver : .barFull), with: "▓")
        fill(Rect(x: point.x + full, y: point.y, width: width - full, height: 1), .barEmpty, with: "░")
    }

    private mutating func restyle(_ rect: Rect, _ change: (inout Cell) -> Void) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for index in y * size.width + area.x..<y * size.width + area.maxX { change(&cells[index]) }
        }
    }
}
