package import NetworkModel
import RecFormat

/// Says what became of records, field by field.
package struct HistoryPhrases: Sendable {
    private let network: Network
    private let texts: Texts
    private let me: RecordID?

    package init(_ network: Network, texts: Texts, me: RecordID? = nil) {
        self.network = network
        self.texts = texts
        self.me = me
    }

    /// Who made an entry.
    package func who(_ entry: ChangeHistory.Entry) -> String {
        entry.change.map(who) ?? texts[HistoryText.outside]
    }

    /// Who made a change.
    package func who(_ change: Change) -> String {
        guard let by = change.by else { return texts[change.isTakenOver ? GeneralText.others : .somebody] }
        return by == me ? texts[GeneralText.you] : network.title(of: by, .person)
    }

    /// What was done, in a sentence.
    package func what(_ entry: ChangeHistory.Entry) -> String {
        if let change = entry.change { return change.summary }
        let isOne = entry.edits.count == 1
        let text: HistoryText
        if entry.edits.allSatisfy({ $0.before == nil }) {
            text = isOne ? .appeared : .appearedMany
        } else if entry.edits.allSatisfy({ $0.after == nil }) {
            text = isOne ? .vanished : .vanishedMany
        } else {
            text = isOne ? .changed : .changedMany
        }
        guard isOne else { return texts(text, n: entry.edits.count) }
        return texts(text, ["what": entry.edits.first.map(title) ?? ""])
    }

    /// What a record is or was called.
    package func title(of edit: RecordEdit) -> String {
        let title = (edit.after ?? edit.before)?.first { edit.key.kind.titleField.names($0) }?.value
        return title ?? edit.key.id.text
    }

    /// What an edit did, a line a field: its label, and what it said before and after.
    package func lines(_ edit: RecordEdit) -> [(label: String, text: String)] {
        let isWhole = edit.before == nil || edit.after == nil
        return FieldDifference.list(of: edit).map { difference in
            let text = isWhole ? whole(difference, of: edit.key.kind) : text(difference, of: edit.key.kind)
            return (texts.label(of: difference.field), text)
        }
    }

    /// What a record says that came or went as a whole.
    private func whole(_ difference: FieldDifference, of kind: Kind) -> String {
        let spec = Schema[kind].spec(of: difference.field)
        return (difference.removed + difference.added).map { said($0, spec) }.joined(separator: ", ")
    }

    private func text(_ difference: FieldDifference, of kind: Kind) -> String {
        let spec = Schema[kind].spec(of: difference.field)
        let said = { (values: [String]) in values.map { self.said($0, spec) }.joined(separator: ", ") }
        switch (difference.removed.isEmpty, difference.added.isEmpty) {
        case (true, _): return spec?.repeats == true ? "+ \(said(difference.added))" : said(difference.added)
        case (false, true):
            return spec?.repeats == true
                ? "− \(said(difference.removed))" : "\(said(difference.removed)) → \(texts[HistoryText.nothing])"
        case (false, false): return "\(said(difference.removed)) → \(said(difference.added))"
        }
    }

    /// A value on one line, with the names of the records that it names.
    func said(_ value: String, _ spec: FieldSpec?) -> String {
        switch spec?.type {
        case .reference(let kinds): return name(RecordID(value), among: kinds)
        case .described(let kinds):
            let described = Described(value)
            let rest = saidOf(described)
            return name(described.id, among: kinds) + (rest.isEmpty ? "" : ": " + rest)
        default: return value.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: " / ")
        }
    }

    /// What a record is described as, without whom: `delegate; visa asked; visa-owner Ana Ruiz`.
    func saidOf(_ described: Described) -> String {
        let parts = described.parts.map { part in
            Described.holder(in: part).map { "\($0.role) \(name($0.id, among: [.person]))" } ?? part
        }
        return ([described.text] + parts).filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private func name(_ id: RecordID, among kinds: [Kind]) -> String {
        network.place(of: id, among: kinds).map { network.title(at: $0) } ?? id.text
    }
}

/// Texts of how records came to be what they are.
package enum HistoryText: String, TextTable {
    package static let name = "history"

    case title = "How {what} came about"
    case reading = "Looking it up…"
    case none = "Nothing is noted down about it. caucus notes what is changed from now on."
    case outside = "without caucus"
    case changed = "Changed {what}"
    case appeared = "Added {what}"
    case vanished = "Deleted {what}"
    case changedMany = "Changed {n} record|Changed {n} records"
    case appearedMany = "Added {n} record|Added {n} records"
    case vanishedMany = "Deleted {n} record|Deleted {n} records"
    case nothing
    case before = "what it was before that"
    case now
    case gone = "now deleted"
    case restore
    case restoreHelp = "Put the record back as it was after the selected change; what that does shows first."
    case move
    case moveHelp = "Go to the change before or after, or on in one that is longer than the screen."
    case endHelp = "Go to the first or the last change."
    case question = "Put {what} back as it was {when}?"
    case questionDelete = "{what} was not there {when}. Delete it?"
    case doRestore = "put it back"
    case doDelete = "delete it"
    case more = "and {n} more"
    case isNow = "That is how it is now"
    case lastShared = "when it was last shared"
    case restored = "Put back {what} as it was {when}"
    case restoredFile = "Put back {what} as it was {when} ({n} record)|Put back {what} as it was {when} ({n} records)"
    case deleted = "{n} deleted record|{n} deleted records"
    case deletedNote = "Choose one to see what it was, and to bring it back."
    case noneDeleted = "Nothing that caucus knows of was deleted"
    case records = "{n} record|{n} records"
    case firstTime = "before the first of these changes"
}
