import RecFormat
package import NetworkModel
package import TextCanvas

/// One line that adds a task, from anywhere; what is understood of it shows below as it is typed.
package struct TaskLineOverlay: Overlay {
    package var isTyping: Bool { true }

    private var input: ProposingLine
    /// What the task is about unless the line says otherwise.
    private let event: NameCandidate?
    private let partner: NameCandidate?
    private var line: TaskLine
    /// The titles of tasks, read once a line may name one unless they are prepared.
    private var tasks: NameIndex?
    /// What the line was last read for.
    private var read: (text: String, isPrepared: Bool)?

    package init(_ state: State, event: RecordID?, partner: RecordID?, text: String = "") {
        input = ProposingLine(text)
        let event = event.flatMap { state.network.event($0) }
        let partner = partner.flatMap { state.network.partner($0) }
        self.event = event.map { NameCandidate(key: $0.key, title: $0.title) }
        self.partner = partner.map { NameCandidate(key: $0.key, title: $0.title) }
        line = TaskLine("", in: .init(LogOverlay.context(state, []), network: state.network))
    }

    private var editor: LineEditor { input.editor }
    private var proposals: [LogProposal] { input.proposals }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        if case .key(.control("o")) = event { return openForm(&state) }
        switch input.take(event, kept: state.tasks.dropped) {
        case .stays: return .stays
        case .saves: return save(&state)
        case .leaves:
            // Kept for the next time, since it may have been a slip.
            state.tasks.dropped = editor.text
            return .closes
        }
    }

    /// The name under which the line is kept while it is typed.
    static let place = "task"

    package var unsaved: UnsavedText? { UnsavedText(Self.place, editor.text) }

    package mutating func settle(_ state: State) {
        let isPrepared = state.prepared.version != nil
        guard read?.text != editor.text || read?.isPrepared != isPrepared else { return }
        read = (editor.text, isPrepared)
        if TaskLine.namesTasks(editor.text) {
            tasks = state.prepared.taskNames ?? tasks ?? TaskLine.taskNames(of: state.network)
        }
        let context = TaskLine.Context(
            LogOverlay.context(state, []), tasks: tasks, network: state.network, event: event, partner: partner)
        line = TaskLine(editor.text, in: context)
        input.show(TaskProposals.all(for: line, before: editor.textBeforeCursor, tasks, state))
    }

    private func save(_ state: inout State) -> OverlayOutcome {
        guard let added = line.added(in: state.network, by: &state.author) else {
            state.status = Status(line.problems.first(where: \.blocks)?.description ?? "", tone: .warning)
            return .stays
        }
        if let refusal = state.refusal(of: added.edits) {
            state.status = refusal
            return .stays
        }
        state.tasks.dropped = ""
        let made = added.edits.filter { added.added.contains($0.key) }
        let effects = state.commit(
            summary(state) + state.saying(made.map { Draft($0.key, fields: $0.after ?? []) }), added.edits)
        state.reveal(added.task)
        return .closes(effects)
    }

    /// `Added draft the letter · Fatima is asked`.
    private func summary(_ state: State) -> String {
        let words = state.texts(TasksText.added, ["what": line.title])
        guard let owner = line.owners.first, owner.candidate?.key.id != state.me else { return words }
        return words + " · " + state.texts(TasksText.isAsked, ["name": owner.title])
    }

    /// Goes on in the form, with what was understood filled in.
    private func openForm(_ state: inout State) -> OverlayOutcome {
        state.tasks.dropped = ""
        var author = state.author
        guard let added = line.added(in: state.network, by: &author), added.added.isEmpty,
            let fields = added.edits.last?.after
        else {
            var values: [(Field, String)] = line.title.isEmpty ? [] : [(.title, line.title)]
            if let event { values.append((.event, event.key.id.text)) }
            if let partner { values.append((.partner, partner.key.id.text)) }
            return replace(with: RecordForm(new: .task, values + state.usualHolder, state), &state)
        }
        var values = fields.map { (Field($0.name), $0.value) }.filter { $0.0 != .id && $0.0 != .created }
        let isMine = state.me != nil && line.owners.isEmpty && !line.isNobodys
        if !values.contains(where: { $0.0 == .status }), values.contains(where: { $0.0 == .accountable }) {
            values.append((.status, (isMine ? TaskStatus.accepted : .proposed).rawValue))
        }
        return replace(with: RecordForm(new: .task, values, state), &state)
    }

    private func replace(with form: RecordForm, _ state: inout State) -> OverlayOutcome {
        state.overlays.append(form)
        return .closes
    }

    // MARK: Drawing

    package func draw(_ state: State, on canvas: inout Canvas) {
        let sheet = Panel.sheet(height: state.size.height < 20 ? 6 : 7, on: &canvas)
        let used = canvas.write(state.texts[TasksText.prompt] + " ▸ ", at: sheet.origin, .prompt, maxWidth: sheet.width)
        let field = sheet.row(0).splitLeft(used).rest
        editor.draw(on: &canvas, in: field, placeholder: state.texts[TasksText.placeholder])
        let below = sheet.splitTop(1).rest.splitLeft(min(used, sheet.width)).rest
        let told = editor.isEmpty ? [] : line.problems.filter { $0.what != .noTitle }
        // What has to be settled comes before what may not be meant.
        let problems = (told.filter(\.blocks) + told.filter { !$0.blocks }).map(\.description)
        let room = max(1, below.height - (problems.isEmpty && proposals.isEmpty ? 0 : 2))
        var row = 0
        let statement = TaskUnderstanding.runs(of: line, isEmpty: editor.isEmpty, state)
        for runs in TextLayout.wrap(statement, to: max(1, below.width)).prefix(room) {
            canvas.write(runs, at: below.row(row).origin, maxWidth: below.width)
            row += 1
        }
        for problem in problems.prefix(1).flatMap({ TextLayout.wrap($0, to: max(1, below.width)) }).prefix(2) {
            canvas.write(problem, at: below.row(row).origin, .warning, maxWidth: below.width)
            row += 1
        }
        LogProposal.draw(proposals, choosing: input.choice, on: &canvas, in: below.splitTop(row).rest)
    }

    package func hints(_ state: State) -> [KeyHint] {
        [KeyHint(Key.enter.label, state.texts[TasksText.adds])]
            + (input.isKept(state.tasks.dropped) ? [KeyHint(Key.control("u").label, state.texts[LogText.empties])] : [])
            + [
                KeyHint(Key.tab.label, state.texts[LogText.completes]),
                KeyHint(Key.control("o").label, state.texts[TasksText.allFields]),
                KeyHint(Key.escape.label, state.texts[LogText.later]),
            ]
    }
}

