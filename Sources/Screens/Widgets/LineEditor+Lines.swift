package import TextCanvas

extension LineEditor {
    /// The text broken to a width, and the cursor's row and column in it.
    package func layout(width: Int) -> (lines: [String], cursor: Point) {
        let width = max(1, width)
        var lines: [[Character]] = [[]]
        var place = Point.zero
        var used = 0
        for (index, character) in characters.enumerated() {
            if index == cursor { place = Point(x: used, y: lines.count - 1) }
            if character == "\n" {
                lines.append([])
                used = 0
                continue
            }
            let columns = TextLayout.width(of: String(character))
            if used + columns > width { carry(&lines, &used, &place) }
            lines[lines.count - 1].append(character)
            used += columns
        }
        if cursor == characters.count { place = Point(x: used, y: lines.count - 1) }
        return (lines.map { String($0) }, Point(x: min(place.x, width - 1), y: place.y))
    }

    /// Begins a new line, with the word that does not fit on the one before, and the cursor if it stands in it.
    private func carry(_ lines: inout [[Character]], _ used: inout Int, _ place: inout Point) {
        let last = lines.count - 1
        let blank = lines[last].lastIndex(of: " ")
        let word = blank.map { Array(lines[last][($0 + 1)...]) } ?? []
        if let blank { lines[last].removeSubrange((blank + 1)...) }
        let kept = TextLayout.width(of: String(lines[last]))
        if place.y == last, place.x >= kept, blank != nil, place.x > 0 { place = Point(x: place.x - kept, y: last + 1) }
        lines.append(word)
        used = TextLayout.width(of: String(word))
    }

    /// Moves the cursor to the line above or below, as line ends part them; false where there is none.
    package mutating func moveLine(_ direction: Int) -> Bool {
        let start = characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let column = cursor - start
        if direction < 0 {
            guard start > 0 else { return false }
            let previous = characters[..<(start - 1)].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            move(to: min(previous + column, start - 1))
        } else {
            guard let end = characters[cursor...].firstIndex(of: "\n") else { return false }
            let next = characters[(end + 1)...].firstIndex(of: "\n") ?? characters.count
            move(to: min(end + 1 + column, next))
        }
        return true
    }
}
