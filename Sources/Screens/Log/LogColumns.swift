import NetworkModel
import TextCanvas

/// What a row of the Log shows.
enum LogColumns {
    static func all(_ texts: Texts) -> [Column] {
        [
            Column("day", texts[LogText.columnDay], width: 6, alignment: .trailing) { place, state in
                guard let at = contact(place, state).at else { return Run("–", .dim) }
                return Run(state.dates.dayOfMonth(state.day(of: at)))
            },
            Column("kind", texts[LogText.columnKind], width: 7, priority: 2) { place, state in
                let contact = contact(place, state)
                return Run(contact.sort ?? "", contact.reached ? .dim : .unavailable)
            },
            Column("with", texts[LogText.columnWith], width: 14, isFlexible: true) { place, state in
                Run(state.names(of: contact(place, state).with))
            },
            Column("summary", texts[LogText.columnSummary], width: 12, isFlexible: true) { place, state in
                Run(ContactLine.said(in: contact(place, state), state), .dim)
            },
            Column("min", texts[LogText.columnMinutes], width: 4, alignment: .trailing, priority: 4) { place, state in
                Run(contact(place, state).minutes.map(String.init) ?? "", .dim)
            },
            Column("by", texts[LogText.columnBy], width: 10, priority: 5) { place, state in
                Run(contact(place, state).by.map(state.personName) ?? "", .dim)
            },
        ]
    }

    private static func contact(_ place: Place, _ state: State) -> Contact {
        Contact(state.network.record(at: place))
    }
}

extension State {
    /// The names of partners and people, parted by commas.
    func names(of ids: [RecordID]) -> String {
        ids.map { network.title(of: $0, .partner, .person) }.joined(separator: ", ")
    }

    /// Who began a contact, in the words of its kind: a letter is sent, a partner visited.
    func words(forDirection direction: String, of kind: String?) -> String {
        let isIn = direction == "in"
        switch kind {
        case "email", "message", "letter", "social": return texts[isIn ? LogText.received : .sent]
        case "call": return texts[isIn ? LogText.theyCalled : .weCalled]
        default: return texts[isIn ? LogText.came : .went]
        }
    }

    /// The day of a moment where the user is; a plain date is that day everywhere.
    func day(of moment: Timestamp) -> Day { moment.hasTime ? clock.day(of: moment.instant) : moment.day }
}
