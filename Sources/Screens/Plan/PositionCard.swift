import NetworkModel
import TextCanvas

/// A position in full: how far it is, what time is left for it, who has endorsed it.
enum PositionCard {
    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let position = Position(state.network.record(at: place))
        let title = TextLayout.wrap(position.title, to: max(8, width)).map { [Run($0, .title)] }
        let label = { state.texts.label(of: $0) }
        let facts: [(label: String, value: String?)] = [
            (label(.status), position.status), (label(.theme), position.theme),
            (label(.event), position.event.map { state.network.title(of: $0, .event) }),
            (label(.deadline), position.deadline.map { "\(state.dates.weekday($0)), \(state.dates.due($0))" }),
            (label(.owner), position.owner.map(state.personName)),
            (label(.needs), position.needs.map(state.dates.period)),
            (label(.begun), position.begun.map { state.dates.short($0) }), (label(.document), position.document),
            (
                label(.endorsement),
                FactRows.joined(
                    position.endorsements.map { endorsement in
                        let name = state.network.title(of: endorsement.id, .partner, .person)
                        return endorsement.text.isEmpty ? name : "\(name) (\(endorsement.text))"
                    })
            ),
        ]
        let blocks = [
            FactRows.lines(facts, width: width), LeadTimeCard.lines(of: place, state, width: width),
            FactRows.notes(position.text, width: width), FactRows.notes(position.notes, width: width),
        ]
        return title + blocks.filter { !$0.isEmpty }.flatMap { [[]] + $0 }
    }
}
