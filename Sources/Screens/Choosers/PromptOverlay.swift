package import TextCanvas

/// One line to type, above the footer, with what is understood of it below.
package struct PromptOverlay: Overlay {
    /// What a typed line is understood as.
    package enum Understanding: Hashable, Sendable {
        case nothing
        case understood(String)
        case problem(String)
    }

    private let title: String
    private var editor: LineEditor
    private let placeholder: String
    /// Whether the text is still the one proposed, which what is typed then replaces.
    private var isProposal: Bool
    private let understand: @Sendable (String, State) -> Understanding
    private let action: @Sendable (String, inout State) -> [Effect]

    /// A prompt with a text in it, which typing replaces if it is a proposal.
    package init(
        _ title: String, _ text: String = "", isProposal: Bool = true, placeholder: String = "",
        understand: @escaping @Sendable (String, State) -> Understanding = { _, _ in .nothing },
        action: @escaping @Sendable (String, inout State) -> [Effect]
    ) {
        self.title = title
        self.placeholder = placeholder
        editor = LineEditor(text)
        self.isProposal = isProposal && !text.isEmpty
        self.understand = understand
        self.action = action
    }

    package var text: String { editor.text }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.control("c")): return .closes
        case .key(.enter):
            guard !editor.isEmpty else { return .stays }
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
        let sheet = Panel.sheet(height: 2, on: &canvas)
        let used = canvas.write(title + " ▸ ", at: sheet.origin, .prompt, maxWidth: sheet.width)
        editor.draw(on: &canvas, in: sheet.row(0).splitLeft(used).rest, placeholder: placeholder)
        let below = sheet.row(1).splitLeft(min(used, sheet.width)).rest
        guard !editor.isEmpty else { return }
        switch understand(editor.text, state) {
        case .nothing: break
        case .understood(let text): canvas.write(text, in: below, .accent)
        case .problem(let text): canvas.write(text, in: below, .warning)
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
