package import NetworkModel
package import TextCanvas

/// Tasks: under who holds them, when they are due or how far they are; what nobody holds comes first.
package enum TasksScreen: ScreenModule {
    package static let id = ScreenID.tasks
    package static let title = GeneralText.tasks
    package static var list: WritableKeyPath<State, ListState>? { \.tasks.list }
    package static let kind: Kind? = .task
    package static func columns(_ state: State) -> [Column] { TasksColumns.all(state) }

    package static func needlessColumns(_ state: State) -> Set<String> {
        switch state.tasks.grouping {
        case .person: ["who"]
        case .due: []
        case .status: ["status"]
        }
    }

    package static func views(_ state: State) -> [SavedView] {
        [
            (TasksText.viewMine, "@me"), (.viewLate, "is:late"), (.viewUnowned, "is:unowned"), (.viewDone, "is:done"),
        ]
        .map { SavedView(screen: .tasks, name: state.texts[$0.0], filter: $0.1) }
    }

    package static let commands: [Command] = [
        Command(
            "tasks.group", ["B"], in: .screen(.tasks), .here, "by …",
            help: "Put the tasks under people, under dates or under how far they are.", footer: 25
        ) { state in
            let all = TasksState.Grouping.allCases
            let next = (all.firstIndex(of: state.tasks.grouping) ?? 0) + 1
            state.tasks.grouping = all[next % all.count]
            return []
        }
    ]

    package static func refresh(_ state: inout State) {
        let grouping = state.tasks.grouping.rawValue
        guard state.tasks.list.isStale(version: state.version, day: state.day, extra: grouping) else { return }
        let filter = state.tasks.list.filter.text
        let slots = state.slots(of: .task, matching: filter)
        // What is done stays out of the way unless a filter asks how far tasks are.
        let asksForState = filter.contains("is:") || filter.contains("status:")
        let shown = asksForState ? slots : slots.filter { state.network.facts.task(Int($0)).isOpen }
        let digest = state.prepared.digests.tasks(of: state.network)
        let groups = TaskGroups(shown, by: state.tasks.grouping, digest, state)
        state.tasks.list.show(groups.rows, sections: groups.sections, of: state.network[.task].slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let list = state.tasks.list
        ListView.drawPage(
            list, state, whenEmpty: state.texts[list.filter.isEmpty ? TasksText.empty : .noMatch], on: &canvas)
    }
}
