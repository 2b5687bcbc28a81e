package import TextCanvas

/// Asks once who is at the keyboard.
package struct WhoAreYouOverlay: Overlay {
    private var editor = LineEditor()

    init(_ state: State) {}

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape): return .closes
        default:
            _ = editor.take(event)
            return .stays
        }
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let body = Panel.draw(title: state.texts[GeneralText.yourName], width: 60, height: 5, on: &canvas)
        editor.draw(on: &canvas, in: body.row(0))
    }

    package func hints(_ state: State) -> [KeyHint] { [] }
}
