import NetworkModel
import RecFormat
import TextCanvas

/// What is typed in a form outlives the program: as rec text that says what is filled in and what was typed where.
extension RecordForm {
    package var unsaved: UnsavedText? {
        guard isEdited else { return nil }
        return UnsavedText(place, String(decoding: RecDocument.text(of: kept), as: UTF8.self))
    }

    /// Forms for different records do not take each other's place.
    private var place: String {
        let subject: String
        switch self.subject {
        case .new: subject = "new"
        case .one(let key): subject = key.id.text
        case .many: subject = "many"
        case .conflict(let conflict): subject = "\(conflict.key.id.text)-settle"
        }
        return "\(Self.places)\(kind.typeName)-\(subject)"
    }

    /// How the names of all such places begin.
    static let places = "form-"

    private var kept: [RecField] {
        var fields = [RecField(name: "Kind", value: kind.typeName)]
        switch subject {
        case .new:
            for field in draft.fields where !Field.id.names(field) {
                fields.append(RecField(name: "Given", value: "\(field.name) \(field.value)"))
            }
            if let name { fields.append(RecField(name: "Called", value: name)) }
        case .one(let key):
            fields.append(RecField(name: "Record", value: key.id.text))
            // What the record was when the form was opened: whoever changed it since is merged with, not overwritten.
            let base = RecDocument.text(of: draft.fields).dropLast(2)
            fields.append(RecField(name: "Base", value: String(decoding: base, as: UTF8.self)))
        case .many(let keys): fields += keys.map { RecField(name: "Records", value: $0.id.text) }
        case .conflict(let conflict):
            fields.append(RecField(name: "Record", value: draft.key.id.text))
            fields.append(RecField(name: "Settles", value: conflict.key.id.text))
        }
        if asksForSome {
            fields += Set(rows.map(\.spec.field.name)).sorted().map { RecField(name: "Asked", value: $0) }
        }
        for (index, row) in rows.enumerated() where row.isTouched {
            let occurrence = rows[..<index].count { $0.spec.field == row.spec.field }
            fields.append(RecField(name: "Row", value: "\(row.spec.field.name) \(occurrence)"))
            fields.append(RecField(name: "Text", value: row.editor.text))
        }
        return fields + [RecField(name: "Focus", value: String(focus))]
    }

    private var asksForSome: Bool {
        if case .many = subject { return true }
        return name != nil
    }

    /// The form that was kept as a text; nil where that says nothing that can be filled in any more.
    init?(keptAs text: String, _ state: State) {
        let document = RecDocument(Array(text.utf8))
        guard let slot = (0..<document.slotCount).first(where: { document.kind(of: $0) == .record }) else { return nil }
        let fields = document.record(at: slot).fields
        let first = { (name: String) in fields.first { $0.name == name }?.value }
        guard let kind = first("Kind").flatMap({ Kind(typeName: $0) }),
            let form = Self.form(of: kind, fields, called: first("Called"), state)
        else { return nil }
        self = form
        fill(fields)
        go(to: first("Focus").flatMap { Int($0) } ?? 0)
        guard isEdited else { return nil }
    }

    private static func form(of kind: Kind, _ fields: [RecField], called name: String?, _ state: State) -> RecordForm? {
        let all = { (name: String) in fields.filter { $0.name == name }.map(\.value) }
        let specs = all("Asked").compactMap { Schema[kind].spec(of: Field($0)) }
        if let id = all("Record").first {
            // A record that is gone meanwhile is filled in anew rather than lost.
            let key = RecordKey(kind, RecordID(id))
            // Where it is settled meanwhile, what was typed goes into the form of the record.
            let settles = all("Settles").first.map { RecordKey(.conflict, RecordID($0)) }
            if let conflict = state.network.openConflicts.first(where: { $0.key == settles }) {
                return RecordForm(settling: conflict, state)
            }
            guard state.network.record(key) != nil else { return RecordForm(new: kind, [], state) }
            guard let base = all("Base").first.flatMap({ KeptText.record($0 + "\n") })?.fields else {
                return RecordForm(editing: key, state)
            }
            return RecordForm(Draft(key, fields: base), .one(key), state)
        }
        let keys = all("Records").map { RecordKey(kind, RecordID($0)) }.filter { state.network.record($0) != nil }
        if !all("Records").isEmpty {
            guard let spec = specs.first, !keys.isEmpty else { return nil }
            return RecordForm(changing: spec, of: keys, state)
        }
        let given = all("Given").compactMap { text -> (Field, String)? in
            let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            return words.count == 2 ? (Field(String(words[0])), String(words[1])) : nil
        }
        guard let name else { return RecordForm(new: kind, given, state) }
        return RecordForm(new: kind, given, asking: specs, called: name, state)
    }

