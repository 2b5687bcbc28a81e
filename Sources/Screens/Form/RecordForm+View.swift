import NetworkModel
package import TextCanvas

extension RecordForm {
    package func draw(_ state: State, on canvas: inout Canvas) {
        Panel.clear(Frame(state.size).body, on: &canvas)
        let area = Self.area(in: state.size)
        let inner = area.inset(x: 2)
        canvas.write(title(state), in: inner.row(0), .title)
        let body = inner.splitTop(2).rest
        var y = 0
        for (index, row) in rows.enumerated().dropFirst(top) {
            let height = height(of: index, width: valueWidth(body))
            guard y + height <= body.height else { break }
            draw(row, index, state, on: &canvas, in: Rect(x: body.x, y: body.y + y, width: body.width, height: height))
            y += height
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        let save = rows[focus].editor.isMultiline ? Key.control("s").label : Key.enter.label
        return [
            KeyHint(save, state.texts[FormText.save]), KeyHint("↑ ↓", state.texts[FormText.nextField]),
            KeyHint(Key.tab.label, state.texts[FormText.complete]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }

    private func title(_ state: State) -> String {
        guard let key else { return state.texts(FormText.new, ["kind": state.texts.noun(for: kind)]) }
        return state.texts(FormText.edit, ["what": state.network.title(of: key.id, kind)])
    }

    private func draw(_ row: FormRow, _ index: Int, _ state: State, on canvas: inout Canvas, in area: Rect) {
        let isFocused = index == focus
        if isFocused { canvas.write("▌", at: area.origin, .marker) }
        let isFirst = index == 0 || rows[index - 1].spec.field != row.spec.field
        let (label, rest) = area.splitLeft(labelWidth(area))
        if isFirst { canvas.write(state.texts.label(of: row.spec.field), in: label.row(0).splitLeft(2).rest, .label) }
        let value = rest.splitLeft(1).rest
        let lines = valueLines(row, isFocused, value.width)
        let (field, below) = value.splitTop(lines.count)
        if isFocused { canvas.setSurface(.field, in: field) }
        if row.editor.isMultiline, isFocused || !row.editor.isEmpty {
            drawText(row, lines, isFocused, on: &canvas, in: field)
        } else if isFocused {
            row.editor.draw(on: &canvas, in: field)
        } else if row.editor.isEmpty {
            // What can be filled in shows that it can.
            let isAnother = row.spec.repeats && !isFirst
            canvas.write(isAnother ? state.texts[FormText.anotherOne] : "·", in: field, .placeholder)
        } else {
            canvas.write(row.editor.text, in: field, .input)
        }
        if isFocused { drawHint(on: &canvas, in: below) }
    }

    private func drawText(_ row: FormRow, _ lines: [String], _ isFocused: Bool, on canvas: inout Canvas, in area: Rect)
    {
        let layout = row.editor.layout(width: area.width)
        let first = isFocused ? max(0, min(layout.cursor.y - area.height + 1, layout.lines.count - area.height)) : 0
        for (offset, line) in layout.lines.dropFirst(max(0, first)).prefix(area.height).enumerated() {
            canvas.write(line, at: area.row(offset).origin, .input, maxWidth: area.width)
        }
        if isFocused { canvas.cursor = area.origin.moved(x: layout.cursor.x, y: layout.cursor.y - max(0, first)) }
    }

    private func drawHint(on canvas: inout Canvas, in area: Rect) {
        var y = 0
        if let line = hint.line {
            canvas.write(line.text, in: area.row(0), line.style)
            y = 1
        }
        for (index, proposal) in hint.proposals.enumerated() {
            let row = area.row(y + index)
            if index == hint.chosen { canvas.setSurface(.selected, in: row) }
            canvas.write((index == hint.chosen ? "▌ " : "  ") + proposal, in: row, .placeholder)
        }
    }

    /// The line below what is typed: what is wrong, or how it is understood.
    func said(_ state: State) -> Run? {
        if !hint.duplicates.isEmpty {
            let names = hint.duplicates.prefix(2).map { state.network.title(at: $0) }.joined(separator: ", ")
            return Run(state.texts(FormText.looksLike, ["names": names]), .warning)
        }
        switch hint.reading {
        case .nothing: return nil
        case .value(_, let note): return note.isEmpty ? nil : Run(note, .accent)
        case .creates(let kind, let name, _):
            return Run(
                "+ " + state.texts(FormText.creates, ["kind": state.texts.noun(for: kind), "name": name]), .accent)
        case .problem(let text):
            // An empty field that is needed is no mistake until it is left so.
            return rows[focus].editor.isEmpty ? Run(text, .placeholder) : Run(text, .warning)
        }
    }

    // MARK: Measures

    private static func area(in size: Size) -> Rect {
        let frame = Frame(size)
        let width = min(frame.body.width, 84)
        return Rect(x: frame.body.x, y: frame.body.y, width: width, height: frame.body.height)
    }

    private func labelWidth(_ area: Rect) -> Int { area.width < 50 ? 14 : 18 }

    private func valueWidth(_ body: Rect) -> Int { max(1, body.width - labelWidth(body) - 1) }

    private func valueLines(_ row: FormRow, _ isFocused: Bool, _ width: Int) -> [String] {
        guard row.editor.isMultiline else { return [row.editor.text] }
        return Array(row.editor.layout(width: width).lines.prefix(isFocused ? 6 : 3))
    }

    private func height(of index: Int, width: Int) -> Int {
        let isFocused = index == focus
        let lines = valueLines(rows[index], isFocused, width).count
        guard isFocused else { return lines }
        return lines + (hint.line == nil ? 0 : 1) + hint.proposals.count
    }

    mutating func settleViewport(_ size: Size) {
        let body = Self.area(in: size).inset(x: 2).splitTop(2).rest
        let width = valueWidth(body)
        top = min(top, focus)
        while top < focus, (top...focus).reduce(0, { $0 + height(of: $1, width: width) }) > body.height { top += 1 }
    }

    /// The row that a place on the terminal belongs to.
    func row(at point: Point, in size: Size) -> Int? {
        let body = Self.area(in: size).inset(x: 2).splitTop(2).rest
        var y = body.y
        for index in rows.indices.dropFirst(top) {
            let end = y + height(of: index, width: valueWidth(body))
            if (y..<end).contains(point.y) { return index }
            y = end
        }
        return nil
    }
}
