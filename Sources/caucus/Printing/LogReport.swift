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
            case .task:
                let what = words(draft, partner: entry.partnerOfSteps?.title)
                output.writeLine(texts(ListingText.nextStep, ["what": what, "id": edit.key.id.text]))
            case .partner:
                output.writeLine(
                    texts(ListingText.newPartner, ["name": draft.first(.name) ?? "", "id": edit.key.id.text]))
            case .person: output.writeLine(words(newPerson: draft, entry))
            default: break
            }
        }
        for problem in entry.problems { output.writeLine(texts(ListingText.note, ["text": "\(problem)"])) }
        let undo = access.promising(texts[ShellText.undoHint])
        if !undo.isEmpty { output.writeLine(undo) }
    }

    /// Somebody new, and the partner they speak for.
    private func words(newPerson draft: Draft, _ entry: LogLine) -> String {
        let name = draft.first(.name) ?? ""
        let mention = entry.with.first { $0.title == name && $0.meaning == .new(.person, name: name) }
        guard let partner = mention.flatMap({ entry.employer(of: $0) })?.title else {
            return texts(ListingText.newPerson, ["name": name, "id": draft.key.id.text])
        }
        return texts(ListingText.newPersonOf, ["name": name, "partner": partner, "id": draft.key.id.text])
    }

    /// The next step: what, by when, by whom, and of which partner where there are several.
    private func words(_ task: Draft, partner: String?) -> String {
        let due = task.first(.due).flatMap { Day(iso: $0) }.map { texts(ListingText.dueOn, ["day": dates.near($0)]) }
        let who = task.first(.accountable).map { access.network.title(of: RecordID($0), .person, .partner) }
        let with = partner.map { texts(LogText.stepOf, ["partner": $0]) }
        return [task.first(.title), with, due, who ?? texts[ListingText.nobodyYet]].compactMap { $0 }.joined(
            separator: " · ")
    }
}
