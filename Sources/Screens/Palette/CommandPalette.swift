package import TextCanvas

/// The palette and the help: the commands, narrowed by what is typed, and Enter runs the one under the cursor.
///
/// The palette shows those that can be run here; help shows all with their sentences, under headings.
package struct CommandPalette: Overlay {
    package enum Manner: Hashable, Sendable { case palette, help }

    package let manner: Manner
    private var picker: Picker
    private let commands: [Command]

    package init(_ manner: Manner, _ state: State) {
        self.manner = manner
        let here = CommandTable.applicable(in: state)
        let isHere = Set(here.map(\.id))
        let elsewhere = manner == .help ? CommandTable.rows.filter { !isHere.contains($0.id) } : []
        let byGroup = CommandGroupText.allCases.flatMap { group in here.filter { $0.group == group } }
        commands = byGroup + elsewhere
        picker = Picker(commands.map { Self.option(for: $0, manner, isHere: isHere.contains($0.id), state) })
    }

    private static func option(for command: Command, _ manner: Manner, isHere: Bool, _ state: State) -> Picker.Option {
        let texts = state.texts
        let title = texts.title(of: command)
        guard isHere else {
            let screen = command.scope.screen.map { texts[ScreenRegistry[$0].title] } ?? ""
            return Picker.Option(
                title, note: texts.help(of: command), words: command.id.name, key: command.keyLabel,
                reason: texts(PaletteText.onlyOn, ["screen": screen]), section: screen)
        }
        return Picker.Option(
            title, note: texts.help(of: command), words: command.id.name, key: command.keyLabel,
            reason: command.unavailable(state), section: manner == .help ? texts[command.group] : nil)
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        let height = Self.listHeight(state.size, picker)
        let panel = Panel.content(width: Self.width, height: height + 2 + Self.linesBelow(state.size), in: state.size)
        let area = panel.splitTop(2).rest.splitTop(height).top
        switch picker.take(event, pageHeight: height, area: area) {
        case .none, .moved, .typed: return .stays
        case .cancelled: return .closes
        case .chosen(let index):
            let command = commands[index]
            if let screen = command.scope.screen, screen != state.screen { state.open(screen) }
            state.settle()
            return .closes(state.run(command))
        }
    }

    package mutating func settle(_ state: State) { picker.settle(height: Self.listHeight(state.size, picker)) }

    private static let width = 100

    /// For what the option under the cursor does, and why it cannot be run.
    private static func linesBelow(_ size: Size) -> Int { Frame(size).body.height < 14 ? 2 : 3 }

    private static func listHeight(_ size: Size, _ picker: Picker) -> Int {
        min(max(1, Frame(size).body.height - 3 - linesBelow(size)), max(1, picker.lineCount))
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let height = Self.listHeight(state.size, picker)
        let inner = Panel.draw(width: Self.width, height: height + 2 + Self.linesBelow(state.size), on: &canvas)
        let prompt = manner == .help ? state.texts[PaletteText.helpPrompt] : ":"
        let used = canvas.write(prompt + " ", at: inner.origin, .prompt, maxWidth: inner.width)
        let line = inner.row(0).splitLeft(used).rest
        picker.editor.draw(on: &canvas, in: line, placeholder: state.texts[PaletteText.placeholder])
        let (list, below) = inner.splitTop(2).rest.splitTop(height)
        if let selected = picker.selected {
            draw(picker.options[selected], on: &canvas, in: below.splitLeft(2).rest)
        }
        picker.drawOptions(on: &canvas, in: list, titleWidth: min(picker.titleWidth, list.width / 2))
        if picker.shown.isEmpty { canvas.write(state.texts[PaletteText.nothing], in: list, .dim) }
    }

    /// The whole sentence of the option under the cursor, all its keys where the list cuts them, and why it cannot be run.
    private func draw(_ option: Picker.Option, on canvas: inout Canvas, in area: Rect) {
        let isKeyCut = TextLayout.width(of: option.key) > Picker.keyWidth
        let help = TextLayout.wrap((isKeyCut ? option.key + "  " : "") + option.note, to: max(1, area.width))
        let reason = option.reason.map { TextLayout.wrap($0, to: max(1, area.width)) } ?? []
        // The reason is said whole; the sentence gives way.
        let room = max(1, area.height - reason.count)
        let lines = help.prefix(room).map { Run($0, .accent) } + reason.map { Run($0, .warning) }
        // A blank line keeps them off the list where there is room for it.
        let top = lines.count < area.height ? 1 : 0
        for (row, line) in lines.prefix(area.height).enumerated() {
            canvas.write(line.text, in: area.row(row + top), line.style)
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        [
            KeyHint(Key.enter.label, state.texts[PaletteText.run]), KeyHint("↑ ↓", state.texts[PaletteText.choose]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }
}

extension Scope {
    /// The one screen on which it applies, if it is one.
    package var screen: ScreenID? {
        if case .screen(let id) = self { id } else { nil }
    }
}

/// Texts of palette and help.
package enum PaletteText: String, TextTable {
    package static let name = "palette"

    case helpPrompt = "Help ▸"
    case placeholder = "type what you want to do, or a key"
    case nothing = "No command is called so."
    case onlyOn = "only on {screen}"
    case run
    case choose
    case palette = "commands"
}
