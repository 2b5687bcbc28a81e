package import NetworkModel
package import TextCanvas

/// Tasks: a board by who holds them, how far they are or what they are for; a list where it is narrow.
package enum TasksScreen: ScreenModule {
    package static let id = ScreenID.tasks
    package static let title = GeneralText.tasks
    package static var list: WritableKeyPath<State, ListState>? { \.tasks.list }
    package static let kind: Kind? = .task
    package static func columns(_ state: State) -> [Column] { TasksColumns.all(state) }
    package static var commands: [Command] { BoardCommands.rows + StepCommands.rows }

    package static func needlessColumns(_ state: State) -> Set<String> {
        switch state.tasks.grouping {
        case .person: ["who"]
        case .status: ["status"]
        case .event, .theme, .partner, .due: []
        }
    }

    package static func views(_ state: State) -> [SavedView] {
        [
            (TasksText.viewMine, "@me"), (.viewLate, "is:late"), (.viewUnowned, "is:unowned"), (.viewDone, "is:done"),
        ]
        .map { SavedView(screen: .tasks, name: state.texts[$0.0], filter: $0.1) }
    }

    package static func refresh(_ state: inout State) {
        let extra = state.tasks.grouping.rawValue * 2 + (state.showsBoard ? 1 : 0)
        if state.tasks.list.isStale(version: state.version, day: state.day, extra: extra) { regroup(&state) }
        if state.showsBoard { state.settleBoard() }
    }

    private static func regroup(_ state: inout State) {
        let digest = state.prepared.digests.tasks(of: state.network)
        let workload = state.prepared.digests.workload(of: state.network, on: state.day)
        state.tasks.summary = TaskSummary(workload, digest)
        let grouping = state.tasks.grouping
        let partners = grouping == .partner ? state.prepared.digests.partners(of: state.network) : nil
        let events = grouping == .event ? state.prepared.digests.events(of: state.network) : nil
        let groups = TaskGroups(
            shown(digest, state), by: grouping, digest, partners: partners, events: events, state)
        state.tasks.show(groups, of: state.network[.task].slots.count)
    }

    /// The tasks that are shown, what is due soonest first. What is done stays out of the way unless a filter asks how far
    /// tasks are; where a column shows it, it stays a while.
    private static func shown(_ digest: TaskDigest, _ state: State) -> [Int32] {
        let filter = state.tasks.list.filter
        var isMatching: [Bool]?
        if !filter.isEmpty {
            var matching = [Bool](repeating: false, count: state.network[.task].slotCount)
            for slot in state.slots(of: .task, matching: filter.text) { matching[Int(slot)] = true }
            isMatching = matching
        }
        let (all, first) = (state.tasks.asksForState, state.tasks.grouping == .status ? state.day - daysDone : .last)
        var shown: [Int32] = []
        shown.reserveCapacity(digest.openCount)
        for slot in digest.order.slots where isMatching?[slot] ?? true {
            guard all || digest.isOpen(slot) || digest.done(slot).map({ $0 >= first }) ?? false else { continue }
            shown.append(Int32(slot))
        }
        return shown
    }

    /// How long what is done stays on the board by status.
    static let daysDone = 14

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        if state.showsBoard { return BoardView(state).draw(on: &canvas) }
        let list = state.tasks.list
        ListView.drawPage(
            list, state, whenEmpty: state.texts[list.filter.isEmpty ? TasksText.empty : .noMatch], on: &canvas)
    }

    package static func take(_ key: Key, _ state: inout State) -> [Effect]? {
        state.showsBoard ? state.takeOnBoard(key) : nil
    }

    package static func take(_ mouse: Mouse, in area: Rect, _ state: inout State) -> [Effect]? {
        state.showsBoard ? state.takeOnBoard(mouse) : nil
    }

    package static func selected(in state: State) -> Place? {
        state.showsBoard && state.tasks.isOnEmptyColumn ? nil : state.tasks.list.selected
    }

    /// A new task is of the column under the cursor.
    package static func values(forNew kind: Kind, in state: State) -> [(Field, String)] {
        guard kind == .task, state.showsBoard, let focus = state.tasks.focus else { return [] }
        let value = state.tasks.columns[focus].value
        switch state.tasks.grouping {
        case .event: return value.isEmpty ? [] : [(.event, value)]
        case .theme: return value.isEmpty ? [] : [(.theme, value)]
        case .partner: return value.isEmpty ? [] : [(.partner, value)]
        case .person, .status, .due: return []
        }
    }
}

extension TasksState {
    /// Whether the filter says how far the tasks are that are to be shown.
    var asksForState: Bool {
        let filter = list.filter.text
        return filter.contains("is:") || filter.contains("status:")
    }
}
