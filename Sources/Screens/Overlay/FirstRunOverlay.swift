package import TextCanvas

/// What opens where there is no workspace: three ways to begin, none of them compulsory.
package struct FirstRunOverlay: Overlay {
    package let folder: String
    package init(folder: String, texts: Texts) { self.folder = folder }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key("d"): return .stays([.openDemo])
        case .key("q"), .key(.control("c")): return .stays([.quit])
        default: return .stays
        }
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let body = Panel.draw(title: state.texts[GeneralText.firstRun], width: 60, height: 5, on: &canvas)
        canvas.write(state.texts(GeneralText.folderIs, ["folder": folder]), in: body.row(0), .dim)
    }

    package func hints(_ state: State) -> [KeyHint] { [KeyHint("d", state.texts[GeneralText.firstRunDemo])] }
}
