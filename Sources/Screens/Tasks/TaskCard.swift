import NetworkModel
import TextCanvas

/// A task in full: who holds it, by when, whom it concerns and where it comes from.
enum TaskCard {
    static func lines(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let task = Task(state.network.record(at: place))
        let title = TextLayout.wrap(task.title, to: max(8, width)).map { [Run($0, task.isOpen ? .title : .done)] }
        return title + [standing(task, state), []] + facts(task, state, width: width)
            + TaskLinkRows.parts(task, state, width: width) + source(task, state, width: width)
            + notes(task, width: width)
            + TaskLinkRows.history(task, state, width: width) + burnDown(task, state, width: width)
    }

    private static func standing(_ task: Task, _ state: State) -> [Run] {
        var runs = [task.accountable.map { Run(state.personName($0)) } ?? Run(state.texts[TasksText.nobody], .due)]
        if let status = task.status { runs += [Run(" · ", .dim), Run(status)] }
        guard let due = task.due else { return runs }
        let style: Style = task.isOpen && due < state.day ? .late : task.isOpen && due == state.day ? .due : .text
        let phrase = task.isOpen ? "  " + state.dates.due(due) : ""
        return runs + [Run(" · ", .dim), Run(state.dates.weekday(due) + phrase, style)]
    }

    private static func facts(_ task: Task, _ state: State, width: Int) -> [[Run]] {
        let rows: [(TasksText, String?)] = [
            (.helpers, FactRows.joined(task.assignees.map(state.personName))),
            (.priority, task.priority), (.columnHours, task.effort.map(TaskGroups.number)),
            (.partner, task.partner.map { state.network.title(of: $0, .partner) }),
            (.event, task.event.map { state.network.title(of: $0, .event) }), (.theme, task.theme),
        ]
        let links = TaskLinkRows.all(task, state)
        let blocked = state.network[.task].slot(of: task.id).map { state.network.isBlocked($0) } ?? false
        let waits = blocked && task.isOpen ? [[Run("■ " + state.texts[TasksText.blocked], .warning)]] : []
        let tags = task.tags.isEmpty ? [] : [[Run(task.tags.map { "#" + $0 }.joined(separator: " "), .tag)]]
        return waits + FactRows.lines(rows + links, state, width: width) + tags
    }

    private static func source(_ task: Task, _ state: State, width: Int) -> [[Run]] {
        let session = SessionLines.source(of: task, state, width: width)
        guard let contact = task.source.flatMap({ state.network.contact($0) }) else {
            return session.isEmpty ? [] : [[]] + session
        }
        return [[], [Run(state.texts[TasksText.source], .heading)], ContactLine.runs(contact, state)]
    }

    private static func burnDown(_ task: Task, _ state: State, width: Int) -> [[Run]] {
        let lines = task.event.map { BurnDownChart.lines(of: $0, state, width: width) } ?? []
        return lines.isEmpty ? [] : [[]] + lines
    }

    private static func notes(_ task: Task, width: Int) -> [[Run]] {
        let lines = FactRows.notes(task.notes, width: width)
        return lines.isEmpty ? [] : [[]] + lines
    }
}
