import NetworkModel
import TextCanvas

/// What a row of the checklist shows.
enum ChecklistColumns {
    static func all(_ texts: Texts) -> [Column] {
        [
            Column("item", texts[ChecklistText.columnItem], width: 24, isFlexible: true) { place, state in
                let item = ChecklistItem(state.network.record(at: place))
                return Run(sign(item, place, state) + " " + item.text, item.isDone ? .done : .text)
            },
            Column("owner", texts[ChecklistText.columnOwner], width: 14, priority: 2) { place, state in
                let item = ChecklistItem(state.network.record(at: place))
                if let owner = item.owner { return Run(state.personName(owner), .dim) }
                guard !item.isDone else { return Run("") }
                let role = item.role.map { state.texts(ChecklistText.forRole, ["role": $0]) }
                return Run(role ?? texts[ChecklistText.nobody], .due)
            },
            Column("plan", texts[ChecklistText.columnPlan], width: 16, priority: 4) { place, state in
                let item = ChecklistItem(state.network.record(at: place))
                if let time = state.preparation.leadTime(place), time.isShort, time.begun == nil {
                    return Run(state.leadTimes.begin(time), .late)
                }
                if let needs = item.needs, !item.isDone {
                    return Run(state.texts(ChecklistText.needs, ["amount": state.dates.period(needs)]), .dim)
                }
                return Run(item.dueText ?? "", .dim)
            },
            Column("due", texts[ChecklistText.columnDue], width: 18, alignment: .trailing) { place, state in
                due(place, state)
            },
        ]
    }

    /// `✓` done, `●` late or without time enough, `◐` begun, `○` open.
    private static func sign(_ item: ChecklistItem, _ place: Place, _ state: State) -> String {
        if item.isDone { return "✓" }
        if isLate(item, state) || state.preparation.leadTime(place)?.isShort ?? false { return "●" }
        return item.begun == nil ? "○" : "◐"
    }

    private static func isLate(_ item: ChecklistItem, _ state: State) -> Bool {
        !item.isDone && state.network.due(of: item).map { $0 < state.day } ?? false
    }

    private static func due(_ place: Place, _ state: State) -> Run {
        let item = ChecklistItem(state.network.record(at: place))
        if let done = item.done { return Run(state.texts(ChecklistText.done, ["day": state.dates.short(done)]), .dim) }
        let due = state.network.due(of: item)
        // What is overdue already says so; before that, that there is too little time left says more than the date.
        if due.map({ $0 >= state.day }) ?? true,
            let short = state.preparation.leadTime(place).flatMap(state.leadTimes.short)
        {
            return Run(short, .late)
        }
        guard let due else { return Run("–", .dim) }
        let style: Style = due < state.day ? .late : due == state.day ? .due : .text
        return Run("\(state.dates.short(due))  \(state.dates.due(due))", style)
    }
}
