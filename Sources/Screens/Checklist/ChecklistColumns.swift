import NetworkModel
import TextCanvas

/// What a row of the checklist shows.
enum ChecklistColumns {
    static func all(_ texts: Texts) -> [Column] {
        [
            Column("item", texts[ChecklistText.columnItem], width: 24, isFlexible: true) { place, state in
                let item = ChecklistItem(state.network.record(at: place))
                let sign = item.isDone ? "✓ " : isLate(item, state) ? "● " : "○ "
                return Run(sign + item.text, item.isDone ? .done : .text)
            },
            Column("owner", texts[ChecklistText.columnOwner], width: 14, priority: 2) { place, state in
                let item = ChecklistItem(state.network.record(at: place))
                if let owner = item.owner { return Run(state.personName(owner), .dim) }
                return item.isDone ? Run("") : Run(texts[ChecklistText.nobody], .due)
            },
            Column("plan", texts[ChecklistText.columnPlan], width: 16, priority: 4) { place, state in
                let item = ChecklistItem(state.network.record(at: place))
                if let needs = item.needs, !item.isDone {
                    return Run(state.texts(ChecklistText.needs, ["amount": state.dates.period(needs)]), .dim)
                }
                return Run(item.dueText ?? "", .dim)
            },
            Column("due", texts[ChecklistText.columnDue], width: 17, alignment: .trailing) { place, state in
                due(ChecklistItem(state.network.record(at: place)), state)
            },
        ]
    }

    private static func isLate(_ item: ChecklistItem, _ state: State) -> Bool {
        !item.isDone && state.network.due(of: item).map { $0 < state.day } ?? false
    }

    private static func due(_ item: ChecklistItem, _ state: State) -> Run {
        if let done = item.done { return Run(state.texts(ChecklistText.done, ["day": state.dates.short(done)]), .dim) }
        guard let due = state.network.due(of: item) else { return Run("–", .dim) }
        let style: Style = due < state.day ? .late : due == state.day ? .due : .text
        return Run("\(state.dates.short(due))  \(state.dates.due(due))", style)
    }
}
