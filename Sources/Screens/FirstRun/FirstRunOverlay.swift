package import TextCanvas

/// What opens where there is no workspace: ways to begin, none of them compulsory and nothing to be set up first.
package struct FirstRunOverlay: Overlay {
    package let folder: String
    private var cursor = 0

    package init(folder: String) { self.folder = folder }

    private enum Choice: Int, CaseIterable {
        case create, csv, demo, leave

        var key: Key {
            switch self {
            case .create: "c"
            case .csv: "i"
            case .demo: "d"
            case .leave: "q"
            }
        }

        var words: (title: FirstRunText, note: FirstRunText) {
            switch self {
            case .create: (.create, .createNote)
            case .csv: (.import, .importNote)
            case .demo: (.demo, .demoNote)
            case .leave: (.leave, .leaveNote)
            }
        }
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.down), .key("j"): cursor = min(cursor + 1, Choice.allCases.count - 1)
        case .key(.up), .key("k"): cursor = max(0, cursor - 1)
        case .key(.enter): return .stays(Choice(rawValue: cursor).map { run($0, &state) } ?? [])
        case .key(.escape), .key(.control("c")): return .stays([.quit])
        case .key(let key):
            if let choice = Choice.allCases.first(where: { $0.key == key }) {
                cursor = choice.rawValue
                return .stays(run(choice, &state))
            }
        case .paste, .mouse, .resized, .resumed, .signal, .disconnected: break
        }
        return .stays
    }

    private func run(_ choice: Choice, _ state: inout State) -> [Effect] {
        switch choice {
        case .create: return askForName(&state, thenReading: nil)
        case .csv: return askForFile(&state)
        case .demo: return [.openDemo]
        case .leave: return [.quit]
        }
    }

    /// The file is looked into before anything is made; `text` is what was typed for it before.
    private func askForFile(_ state: inout State, keeping text: String = "") -> [Effect] {
        state.overlays.append(
            PromptOverlay(
                state.texts[FirstRunText.file], text, isProposal: false, placeholder: state.texts[FirstRunText.fileHint]
            ) { file, _ in
                [.seeTable(file: file)]
            })
        return []
    }

    /// Goes on to the network's name, or back to the file where it cannot be read.
    func goOn(with file: String, _ problem: String?, _ state: inout State) -> [Effect] {
        guard let problem else { return askForName(&state, thenReading: file) }
        state.status = Status(problem, tone: .error)
        return askForFile(&state, keeping: file)
    }

    private func askForName(_ state: inout State, thenReading file: String?) -> [Effect] {
        let folder = folder
        state.overlays.append(
            PromptOverlay(state.texts[FirstRunText.networkName], Self.name(of: folder)) { name, _ in
                [.createWorkspace(folder: folder, name: name)] + (file.map { [.importPartners(file: $0)] } ?? [])
            })
        return []
    }

    /// A name to begin with: what the folder is called.
    private static func name(of folder: String) -> String {
        let last = folder.utf8.split(separator: UInt8(ascii: "/")).last.map { Substring($0) } ?? ""
        let words = String(last.map { $0 == "-" || $0 == "_" ? " " : $0 })
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let body = Frame(state.size).body.inset(x: 3, y: state.size.height > 16 ? 1 : 0)
        let area = Rect(x: body.x, y: body.y, width: min(body.width, 80), height: body.height)
        canvas.write(state.texts[FirstRunText.title], in: area.row(0), .title)
        var y = 2
        for line in TextLayout.wrap(state.texts(FirstRunText.lead, ["folder": folder]), to: max(1, area.width)) {
            canvas.write(line, in: area.row(y))
            y += 1
        }
        let isRoomy = area.height >= y + 1 + Choice.allCases.count * 3
        y += isRoomy ? 1 : 0
        for choice in Choice.allCases {
            draw(choice, state, on: &canvas, in: area.row(y), area.row(isRoomy ? y + 1 : -1))
            y += isRoomy ? 3 : 1
        }
    }

    private func draw(_ choice: Choice, _ state: State, on canvas: inout Canvas, in row: Rect, _ below: Rect) {
        guard !row.isEmpty else { return }
        let isSelected = choice.rawValue == cursor
        if isSelected {
            canvas.setSurface(.selected, in: row)
            canvas.write("▌", at: row.origin, .marker)
        }
        canvas.write(choice.key.label, at: row.origin.moved(x: 2), .key)
        canvas.write(state.texts[choice.words.title], in: row.splitLeft(5).rest, isSelected ? Style(.selected) : .text)
        canvas.write(state.texts[choice.words.note], in: below.splitLeft(5).rest, .dim)
    }

    package func hints(_ state: State) -> [KeyHint] {
        [KeyHint("↑ ↓", state.texts[PaletteText.choose]), KeyHint(Key.enter.label, state.texts[GeneralText.choose])]
    }
}
