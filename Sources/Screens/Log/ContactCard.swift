import NetworkModel
import TextCanvas

/// A contact in full: what was said, with whom, what follows from it, and what was said before that.
enum ContactCard {
    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let contact = Contact(state.network.record(at: place))
        return summary(contact, state, width: width) + [[]] + facts(contact, state, width: width)
            + nextSteps(contact, state) + earlier(than: contact, at: place, state) + notes(contact, width: width)
    }

    private static func summary(_ contact: Contact, _ state: State, width: Int) -> [[Run]] {
        guard !contact.summary.isEmpty else { return [[Run(state.texts[LogText.noSummary], .dim)]] }
        return TextLayout.wrap(contact.summary, to: max(8, width)).map { [Run($0, .title)] }
    }

    private static func facts(_ contact: Contact, _ state: State, width: Int) -> [[Run]] {
        var rows: [(LogText, String?)] = [(.columnWith, state.names(of: contact.with))]
        rows.append((.when, contact.at.map { "\(state.dates.weekday(state.day(of: $0)))\(time(of: $0, state))" }))
        rows.append((.columnBy, contact.by.map(state.personName)))
        rows.append((.direction, contact.direction.map { state.words(forDirection: $0, of: contact.sort) }))
        rows.append((.outcome, contact.outcome))
        rows.append((.minutes, contact.minutes.map(state.dates.minutes)))
        rows.append((.event, contact.event.map { state.network.title(of: $0, .event) }))
        rows.append((.tags, FactRows.joined(contact.tags.map { "#" + $0 }, by: " ")))
        return FactRows.lines(rows, state, width: width)
    }

    private static func time(of moment: Timestamp, _ state: State) -> String {
        guard moment.hasTime else { return "" }
        return " " + Clock(instant: moment.instant, zone: state.clock.zone).now.time.iso
    }

    private static func nextSteps(_ contact: Contact, _ state: State) -> [[Run]] {
        let tasks = contact.followUps.compactMap { state.network.task($0) }
        guard !tasks.isEmpty else { return [] }
        return [[], [Run(state.texts[LogText.nextSteps], .heading)]]
            + tasks.map { task in
                var line = [Run(" " + task.title)]
                if task.isOpen {
                    if let due = task.due {
                        line.append(Run("  " + state.dates.due(due), due < state.day ? .late : .dim))
                    }
                } else {
                    line.append(Run("  " + state.texts[LogText.done], .done))
                }
                if let holder = task.accountable { line.append(Run("  " + state.personName(holder), .dim)) }
                return line
            }
    }

    private static func earlier(than contact: Contact, at place: Place, _ state: State) -> [[Run]] {
        guard let partner = state.network.partner(concernedBy: place),
            let at = state.network.place(of: RecordKey(.partner, partner))
        else { return [] }
        let all = state.network.contacts(with: at)
        guard let index = all.firstIndex(where: { $0.id == contact.id }) else { return [] }
        let before = all[(index + 1)...].prefix(3)
        guard !before.isEmpty else { return [] }
        return [[], [Run(state.texts[LogText.before], .heading)]] + before.map { ContactLine.runs($0, state) }
    }

    private static func notes(_ contact: Contact, width: Int) -> [[Run]] {
        let lines = FactRows.notes(contact.notes, width: width)
        return lines.isEmpty ? [] : [[]] + lines
    }
}

/// A contact on one line of a card: `18 sep call  35 min  waiting for board, then signs`.
enum ContactLine {
    static func runs(_ contact: Contact, _ state: State) -> [Run] {
        let day = contact.at.map { state.dates.short(state.day(of: $0)) } ?? ""
        let minutes = contact.minutes.map(state.dates.minutes) ?? ""
        return [
            Run(" " + TextLayout.pad(day, to: 11) + "  ", .dim), Run(TextLayout.pad(contact.sort ?? "", to: 8)),
            Run(TextLayout.pad(minutes, to: 7, .trailing) + "  ", .dim),
            Run(said(in: contact, state)),
        ]
    }

    /// What was said on one line, after that it is private and that nobody was reached.
    static func said(in contact: Contact, _ state: State) -> String {
        let words = [
            contact.isPrivate ? state.texts.label(of: .confidential) : nil,
            contact.reached ? nil : contact.outcome ?? "",
            TextLayout.firstLine(contact.summary),
        ]
        return words.compactMap { $0 }.joined(separator: " · ")
    }
}
