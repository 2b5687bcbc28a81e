import TextCanvas

/// A thing to do on a sheet: its keys, its words, and what it does to sheet and state.
///
/// One table of these is what the keys of an overlay with a body of its own run, what its footer shows and what `?` lists.
struct SheetKey<Sheet: Overlay>: Sendable {
    let keys: [Key]
    let word: String
    let help: String
    /// Whether the footer shows it.
    let isShown: Bool
    let action: @Sendable (inout Sheet, inout State) -> OverlayOutcome

    init<Table: TextTable>(
        _ keys: [Key], _ word: Table, _ help: Table, _ state: State, shown: Bool = true,
        action: @escaping @Sendable (inout Sheet, inout State) -> OverlayOutcome
    ) {
        self.keys = keys
        self.word = state.texts[word]
        self.help = state.texts[help]
        isShown = shown
        self.action = action
    }
}

/// An overlay that takes the whole body and runs its keys from a table.
protocol Sheet: Overlay {
    static func keys(_ state: State) -> [SheetKey<Self>]
}

extension Sheet {
    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        guard case .key(let key) = event else {
            guard case .mouse(let mouse) = event else { return .stays }
            return take(mouse, &state)
        }
        switch key {
        case .escape, "q", .control("c"): return .closes
        case "u": return .stays(state.undo())
        case "U": return .stays(state.redo())
        case "?": return .stays(state.present(Self.help(state)))
        default:
            guard let row = Self.keys(state).first(where: { $0.keys.contains(key) }) else { return .stays }
            return row.action(&self, &state)
        }
    }

    /// The wheel is the arrow keys; clicks mean nothing here.
    private mutating func take(_ mouse: Mouse, _ state: inout State) -> OverlayOutcome {
        switch mouse.action {
        case .wheelUp: take(.key(.up), &state)
        case .wheelDown: take(.key(.down), &state)
        case .press, .doubleClick, .release, .drag: .stays
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        Self.keys(state).filter(\.isShown).compactMap { row in row.keys.first.map { KeyHint($0.label, row.word) } }
    }

    package func standingHints(_ state: State) -> [KeyHint] {
        [
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]), KeyHint("?", state.texts[GeneralText.help]),
        ]
    }

    /// Every key of the sheet, found by typing and run where it is chosen.
    private static func help(_ state: State) -> ChooserOverlay {
        let rows = keys(state)
        let options = rows.map {
            Picker.Option($0.word, note: $0.help, key: $0.keys.map(\.label).joined(separator: " "))
        }
        return ChooserOverlay(state.texts[GeneralText.help], options, width: 90) { choice, state in
            guard case .option(let index) = choice, let key = rows[index].keys.first else { return [] }
            return state.passToOverlay(.key(key))
        }
    }

    /// The body to draw on, cleared, and its rows without a margin at the sides.
    func cleared(_ state: State, on canvas: inout Canvas) -> Rect {
        let body = Frame(state.size).body
        Panel.clear(body, on: &canvas)
        return body.inset(x: 1)
    }
}
