import NetworkModel
import RecFormat
import TextCanvas

extension RecordForm {
    /// Saves, or goes to the first row that says something wrong.
    mutating func save(_ state: inout State) -> OverlayOutcome {
        if name != nil, !isEdited { return .closes }
        for index in rows.indices { rows[index].wasToBeSaved = true }
        let readings = readings(state)
        if let wrong = rows.indices.first(where: { readings[$0].isProblem }) ?? faultyRow(readings, state) {
            go(to: wrong)
            return .stays
        }
        if let question = question(readings, state) {
            state.status = Status(question, tone: .warning)
            return .stays
        }
        switch subject {
        case .many(let keys): return saveMany(keys, readings, &state)
        case .conflict(let conflict):
            // What the value does not go with may be in a field that is not asked for.
            if let fault = faults(readings, state).first {
                state.status = Status(state.words(for: fault), tone: .warning)
                return .stays
            }
            return settle(conflict, readings, &state)
        case .new, .one: break
        }
        let filled = filling(readings, state)
        if let refusal = state.refusal(of: filled.saving.edits) {
            state.status = refusal
            return .stays
        }
        if let overlay = EventMoveOverlay(filled.result, filled.saving, state) {
            state.overlays.append(overlay)
            return .stays
        }
        return .closes(commit(filled, &state))
    }

    /// What the rows say, in their order.
    func readings(_ state: State) -> [FormReading] {
        var reader = FormReader(state: state, zone: zone(state))
        reader.eventStarts = eventStarts(state)
        var readings = rows.indices.map { index -> FormReading in
            let row = rows[index]
            let isFirst = !rows[..<index].contains { $0.spec.field == row.spec.field }
            if row.editor.isEmpty, row.spec.isRequired, !isFirst { return .nothing }
            if case .many = subject, reader.empties(row) { return .value("", note: state.texts[FormText.empties]) }
            return reader.reading(of: row)
        }
        if kind == .event { joinTimes(&readings, reader) }
        return readings
    }

    /// Lets what was typed for the start say the end too, and says of a repetition which days follow from it.
    private func joinTimes(_ readings: inout [FormReading], _ reader: FormReader) {
        guard let starts = rows.firstIndex(where: { $0.spec.field == .starts }) else { return }
        // An end that nothing would take up is not to be lost.
        if !rows.contains(where: { $0.spec.field == .ends }), reader.span(rows[starts].editor.text.trimmed) != nil {
            readings[starts] = .problem(reader.texts[FormText.notADay])
        }
        if let ends = rows.firstIndex(where: { $0.spec.field == .ends }), rows[starts].isTouched,
            let span = reader.span(rows[starts].editor.text.trimmed)
        {
            readings[ends] = joined(readings[ends], span.ends, isTyped: rows[ends].isTouched, reader)
        }
        guard let repeats = rows.firstIndex(where: { $0.spec.field == .repeats }),
            case .value(let rule, let note) = readings[repeats], case .value(let start, _) = readings[starts],
            let days = reader.daysFollowing(start, rule)
        else { return }
        readings[repeats] = .value(rule, note: [note, days].filter { !$0.isEmpty }.joined(separator: " · "))
    }

    /// What Ends says where the text of Starts says an end too: that, unless another one was typed there.
    private func joined(
        _ reading: FormReading, _ end: FormReading, isTyped: Bool, _ reader: FormReader
    ) -> FormReading {
        guard isTyped, case .value(let typed, _) = reading, case .value(let meant, _) = end,
            !typed.hasSameBytes(as: meant)
        else { return isTyped && reading.isProblem ? reading : end }
        return .problem(reader.texts(FormText.otherEnd, ["end": reader.shown(moment: meant)]))
    }

    /// What the record would say as a whole that cannot be.
    func faults(_ readings: [FormReading], _ state: State) -> [RecordFault] {
        var made = Makings(state.author)
        switch subject {
        case .many: return []
        case .conflict(let conflict):
            let settled = settled(conflict, readings, state.network, &made)
            return settled.map { state.network.faults(of: $0.draft, on: state.clock) } ?? []
        case .new, .one:
            return state.network.faults(of: filled(draft, readings, state.network, &made), on: state.clock)
        }
    }

    private func faultyRow(_ readings: [FormReading], _ state: State) -> Int? {
        faults(readings, state).lazy.compactMap { fault in
            rows.firstIndex { $0.spec.field == fault.fields.first }
        }.first
    }

    /// Asked once of new records that look like some that are there; the next Enter makes them all the same.
    private mutating func question(_ readings: [FormReading], _ state: State) -> String? {
        let title = rows.first?.editor.text ?? ""
        let doubled = isNew ? duplicates(state) : []
        if !doubled.isEmpty, confirmed.insert(title).inserted {
            let names = doubled.prefix(2).map { state.network.title(at: $0) }.joined(separator: ", ")
            return state.texts(FormText.addAnyway, ["names": names])
        }
        for (index, reading) in readings.enumerated() {
            guard case .creates(let new, _) = reading, let likely = new.likely.first,
                confirmed.insert(rows[index].editor.text).inserted
            else { continue }
            go(to: index)
            return state.texts(FormText.makeAnyway, ["name": new.name, "likely": likely.title])
        }
        return nil
    }

    // MARK: One record

    /// Records that are made along with the one that is filled in, each name once.
    struct Makings {
        var author: Author
        private(set) var drafts: [Draft] = []

        init(_ author: Author) { self.author = author }

