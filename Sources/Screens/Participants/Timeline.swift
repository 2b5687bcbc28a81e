import NetworkModel
import TextCanvas

/// What there was with a partner or a person: contacts, events that they came to, and of a partner what was done for it.
struct Timeline {
    private let state: State
    private let contacts: [Contact]
    private let attended: [Participation]
    private let done: [(day: Day, task: Task)]
    private let place: Place

    init(of place: Place, _ state: State) {
        self.state = state
        self.place = place
        contacts = state.network.contacts(with: place)
        attended = state.network.participations(of: place, on: state.clock).filter(\.attended)
        done = place.kind == .partner ? state.network.doneTasks(concerning: place) : []
    }

    var count: Int { contacts.count + attended.count + done.count }

    /// The latest lines, newest first; of one day the contacts come before the event, and what was done last.
    func lines(_ limit: Int) -> [[Run]] {
        let spoken = contacts.prefix(limit).map { contact in
            (day: contact.at.map(state.day(of:)) ?? .first, runs: ContactLine.runs(contact, state))
        }
        let met = attended.prefix(limit).map { (day: $0.day, runs: line($0)) }
        let finished = done.prefix(limit).map { (day: $0.day, runs: line($0.task, on: $0.day)) }
        let all = (spoken + met + finished).enumerated().sorted {
            ($1.element.day, $0.offset) < ($0.element.day, $1.offset)
        }
        return all.prefix(limit).map(\.element.runs)
    }

    /// `12 jun  came            Assembly · James Goodman`.
    private func line(_ participation: Participation) -> [Run] {
        let people = participation.participants.filter {
            $0.attended(on: participation.occurrence) == true && $0.id != state.network.key(at: place).id
        }
        let names = people.prefix(3).map { state.network.title(of: $0.id, .person) }.joined(separator: ", ")
        return [
            Run(" " + TextLayout.pad(state.dates.short(participation.day), to: 11) + "  ", .dim),
            Run(TextLayout.pad(state.texts[PartnersText.came], to: 8)), Run(TextLayout.pad("", to: 7) + "  "),
            Run(participation.event.title), Run(names.isEmpty ? "" : " · " + names, .dim),
        ]
    }

    /// `12 jun  done            comments on their brief · Ana Ruiz`.
    private func line(_ task: Task, on day: Day) -> [Run] {
        let holder = task.accountable.map { " · " + state.personName($0) } ?? ""
        return [
            Run(" " + TextLayout.pad(state.dates.short(day), to: 11) + "  ", .dim),
            Run(TextLayout.pad(state.texts[PartnersText.finished], to: 8)), Run(TextLayout.pad("", to: 7) + "  "),
            Run(task.title), Run(holder, .dim),
        ]
    }

    /// `3 of 5 events`; nil where they were asked to none that is over.
    static func rate(of place: Place, _ state: State) -> String? {
        state.network.attendanceRate(of: place, on: state.clock).map { rate in
            state.texts(
                PartnersText.rate, n: rate.asked, ["attended": String(rate.attended)])
        }
    }
}
