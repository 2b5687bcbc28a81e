package import TextCanvas

/// A question that undo cannot answer, with one key for each answer; Esc leaves everything as it is.
package struct ConfirmationOverlay: Overlay {
    /// An answer: its key, its words, and what it does.
    package struct Choice: Sendable {
        let key: Key
        let words: String
        let action: @Sendable (inout State) -> [Effect]

        package init(_ key: Key, _ words: String, action: @escaping @Sendable (inout State) -> [Effect]) {
            self.key = key
            self.words = words
            self.action = action
        }
    }

    package let question: String
    package let choices: [Choice]

    package init(question: String, choices: [Choice]) {
        self.question = question
        self.choices = choices
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        guard case .key(let key) = event else { return .stays }
        if key == .escape || key == .control("c") { return .closes }
        guard let choice = choices.first(where: { $0.key == key }) else { return .stays }
        return .closes(choice.action(&state))
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let lines = TextLayout.wrap(question, to: max(1, min(64, canvas.width - 6)))
        let inner = Panel.draw(width: 68, height: lines.count + choices.count + 1, on: &canvas)
        for (row, line) in lines.enumerated() where row < inner.height { canvas.write(line, in: inner.row(row)) }
        for (index, choice) in choices.enumerated() {
            let row = inner.row(lines.count + 1 + index)
            guard !row.isEmpty else { continue }
            let used = canvas.write(choice.key.label, at: row.origin, .key, maxWidth: row.width)
            canvas.write(choice.words, at: row.origin.moved(x: used + 2), maxWidth: max(0, row.width - used - 2))
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        choices.map { KeyHint($0.key.label, $0.words) } + [KeyHint("Esc", state.texts[GeneralText.goBack])]
    }
}