        /// The Id of the record made under a name; the first that asks makes it.
        mutating func id(_ new: NewRecord, for field: Field, in network: Network) -> RecordID {
            let known = drafts.first { draft in
                draft.key.kind == new.kind
                    && Folding.fold(draft.first(new.kind.titleField) ?? "") == Folding.fold(new.name)
            }
            if let known { return known.key.id }
            var draft = author.draft(new.kind, named: new.name, in: network, taken: Set(drafts.map(\.key.id)))
            // Whoever is to hold something can be given tasks.
            if new.kind == .person, Field.holders.contains(field) { draft.set(.team, "yes") }
            drafts.append(draft)
            return draft.key.id
        }

        /// Keeps an Id from those that are made.
        mutating func take(_ draft: Draft) { drafts.append(draft) }
    }

    /// A draft with what the rows say in it.
    private func filled(
        _ draft: Draft, _ readings: [FormReading], _ network: Network, _ made: inout Makings
    ) -> Draft {
        var result = draft
        for spec in rows.map(\.spec).uniqued(by: \.field) {
            result.setAll(spec.field, values(of: spec, readings, network, &made))
        }
        result.settleTimes(on: made.author.clock, since: draft.isNew ? nil : draft)
        return result
    }

    private func values(
        of spec: FieldSpec, _ readings: [FormReading], _ network: Network, _ made: inout Makings
    ) -> [String] {
        zip(rows, readings).filter { $0.0.spec.field == spec.field }.compactMap { _, reading in
            switch reading {
            case .nothing, .problem: nil
            case .value(let value, _): value.isEmpty ? nil : value
            case .creates(let new, let rest): made.id(new, for: spec.field, in: network).text + rest
            }
        }
    }

    /// The record as it would be saved, and the change that saves it.
    private func filling(
        _ readings: [FormReading], _ state: State
    ) -> (result: Draft, saving: EventMoveOverlay.Filled) {
        let title = rows.first { $0.spec.field == kind.titleField }?.editor.text.trimmed ?? name ?? ""
        var made = Makings(state.author)
        var base = draft
        if isNew {
            base = made.author.draft(kind, named: title, in: state.network)
            for field in Schema[kind].specs.map(\.field) where field != .id {
                if let value = draft.first(field) { base.set(field, value) }
            }
            made.take(base)
        }
        let result = filled(base, readings, state.network, &made)
        let besides = made.drafts.filter { $0.key != base.key }
        let summary = summary(of: result, title, made.drafts, state) + state.saying(besides)
        let time = state.clock.now
        let edits = besides.map { $0.edit(at: time) } + [result.edit(at: time)]
        return (result, .init(author: made.author, edits: edits, summary: summary))
    }

    private func commit(
        _ filled: (result: Draft, saving: EventMoveOverlay.Filled), _ state: inout State
    ) -> [Effect] {
        state.author = filled.saving.author
        let effects = state.commit(filled.saving.summary, filled.saving.edits)
        if isNew, name == nil, let place = state.network.place(of: filled.result.key) {
            state.settle()
            _ = state.module.reveal(place, &state, opening: false)
        }
        return effects
    }

    /// `Added Bees`; where only some fields were asked for, what they say now.
    private func summary(of draft: Draft, _ title: String, _ made: [Draft], _ state: State) -> String {
        guard let name, let spec = rows.first?.spec else {
            return state.texts(isNew ? FormText.added : .edited, ["what": title])
        }
        return state.saying(FieldChange(spec, from: [], to: draft.all(spec.field)), of: name, made)
    }

    // MARK: What several people changed

    /// What the rows settle a conflict on, and the record then.
    private func settled(
        _ conflict: OpenConflict, _ readings: [FormReading], _ network: Network, _ made: inout Makings
    ) -> (settlement: Settlement, draft: Draft)? {
        let values = rows.first.map { self.values(of: $0.spec, readings, network, &made) } ?? []
        let settlement = Settlement.value(values.first)
        return network.settled(conflict, on: settlement).map { (settlement, $0) }
    }

    private func settle(_ conflict: OpenConflict, _ readings: [FormReading], _ state: inout State) -> OverlayOutcome {
        var made = Makings(state.author)
        let settled = settled(conflict, readings, state.network, &made)
        state.author = made.author
        let besides = made.drafts.map { $0.edit(at: state.clock.now) }
        return .closes(state.settle(conflict, on: settled?.settlement ?? .standing, along: besides))
    }

    // MARK: Several records

    private func saveMany(_ keys: [RecordKey], _ readings: [FormReading], _ state: inout State) -> OverlayOutcome {
        guard let spec = rows.first?.spec, isEdited else { return .closes }
        var made = Makings(state.author)
        let values = values(of: spec, readings, state.network, &made)
        let change = FieldChange(spec, from: draft.all(spec.field), to: values)
        let drafts = keys.compactMap { state.network.draft($0) }.map { change.applied(to: $0) }
        for draft in drafts {
            guard let fault = state.network.faults(of: draft, on: state.clock).first else { continue }
            let what = state.network.title(of: draft.key.id, draft.key.kind)
            let text = state.texts(FormText.faultOf, ["what": what, "fault": state.words(for: fault)])
            state.status = Status(text, tone: .warning)
            return .stays
        }
        let time = state.clock.now
        let edits = (made.drafts + drafts).map { $0.edit(at: time) }
        if let refusal = state.refusal(of: edits) {
            state.status = refusal
            return .stays
        }
        state.author = made.author
        let summary = state.saying(change, of: keys, made.drafts) + state.saying(made.drafts)
        return .closes(state.commit(summary, edits))
    }
}

extension Field {
    /// The fields that name those who hold something and are given tasks.
    static let holders: [Field] = [.lead, .accountable, .assignee, .owner]
}

extension Sequence {
    /// The first element for each value of a property, in their order.
    func uniqued<Value: Hashable>(by value: (Element) -> Value) -> [Element] {
        var seen: Set<Value> = []
        return filter { seen.insert(value($0)).inserted }
    }
}
