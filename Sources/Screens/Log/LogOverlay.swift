package import NetworkModel
package import TextCanvas

/// One line that logs a contact, from anywhere; what is understood of it shows below as it is typed.
package struct LogOverlay: Overlay {
    package var isTyping: Bool { true }

    private var input: ProposingLine
    /// Those the contact is with unless the line says otherwise.
    private var given: [NameCandidate]
    /// Those it is with once a line that was left earlier is emptied.
    private let chosen: [NameCandidate]
    private var line: LogLine
    /// What the line was last read for.
    private var read: (text: String, isPrepared: Bool, version: Int)?

    package init(_ state: State, with given: [NameCandidate], text: String = "") {
        self.init(state, with: given, text: text, chosen: given)
    }

    /// Opens the line again that was left the last time, about those whom it was about.
    fileprivate init(_ dropped: DroppedLine, _ state: State, chosen: [NameCandidate]) {
        let given = dropped.given.filter { state.network.record($0) != nil }.map { state.candidate($0) }
        self.init(state, with: given.isEmpty ? chosen : given, text: dropped.text, chosen: chosen)
    }

    private init(_ state: State, with given: [NameCandidate], text: String, chosen: [NameCandidate]) {
        input = ProposingLine(text)
        self.given = given
        self.chosen = chosen
        line = LogLine(text, in: Self.context(state, given))
    }

    private var editor: LineEditor { input.editor }
    private var proposals: [LogProposal] { input.proposals }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch input.take(event, kept: state.log.dropped.text) {
        case .stays: return .stays
        case .saves: return save(&state)
        case .leaves:
            // Kept for the next time, since it may have been a slip.
            state.log.dropped = dropped
            return .closes
        }
    }

    /// The name under which the line is kept while it is typed.
    static let place = "log"

    private var dropped: DroppedLine { DroppedLine(editor.text, given: given.map(\.key)) }

    package var unsaved: UnsavedText? { UnsavedText(Self.place, dropped.kept) }

    package mutating func settle(_ state: State) {
        let isPrepared = state.prepared.version != nil
        let isSame = read?.text == editor.text && read?.isPrepared == isPrepared && read?.version == state.version
        guard !isSame else { return }
        if let read, read.version != state.version {
            // Who was meant may be forgotten, or be called otherwise.
            given = given.filter { state.network.record($0.key) != nil }.map { state.candidate($0.key) }
        }
        read = (editor.text, isPrepared, state.version)
        if editor.isEmpty { given = chosen.filter { state.network.record($0.key) != nil } }
        line = LogLine(editor.text, in: Self.context(state, given))
        input.show(LogProposal.all(for: line, before: editor.textBeforeCursor, state))
    }

    private func save(_ state: inout State) -> OverlayOutcome {
        guard let logged = line.logged(in: state.network, by: &state.author) else {
            state.status = Status(line.problems.first { $0.blocks }?.description ?? "", tone: .warning)
            return .stays
        }
        if let refusal = state.refusal(of: logged.edits) {
            state.status = refusal
            return .stays
        }
        state.log.dropped = DroppedLine()
        let effects = state.commit(summary(of: logged, state), logged.edits)
        return .closes(effects)
    }

    /// `Logged with Aid/Watch · next due 2 jan`.
    private func summary(of logged: LoggedContact, _ state: State) -> String {
        var words = state.texts(LogText.logged, ["names": logged.names.joined(separator: ", ")])
        let partner = line.with.lazy.compactMap(\.candidate).first { $0.key.kind == .partner }
        if let cadence = partner.flatMap({ state.network.partner($0.key.id)?.cadence }) {
            let day = state.dates.short(state.day(of: line.at).adding(cadence))
            words += " · " + state.texts(LogText.nextDue, ["day": day])
        }
        if !logged.tasks.isEmpty { words += " · " + state.texts(LogText.stepsAdded, n: logged.tasks.count) }
        let made = logged.edits.filter { logged.added.contains($0.key) }
        return words + state.saying(made.map { Draft($0.key, fields: $0.after ?? []) })
    }

    /// What a line is read against here.
    static func context(_ state: State, _ given: [NameCandidate]) -> LogLine.Context {
        let me = state.me.map {
            NameCandidate(key: RecordKey(.person, $0), title: state.network.title(of: $0, .person))
        }
        return LogLine.Context(names: state.names, clock: state.clock, me: me, given: given, defaultKind: "call")
    }

    // MARK: Drawing

    package func draw(_ state: State, on canvas: inout Canvas) {
        let sheet = Panel.sheet(height: state.size.height < 20 ? 6 : 7, on: &canvas)
        let used = canvas.write(state.texts[LogText.prompt] + " ▸ ", at: sheet.origin, .prompt, maxWidth: sheet.width)
        let field = sheet.row(0).splitLeft(used).rest
        editor.draw(on: &canvas, in: field, placeholder: state.texts[LogText.placeholder])
        let below = sheet.splitTop(1).rest.splitLeft(min(used, sheet.width)).rest
        // The example that stands in an empty line is not understood, so nothing is said of it but whom a line is about.
        let reading = LogUnderstanding(line, isEmpty: editor.isEmpty, state)
        // Where a name must be settled first, two rows are left for that.
        let room = max(1, below.height - (reading.problems.isEmpty && proposals.isEmpty ? 0 : 2))
        var row = 0
        for runs in reading.lines(width: below.width, atMost: room) {
            canvas.write(runs, at: below.row(row).origin, maxWidth: below.width)
            row += 1
        }
        let spared = max(1, below.height - row - (proposals.isEmpty ? 0 : proposals.count))
        for line in editor.isEmpty ? [] : lines(of: reading.problems, width: below.width, atMost: spared) {
            canvas.write(line, at: below.row(row).origin, .warning, maxWidth: below.width)
            row += 1
        }
        LogProposal.draw(proposals, choosing: input.choice, on: &canvas, in: below.splitTop(row).rest)
    }

    /// Problems in so many lines: each whole where there is room for that, else cut.
    private func lines(of problems: [String], width: Int, atMost limit: Int) -> [String] {
        let wrapped = problems.prefix(2).flatMap { TextLayout.wrap($0, to: max(1, width)) }
        return wrapped.count <= limit ? wrapped : Array(problems.prefix(min(2, limit)))
    }

    package func hints(_ state: State) -> [KeyHint] {
        return [KeyHint(Key.enter.label, state.texts[LogText.saves])]
            + (input.isKept(state.log.dropped.text)
                ? [KeyHint(Key.control("u").label, state.texts[LogText.empties])] : [])
            + [
                KeyHint(Key.tab.label, state.texts[LogText.completes]),
                KeyHint(Key.escape.label, state.texts[LogText.later]),
            ]
    }
}

extension State {
    /// Opens the line that logs a contact, with the marked or selected partners and people in it.
    mutating func openLog() -> [Effect] {
        var chosen = targetKeys(.partner, .person).map { candidate($0) }
        if chosen.isEmpty, let partner = partnerInFocus { chosen = [candidate(RecordKey(.partner, partner))] }
        overlays.append(LogOverlay(log.dropped, self, chosen: chosen))
        return []
    }

    fileprivate func candidate(_ key: RecordKey) -> NameCandidate {
        NameCandidate(key: key, title: network.title(of: key.id, key.kind))
    }
}
