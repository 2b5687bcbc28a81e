import NetworkModel
import RecFormat
import Screens

/// Says in a few lines what was logged, as it was understood.
struct LogReport {
    private let access: Access
    private let dates: DatePhrases

    init(_ access: Access) {
        self.access = access
        dates = DatePhrases(texts: Texts(), clock: access.clock)
    }

    func print(_ entry: LogLine, _ logged: LoggedContact, _ edits: [RecordEdit]) {
        let output = Output.standard
        var parts = [entry.kind ?? "contact", logged.names.joined(separator: ", "), dates.moment(entry.at)]
        if let minutes = entry.minutes { parts.append(dates.minutes(minutes)) }
        if let outcome = entry.outcome { parts.append(outcome) }
        if !entry.summary.isEmpty { parts.append("\"\(entry.summary)\"") }
        parts += entry.tags.map { "#\($0)" }
        output.writeLine("Logged \(parts.joined(separator: " · "))  (\(logged.contact.id))")
        for edit in edits where edit.before == nil {
            let draft = Draft(edit.key, fields: edit.after ?? [])
            switch edit.key.kind {
            case .task:
                let due = draft.first(.due).flatMap { Day(iso: $0) }.map { " · due \(dates.near($0))" } ?? ""
                let who = draft.first(.accountable).map {
                    " · \(access.network.title(of: RecordID($0), .person, .partner))"
                }
                output.writeLine("Next: \(draft.first(.title) ?? "")\(due)\(who ?? " · nobody yet")  (\(edit.key.id))")
            case .partner, .person:
                output.writeLine(
                    "New \(edit.key.kind.typeName.lowercased()): \(draft.first(.name) ?? "")  (\(edit.key.id))")
            default: break
            }
        }
        for problem in entry.problems { output.writeLine("Note: \(problem)") }
        output.writeLine("caucus undo takes it back.")
    }
}
