import NetworkModel
import RecFormat
import Screens

/// A session as the command line shows it.
struct SessionReport {
    private let network: Network
    private let clock: Clock

    init(_ access: Access) {
        network = access.network
        clock = access.clock
    }

    func print(_ session: Session, _ format: OutputFormat) throws {
        guard !format.json else {
            Output.standard.writeLine(JSONText.object(session.record, .session))
            return
        }
        let agenda = network.agenda(of: session.id)
        let entries = network.entries(of: session.id)
        let time = SessionClock(session, agenda, at: clock.instant)
        let count = entries.count == 1 ? "1 entry" : "\(entries.count) entries"
        let left = time.left >= 0 ? "\(time.left / 60) min left" : "\(-time.left / 60) min over"
        Output.standard.writeLine(
            "\(session.title): \(session.status ?? "planned"), \(time.used / 60) of \(time.planned / 60) min used, "
                + "\(left), \(session.present.count) here, \(count)")
        for part in SessionPart.allCases {
            let items = agenda.filter { $0.sessionPart == part }
            guard !items.isEmpty else { continue }
            Output.standard.writeLine(part.rawValue)
            for item in items { Output.standard.writeLine(line(item, session, time, entries)) }
        }
    }

    private func line(_ item: AgendaItem, _ session: Session, _ time: SessionClock, _ entries: [SessionEntry]) -> String
    {
        let sign = item.isDone ? "x" : item.id == session.item ? ">" : " "
        let said = entries.count { $0.item == item.id }
        let minutes = item.minutes.map { "\(time.used(item) / 60)/\($0) min" } ?? "\(time.used(item) / 60) min"
        return "\(sign) \(item.text)  (\(minutes)\(said > 0 ? ", \(said)" : ""))"
    }

    /// What should be mended before closing, a line each.
    static func open(_ check: ClosingCheck) -> [String] {
        var lines: [String] = []
        if check.present == 0 { lines.append("nobody is taken down as present: caucus session present") }
        lines += check.unowned.map { "nobody answers for: \($0.title) (\($0.id))" }
        lines += check.withoutMethod.map { "how it was taken is not said: \($0.text) (\($0.id))" }
        lines += check.contested.map { decision in
            let why =
                decision.isOutvoted
                ? "no majority is for it, so it is not carried"
                : "somebody objects, so there is no \(decision.method ?? "") yet"
            return "\(why): \(decision.text) (\(decision.id))"
        }
        return lines
    }

    /// What is worth knowing and keeps nobody from closing, a line each.
    static func notes(_ check: ClosingCheck) -> [String] {
        check.proposed.map { "Not taken on yet: \($0.title) (\($0.id))" }
    }
}
