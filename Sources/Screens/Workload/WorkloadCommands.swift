import NetworkModel
import TextCanvas

/// The commands of the Workload screen, and how one gets there.
enum WorkloadCommands {
    static let rows: [Command] = [
        Command(
            "screen.workload", in: .everywhere, .screens, "workload",
            help: "Go to who has how much to do: hours by week beside those that people have, who is over, who is free."
        ) { $0.go(to: .workload) },
        Command(
            "workload.open", [.enter, .right], in: .screen(.workload), .here, "tasks",
            help: "Show the open tasks of the selected person or partner.", footer: 5, replaces: "list.open",
            unavailable: { $0.selected == nil ? $0.texts[GeneralText.nothingSelected] : nil }
        ) { $0.showTasksOfSelected() },
        Command(
            "workload.by", ["B"], in: .screen(.workload), .here, "by …",
            help: "Tell people apart, or partners with what their people hold.", footer: 10
        ) { state in
            state.workload.isByPartner.toggle()
            return []
        },
        Command(
            "workload.until", ["c"], in: .screen(.workload), .here, "until …",
            help: "Count the hours until an event begins, or those of the next weeks.", footer: 15
        ) { $0.present(untilChooser($0)) },
        Command(
            "workload.back", ["z"], in: .screen(.workload), .here, "board",
            help: "Go back to the board of tasks.", footer: 20
        ) { state in
            state.tasks.prefersList = false
            return state.go(to: .tasks)
        },
    ]

    private static func untilChooser(_ state: State) -> ChooserOverlay {
        let coming = state.network.all(Event.self).compactMap { event -> (day: Day, event: Event)? in
            guard !event.isCancelled, let day = event.startDay(state.clock), day > state.day else { return nil }
            return (day, event)
        }
        let events = coming.sorted { ($0.day, $0.event.id) < ($1.day, $1.event.id) }.prefix(mostEvents)
        let options =
            [Picker.Option(state.texts[WorkloadText.noEvent])]
            + events.map { Picker.Option($0.event.title, note: state.dates.ago($0.day), record: $0.event.key) }
        let chosen = events.firstIndex { $0.event.id == state.workload.event }.map { $0 + 1 } ?? 0
        return ChooserOverlay(state.texts[WorkloadText.untilWhich], options, selecting: chosen) { choice, state in
            if case .record(let key) = choice { state.workload.event = key.id } else { state.workload.event = nil }
            return []
        }
    }

    /// More than anybody goes through; the others are found by typing.
    private static let mostEvents = 200
}

extension State {
    /// Goes to the tasks of whoever is selected.
    fileprivate mutating func showTasksOfSelected() -> [Effect] {
        guard let selected else { return [] }
        let holder = network.key(at: selected).id
        tasks.list.filter.set("@\(holder)")
        tasks.list.isDetailOpen = false
        tasks.grouping = .person
        return go(to: .tasks)
    }
}
