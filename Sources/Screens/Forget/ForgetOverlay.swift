package import NetworkModel
import TextCanvas

/// Every place that tells of a person, and below it the line in which the whole name has to be typed to forget them.
struct ForgetOverlay: Overlay {
    let key: RecordKey
    private let name: String
    private var stage = Stage.looking
    private var editor = LineEditor()
    private var top = 0

    private enum Stage: Sendable {
        case looking
        case asking(ForgetPlan, [String])
        case forgetting([String])
        case done([String])
    }

    init(_ key: RecordKey, named name: String) {
        self.key = key
        self.name = name
    }

    /// Takes what was found, or found anew.
    mutating func show(_ preview: ForgetPreview, _ state: State) {
        switch stage {
        case .looking, .asking: stage = .asking(preview.plan, preview.lines)
        case .forgetting, .done: return
        }
        scroll(0, state)
    }

    /// Whether what is shown may be out of date once something changes.
    var isAsking: Bool { if case .asking = stage { true } else { false } }

    private var isUndecided: Bool {
        switch stage {
        case .looking, .asking: true
        case .forgetting, .done: false
        }
    }

    /// Takes what was done, or asks again where it failed.
    mutating func finish(_ lines: [String]) {
        stage = .done(lines)
        top = 0
    }

    private var lines: [String] {
        switch stage {
        case .looking: []
        case .asking(_, let lines), .forgetting(let lines), .done(let lines): lines
        }
    }

    mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        let page = max(1, bodyHeight(state) - 1)
        switch event {
        case .key(.escape), .key(.control("c")):
            if isUndecided { state.status = Status(state.texts[ForgetText.nothing]) }
            return .closes
        case .key(.down): scroll(1, state)
        case .key(.up): scroll(-1, state)
        case .key(.pageDown): scroll(page, state)
        case .key(.pageUp): scroll(-page, state)
        case .key(.enter): return enter(&state)
        case .mouse(let mouse):
            if [.wheelUp, .wheelDown].contains(mouse.action) { scroll(mouse.action == .wheelUp ? -1 : 1, state) }
        default:
            if case .asking = stage { _ = editor.take(event) }
        }
        return .stays
    }

    private mutating func enter(_ state: inout State) -> OverlayOutcome {
        switch stage {
        case .done: return .closes
        case .asking(let plan, let lines):
            guard !editor.isEmpty else { return .stays }
            guard Folding.fold(editor.text) == Folding.fold(name) else {
                state.status = Status(state.texts(ForgetText.notTheName, ["name": name]), tone: .warning)
                return .stays
            }
            stage = .forgetting(lines)
            return .stays([.forget(key, plan)])
        case .looking, .forgetting: return .stays
        }
    }

    private mutating func scroll(_ count: Int, _ state: State) {
        let rows = wrapped(state).count
        top = min(max(0, top + count), max(0, rows - bodyHeight(state)))
    }

    /// Where there is room again, what was above comes back.
    mutating func settle(_ state: State) { if top > 0 { scroll(0, state) } }

    /// Where a screen is low, what is to be read has the rows that would else part it from the rest.
    private func isLow(_ state: State) -> Bool { Frame(state.size).body.height < 14 }

    private func bodyHeight(_ state: State) -> Int {
        let height = Frame(state.size).body.height
        guard isLow(state) else { return max(1, height - 5) }
        switch stage {
        case .asking, .looking, .forgetting: return max(1, height - 2)
        case .done: return max(1, height - 1)
        }
    }

    private func wrapped(_ state: State) -> [String] {
        let width = max(8, Frame(state.size).body.width - 4)
        return lines.flatMap { line -> [String] in
            // What an entry goes on with stands farther in than it.
            let indent = line.prefix { $0 == " " }
            let text = String(line.dropFirst(indent.count))
            let rest = TextLayout.wrap(text, to: max(8, width - indent.count - (indent.isEmpty ? 0 : 2)))
            return rest.enumerated().map { indent + ($0.offset == 0 || indent.isEmpty ? "" : "  ") + $0.element }
        }
    }

    // MARK: Drawing

    func draw(_ state: State, on canvas: inout Canvas) {
        let body = Frame(state.size).body
        Panel.clear(body, on: &canvas)
        let area = body.inset(x: 1)
        let title: ForgetText = if case .done = stage { .forgotten } else { .title }
        canvas.write(state.texts(title, ["name": name]), in: area.row(0), .title)
        let shown = wrapped(state)
        let height = bodyHeight(state)
        let first = isLow(state) ? 1 : 2
        for (row, line) in shown.dropFirst(top).prefix(height).enumerated() {
            canvas.write(line, in: area.row(first + row), line.utf8.last == UInt8(ascii: ":") ? .label : .text)
        }
        if shown.count > height { drawPlace(state, of: shown.count, height, on: &canvas, in: area) }
        drawQuestion(state, on: &canvas, in: area)
    }

    /// Which of the lines are shown: below the title, or where the screen is low, behind it.
    private func drawPlace(_ state: State, of count: Int, _ height: Int, on canvas: inout Canvas, in area: Rect) {
        let values: KeyValuePairs = [
            "first": "\(top + 1)", "last": "\(min(count, top + height))", "count": "\(count)",
        ]
        guard isLow(state) else { return canvas.write(state.texts(ForgetText.lines, values), in: area.row(1), .dim) }
        let text = state.texts(ForgetText.linesShort, values)
        let width = min(area.width, TextLayout.width(of: text) + 1)
        canvas.write(" \(text)", in: area.row(0).splitLeft(area.width - width).rest, .dim)
    }

    private func drawQuestion(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let row = area.row(area.height - 1)
        let above = isLow(state) ? row : area.row(area.height - 2)
        switch stage {
        case .looking: canvas.write(state.texts(ForgetText.looking, ["name": name]), in: above, .dim)
        case .forgetting: canvas.write(state.texts[ForgetText.forgetting], in: above, .dim)
        case .done: break
        case .asking:
            let used = canvas.write("▸ ", at: row.origin, .prompt, maxWidth: row.width)
            let rest = row.splitLeft(used).rest
            if !isLow(state) { canvas.write(state.texts[ForgetText.ask], in: above, .warning) }
            editor.draw(on: &canvas, in: rest)
            guard isLow(state), editor.isEmpty else { return }
            // One cell for the cursor.
            canvas.write(state.texts[ForgetText.askShort], in: rest.splitLeft(1).rest, .warning)
        }
    }

    func hints(_ state: State) -> [KeyHint] {
        let leave = KeyHint(Key.escape.label, state.texts[GeneralText.goBack])
        let scroll = KeyHint("↑↓", state.texts[ForgetText.scroll])
        if case .asking = stage { return [KeyHint(Key.enter.label, state.texts[ForgetText.forget]), scroll, leave] }
        return [scroll, leave]
    }
}

