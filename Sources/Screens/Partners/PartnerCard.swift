import NetworkModel
import TextCanvas

/// A partner in short: who holds it, the last contacts, what is open.
enum PartnerCard {
    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let partner = Partner(state.network.record(at: place))
        let facts = [partner.sort, partner.country, partner.stage].compactMap { $0 }.joined(separator: " · ")
        return [[Run(partner.name, .title), Run("  " + facts, .dim)], rhythm(partner, place, state), []]
            + lists(partner, state) + contacts(place, state) + tasks(place, state) + people(partner, state)
            + notes(partner, state, width: width)
    }

    private static func rhythm(_ partner: Partner, _ place: Place, _ state: State) -> [Run] {
        var runs: [Run] = []
        func add(_ label: String, _ value: String) {
            runs += [Run((runs.isEmpty ? "" : "   ") + label + " ", .label), Run(value)]
        }
        if let lead = partner.lead { add(state.texts[PartnersText.columnLead], state.personName(lead)) }
        if let cadence = partner.cadence { runs.append(Run((runs.isEmpty ? "" : "   ") + state.dates.every(cadence))) }
        let last = state.network.lastContactDay(partner: place.slot, clock: state.clock)
        add(state.texts[PartnersText.lastContact], last.map(state.dates.ago) ?? state.texts[PartnersText.never])
        return runs
    }

    private static func lists(_ partner: Partner, _ state: State) -> [[Run]] {
        var lines: [[Run]] = []
        for (label, values) in [(PartnersText.offers, partner.offers), (.needs, partner.needs)] where !values.isEmpty {
            lines.append([Run(state.texts[label] + "  ", .label), Run(values.joined(separator: ", "))])
        }
        return lines.isEmpty ? [] : lines + [[]]
    }

    private static func contacts(_ place: Place, _ state: State) -> [[Run]] {
        let contacts = state.network.contacts(with: place).prefix(5)
        guard !contacts.isEmpty else { return [] }
        let lines = contacts.map { contact in
            let day = contact.at.map { state.dates.short($0.day) } ?? ""
            let minutes = contact.minutes.map(state.dates.minutes) ?? ""
            return [
                Run(" " + TextLayout.pad(day, to: 7, .trailing) + "  ", .dim),
                Run(TextLayout.pad(contact.sort ?? "", to: 8)),
                Run(TextLayout.pad(minutes, to: 7, .trailing) + "  ", .dim), Run(contact.summary),
            ]
        }
        return [[Run(state.texts[PartnersText.lastContacts], .heading)]] + lines + [[]]
    }

    private static func tasks(_ place: Place, _ state: State) -> [[Run]] {
        let tasks = state.network.openTasks(concerning: place).prefix(6)
        guard !tasks.isEmpty else { return [] }
        let lines = tasks.map { task in
            let due = task.due.map { Run("  " + state.dates.due($0), $0 < state.day ? .late : .dim) }
            return [Run(" " + task.title)]
                + [due, task.accountable.map { Run("  " + state.personName($0), .dim) }].compactMap { $0 }
        }
        return [[Run(state.texts[PartnersText.openBetweenUs], .heading)]] + lines + [[]]
    }

    private static func people(_ partner: Partner, _ state: State) -> [[Run]] {
        let people = state.network.people(of: partner.id, on: state.day).prefix(6)
        guard !people.isEmpty else { return [] }
        let lines = people.map { [Run(" " + $0.person.name), Run("  " + $0.role.text, .dim)] }
        return [[Run(state.texts[PartnersText.people], .heading)]] + lines + [[]]
    }

    private static func notes(_ partner: Partner, _ state: State, width: Int) -> [[Run]] {
        guard let notes = partner.notes, !notes.isEmpty else { return [] }
        return [[Run(state.texts[PartnersText.notes], .heading)]]
            + TextLayout.wrap(notes, to: max(8, width - 1)).map { [Run(" " + $0)] }
    }
}
