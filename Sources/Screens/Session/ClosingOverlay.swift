import NetworkModel
package import TextCanvas

/// What is open before a session is closed: each line is one key from being mended, Enter closes.
package struct ClosingOverlay: Overlay {
    private var check: ClosingCheck?
    private var isConfirmed = false
    /// Whether Enter was pressed though lines are open.
    private var isWarned = false
    private var version = -1
    /// The first row that is shown, where there is no room for all.
    private var top = 0

    init(_ state: State) { settle(state) }

    package mutating func settle(_ state: State) {
        guard version != state.version else { return }
        version = state.version
        check = state.shownSession.map { ClosingCheck($0, in: state.network) }
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        guard case .key(let key) = event, let check else { return .stays }
        switch key {
        case .escape, .control("c"): return .closes
        case "g": return .stays(state.present(PresentOverlay(state)))
        case "o":
            guard let task = check.unowned.first else { return .stays }
            return .stays(state.present(state.ownerChooser(of: task.key)))
        case "t": return .stays(state.takeAsAccepted(check.proposed.map(\.key)))
        case "y": return .stays(state.agreeOnMethod(check.withoutMethod.map(\.key)))
        case "w":
            guard let overlay = check.contested.first.flatMap({ DecisionOverlay($0.key, state) }) else { return .stays }
            return .stays(state.present(overlay))
        case "P":
            guard !check.unsettled.isEmpty, let event = state.sessionSubject else { return .stays }
            return .stays(state.openProcesses(of: event))
        case "a": return .stays(state.list(check.unlisted))
        case "l": return .stays(state.session.line.kept.isEmpty ? [] : state.enterLine())
        case "c":
            isConfirmed = true
            return .stays
        case "j", .down, .control("n"): return scroll(1, state)
        case "k", .up, .control("p"): return scroll(-1, state)
        case .pageDown, .control("f"), " ": return scroll(5, state)
        case .pageUp, .control("b"): return scroll(-5, state)
        case .enter: return close(&state)
        default: return .stays
        }
    }

    private mutating func close(_ state: inout State) -> OverlayOutcome {
        guard isWarned || !lines(state).contains(where: { $0.mark == .open }) else {
            isWarned = true
            state.status = Status(state.texts[SessionOverlayText.closesAnyway], tone: .warning)
            return .stays
        }
        return .closes(state.closeSession())
    }

    private func lines(_ state: State) -> [ClosingLine] {
        check.map { ClosingLines($0, isConfirmed: isConfirmed, state).all } ?? []
    }

    private mutating func scroll(_ step: Int, _ state: State) -> OverlayOutcome {
        let hidden = rows(state, in: state.size).count - Self.room(in: state.size)
        top = min(max(0, top + step), max(0, hidden))
        return .stays
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        let rows = rows(state, in: canvas.size)
        let room = Self.room(in: canvas.size)
        let shown = rows.dropFirst(min(top, max(0, rows.count - room))).prefix(room)
        let below = rows.endIndex - shown.endIndex
        // The blank line goes first where rows are few.
        let gap = rows.count < room ? 2 : 1
        let inner = Panel.draw(width: Self.width, height: shown.count + gap, on: &canvas)
        let more = below > 0 ? [Run("  " + state.texts(SessionOverlayText.moreBelow, n: below), .dim)] : []
        canvas.write(
            [Run(state.texts[SessionOverlayText.closing], .title)] + more, at: inner.row(0).origin,
            maxWidth: inner.width)
        for (row, runs) in shown.enumerated() {
            let area = inner.row(row + gap)
            canvas.write(runs, at: area.origin, maxWidth: area.width)
        }
    }

    private static let width = 96

    /// How many rows show below the title.
    private static func room(in size: Size) -> Int {
        max(1, Panel.content(width: width, height: size.height, in: size).height - 1)
    }

    /// The lines, and below them what goes on the next agenda.
    private func rows(_ state: State, in size: Size) -> [[Run]] {
        guard let check else { return [] }
        let width = Panel.content(width: Self.width, height: 1, in: size).width
        var lines = lines(state)
        func rows() -> [[Run]] { lines.flatMap { $0.wrapped(to: width) } }
        // Where there is no room for all, what is open comes first.
        if rows().count > Self.room(in: size) { lines.sort { $0.mark.rawValue < $1.mark.rawValue } }
        let carried = check.unfinished.map(\.text) + check.questions.map { "q  \($0.text)" }
        return rows() + carried.map { [Run("    " + TextLayout.truncate($0, to: max(4, width - 4)), .dim)] }
    }

    package func hints(_ state: State) -> [KeyHint] {
        let keys = lines(state).filter { $0.mark != .fine }.map(\.key).joined(separator: " ")
        return [KeyHint(Key.enter.label, state.texts[SessionOverlayText.closes])]
            + (keys.isEmpty ? [] : [KeyHint(keys, state.texts[SessionOverlayText.mends])])
            + [KeyHint(Key.escape.label, state.texts[GeneralText.goBack])]
    }
}

/// A line of the sheet that is looked through before a session is closed.
private struct ClosingLine {
    enum Mark: Int {
        /// To be settled, or left on purpose.
        case open
        /// Worth knowing; it keeps nobody from closing.
        case note
        case fine
    }

