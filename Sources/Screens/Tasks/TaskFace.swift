import NetworkModel
import TextCanvas

/// What a card on the board says of a task: signs, when it is due, how far it is and what it is for.
struct TaskFace {
    let task: Task
    private let place: Place
    private let state: State

    init(_ place: Place, _ state: State) {
        self.place = place
        self.state = state
        task = Task(state.network.record(at: place))
    }

    /// `?` asked and not answered, `!` pressing, `■` waits for another to be finished.
    var signs: [Run] {
        var signs: [Run] = []
        if task.status == "proposed", task.accountable != nil { signs.append(Run("?", .accent)) }
        if task.priority == "high" { signs.append(Run("!", .late)) }
        if isBlocked { signs.append(Run("■", .warning)) }
        return signs.isEmpty ? [] : signs + [Run(" ")]
    }

    var isBlocked: Bool { state.network.isBlocked(place.slot) }

    /// When it is due, as seen from today.
    var due: Run? {
        guard task.isOpen else { return task.done.map { Run(state.dates.short($0), .dim) } }
        guard let due = task.due else { return nil }
        return Run(state.dates.due(due), due < state.day ? .late : due == state.day ? .due : .dim)
    }

    /// The second line of a card: what is pressing first.
    var facts: [Run] {
        var parts: [Run] = []
        if let due { parts.append(due) }
        if isBlocked { parts.append(Run(state.texts[TasksText.blocked], .warning)) }
        if task.status == TaskStatus.waiting.rawValue, let cause = task.waitingFor, !cause.isEmpty {
            parts.append(Run(state.texts(TasksText.waitsForWhat, ["what": cause]), .dim))
        } else if state.tasks.grouping != .status, let status = task.status, ["doing", "waiting"].contains(status) {
            parts.append(Run(status, .dim))
        }
        if let holder { parts.append(holder) }
        // Why it is to be done says more than what it is for, and a card has little room.
        if let decision = SessionLines.decision(behind: task, state) { parts.append(Run(decision, .dim)) }
        if let subject { parts.append(Run(subject, .dim)) }
        return Array(parts.map { [$0] }.joined(separator: [Run(" · ", .dim)]))
    }

    /// Who holds it, unless the column says that.
    private var holder: Run? {
        guard state.tasks.grouping != .person else { return nil }
        if let holder = task.accountable { return Run(state.personName(holder), .dim) }
        let isSaid = state.tasks.grouping == .status && (task.status ?? "").isEmpty
        return isSaid ? nil : Run(state.texts[TasksText.nobody], .due)
    }

    private var subject: String? {
        if let partner = task.partner, state.tasks.grouping != .partner {
            return state.network.title(of: partner, .partner)
        }
        if let event = task.event, state.tasks.grouping != .event { return state.network.title(of: event, .event) }
        return state.tasks.grouping == .theme ? nil : task.theme
    }
}