/// Every place that tells of a person, as lines to read, and what would be done.
package struct ForgetPreview: Sendable {
    package let key: RecordKey
    package let plan: ForgetPlan
    package let lines: [String]

    package init(_ key: RecordKey, _ plan: ForgetPlan, _ lines: [String]) {
        self.key = key
        self.plan = plan
        self.lines = lines
    }
}

extension State {
    /// Shows what forgetting the selected person would take; of a partner with people, or where no person is selected, it
    /// asks for whom.
    package mutating func openForget() -> [Effect] {
        guard let place = selected else { return askWhom([]) }
        let key = network.key(at: place)
        switch place.kind {
        case .person: return forget(key)
        case .partner where Partner(network.record(at: place)).sort == "individual": return forget(key)
        case .partner: return askWhom(network.people(of: key.id, on: day).map(\.person))
        default: return askWhom([])
        }
    }

    private mutating func askWhom(_ people: [Person]) -> [Effect] {
        guard network[.person].count > 0 else {
            status = Status(texts[ForgetText.nobody], tone: .warning)
            return []
        }
        let options = people.map { Picker.Option($0.name, record: $0.key) }
        return present(
            ChooserOverlay(texts[ForgetText.who], options, finding: RecordChoosers.people) { choice, state in
                guard case .record(let key) = choice else { return [] }
                return state.forget(key)
            })
    }

    private mutating func forget(_ key: RecordKey) -> [Effect] {
        guard let place = network.place(of: key) else { return [] }
        return present(ForgetOverlay(key, named: network.title(at: place))) + [.lookForTraces(key)]
    }

    mutating func take(_ preview: ForgetPreview) -> [Effect] {
        let state = self
        withOverlay(ForgetOverlay.self) { if $0.key == preview.key { $0.show(preview, state) } }
        return []
    }

    /// Takes up what was forgotten. Nothing that was done before can be undone here any more: it would bring it back.
    mutating func take(forgotten change: Change, _ lines: [String]) -> [Effect] {
        withOverlay(ForgetOverlay.self) { $0.finish(lines) }
        return take(forgotten: change)
    }

    private mutating func take(forgotten change: Change) -> [Effect] {
        apply(change.rebased(onto: network))
        history.forgetAll()
        return prepareAgain() + [.examine]
    }

    /// Takes up what was forgotten elsewhere and is gone here too now.
    mutating func take(erasures change: Change, _ lines: [String]) -> [Effect] {
        status = Status(lines.prefix { !$0.isEmpty }.joined(separator: " "), tone: .warning)
        return take(forgotten: change)
    }

    /// Looks anew for what is shown on the sheet, where that may be elsewhere now.
    mutating func lookForTracesAgain() -> [Effect] {
        guard let overlay = overlays.lazy.compactMap({ $0 as? ForgetOverlay }).last, overlay.isAsking else { return [] }
        return [.lookForTraces(overlay.key)]
    }

    /// Has an erasure carried out here that others brought, and whoever came back forgotten again.
    mutating func takeOverErasures(of change: Change) -> [Effect] {
        let kinds = Set(change.edits.map(\.key.kind))
        if kinds.contains(.erasure) {
            history.forgetAll()
        } else if network[.erasure].slots.isEmpty || kinds.isDisjoint(with: [.person, .partner]) {
            return []
        }
        return [.takeOverErasures(change)]
    }
}

/// Forgetting somebody; on the lists of people with a key.
enum ForgetCommands {
    private static let everywhere: CommandID = "record.forget"

    private static func row(_ id: CommandID, _ keys: [Key], in place: Scope) -> Command {
        Command(
            id, keys, in: place, keys.isEmpty ? .records : .here, "forget",
            help: "Show every place that tells of a person, and forget them once their name is typed.",
            replaces: keys.isEmpty ? nil : everywhere
        ) { $0.openForget() }
    }

    static let rows = [
        row("outreach.forget", ["F"], in: .screen(.outreach)),
        row("participants.forget", ["F"], in: .screen(.participants)), row(everywhere, [], in: .everywhere),
    ]
}