    let mark: Mark
    let key: String
    let text: String
    let mend: String

    /// In as many rows as it needs, those after the first below the words.
    func wrapped(to width: Int) -> [[Run]] {
        let sign =
            mark == .fine
            ? [Run("✓ ", .good)] : [Run("● ", mark == .open ? .due : .dim), Run(key + " ", .key)]
        let indent = mark == .fine ? 2 : 4
        let words = [Run(text)] + (mark == .fine ? [] : [Run(" · " + mend, .dim)])
        let rows = TextLayout.wrap(words, to: max(8, width - indent))
        return rows.enumerated().map { index, runs in
            (index == 0 ? sign : [Run(String(repeating: " ", count: indent))]) + runs
        }
    }
}

/// The lines of the sheet, in the order in which they are gone through.
private struct ClosingLines {
    private typealias Text = SessionOverlayText
    private(set) var all: [ClosingLine] = []
    private let texts: Texts

    init(_ check: ClosingCheck, isConfirmed: Bool, _ state: State) {
        texts = state.texts
        addPresence(check, state)
        addTasks(check, state)
        addDecisions(check)
        let carried =
            check.carried == 0
            ? texts[Text.nothingCarried] : texts(isConfirmed ? Text.carriedConfirmed : .carriedOver, n: check.carried)
        add(check.carried == 0 || isConfirmed ? .fine : .open, "c", carried, .mendCarried)
        if !check.unsettled.isEmpty {
            let lines = check.unsettled.map { texts[$0.title] }.joined(separator: ", ")
            add(.note, "P", texts(Text.processesOpen, ["lines": lines]), .mendProcesses)
        }
        let kept = state.session.line.kept.isEmpty ? "" : state.session.line.editor.text
        if !kept.isEmpty { add(.open, "l", texts(Text.halfLine, ["text": kept]), .mendLine) }
    }

    private mutating func add(_ mark: ClosingLine.Mark, _ key: String, _ text: String, _ mend: Text) {
        all.append(ClosingLine(mark: mark, key: key, text: text, mend: texts[mend]))
    }

    private mutating func addPresence(_ check: ClosingCheck, _ state: State) {
        let new = check.newcomers > 0 ? ", " + texts(Text.attendanceNew, n: check.newcomers) : ""
        let here = check.present > 0 ? texts(Text.attendance, n: check.present) + new : texts[Text.attendanceMissing]
        add(check.present > 0 ? .fine : .open, "g", here, .mendPresent)
        guard !check.unlisted.isEmpty, let event = state.sessionSubject else { return }
        let title = state.network.title(of: event, .event)
        add(.note, "a", texts(Text.notListed, n: check.unlisted.count, ["event": title]), .mendListed)
    }

    private mutating func addTasks(_ check: ClosingCheck, _ state: State) {
        let words =
            check.unowned.isEmpty
            ? check.tasks == 0 ? texts[Text.tasksNone] : texts(Text.tasksFine, n: check.tasks)
            : texts(Text.tasksMissing, n: check.unowned.count)
        add(check.unowned.isEmpty ? .fine : .open, "o", words, .mendOwner)
        guard !check.proposed.isEmpty else { return }
        let names = check.proposed.compactMap { $0.accountable.map(state.personName) }.uniqued { $0 }
        let text = texts(Text.tasksProposed, n: check.proposed.count, ["names": names.joined(separator: ", ")])
        add(.note, "t", text, .mendProposed)
    }

    private mutating func addDecisions(_ check: ClosingCheck) {
        let words =
            check.withoutMethod.isEmpty
            ? check.decisions == 0 ? texts[Text.decisionsNone] : texts(Text.decisionsFine, n: check.decisions)
            : texts(Text.decisionsMissing, n: check.withoutMethod.count)
        add(check.withoutMethod.isEmpty ? .fine : .open, "y", words, .mendMethod)
        guard let first = check.contested.first else { return }
        let what = TextLayout.firstLine(first.text)
        let text =
            check.contested.count == 1 && first.isOutvoted
            ? texts(Text.decisionOutvoted, ["what": what])
            : texts(Text.decisionsContested, n: check.contested.count, ["what": what])
        add(.open, "w", text, .mendContested)
    }
}

extension State {
    fileprivate mutating func agreeOnMethod(_ keys: [RecordKey]) -> [Effect] {
        let edits = network.setting(.method, [Vocabulary.decisionMethods.words[0]], of: keys, at: clock.now)
        return commit(texts(SessionOverlayText.consensusForAll, n: keys.count), edits)
    }

    fileprivate mutating func takeAsAccepted(_ keys: [RecordKey]) -> [Effect] {
        let edits = network.setting(.status, ["accepted"], of: keys, at: clock.now)
        return commit(texts(SessionOverlayText.acceptedAll, n: keys.count), edits)
    }

    /// Puts people on the list of the event that the session prepares, not asked yet.
    fileprivate mutating func list(_ people: [RecordID]) -> [Effect] {
        guard !people.isEmpty, let event = sessionSubject else { return [] }
        let title = network.title(of: event, .event)
        return commit(
            texts(SessionOverlayText.listed, n: people.count, ["event": title]),
            network.addingParticipants(people, to: event, at: clock.now))
    }
}
