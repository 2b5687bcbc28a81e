import NetworkModel
import TextCanvas

/// What a task's card says of what it needs, waits for and is part of, and of what became of it.
enum TaskLinkRows {
    static func all(_ task: Task, _ state: State) -> [(TasksText, String?)] {
        let network = state.network
        let open = Set(network.blockers(of: task.key).map(\.id))
        let after = task.after.map { id in
            let title = network.title(of: id, .task, .checklistItem)
            return open.contains(id) ? title : title + " ✓"
        }
        let progress = network.progress(of: task.key).map { progress in
            state.texts(TasksText.partsDone, ["done": String(progress.done), "total": String(progress.total)])
        }
        let repeats = task.repeats.map(Recurrence.shown)
        return [
            (.skills, FactRows.joined(task.skills)), (.startsOn, task.starts.map { state.dates.weekday($0) }),
            (.after, FactRows.joined(after)), (.waitingFor, task.waitingFor),
            (.partOf, task.parent.map { network.title(of: $0, .task) }), (.parts, progress), (.repeats, repeats),
            (.refused, task.reason),
        ]
    }

    /// The tasks that are parts of it: `✓ find a room`.
    static func parts(_ task: Task, _ state: State, width: Int) -> [[Run]] {
        guard let place = state.network.place(of: task.key) else { return [] }
        let parts = state.network.sources(Task.self, naming: place).filter { $0.parent == task.id }
        guard !parts.isEmpty else { return [] }
        let lines = parts.sorted { ($0.due ?? .last, $0.title) < ($1.due ?? .last, $1.title) }.flatMap { part in
            let holder = part.accountable.map { "  " + state.personName($0) } ?? ""
            let runs =
                part.isOpen
                ? [Run("  "), Run(part.title), Run(holder, .dim)] : [Run("✓ ", .done), Run(part.title, .done)]
            return TextLayout.wrap(runs, to: max(8, width))
        }
        return [[], [Run(state.texts[TasksText.parts], .heading)]] + lines
    }

    /// What became of it, the latest last: `21 nov  proposed  Ana Ruiz`.
    static func history(_ task: Task, _ state: State, width: Int) -> [[Run]] {
        guard !task.history.isEmpty else { return [] }
        let lines = task.history.suffix(8).flatMap { value in
            TextLayout.wrap(runs(of: value, state), to: max(8, width))
        }
        return [[], [Run(state.texts[TasksText.history], .heading)]] + lines
    }

    private static func runs(of value: String, _ state: State) -> [Run] {
        guard let line = HistoryLine(value) else { return [Run(value)] }
        let names = [line.who, line.to].compactMap { $0 }.map(state.personName).joined(separator: " → ")
        let remark = [line.remark, line.by.map { "(\(state.personName($0)))" } ?? ""].filter { !$0.isEmpty }
        return [Run(state.dates.short(line.day) + "  ", .dim), Run(line.act.rawValue)]
            + (names.isEmpty ? [] : [Run("  " + names)])
            + (remark.isEmpty ? [] : [Run("  " + remark.joined(separator: " "), .dim)])
    }
}
