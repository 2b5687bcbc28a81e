import NetworkModel
import RecFormat
import TextCanvas

extension RecordForm {
    package mutating func settle(_ state: State) {
        let chosen = hint.chosen
        let spec = rows[focus].spec
        settleStatus(state)
        if words?.field != spec.field { words = (spec.field, state.network.wordsInUse(spec.field, kind)) }
        let readings = readings(state)
        let faults = faults(readings, state)
        settleImpliedEnd(readings, state)
        hint = Hint(reading: readings[focus])
        if case .value = hint.reading, let fault = faults.first(where: { $0.fields.contains(spec.field) }) {
            hint.reading = .problem(state.words(for: fault))
        }
        hint.proposals = proposals(state)
        hint.chosen = chosen.flatMap { hint.proposals.indices.contains($0) ? $0 : nil }
        hint.duplicates = focus == 0 && isNew ? duplicates(state) : []
        hint.line = said(state)
        tellProblems(readings, faults, state)
        settleViewport(state.size)
    }

    private mutating func settleImpliedEnd(_ readings: [FormReading], _ state: State) {
        impliedEnd = nil
        guard kind == .event, let row = rows.firstIndex(where: { $0.spec.field == .ends }), !rows[row].isTouched,
            case .value(let value, _) = readings[row], !(rows[row].stored ?? "").hasSameBytes(as: value)
        else { return }
        impliedEnd = FormReader(state: state, zone: zone(state)).shown(moment: value)
    }

    /// Notes what is wrong with the rows that are not typed into just now: those that were, or all once saving was
    /// asked for.
    private mutating func tellProblems(_ readings: [FormReading], _ faults: [RecordFault], _ state: State) {
        for index in rows.indices {
            rows[index].problem = nil
            guard index != focus, rows[index].wasTypedInto || rows[index].wasToBeSaved else { continue }
            if case .problem(let text) = readings[index] {
                rows[index].problem = text
            } else if let fault = faults.first(where: { $0.fields.first == rows[index].spec.field }),
                !fault.fields.contains(rows[focus].spec.field)
            {
                rows[index].problem = state.words(for: fault)
            }
        }
    }

    /// The line below what is typed: what is wrong, or how it is understood.
    private func said(_ state: State) -> Run? {
        let row = rows[focus]
        if !hint.duplicates.isEmpty {
            let names = hint.duplicates.prefix(2).map { state.network.title(at: $0) }.joined(separator: ", ")
            return Run(state.texts(FormText.looksLike, ["names": names]), .warning)
        }
        switch hint.reading {
        case .nothing: return differences(state).map { Run($0, .dim) }
        case .value(_, let note): return note.isEmpty ? nil : Run(note, .accent)
        case .creates(let new, _):
            let kind = state.texts.noun(for: new.kind)
            guard let likely = new.likely.first else {
                return Run("+ " + state.texts(FormText.creates, ["kind": kind, "name": new.name]), .accent)
            }
            let names = ["kind": kind, "name": new.name, "likely": likely.title] as KeyValuePairs
            return Run("+ " + state.texts(FormText.createsOr, names), .warning)
        case .problem(let text):
            if row.wasToBeSaved { return Run(text, .warning) }
            // What is empty, or not yet typed to its end, is no mistake.
            guard !row.editor.isEmpty || row.wasTypedInto else { return nil }
            return FormReader.isUnfinished(row.editor.text, row.spec.type) && !isFault(text, state)
                ? nil : Run(text, .warning)
        }
    }

    private func isFault(_ text: String, _ state: State) -> Bool {
        faults(readings(state), state).contains { state.words(for: $0) == text }
    }

