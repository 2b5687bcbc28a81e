import NetworkModel
package import TextCanvas

extension NewEventOverlay {
    private static let width = 96

    /// How many templates show at once.
    func optionsHeight(_ size: Size) -> Int {
        min(picker.options.count, max(1, Frame(size).body.height - Self.linesAbove(size) - 1), 8)
    }

    /// The rows, and a blank line where there is room for one.
    private static func linesAbove(_ size: Size) -> Int {
        Row.allCases.count + (Frame(size).body.height < 14 ? 0 : 1)
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let below = max(optionsHeight(state.size), 4)
        let inner = Panel.draw(width: Self.width, height: Self.linesAbove(state.size) + below, on: &canvas)
        let labels = Row.allCases.map { state.texts[label($0)] }
        let width = 3 + (labels.map { TextLayout.width(of: $0) }.max() ?? 0)
        for row in Row.allCases {
            let line = inner.row(row.rawValue)
            let style: Style = row == focus ? .prompt : .label
            canvas.write(labels[row.rawValue] + (row == focus ? " ▸ " : ""), in: line.splitLeft(width).left, style)
            draw(row, state, on: &canvas, in: line.splitLeft(width).rest)
        }
        let rest = inner.splitTop(Self.linesAbove(state.size)).rest
        guard focus != .plan else {
            let widest = picker.options.map { TextLayout.width(of: $0.title, upTo: 40) }.max() ?? 0
            let area = rest.splitLeft(max(0, width - 2)).rest
            picker.drawOptions(on: &canvas, in: area, titleWidth: max(8, min(widest, area.width - 4)))
            return
        }
        drawPreview(on: &canvas, in: rest.splitLeft(rest.width > 60 ? width : 0).rest)
    }

    private func draw(_ row: Row, _ state: State, on canvas: inout Canvas, in area: Rect) {
        let isFocused = row == focus
        if isFocused { canvas.setSurface(.field, in: area) }
        switch row {
        case .plan:
            let name = template?.name ?? (hasChosen ? state.texts[PlanText.noPlan] : "")
            if isFocused {
                picker.editor.draw(on: &canvas, in: area, placeholder: name)
            } else {
                canvas.write(name, in: area, .input)
            }
        case .title: draw(title, state.texts[PlanText.titleHint], isFocused, on: &canvas, in: area)
        case .days: draw(days, state.texts[PlanText.whenHint], isFocused, on: &canvas, in: area)
        case .zone: draw(zone, state.texts[PlanText.zoneHint], isFocused, on: &canvas, in: area)
        }
    }

    private func draw(
        _ editor: LineEditor, _ hint: String, _ isFocused: Bool, on canvas: inout Canvas, in area: Rect
    ) {
        guard isFocused else { return canvas.write(editor.text, in: area, .input) }
        editor.draw(on: &canvas, in: area, placeholder: hint)
    }

    private func drawPreview(on canvas: inout Canvas, in area: Rect) {
        var y = 0
        for line in preview {
            // A warning may take the lines that are left.
            let text = line.map(\.text).joined()
            let wrapped = TextLayout.wrap(text, to: max(1, area.width))
            if wrapped.count <= 1 {
                canvas.write(line, at: area.row(y).origin, maxWidth: area.width)
                y += 1
                continue
            }
            for part in wrapped where y < area.height {
                canvas.write(part, in: area.row(y), line.last?.style ?? .text)
                y += 1
            }
        }
    }

    private func label(_ row: Row) -> PlanText {
        switch row {
        case .plan: .plan
        case .title: .title
        case .days: .when
        case .zone: .zone
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        let enter = focus == .days || focus == .zone ? PlanText.saves : .next
        return [
            KeyHint(Key.enter.label, state.texts[enter]), KeyHint(Key.tab.label, state.texts[PlanText.next]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }
}
