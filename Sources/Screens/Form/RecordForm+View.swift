import NetworkModel
import RecFormat
package import TextCanvas

extension RecordForm {
    package func draw(_ state: State, on canvas: inout Canvas) {
        Panel.clear(Frame(state.size).body, on: &canvas)
        let area = Self.area(in: state.size)
        let inner = area.inset(x: 2)
        let used = canvas.write(title(state), at: inner.origin, .title, maxWidth: inner.width)
        if case .many(let keys) = subject, keys.count > 1 {
            let names = keys.prefix(20).map { state.network.title(of: $0.id, $0.kind) }.joined(separator: ", ")
            canvas.write(names, in: inner.row(0).splitLeft(used + 3).rest, .dim)
        }
        let body = inner.splitTop(2).rest
        var y = 0
        for (index, row) in rows.enumerated().dropFirst(top) {
            let height = min(height(of: index, width: valueWidth(body)), body.height - y)
            guard height > 0 else { break }
            draw(row, index, state, on: &canvas, in: Rect(x: body.x, y: body.y + y, width: body.width, height: height))
            y += height
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        let save = rows[focus].editor.isMultiline ? Key.control("s").label : Key.enter.label
        // Once there is nothing to complete, Tab goes on to a further value.
        let tab: FormText = isSpare(focus + 1) && hint.proposals.isEmpty ? .another : .complete
        return [
            KeyHint(save, state.texts[FormText.save]), KeyHint("↑ ↓", state.texts[FormText.nextField]),
            KeyHint(Key.tab.label, state.texts[tab]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }

    private func title(_ state: State) -> String {
        switch subject {
        case .new:
            let field = rows.first.map { state.texts.label(of: $0.spec.field) } ?? ""
            if let name { return state.texts(FormText.editMany, ["field": field, "what": name]) }
            return state.texts(FormText.new, ["kind": state.texts.noun(for: kind)])
        case .one(let key): return state.texts(FormText.edit, ["what": state.network.title(of: key.id, kind)])
        case .many(let keys):
            let field = rows.first.map { state.texts.label(of: $0.spec.field) } ?? ""
            return state.texts(FormText.editMany, ["field": field, "what": state.counted(keys)])
        case .conflict(let conflict): return conflict.title(state)
        }
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
        } else if let impliedEnd, row.spec.field == .ends {
            canvas.write(impliedEnd, in: field, .accent)
        } else if row.editor.isEmpty {
            // What can be filled in shows that it can.
            let isAnother = row.spec.repeats && !isFirst
            canvas.write(isAnother ? state.texts[FormText.anotherOne] : "·", in: field, .placeholder)
        } else {
            canvas.write(row.editor.text, in: field, .input)
        }
        if isFocused { return drawHint(on: &canvas, in: below) }
        for (y, line) in problemLines(row, below.width).enumerated() { canvas.write(line, in: below.row(y), .warning) }
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
        for line in hintLines(area.width) {
            canvas.write(line, in: area.row(y), hint.line?.style ?? .dim)
            y += 1
        }
        for (index, proposal) in hint.proposals.enumerated() {
            let row = area.row(y + index)
            if index == hint.chosen {
                canvas.setSurface(.selected, in: row)
                canvas.write("▌", at: row.origin, .marker)
            }
            let key = row.splitLeft(2).rest.splitLeft(rows[focus].editor.isEmpty ? 0 : 6)
            canvas.write(keyLabel(of: index), in: key.left, .key)
            canvas.write(proposal.title, in: key.rest, index == hint.chosen ? Style(.selected) : .placeholder)
        }
    }

    /// The key that takes a proposal as it stands.
    private func keyLabel(of index: Int) -> String {
        let proposal = hint.proposals[index]
        let first = rows[focus].editor.isEmpty ? nil : 0
        if index == hint.chosen ?? first, !proposal.isNew || hint.chosen != nil { return Key.tab.label }
        let isTyped = proposal.text.hasSameBytes(as: rows[focus].editor.text.trimmed)
        return proposal.isNew && isTyped && hint.chosen == nil ? Key.enter.label : ""
    }

    private func hintLines(_ width: Int) -> [String] {
        hint.line.map { TextLayout.wrap($0.text, to: max(1, width)) } ?? []
    }

    private func problemLines(_ row: FormRow, _ width: Int) -> [String] {
        row.problem.map { TextLayout.wrap($0, to: max(1, width)) } ?? []
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
        guard isFocused else { return lines + problemLines(rows[index], width).count }
        return lines + hintLines(width).count + hint.proposals.count
    }

    mutating func settleViewport(_ size: Size) {
        let body = Self.area(in: size).inset(x: 2).splitTop(2).rest
        let width = valueWidth(body)
        let heights = rows.indices.map { height(of: $0, width: width) }
        top = min(top, focus)
        while top < focus, heights[top...focus].reduce(0, +) > body.height { top += 1 }
        // Where there is room again, what was above comes back.
        while top > 0, heights[(top - 1)...].reduce(0, +) <= body.height { top -= 1 }
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