    /// What several records have in the field, where it is not the same.
    private func differences(_ state: State) -> String? {
        guard case .many(let keys) = subject, !isEdited else { return nil }
        let spec = rows[focus].spec
        let reader = FormReader(state: state)
        var counts: [(value: String, count: Int)] = []
        for key in keys {
            let values = state.network.record(key)?.all(spec.field) ?? []
            let text = values.isEmpty ? "" : values.map { reader.said($0, of: spec) }.joined(separator: ", ")
            if let index = counts.firstIndex(where: { $0.value == text }) {
                counts[index].count += 1
            } else {
                counts.append((text, 1))
            }
        }
        guard counts.contains(where: { !$0.value.isEmpty }) else { return nil }
        let listed = counts.sorted { $0.count > $1.count }.prefix(4).map { entry in
            "\(entry.value.isEmpty ? state.texts[FormText.none] : entry.value) (\(entry.count))"
        }
        return state.texts(
            FormText.differ, ["values": listed.joined(separator: ", ") + (counts.count > 4 ? " …" : "")])
    }

    /// The zone that an event's times are on, as it stands in the form.
    func zone(_ state: State) -> (name: String, zone: Zone)? {
        let row = rows.first { $0.spec.field == .timezone }
        return kind == .event ? FormReader.zone(row?.editor.text.trimmed ?? draft.first(.timezone), state) : nil
    }

    func eventStarts(_ state: State) -> Day? {
        guard let row = rows.first(where: { $0.spec.field == .event }) else {
            return draft.first(.event).flatMap { state.network.event(RecordID($0)) }?.starts?.day
        }
        return state.resolve(row.editor.text, [.event]).candidate.flatMap { state.network.event($0.key.id) }?.starts?
            .day
    }

    func duplicates(_ state: State) -> [Place] {
        guard kind == .partner || kind == .person, let name = rows.first?.editor.text.trimmed, name.count > 2 else {
            return []
        }
        return state.likelyDuplicates(of: name, kind)
    }

    // MARK: Proposals

    private func proposals(_ state: State) -> [FormProposal] {
        let row = rows[focus]
        let text = row.editor.text
        switch row.spec.type {
        case .choice, .line:
            guard row.spec.field != kind.titleField else { return step(state) }
            guard row.isTouched || (text.isEmpty && row.spec.type != .line) else { return [] }
            let folded = Folding.fold(text)
            let fitting = (words?.list ?? []).filter { Folding.fold($0).starts(with: folded) }
            return fitting.prefix(Self.proposalLimit).map { FormProposal($0) }
        case .reference(let kinds):
            guard row.isTouched || text.isEmpty else { return [] }
            return names(text, kinds, state)
        case .described(let kinds):
            guard row.isTouched else { return [] }
            let hasColon = text.utf8.contains(UInt8(ascii: ":"))
            return hasColon ? [] : names(text, kinds, state)
        case .flag: return text.isEmpty ? [FormProposal("yes")] : []
        case .zone:
            guard row.isTouched else { return [] }
            return state.clock.zones.matches(text).prefix(Self.proposalLimit).map { FormProposal($0) }
        case .text, .day, .moment, .relativeDay, .period, .number, .hours, .email, .phone, .recurrence: return []
        }
    }

    /// Names that what was typed begins; for a name that nobody is called by those like it, then what can be made.
    private func names(_ text: String, _ kinds: [Kind], _ state: State) -> [FormProposal] {
        if text.isEmpty, Field.holders.contains(rows[focus].spec.field) {
            let team = state.network.all(Person.self).filter(\.isTeamMember).map(\.id)
            let first = team.sorted { id, _ in id == state.me }.prefix(Self.proposalLimit)
            if !team.isEmpty { return first.map { FormProposal(state.network.title(of: $0, .person)) } }
        }
        let known = state.propose(text, kinds, limit: Self.proposalLimit).map { FormProposal($0.title) }
        guard case .creates(let new, _) = hint.reading else { return known }
        let likely = new.likely.map { FormProposal($0.title) }.filter { !known.contains($0) }
        let makeable = FormReader.makeable(kinds)
        guard !likely.isEmpty || makeable.count > 1 else { return known }
        return known + likely
            + makeable.map { kind in
                let title = state.texts(FormText.newKind, ["kind": state.texts.noun(for: kind), "name": new.name])
                return FormProposal(
                    new: kind == makeable.first ? new.name : "\(new.name) (\(kind.typeName.lowercased()))", title: title
                )
            }
    }

    private static let proposalLimit = 6
}
