import NetworkModel
import RecFormat
import Screens

/// Says in a few lines what was logged, as it was understood.
struct LogReport {
    private let access: Access
    private let texts: Texts
    private let dates: DatePhrases

    init(_ access: Access) {
        self.access = access
        texts = access.texts
        dates = DatePhrases(texts: texts, clock: access.clock)
    }

    func print(_ entry: LogLine, _ logged: LoggedContact, _ edits: [RecordEdit]) {
        let output = Output.standard
        var parts = [
            entry.kind ?? texts[ListingText.contact], logged.names.joined(separator: ", "), dates.moment(entry.at),
        ]
        if let minutes = entry.minutes { parts.append(dates.minutes(minutes)) }
        if let outcome = entry.outcome { parts.append(outcome) }
        if !entry.summary.isEmpty { parts.append("\"\(entry.summary)\"") }
        parts += entry.tags.map { "#\($0)" }
        let what = parts.joined(separator: " · ")
        output.writeLine(texts(ListingText.logged, ["what": what, "id": logged.contact.id.text]))
        for edit in edits where edit.before == nil {
            let draft = Draft(edit.key, fields: edit.after ?? [])
            switch edit.key.kind {
            case .task: output.writeLine(texts(ListingText.nextStep, ["what": words(draft), "id": edit.key.id.text]))
            case .partner, .person:
                let text: ListingText = edit.key.kind == .partner ? .newPartner : .newPerson
                output.writeLine(texts(text, ["name": draft.first(.name) ?? "", "id": edit.key.id.text]))
            default: break
            }
        }
        for problem in entry.problems { output.writeLine(texts(ListingText.note, ["text": "\(problem)"])) }
        output.writeLine(texts[ShellText.undoHint])
    }

    /// The next step: what, by when, by whom.
    private func words(_ task: Draft) -> String {
        let due = task.first(.due).flatMap { Day(iso: $0) }.map { texts(ListingText.dueOn, ["day": dates.near($0)]) }
        let who = task.first(.accountable).map { access.network.title(of: RecordID($0), .person, .partner) }
        return [task.first(.title), due, who ?? texts[ListingText.nobodyYet]].compactMap { $0 }.joined(separator: " · ")
    }
}
