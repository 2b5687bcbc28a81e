import NetworkModel

/// What becomes of one field of several records.
struct FieldChange: Sendable {
    let spec: FieldSpec
    let added: [String]
    let removed: [String]

    /// From the values that all of them have to those that all shall have; a field that repeats keeps what only some
    /// have.
    init(_ spec: FieldSpec, from shared: [String], to values: [String]) {
        self.spec = spec
        added = spec.repeats ? values.filter { !shared.contains($0) } : values
        removed = shared.filter { !values.contains($0) }
    }

    func applied(to draft: Draft) -> Draft {
        var draft = draft
        guard spec.repeats else {
            draft.setAll(spec.field, added)
            return draft
        }
        for value in removed { draft.remove(spec.field, value) }
        for value in added { draft.add(spec.field, value) }
        return draft
    }
}

extension Schema {
    /// The fields that a form asks for; the others are kept by caucus itself.
    var formSpecs: [FieldSpec] { specs.filter { !Self.kept.contains($0.field) } }

    /// The fields of which several records may well have the same value.
    var sharedSpecs: [FieldSpec] {
        formSpecs.filter { spec in
            switch spec.type {
            case .text, .moment, .email, .phone, .recurrence: false
            case .line, .zone, .flag, .choice, .reference, .described, .day, .relativeDay, .period, .number, .hours:
                spec.field != kind.titleField && ![.url, .channel, .consent].contains(spec.field)
            }
        }
    }

    private static let kept: Set<Field> = [
        .id, .created, .modified, .snooze, .done, .format, .source, .followUp, .record, .field, .base, .mine, .theirs,
        .iCalendar, .sequence, .history, .reason, .reminded, .uid, .todoTxt,
    ]
}

extension Network {
    /// The values of a field that all of some records have.
    func sharedValues(of field: Field, _ keys: [RecordKey]) -> [String] {
        let values = keys.compactMap { record($0)?.all(field) }
        guard let first = values.first else { return [] }
        return first.filter { value in values.allSatisfy { $0.contains(value) } }
    }
}

extension State {
    /// What was done to a field: `Cadence 6 w for 14 partners`.
    func saying(_ change: FieldChange, of keys: [RecordKey], _ made: [Draft]) -> String {
        saying(change, of: counted(keys), made)
    }

    func saying(_ change: FieldChange, of what: String, _ made: [Draft]) -> String {
        saying(
            change.spec.field, added: change.added.map { brief($0, change.spec, made) },
            removed: change.spec.repeats ? change.removed.map { brief($0, change.spec, made) } : [], of: what)
    }

    /// What was done to a field of several records; emptied where nothing was put in or taken out.
    func saying(_ field: Field, added: [String], removed: [String] = [], of keys: [RecordKey]) -> String {
        saying(field, added: added, removed: removed, of: counted(keys))
    }

    private func saying(_ field: Field, added: [String], removed: [String], of what: String) -> String {
        let text: FormText = !added.isEmpty ? .setMany : !removed.isEmpty ? .removedMany : .emptiedMany
        let values = (added.isEmpty ? removed : added).joined(separator: ", ")
        return texts(text, ["field": texts.label(of: field), "value": values, "what": what])
    }

    /// The records made besides, as the end of a sentence; nothing where there are none.
    func saying(_ made: [Draft]) -> String {
        made.map { draft in
            let isOfTeam = draft.key.kind == .person && draft.first(.team) != nil
            let name = draft.first(draft.key.kind.titleField) ?? ""
            return " · "
                + texts(
                    isOfTeam ? FormText.madeForTeam : .made,
                    ["kind": texts.noun(for: draft.key.kind), "name": name])
        }.joined()
    }

    /// Records by their number: `14 partners`, or `5 records` of several kinds; one alone by its name.
    func counted(_ keys: [RecordKey]) -> String {
        if keys.count == 1, let key = keys.first { return network.title(of: key.id, key.kind) }
        let kinds = Set(keys.map(\.kind))
        guard let kind = kinds.first, kinds.count == 1 else { return texts(FormText.records, n: keys.count) }
        return "\(keys.count) \(texts.noun(for: kind, n: keys.count))"
    }

    private func brief(_ value: String, _ spec: FieldSpec, _ made: [Draft]) -> String {
        switch spec.type {
        case .day: return Day(iso: value).map { dates.weekday($0) } ?? value
        case .reference, .described:
            let new = made.first { $0.key.id == Described(value).id }
            return new.flatMap { $0.first($0.key.kind.titleField) } ?? FormReader(state: self).shown(value, of: spec)
        default: return FormReader(state: self).said(value, of: spec)
        }
    }

    /// What cannot be, in the words of the form.
    func words(for fault: RecordFault) -> String {
        switch fault {
        case .endsBeforeStart: texts[FormText.endsBeforeStart]
        case .ahead: texts[FormText.ahead]
        case .unknownZone: texts[FormText.notAZone]
        case .skippedTime, .otherOffset: fault.description
        case .severalHolders: texts[FormText.severalHolders]
        case .unheld(let status): texts(FormText.unheld, ["status": status.rawValue])
        case .helpsThemselves: texts[FormText.helpsThemselves]
        case .circle(let titles): texts(FormText.circle, ["way": RecordFault.round(titles)])
        case .namesItself(let field): texts(FormText.namesItself, ["field": texts.label(of: field)])
        }
    }
}
