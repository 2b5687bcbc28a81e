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
            (.effort, item.effort.map { state.texts(DateText.hours, n: Int($0.rounded())) }),
            (.begun, item.begun.map { state.dates.short($0) }), (.role, item.role),
            (.after, FactRows.joined(item.after.map { state.network.title(of: $0, .checklistItem) })),
        ]
        let notes = FactRows.notes(item.notes, width: width)
        let blocks = [
            FactRows.lines(rows, state, width: width), LeadTimeCard.lines(of: place, state, width: width), notes,
        ]
        return title + blocks.filter { !$0.isEmpty }.flatMap { [[]] + $0 }
    }
}
