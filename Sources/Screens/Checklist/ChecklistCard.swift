import NetworkModel
import TextCanvas

/// A checklist item in full.
enum ChecklistCard {
    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let item = ChecklistItem(state.network.record(at: place))
        let title = TextLayout.wrap(item.text, to: max(8, width)).map { [Run($0, item.isDone ? .done : .title)] }
        let due = state.network.due(of: item)
        let words = [item.dueText, due.map { "\(state.dates.weekday($0)), \(state.dates.due($0))" }].compactMap { $0 }
        let rows: [(ChecklistText, String?)] = [
            (.event, item.event.map { state.network.title(of: $0, .event) }),
            (.owner, item.owner.map(state.personName) ?? state.texts[ChecklistText.nobody]),
            (.days, FactRows.joined(words, by: " · ")),
            (.time, item.needs.map(state.dates.period)),
        ]
        let notes = FactRows.notes(item.notes, width: width)
        return title + [[]] + FactRows.lines(rows, state, width: width) + (notes.isEmpty ? [] : [[]] + notes)
    }
}
