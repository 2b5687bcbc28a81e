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
            (.days, words.isEmpty ? nil : words.joined(separator: " · ")),
            (.time, item.needs.map(state.dates.period)),
        ]
        let facts = rows.compactMap { label, value -> [Run]? in
            value.map { [Run(TextLayout.pad(state.texts[label], to: 10) + " ", .label), Run($0)] }
        }
        let notes =
            (item.notes ?? "").isEmpty
            ? [] : [[]] + TextLayout.wrap(item.notes ?? "", to: max(8, width)).map { [Run($0)] }
        return title + [[]] + facts + notes
    }
}