    /// Puts what was typed into its rows.
    private mutating func fill(_ fields: [RecField]) {
        var target: (field: String, occurrence: Int)?
        for field in fields {
            if field.name == "Row" {
                let words = field.value.split(separator: " ")
                target = words.count == 2 ? (String(words[0]), Int(words[1]) ?? 0) : nil
            } else if field.name == "Text", let (name, occurrence) = target {
                put(field.value, into: name, occurrence)
                target = nil
            }
        }
    }

    private mutating func put(_ text: String, into name: String, _ occurrence: Int) {
        let places = rows.indices.filter { rows[$0].spec.field.name == name }
        guard let last = places.last else { return }
        var index = last
        if places.indices.contains(occurrence) {
            index = places[occurrence]
        } else if rows[last].spec.repeats {
            index = last + 1
            rows.insert(FormRow(rows[last].spec, stored: nil, shown: ""), at: index)
        }
        rows[index].editor = LineEditor(text, isMultiline: rows[index].spec.type == .text)
        rows[index].wasTypedInto = true
    }

    /// What is filled in, as it is said.
    func subjectWords(_ state: State) -> String {
        switch subject {
        case .new: state.texts(FormText.new, ["kind": state.texts.noun(for: kind)])
        case .one(let key): state.texts(FormText.edit, ["what": state.network.title(of: key.id, kind)])
        case .many(let keys): state.texts(FormText.edit, ["what": state.counted(keys)])
        case .conflict(let conflict): state.texts(FormText.edit, ["what": conflict.title(state)])
        }
    }
}

/// What was typed in a form or an editor and never entered, offered again.
enum FormReturn {
    /// Questions about the forms that an earlier run left, the last of them on top.
    static func overlays(_ state: State) -> [any Overlay] {
        places(state).compactMap { place in
            guard let form = form(place, state) else { return nil }
            return ConfirmationOverlay(
                question: state.texts(FormText.keptQuestion, ["what": form.subjectWords(state), "lines": form.said]),
                choices: [
                    .init("g", state.texts[FormText.keptOpen]) { $0.reopen(place) },
                    .init("x", state.texts[FormText.keptDrop]) { state in
                        state.unsaved.offered[place] = nil
                        return []
                    },
                ], later: state.texts[FormText.keptLater])
        }
    }

    static func places(_ state: State) -> [String] {
        state.unsaved.offered.keys.filter { $0.utf8.starts(with: RecordForm.places.utf8) }.sorted()
    }

    /// Whether anything waits to be gone on with.
    static func hasNone(_ state: State) -> Bool {
        overlays(state).isEmpty && LineReturn.overlays(state).isEmpty && EditorReturn.overlays(state).isEmpty
    }

    static func form(_ place: String, _ state: State) -> RecordForm? {
        state.unsaved.offered[place].flatMap { RecordForm(keptAs: $0, state) }
    }
}

extension RecordForm {
    /// What was typed, in one line.
    fileprivate var said: String {
        rows.filter(\.isTouched).map { $0.editor.text.split(separator: "\n").joined(separator: " / ") }
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

extension State {
    /// Opens the form that was kept at a place again; from then on it keeps itself.
    mutating func reopen(_ place: String) -> [Effect] {
        guard let form = FormReturn.form(place, self) else { return [] }
        unsaved.offered[place] = nil
        return present(form)
    }

    /// Asks again about what was typed and never entered.
    mutating func offerKeptForms() -> [Effect] {
        overlays += FormReturn.overlays(self) + LineReturn.overlays(self) + EditorReturn.overlays(self)
        return []
    }
}
