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
    /// What is said of what was asked about where Esc leaves it for later.
    private let later: String?
    /// The first visible line of the question.
    private var top = 0

    package init(question: String, choices: [Choice], later: String? = nil) {
        self.question = question
        self.choices = choices
        self.later = later
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        guard case .key(let key) = event else { return .stays }
        if let choice = choices.first(where: { $0.key == key }) { return .closes(choice.action(&state)) }
        switch key {
        case .escape, .control("c"):
            if let later { state.status = Status(later) }
            return .closes
        case .down: top += 1
        case .up: top -= 1
        case .pageDown: top += max(1, parts(state.size).lines.height - 1)
        case .pageUp: top -= max(1, parts(state.size).lines.height - 1)
        default: break
        }
        return .stays
    }

    package mutating func settle(_ state: State) { top = min(max(0, top), hidden(state.size)) }

    private func lines(_ size: Size) -> [String] { TextLayout.wrap(question, to: max(1, min(64, size.width - 6))) }

    /// Where question and answers stand. The answers always do; of a question that is too long a part is seen.
    private func parts(_ size: Size) -> (lines: Rect, choices: Rect) {
        let inner = Panel.content(width: 68, height: lines(size).count + choices.count + 1, in: size)
        let (bottom, rest) = inner.splitBottom(min(choices.count, inner.height))
        return (rest.splitTop(min(rest.height, lines(size).count)).top, bottom)
    }

    /// How many lines of the question there is no room for.
    private func hidden(_ size: Size) -> Int { max(0, lines(size).count - parts(size).lines.height) }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let lines = lines(state.size)
        _ = Panel.draw(width: 68, height: lines.count + choices.count + 1, on: &canvas)
        let parts = parts(state.size)
        for (row, line) in lines.dropFirst(top).prefix(parts.lines.height).enumerated() {
            canvas.write(line, in: parts.lines.row(row))
        }
        for (index, choice) in choices.enumerated() {
            let row = parts.choices.row(index)
            guard !row.isEmpty else { continue }
            let used = canvas.write(choice.key.label, at: row.origin, .key, maxWidth: row.width)
            canvas.write(choice.words, at: row.origin.moved(x: used + 2), maxWidth: max(0, row.width - used - 2))
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        let scroll = hidden(state.size) > 0 ? [KeyHint("↑ ↓", state.texts[GeneralText.scroll])] : []
        return scroll + choices.map { KeyHint($0.key.label, $0.words) }
    }

    package func standingHints(_ state: State) -> [KeyHint] {
        [KeyHint(Key.escape.label, state.texts[GeneralText.goBack])]
    }
}