extension State {
    /// What a line that adds a task is read against.
    func taskContext(for text: String) -> TaskLine.Context {
        let tasks = TaskLine.namesTasks(text) ? prepared.taskNames ?? TaskLine.taskNames(of: network) : nil
        return TaskLine.Context(LogOverlay.context(self, []), tasks: tasks, network: network)
    }

    /// Opens the line that adds a task, with what the open screen and the selected record say of it.
    mutating func openTaskLine() -> [Effect] {
        let values = module.values(forNew: .task, in: self)
        let event = values.first { $0.0 == .event }.map { RecordID($0.1) }
        // The task under the cursor is another one; what it is about says nothing of a new one.
        let partner = selected?.kind == .task ? nil : partnerInFocus
        overlays.append(TaskLineOverlay(self, event: event, partner: partner, text: tasks.dropped))
        return []
    }

    /// What a form for a new task says of its holder.
    var usualHolder: [(Field, String)] {
        me.map { [(.accountable, $0.text), (.status, TaskStatus.accepted.rawValue)] } ?? []
    }

    /// Puts the cursor on a record that was just added, where the open list shows it.
    mutating func reveal(_ key: RecordKey) {
        module.refresh(&self)
        guard let place = network.place(of: key) else { return }
        withList { list in
            if let row = list.rows.firstIndex(of: place) { list.move(to: row) }
        }
    }
}
