import NetworkModel
import TextCanvas

/// The columns that the list of partners can show.
package enum PartnersColumns {
    package static func all(_ texts: Texts) -> [Column] {
        [
            Column("name", texts[PartnersText.columnName], width: 24, isFlexible: true) { place, state in
                Run(state.network.title(at: place))
            },
            text("kind", texts[PartnersText.columnKind], width: 10, ideal: 18, priority: 4) { $0.sort },
            text("country", texts[PartnersText.columnCountry], width: 10, ideal: 16, priority: 5) { $0.country },
            text("stage", texts[PartnersText.columnStage], width: 10, ideal: 16, priority: 3) { $0.stage },
            Column("lead", texts[PartnersText.columnLead], width: 12, priority: 6) { place, state in
                Run(state.network.facts.partner(place.slot).lead.map(state.personName) ?? "", .dim)
            },
            Column("last", texts[PartnersText.columnLast], width: 6, alignment: .trailing, priority: 2) {
                place, state in
                let day = state.network.lastContactDay(partner: place.slot, clock: state.clock)
                return day.map { Run(state.dates.since($0)) } ?? Run("–", .dim)
            },
            Column("next", texts[PartnersText.columnNext], width: 10, alignment: .trailing, priority: 1) {
                place, state in
                next(place, state)
            },
            Column("open", texts[PartnersText.columnOpen], width: 4, alignment: .trailing, priority: 3) {
                place, state in
                let count = state.network.openTasks(concerning: place).count
                return count == 0 ? Run("") : Run(String(count))
            },
        ]
    }

    private static func text(
        _ name: String, _ heading: String, width: Int, ideal: Int, priority: Int,
        _ value: @escaping @Sendable (Partner) -> String?
    ) -> Column {
        Column(name, heading, width: width, ideal: ideal, priority: priority) { place, state in
            Run(value(Partner(state.network.record(at: place))) ?? "", .dim)
        }
    }

    private static func next(_ place: Place, _ state: State) -> Run {
        guard let rhythm = state.network.rhythm(partner: place.slot, clock: state.clock) else { return Run("") }
        let style: Style = rhythm.next < state.day ? .late : rhythm.next == state.day ? .due : .text
        return Run(state.dates.over(rhythm.next), style)
    }
}
