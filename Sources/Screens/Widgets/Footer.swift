import NetworkModel
import TextCanvas

/// The last line: what the last action did, or the keys that make sense for the selected thing.
package enum Footer {
    static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let left = area.origin.moved(x: 1)
        if let progress = state.progress { return draw(progress, on: &canvas, in: area) }
        if let status = state.status {
            let width = max(0, area.width - 2)
            canvas.write(FooterText.fitted(status.text, to: width), at: left, status.style, maxWidth: width)
            return
        }
        if let list = state.module.list, state.overlays.isEmpty,
            let problem = state[keyPath: list].filter.problems.first
        {
            canvas.write(state.texts.words(for: problem), at: left, .warning, maxWidth: max(0, area.width - 2))
            return
        }
        var right = area.maxX - 1
        // While the screen takes text, those keys are text too.
        let isTyping = state.overlays.isEmpty && state.module.hints(state) != nil
        let always = isTyping ? [] : general(state)
        let gap = area.width < narrow ? 2 : 3
        for hint in always.reversed() {
            let start = right - width(of: hint)
            guard start > area.x + area.width / 3 else { break }
            write(hint, at: Point(x: start, y: area.y), on: &canvas)
            right = start - gap
        }
        var x = left.x
        let marks = marks(state)
        if !marks.isEmpty {
            x += canvas.write(state.texts(GeneralText.marked, n: marks.count), at: left, .mark) + gap
        }
        for hint in hints(state) {
            guard x + width(of: hint) < right else { break }
            x += write(hint, at: Point(x: x, y: area.y), on: &canvas) + gap
        }
    }

    /// On less, what is said is said closer together.
    private static let narrow = 60

    private static func hints(_ state: State) -> [KeyHint] {
        if let overlay = state.overlays.last { return overlay.hints(state) }
        if let list = state.module.list, state[keyPath: list].filter.isEditing { return filterHints(state) }
        if let hints = state.module.hints(state) { return hints }
        let isDetailOpen = state.module.list.map { state[keyPath: $0].isDetailOpen } ?? false
        let back = isDetailOpen ? [KeyHint(Key.escape.label, state.texts[GeneralText.goBack])] : []
        let on = state.sessionsFromHere.isEmpty ? [] : [KeyHint(Key.enter.label, state.texts[SessionText.toSessions])]
        return back + on + commandHints(state, isDetailOpen: isDetailOpen)
    }

    private static func commandHints(_ state: State, isDetailOpen: Bool) -> [KeyHint] {
        let marks = marks(state)
        let place: KeyPath<Command, Int?> = marks.isEmpty ? \.footer : \.bulk
        let rows = CommandTable.applicable(in: state).filter {
            // Some have no key left where the screen has theirs for itself.
            $0[keyPath: place] != nil && !$0.keys.isEmpty && $0.unavailable(state) == nil
                && !(isDetailOpen && senselessInDetail.contains($0.id))
        }
        return rows.sorted { ($0[keyPath: place] ?? 0) < ($1[keyPath: place] ?? 0) }.map { command in
            let unmarks = command.id == "list.mark" && state.selected.map(marks.contains) == true
            return KeyHint(
                command.keys.first?.label ?? "",
                unmarks ? state.texts[GeneralText.unmark] : state.texts.title(of: command))
        }
    }

    /// What has no sense while the detail of a row is open.
    private static let senselessInDetail: Set<CommandID> = ["list.open", "list.mark"]

    /// What is marked on the open screen, as long as keys go there.
    private static func marks(_ state: State) -> Set<Place> {
        guard state.overlays.isEmpty, let list = state.module.list.map({ state[keyPath: $0] }) else { return [] }
        return list.filter.isEditing ? [] : list.marks
    }

    private static func filterHints(_ state: State) -> [KeyHint] {
        [
            KeyHint(Key.enter.label, state.texts[GeneralText.keep]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
            KeyHint(Key.tab.label, state.texts[GeneralText.complete]),
        ]
    }

    /// What works everywhere but where keys are text.
    private static func general(_ state: State) -> [KeyHint] {
        let isEditing = state.module.list.map { state[keyPath: $0].filter.isEditing } ?? false
        if let overlay = state.overlays.last { return overlay.standingHints(state) }
        guard !isEditing else { return [] }
        let help = KeyHint("?", state.texts[GeneralText.help])
        // With rows marked, a narrow line is for what can be done with them.
        guard marks(state).isEmpty || state.size.width >= narrow else { return [help] }
        return [KeyHint(":", state.texts[GeneralText.commands]), help]
    }

    private static func draw(_ progress: Progress, on canvas: inout Canvas, in area: Rect) {
        let used = canvas.write(progress.text, at: area.origin.moved(x: 1), .notice, maxWidth: max(0, area.width - 2))
        guard let fraction = progress.fraction, area.width - used > 16 else { return }
        canvas.bar(fraction, at: area.origin.moved(x: used + 3), width: min(24, area.width - used - 10))
    }

    private static func width(of hint: KeyHint) -> Int {
        TextLayout.width(of: hint.key) + 1 + TextLayout.width(of: hint.word)
    }

    @discardableResult
    private static func write(_ hint: KeyHint, at point: Point, on canvas: inout Canvas) -> Int {
        canvas.write([Run(hint.key, .key), Run(" " + hint.word, .footer)], at: point)
    }
}
