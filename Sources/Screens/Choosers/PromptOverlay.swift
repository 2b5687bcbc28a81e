package import TextCanvas

/// One line to type, above the footer, with what is understood of it below.
package struct PromptOverlay: Overlay {
    package var isTyping: Bool { true }

    /// What a typed line is understood as.
    package enum Understanding: Hashable, Sendable {
        case nothing
        case understood(String)
        case problem(String)
    }

    private let title: String
    /// The record that is asked about, for when the words are offered again.
    private let about: String
    /// What is commonly typed, said as long as nothing is.
    private let choices: String
    private var editor: LineEditor
    private let placeholder: String
    /// Whether the text is still the one proposed, which what is typed then replaces.
    private var isProposal: Bool
    private let understand: @Sendable (String, State) -> Understanding
    private let action: @Sendable (String, inout State) -> [Effect]

    /// A prompt with a text in it, which typing replaces if it is a proposal.
    package init(
        _ title: String, _ text: String = "", about: String = "", isProposal: Bool = true, placeholder: String = "",
        choices: [String] = [],
        understand: @escaping @Sendable (String, State) -> Understanding = { _, _ in .nothing },
        action: @escaping @Sendable (String, inout State) -> [Effect]
    ) {
        self.title = title
        self.about = about
        self.choices = choices.joined(separator: " · ")
        self.placeholder = placeholder
        editor = LineEditor(text)
        self.isProposal = isProposal && !text.isEmpty
        self.understand = understand
        self.action = action
    }

    package var text: String { editor.text }

    package var unsaved: UnsavedText? {
        isProposal || editor.isEmpty ? nil : KeptLine.unsaved(title, about, editor.text)
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.control("c")): return .closes
        case .key(.enter):
            guard !editor.isEmpty else {
                state.status = Status(state.texts[GeneralText.nothingTyped], tone: .warning)
                return .stays
            }
            if case .problem(let text) = understand(editor.text, state) {
                state.status = Status(text, tone: .warning)
                return .stays
            }
            return .closes(action(editor.text, &state))
        default:
            if isProposal, event.isTyping { editor = LineEditor() }
            isProposal = false
            _ = editor.take(event)
            return .stays
        }
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let prompt = Panel.prompt(title, in: canvas.width - 2)
        let indent = TextLayout.width(of: prompt)
        // What is understood stands below what is typed, or below the whole where that leaves little room.
        let isNarrow = canvas.width - indent < 36
        let (lines, style) = understood(state, width: canvas.width - 2 - (isNarrow ? 0 : indent))
        let sheet = Panel.sheet(height: 1 + max(1, lines.count), on: &canvas)
        let used = canvas.write(prompt, at: sheet.origin, .prompt, maxWidth: sheet.width)
        editor.draw(on: &canvas, in: sheet.row(0).splitLeft(used).rest, placeholder: placeholder)
        for (row, line) in lines.enumerated() where row + 1 < sheet.height {
            canvas.write(line, in: isNarrow ? sheet.row(row + 1) : sheet.row(row + 1).splitLeft(used).rest, style)
        }
    }

    private func understood(_ state: State, width: Int) -> ([String], Style) {
        guard !editor.isEmpty else {
            return (choices.isEmpty ? [] : TextLayout.wrap(choices, to: max(8, width)), .dim)
        }
        switch understand(editor.text, state) {
        case .nothing: return ([], .text)
        case .understood(let text): return (TextLayout.wrap(text, to: max(8, width)), .accent)
        case .problem(let text): return (TextLayout.wrap(text, to: max(8, width)), .warning)
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        [
            KeyHint(Key.enter.label, state.texts[GeneralText.keep]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }
}

extension TerminalEvent {
    /// Whether it brings text, not a key for moving about in it.
    fileprivate var isTyping: Bool {
        switch self {
        case .key(let key): key.text != nil
        case .paste: true
        case .mouse, .resized, .resumed, .signal, .disconnected: false
        }
    }
}
