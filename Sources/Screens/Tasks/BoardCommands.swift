import NetworkModel
import TextCanvas

/// What can be done on the board of tasks beside what can be done with records everywhere.
enum BoardCommands {
    static let rows: [Command] = [
        Command(
            "tasks.moveRight", ["]"], in: .screen(.tasks), .here, "move right",
            help: "Put the selected or marked tasks into the column on the right: give, ask, begin, do.", footer: 12,
            bulk: 12, unavailable: needsColumns
        ) { $0.moveCards(by: 1) },
        Command(
            "tasks.moveLeft", ["["], in: .screen(.tasks), .here, "move left",
            help: "Put the selected or marked tasks into the column on the left.", bulk: 11, unavailable: needsColumns
        ) { $0.moveCards(by: -1) },
        Command(
            "tasks.moveTo", ["}"], in: .screen(.tasks), .here, "move to",
            help: "Put the selected or marked tasks into a column that is found by its name.", bulk: 13,
            unavailable: needsColumns
        ) { $0.present(columnChooser($0)) },
        Command(
            "tasks.group", ["B"], in: .screen(.tasks), .here, "by …",
            help: "Put the tasks under people, how far they are, events, themes, partners or dates.", footer: 25
        ) { state in
            let all = TasksState.Grouping.allCases
            state.groupTasks(by: all[(state.tasks.grouping.rawValue + 1) % all.count])
            return []
        },
        Command(
            "tasks.form", ["z"], in: .screen(.tasks), .here, "other form",
            help: "Show the tasks as a board in columns, as a list, or who has how much to do."
        ) { state in
            state.tasks.list.isDetailOpen = false
            // Where there is no board, the list is what there is.
            guard state.showsBoard else { return state.go(to: .workload) }
            state.tasks.prefersList = true
            return []
        },
        Command(
            "tasks.right", [.right], in: .screen(.tasks), .here, "column right",
            help: "Go to the column on the right; in the list open the selected task."
        ) { state in
            guard state.showsBoard, !state.tasks.list.isDetailOpen else { return state.open(run: "list.open") }
            state.goToColumn(1)
            return []
        },
        Command(
            "tasks.left", [.left, "h"], in: .screen(.tasks), .here, "column left",
            help: "Go to the column on the left; in the list close the detail."
        ) { state in
            guard state.showsBoard, !state.tasks.list.isDetailOpen else { return state.open(run: "list.back") }
            state.goToColumn(-1)
            return []
        },
    ]

    private static func needsColumns(_ state: State) -> String? {
        if state.tasks.grouping == .due { return state.texts[TasksText.noColumns] }
        return state.targets.isEmpty ? state.texts[GeneralText.nothingSelected] : nil
    }

    /// `12 open`; of columns whose tasks are closed the number alone.
    private static func count(in column: BoardColumn, _ state: State) -> String {
        let isClosed = state.tasks.grouping == .status && TaskStatus(rawValue: column.value)?.isOpen == false
        return isClosed ? String(column.rows.count) : state.texts(TasksText.load, n: column.rows.count)
    }

    /// `}`: any column, the ones that are not seen too.
    private static func columnChooser(_ state: State) -> ChooserOverlay {
        let grouping = state.tasks.grouping
        let columns = state.tasks.columns.prefix(mostColumns)
        let options = columns.map { column in
            let isMe = grouping == .person && column.value == state.me?.text
            return Picker.Option(
                state.boardTitle(of: column), note: count(in: column, state),
                words: isMe ? "me" : "")
        }
        let values = columns.map(\.value)
        return ChooserOverlay(
            state.texts[TasksText.moveTo], options, selecting: state.tasks.focus ?? 0,
            own: grouping == .theme ? state.texts[TasksText.newTheme] : nil,
            finding: find(beside: Set(values), grouping)
        ) { choice, state in
            switch choice {
            case .option(let index): state.move(state.targetKeys(.task), to: values[index])
            case .record(let key): state.move(state.targetKeys(.task), to: key.id.text)
            case .own(let text): state.move(state.targetKeys(.task), to: text)
            }
        }
    }

    /// Finds people, events and partners that have no column.
    private static func find(
        beside values: Set<String>, _ grouping: TasksState.Grouping
    ) -> ChooserOverlay.Find? {
        let kinds: [Kind]
        switch grouping {
        case .person: kinds = [.person, .partner]
        case .event: kinds = [.event]
        case .partner: kinds = [.partner]
        case .status, .theme, .due: return nil
        }
        return { name, state in
            state.propose(name, kinds, limit: 6).filter { !values.contains($0.key.id.text) }
                .map { Picker.Option($0.title, record: $0.key) }
        }
    }

    /// More than anybody goes through; the others are found by typing.
    private static let mostColumns = 400
}

extension State {
    fileprivate mutating func open(run id: CommandID) -> [Effect] { CommandTable[id].map { run($0) } ?? [] }

    /// Puts the tasks under something else; the cursor stays on its task.
    mutating func groupTasks(by grouping: TasksState.Grouping) {
        tasks.grouping = grouping
        tasks.viewport.reset()
        tasks.drag = nil
    }
}
