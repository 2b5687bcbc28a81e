import NetworkModel
package import TextCanvas

/// What is open before a session is closed: each line is one key from being mended, Enter closes.
package struct ClosingOverlay: Overlay {
    private var check: ClosingCheck?
    private var isConfirmed = false
    /// Whether Enter was pressed though lines are open.
    private var isWarned = false
    private var version = -1

    init(_ state: State) { settle(state) }

    package mutating func settle(_ state: State) {
        guard version != state.version else { return }
        version = state.version
        check = state.shownSession.map { ClosingCheck($0, in: state.network) }
    }

    private var isReady: Bool {
        guard let check else { return false }
        return check.present > 0 && check.unowned.isEmpty && check.withoutMethod.isEmpty
            && (isConfirmed || check.carried == 0)
    }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        guard case .key(let key) = event, let check else { return .stays }
        switch key {
        case .escape, .control("c"): return .closes
        case "g": return .stays(state.present(PresentOverlay(state)))
        case "o":
            guard let task = check.unowned.first else { return .stays }
            return .stays(state.present(state.ownerChooser(of: task.key)))
        case "y": return .stays(state.agreeOnMethod(check.withoutMethod.map(\.key)))
        case "c":
            isConfirmed = true
            return .stays
        case .enter:
            guard isReady || isWarned else {
                isWarned = true
                state.status = Status(state.texts[SessionOverlayText.closesAnyway], tone: .warning)
                return .stays
            }
            return .closes(state.closeSession())
        default: return .stays
        }
    }

    package func draw(_ state: State, on canvas: inout Canvas) {
        guard let check else { return }
        let lines = lines(check, state.texts)
        let details = carriedDetails(check)
        let room = max(0, canvas.height - 6 - lines.count - 3)
        let shown = details.prefix(min(room, 6))
        let inner = Panel.draw(width: 76, height: lines.count + 2 + shown.count, on: &canvas)
        canvas.write(state.texts[SessionOverlayText.closing], in: inner.row(0), .title)
        for (row, line) in lines.enumerated() where row + 2 <= inner.height {
            let area = inner.row(row + 2)
            guard !area.isEmpty else { continue }
            let sign = line.isFine ? [Run("✓ ", .good)] : [Run("● ", .due), Run(line.key + " ", .key)]
            let mend = line.isFine ? [] : [Run("   " + line.mend, .dim)]
            let runs = sign + [Run(line.text)] + mend
            canvas.write(runs, at: area.origin, maxWidth: area.width)
        }
        for (row, detail) in shown.enumerated() {
            canvas.write(detail, in: inner.row(lines.count + 2 + row).splitLeft(4).rest, .dim)
        }
    }

    private func lines(_ check: ClosingCheck, _ texts: Texts) -> [(
        isFine: Bool, key: String, text: String, mend: String
    )] {
        typealias Text = SessionOverlayText
        let new = check.newcomers > 0 ? ", " + texts(Text.attendanceNew, n: check.newcomers) : ""
        let here = check.present > 0 ? texts(Text.attendance, n: check.present) + new : texts[Text.attendanceMissing]
        let tasks =
            check.unowned.isEmpty
            ? check.tasks == 0 ? texts[Text.tasksNone] : texts(Text.tasksFine, n: check.tasks)
            : texts(Text.tasksMissing, n: check.unowned.count)
        let decisions =
            check.withoutMethod.isEmpty
            ? check.decisions == 0 ? texts[Text.decisionsNone] : texts(Text.decisionsFine, n: check.decisions)
            : texts(Text.decisionsMissing, n: check.withoutMethod.count)
        let carried =
            check.carried == 0
            ? texts[Text.nothingCarried]
            : texts(isConfirmed ? Text.carriedConfirmed : .carriedOver, n: check.carried)
        return [
            (check.present > 0, "g", here, texts[Text.mendPresent]),
            (check.unowned.isEmpty, "o", tasks, texts[Text.mendOwner]),
            (check.withoutMethod.isEmpty, "y", decisions, texts[Text.mendMethod]),
            (check.carried == 0 || isConfirmed, "c", carried, texts[Text.mendCarried]),
        ]
    }

    private func carriedDetails(_ check: ClosingCheck) -> [String] {
        check.unfinished.map(\.text) + check.questions.map { "q  \($0.text)" }
    }

    package func hints(_ state: State) -> [KeyHint] {
        [KeyHint(Key.enter.label, state.texts[SessionOverlayText.closes])]
            + [KeyHint("g o y c", state.texts[SessionOverlayText.mends])]
            + [KeyHint(Key.escape.label, state.texts[GeneralText.goBack])]
    }
}

extension State {
    fileprivate mutating func agreeOnMethod(_ keys: [RecordKey]) -> [Effect] {
        let edits = network.setting(.method, [Vocabulary.decisionMethods.words[0]], of: keys, at: clock.now)
        return commit(texts(SessionOverlayText.consensusForAll, n: keys.count), edits)
    }
}
