package import NetworkModel
import RecFormat
package import TextCanvas

/// A form for a record of any kind, driven by its schema: one line a value, completion, validation as it is typed.
package struct RecordForm: Overlay {
    package var isTyping: Bool { true }

    package let kind: Kind
    let subject: Subject
    var rows: [FormRow]
    package internal(set) var focus = 0
    let draft: Draft
    /// What Ends is going to say because of what was typed for Starts, where that is not what stands in its row.
    var impliedEnd: String?
    /// What is said of the focused row, worked out after each message.
    var hint = Hint()
    var top = 0
    /// What a new record is called where its form does not ask for that.
    private(set) var name: String?
    /// The names of new records that are to be made although they look like some that are there.
    var confirmed: Set<String> = []
    /// The words in use of the field that was last typed into, looked up once.
    var words: (field: Field, list: [String])?

    /// What is filled in.
    enum Subject: Sendable {
        case new
        case one(RecordKey)
        /// One field of several records.
        case many([RecordKey])
        /// Another value for a field that several people changed at once.
        case conflict(OpenConflict)
    }

    /// The record being edited; nil for a new one and for several.
    package var key: RecordKey? { if case .one(let key) = subject { key } else { nil } }
    var isNew: Bool { if case .new = subject { true } else { false } }

    /// What is said of the row being typed into.
    struct Hint: Sendable {
        var reading = FormReading.nothing
        var proposals: [FormProposal] = []
        var chosen: Int?
        var duplicates: [Place] = []
        /// The line below what is typed.
        var line: Run?
    }

    /// A form for a new record; `values` are filled in and count as changes only once something is typed.
    package init(new kind: Kind, _ values: [(Field, String)] = [], _ state: State) {
        var draft = Draft(new: kind, id: "")
        for (field, value) in values { draft.set(field, value) }
        self.init(draft, .new, state)
    }

    /// A form that asks for some fields of a new record alone; `values` are what the others say, and `name` says of what.
    package init(
        new kind: Kind, _ values: [(Field, String)], asking specs: [FieldSpec], called name: String, _ state: State
    ) {
        var draft = Draft(new: kind, id: "")
        for (field, value) in values { draft.set(field, value) }
        self.init(draft, .new, of: specs, state)
        self.name = name
    }

    /// A form for a record that is there; nil where it is gone.
    package init?(editing key: RecordKey, _ state: State) {
        guard let draft = state.network.draft(key) else { return nil }
        self.init(draft, .one(key), state)
    }

    /// A form for one field of several records: what all have is filled in.
    package init(changing spec: FieldSpec, of keys: [RecordKey], _ state: State) {
        var draft = Draft(new: keys.first?.kind ?? .partner, id: "")
        draft.setAll(spec.field, state.network.sharedValues(of: spec.field, keys))
        self.init(draft, .many(keys), of: [spec], state)
    }

    /// A form for what a conflict is to be settled on; nil where the record is gone.
    package init?(settling conflict: OpenConflict, _ state: State) {
        guard let draft = conflict.subject.flatMap({ state.network.draft($0) }) else { return nil }
        let spec = conflict.spec
        // Of a field with several values it is one that is to be settled.
        let value = FieldSpec(spec.field, spec.type, required: spec.isRequired)
        let proposed = conflict.standing ?? conflict.versions.lazy.compactMap(\.value).first
        self.init(draft, .conflict(conflict), of: [value], saying: [proposed].compactMap { $0 }, state)
    }

    init(
        _ draft: Draft, _ subject: Subject, of specs: [FieldSpec]? = nil, saying values: [String]? = nil, _ state: State
    ) {
        kind = draft.key.kind
        self.subject = subject
        self.draft = draft
        rows = []
        let zone = kind == .event ? FormReader.zone(draft.first(.timezone), state) : nil
        let reader = FormReader(state: state, zone: zone)
        for spec in specs ?? Schema[kind].formSpecs {
            let values = values ?? draft.all(spec.field)
            rows += values.map { FormRow(spec, stored: $0, shown: reader.shown($0, of: spec)) }
            if values.isEmpty || spec.repeats { rows.append(FormRow(spec, stored: nil, shown: "")) }
        }
        // What names the record is asked first.
        if let title = rows.firstIndex(where: { $0.spec.field == kind.titleField }) {
            rows.insert(rows.remove(at: title), at: 0)
        }
    }

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
        case .key(.down) where rows.count == 1: choose(1)
        case .key(.up) where rows.count == 1: choose(-1)
        case .key(.down): if !rows[focus].editor.moveLine(1) { walk(1) }
        case .key(.up): if !rows[focus].editor.moveLine(-1) { walk(-1) }
        case .key(.pageDown): go(to: focus + 8)
        case .key(.pageUp): go(to: focus - 8)
        case .key(.control("n")): choose(1)
        case .key(.control("p")): choose(-1)
        case .key(.enter): type(.paste("\n"))
        case .mouse(let mouse): click(mouse, state)
        case .key(","), .key(" "), .paste: typeNames(event, state)
        default: type(event)
        }
        return .stays
    }

    private mutating func type(_ event: TerminalEvent) {
        guard rows[focus].editor.take(event) else { return }
        rows[focus].wasTypedInto = true
        rows[focus].wasToBeSaved = false
        hint.chosen = nil
        // A repeated field always has an empty line to go on with.
        let row = rows[focus]
        let isLast = !rows.indices.contains(focus + 1) || rows[focus + 1].spec.field != row.spec.field
        if row.spec.repeats, isLast, !row.editor.isEmpty {
            rows.insert(FormRow(row.spec, stored: nil, shown: ""), at: focus + 1)
        }
    }

    /// A comma ends a name where a field takes several, be it typed or pasted, unless somebody has it in their name: what
    /// follows goes into a row of its own.
    private mutating func typeNames(_ event: TerminalEvent, _ state: State) {
        guard let kinds = rows[focus].spec.namedKinds, rows[focus].spec.repeats else { return type(event) }
        switch event {
        case .paste(let text) where !text.utf8.contains(UInt8(ascii: ":")):
            for (index, part) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { typeNames(.key(","), state) }
                let name = String(part).trimmed
                if !name.isEmpty { type(.paste(rows[focus].editor.isEmpty ? name : String(part))) }
            }
        case .key(","):
            let typed = rows[focus].editor.text
            let isWhole = rows[focus].editor.textBeforeCursor.utf8.count == typed.utf8.count
            let isPart = state.propose(typed, kinds).contains { $0.title.utf8.contains(UInt8(ascii: ",")) }
            guard isWhole, !isPart, !typed.trimmed.isEmpty, !typed.utf8.contains(UInt8(ascii: ":")) else {
                return type(event)
            }
            // What follows stands between this name and those behind it.
            if !isSpare(focus + 1) {
                rows.insert(FormRow(rows[focus].spec, stored: nil, shown: ""), at: focus + 1)
            }
            go(to: focus + 1)
        // The blank behind a comma.
        case .key(" ") where rows[focus].editor.isEmpty: break
        default: type(event)
        }
    }

    mutating func go(to row: Int) {
        focus = min(max(0, row), rows.count - 1)
        rows[focus].editor.move(to: .max)
        hint.chosen = nil
    }

    /// Goes to the next row that says something or belongs to another field; the empty one that takes a further value is
    /// for Tab.
    private mutating func walk(_ step: Int) {
        var row = focus + step
        while rows.indices.contains(row), isSpare(row) { row += step }
        // Where no other field follows, nothing is to be walked past.
        go(to: rows.indices.contains(row) ? row : focus + step)
    }

    /// Whether a row is the empty one behind the values of a repeated field.
    func isSpare(_ row: Int) -> Bool {
        row > 0 && rows.indices.contains(row) && rows[row].editor.isEmpty && rows[row].spec.repeats
            && rows[row - 1].spec.field == rows[row].spec.field
    }

    private mutating func choose(_ step: Int) {
        guard !hint.proposals.isEmpty else { return }
        let next = (hint.chosen ?? (step > 0 ? -1 : 0)) + step
        hint.chosen = (next + hint.proposals.count) % hint.proposals.count
    }

    private mutating func completeOrGoOn() {
        let text = rows[focus].editor.text
        guard let proposal = hint.chosen ?? (text.isEmpty || hint.proposals.isEmpty ? nil : 0),
            !hint.proposals[proposal].text.hasSameBytes(as: text)
        else {
            // Of a zone that is not known nothing can be made, so it is told rather than left behind.
            if rows[focus].spec.type == .zone, rows[focus].isTouched, hint.reading.isProblem {
                rows[focus].wasToBeSaved = true
                return
            }
            return go(to: focus + 1)
        }
        accept(proposal)
    }

    private mutating func accept(_ index: Int) {
        guard hint.proposals.indices.contains(index) else { return }
        var text = hint.proposals[index].text
        for entry in hint.proposals[index].besides { fill(entry.field, entry.text) }
        if hint.proposals[index].isNew { confirmed.insert(text) }
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

    private mutating func fill(_ field: Field, _ value: String) {
        guard let row = rows.firstIndex(where: { $0.spec.field == field }) else { return }
        rows[row].editor = LineEditor(value)
        rows[row].wasTypedInto = true
    }

    private mutating func click(_ mouse: Mouse, _ state: State) {
        switch mouse.action {
        case .wheelUp: go(to: focus - 1)
        case .wheelDown: go(to: focus + 1)
        case .press, .doubleClick:
            if let row = row(at: mouse.at, in: state.size) { go(to: row) }
        case .release, .drag: break
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
        case .network, .conflict, .erasure: screen = .network
        case .position: screen = .outreach
        }
        open(screen)
        settle()
        _ = module.reveal(place, &self, opening: true)
    }
}
