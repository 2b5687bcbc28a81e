import NetworkModel
import TextCanvas

/// What a row of the list of tasks shows.
enum TasksColumns {
    static func all(_ state: State) -> [Column] {
        let texts = state.texts
        let holder = Column("who", texts[TasksText.columnHolder], width: 14, priority: 2) { place, state in
            task(place, state).accountable.map { Run(state.personName($0), .dim) } ?? Run(texts[TasksText.nobody], .due)
        }
        return [
            Column("task", texts[TasksText.columnTask], width: 24, isFlexible: true) { place, state in
                let task = task(place, state)
                guard task.isOpen else { return Run(task.title, .done) }
                return Run(TaskFace(place, state).signs.map(\.text).joined() + task.title)
            },
            holder,
            Column("status", texts[TasksText.columnStatus], width: 9, priority: 4) { place, state in
                Run(task(place, state).status ?? "", .dim)
            },
            Column("for", texts[TasksText.columnFor], width: 16, priority: 5) { place, state in
                Run(subject(of: task(place, state), state), .dim)
            },
            Column("hours", texts[TasksText.columnHours], width: 5, alignment: .trailing, priority: 6) { place, state in
                Run(task(place, state).effort.map(TaskGroups.number) ?? "", .dim)
            },
            Column("due", texts[TasksText.columnDue], width: 9, alignment: .trailing) { place, state in
                due(task(place, state), state)
            },
        ]
    }

    private static func task(_ place: Place, _ state: State) -> Task { Task(state.network.record(at: place)) }

    private static func subject(of task: Task, _ state: State) -> String {
        if let partner = task.partner { return state.network.title(of: partner, .partner) }
        return task.event.map { state.network.title(of: $0, .event) } ?? task.theme ?? ""
    }

    private static func due(_ task: Task, _ state: State) -> Run {
        guard let due = task.due else { return Run("–", .dim) }
        guard task.isOpen else { return Run(state.dates.short(due), .dim) }
        return Run(state.dates.due(due), due < state.day ? .late : due == state.day ? .due : .text)
    }
}
