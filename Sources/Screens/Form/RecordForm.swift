package import NetworkModel
package import TextCanvas

/// A form for a record of any kind, driven by its schema: one line a value, completion, validation as it is typed.
package struct RecordForm: Overlay {
    package let kind: Kind
    /// The record being edited; nil for a new one.
    package let key: RecordKey?
    var rows: [FormRow]
    package private(set) var focus = 0
    private var draft: Draft
    /// What is said of the focused row, worked out after each message.
    var hint = Hint()
    var top = 0
    /// Whether adding what looks like a record that is there was asked for once.
    private var isWarned = false
    /// The words in use of the field that was last typed into, looked up once.
    private var words: (field: Field, list: [String])?

    /// What is said of the row being typed into.
    struct Hint: Sendable {
        var reading = FormReading.nothing
        var proposals: [String] = []
        var chosen: Int?
        var duplicates: [Place] = []
        /// The line below what is typed.
        var line: Run?
    }

    /// A form for a new record; `values` are filled in and count as changes only once something is typed.
    package init(new kind: Kind, _ values: [(Field, String)] = [], _ state: State) {
        var draft = Draft(new: kind, id: "")
        for (field, value) in values { draft.set(field, value) }
        self.init(draft, key: nil, state)
    }

    /// A form for a record that is there; nil where it is gone.
    package init?(editing key: RecordKey, _ state: State) {
        guard let draft = state.network.draft(key) else { return nil }
        self.init(draft, key: key, state)
    }

    private init(_ draft: Draft, key: RecordKey?, _ state: State) {
        kind = draft.key.kind
        self.key = key
        self.draft = draft
        rows = []
        let reader = FormReader(state: state)
        for spec in Schema[kind].specs where !Self.hidden.contains(spec.field) {
            let values = draft.all(spec.field)
            rows += values.map { FormRow(spec, stored: $0, shown: reader.shown($0, of: spec)) }
            if values.isEmpty || spec.repeats { rows.append(FormRow(spec, stored: nil, shown: "")) }
        }
        // What names the record is asked first.
        if let title = rows.firstIndex(where: { $0.spec.field == kind.titleField }) {
            rows.insert(rows.remove(at: title), at: 0)
        }
    }

    private static let hidden: Set<Field> = [
        .id, .created, .modified, .snooze, .done, .format, .source, .followUp, .record, .field, .base, .mine, .theirs,
    ]

    /// Whether anything was typed that is not saved.
    package var isEdited: Bool { rows.contains(where: \.isTouched) }

    // MARK: Keys

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.control("c")): return leave(&state)
        case .key(.control("s")): return save(&state)
        case .key(.enter) where !rows[focus].editor.isMultiline:
            guard let chosen = hint.chosen else { return save(&state) }
            accept(chosen)
            return .stays
        case .key(.control("o")): return openDuplicate(&state)
        case .key(.tab): completeOrGoOn()
        case .key(.backTab): go(to: focus - 1)
        case .key(.down): if !rows[focus].editor.moveLine(1) { go(to: focus + 1) }
        case .key(.up): if !rows[focus].editor.moveLine(-1) { go(to: focus - 1) }
        case .key(.pageDown): go(to: focus + 8)
        case .key(.pageUp): go(to: focus - 8)
        case .key(.control("n")): choose(1)
        case .key(.control("p")): choose(-1)
        case .key(.enter): type(.paste("\n"))
        case .mouse(let mouse): click(mouse, state)
        default: type(event)
        }
        return .stays
    }

    private mutating func type(_ event: TerminalEvent) {
        guard rows[focus].editor.take(event) else { return }
        hint.chosen = nil
        isWarned = false
        // A repeated field always has an empty line to go on with.
        let row = rows[focus]
        let isLast = !rows.indices.contains(focus + 1) || rows[focus + 1].spec.field != row.spec.field
        if row.spec.repeats, isLast, !row.editor.isEmpty {
            rows.insert(FormRow(row.spec, stored: nil, shown: ""), at: focus + 1)
        }
    }

    private mutating func go(to row: Int) {
        focus = min(max(0, row), rows.count - 1)
        rows[focus].editor.move(to: .max)
        hint.chosen = nil
    }

    private mutating func choose(_ step: Int) {
        guard !hint.proposals.isEmpty else { return }
        let next = (hint.chosen ?? (step > 0 ? -1 : 0)) + step
        hint.chosen = (next + hint.proposals.count) % hint.proposals.count
    }

    private mutating func completeOrGoOn() {
        let text = rows[focus].editor.text
        guard let proposal = hint.chosen ?? (text.isEmpty || hint.proposals.isEmpty ? nil : 0),
            !hint.proposals[proposal].utf8.elementsEqual(text.utf8)
        else { return go(to: focus + 1) }
        accept(proposal)
    }

    private mutating func accept(_ index: Int) {
        guard hint.proposals.indices.contains(index) else { return }
        var text = hint.proposals[index]
        if case .described = rows[focus].spec.type {
            // Only the name is completed; what was said after it stays.
            let typed = rows[focus].editor.text
            if let colon = typed.utf8.firstIndex(of: UInt8(ascii: ":")) {
                text += typed[colon...]
            } else {
                text += ": "
            }
        }
        rows[focus].editor = LineEditor(text)
        hint.chosen = nil
    }

    private mutating func click(_ mouse: Mouse, _ state: State) {
        switch mouse.action {
        case .wheelUp: go(to: focus - 1)
        case .wheelDown: go(to: focus + 1)
        case .press, .doubleClick:
            if let row = row(at: mouse.at, in: state.size) { go(to: row) }
        case .release: break
        }
    }

    // MARK: Leaving

    private func leave(_ state: inout State) -> OverlayOutcome {
        guard isEdited else { return .closes }
        state.overlays.append(
            ConfirmationOverlay(
                question: state.texts[FormText.dropQuestion],
                choices: [
                    .init("s", state.texts[FormText.save]) { $0.finishForm() },
                    .init("x", state.texts[FormText.drop]) { state in
                        state.overlays.removeAll { $0 is RecordForm }
                        return []
                    },
                ]))
        return .stays
    }

    private func openDuplicate(_ state: inout State) -> OverlayOutcome {
        guard let place = hint.duplicates.first else { return .stays }
        state.show(place)
        return .closes
    }

    /// Saves, or goes to the first row that says something wrong.
    mutating func save(_ state: inout State) -> OverlayOutcome {
        let readings = readings(state)
        if let wrong = readings.firstIndex(where: \.isProblem) {
            go(to: wrong)
            return .stays
        }
        if key == nil, !isWarned, !hint.duplicates.isEmpty || !duplicates(state).isEmpty {
            isWarned = true
            let names = duplicates(state).prefix(2).map { state.network.title(at: $0) }.joined(separator: ", ")
            state.status = Status(state.texts(FormText.addAnyway, ["names": names]), tone: .warning)
            return .stays
        }
        return .closes(commit(readings, &state))
    }

    private func readings(_ state: State) -> [FormReading] {
        var reader = FormReader(state: state)
        reader.eventStarts = eventStarts(state)
        return rows.indices.map { index in
            let row = rows[index]
            let isFirst = !rows[..<index].contains { $0.spec.field == row.spec.field }
            if row.editor.isEmpty, row.spec.isRequired, !isFirst { return .nothing }
            return reader.reading(of: row)
        }
    }

    private func commit(_ readings: [FormReading], _ state: inout State) -> [Effect] {
        let title = rows.first { $0.spec.field == kind.titleField }?.editor.text.trimmed ?? ""
        var result = draft
        if key == nil { result = state.author.draft(kind, named: title, in: state.network) }
        var taken: Set<RecordID> = [result.key.id]
        var values: [(field: Field, values: [String])] = []
        var made: [RecordEdit] = []
        for (row, reading) in zip(rows, readings) {
            if values.last?.field != row.spec.field { values.append((row.spec.field, [])) }
            switch reading {
            case .nothing, .problem: break
            case .value(let value, _): values[values.count - 1].values.append(value)
            case .creates(let kind, let name, let rest):
                let new = state.author.draft(kind, named: name, in: state.network, taken: taken)
                taken.insert(new.key.id)
                made.append(new.edit(at: state.clock.now))
                values[values.count - 1].values.append(new.key.id.text + rest)
            }
        }
        for entry in values { result.setAll(entry.field, entry.values) }
        for field in Self.hidden where key == nil {
            if let value = draft.first(field), field != .id { result.set(field, value) }
        }
        return finish(result, made, title, &state)
    }

    private func finish(_ result: Draft, _ made: [RecordEdit], _ title: String, _ state: inout State) -> [Effect] {
        let text: FormText? = key == nil ? .added : nil
        let summary = text.map { state.texts($0, ["what": title]) } ?? state.texts(GeneralText.edited, ["what": title])
        let effects = state.commit(summary, made + [result.edit(at: state.clock.now)])
        if key == nil, let place = state.network.place(of: result.key) {
            state.settle()
            _ = state.module.reveal(place, &state, opening: false)
        }
        return effects
    }

    // MARK: Hints

    package mutating func settle(_ state: State) {
        var reader = FormReader(state: state)
        reader.eventStarts = eventStarts(state)
        let chosen = hint.chosen
        let spec = rows[focus].spec
        if words?.field != spec.field { words = (spec.field, state.network.wordsInUse(spec.field, kind)) }
        hint = Hint(reading: reader.reading(of: rows[focus]), proposals: proposals(state))
        hint.chosen = chosen.flatMap { hint.proposals.indices.contains($0) ? $0 : nil }
        hint.duplicates = focus == 0 && key == nil ? duplicates(state) : []
        hint.line = said(state)
        settleViewport(state.size)
    }

    private func eventStarts(_ state: State) -> Day? {
        guard let row = rows.first(where: { $0.spec.field == .event }) else { return nil }
        return state.resolve(row.editor.text, [.event]).candidate.flatMap { state.network.event($0.key.id) }?.starts?
            .day
    }

    private func duplicates(_ state: State) -> [Place] {
        guard kind == .partner || kind == .person, let name = rows.first?.editor.text.trimmed, name.count > 2 else {
            return []
        }
        return state.likelyDuplicates(of: name, kind)
    }

    private func proposals(_ state: State) -> [String] {
        let row = rows[focus]
        let text = row.editor.text
        switch row.spec.type {
        case .choice, .line:
            guard row.spec.field != kind.titleField else { return [] }
            guard row.isTouched || (text.isEmpty && row.spec.type != .line) else { return [] }
            let folded = Folding.fold(text)
            return Array(
                (words?.list ?? []).filter { Folding.fold($0).starts(with: folded) }.prefix(Self.proposalLimit))
        case .reference(let kinds):
            guard row.isTouched || text.isEmpty else { return [] }
            return names(text, kinds, state)
        case .described(let kinds):
            guard row.isTouched else { return [] }
            let hasColon = text.utf8.contains(UInt8(ascii: ":"))
            return hasColon ? [] : names(text, kinds, state)
        case .flag: return text.isEmpty ? ["yes"] : []
        case .text, .day, .moment, .relativeDay, .period, .number, .hours, .email, .phone: return []
        }
    }

    private func names(_ text: String, _ kinds: [Kind], _ state: State) -> [String] {
        state.propose(text, kinds, limit: Self.proposalLimit).map(\.title)
    }

    private static let proposalLimit = 6
}

extension FormReading {
    var isProblem: Bool { if case .problem = self { true } else { false } }
}

extension State {
    /// Saves the open form, as a question about leaving it asks for.
    fileprivate mutating func finishForm() -> [Effect] {
        guard let index = overlays.lastIndex(where: { $0 is RecordForm }), var form = overlays[index] as? RecordForm
        else { return [] }
        let outcome = form.save(&self)
        if outcome.closes { overlays.remove(at: index) } else { overlays[index] = form }
        return outcome.effects
    }

    /// Goes to the screen that shows a record, and opens it there.
    package mutating func show(_ place: Place) {
        let screen: ScreenID
        switch place.kind {
        case .partner, .person: screen = .partners
        case .event: screen = .events
        case .checklistItem, .planStep, .session, .agendaItem, .note, .decision, .priority, .lead: screen = .checklist
        case .task: screen = .tasks
        case .contact: screen = .log
        case .network, .conflict: screen = .network
        case .position: screen = .outreach
        }
        open(screen)
        settle()
        _ = module.reveal(place, &self, opening: true)
    }
}
