import NetworkModel

/// Puts tasks under headings: who holds them, when they are due, how far they are.
struct TaskGroups {
    private(set) var rows: [Place] = []
    private(set) var sections: [ListState.Section] = []
    private let state: State

    init(_ slots: [Int32], by grouping: TasksState.Grouping, _ state: State) {
        self.state = state
        switch grouping {
        case .person:
            group(slots, byHolder: Dictionary(grouping: slots) { state.network.facts.task(Int($0)).accountable })
        case .due: group(slots, by: dueGroup, in: [.late, .today, .week, .later, .undated])
        case .status: groupByStatus(slots)
        }
    }

    private mutating func add(_ title: String, _ slots: [Int32]) {
        guard !slots.isEmpty else { return }
        sections.append(.init(start: rows.count, title: title))
        rows += inOrder(slots).map { Place(.task, Int($0)) }
    }

    /// What is due soonest first; what has no date last.
    private func inOrder(_ slots: [Int32]) -> [Int32] {
        let facts = state.network.facts
        let keyed = slots.map { (due: facts.task(Int($0)).due?.number ?? .max, slot: $0) }
        return keyed.sorted { ($0.due, $0.slot) < ($1.due, $1.slot) }.map(\.slot)
    }

    // MARK: By person

    /// What nobody holds comes first, then one's own, then the others' by name.
    private mutating func group(_ slots: [Int32], byHolder groups: [RecordID?: [Int32]]) {
        add(state.texts[TasksText.nobody], groups[nil] ?? [])
        let others = groups.keys.compactMap { $0 }.map { (name: state.personName($0), id: $0) }
        let ordered = others.sorted { left, right in
            if left.id == state.me || right.id == state.me { return left.id == state.me }
            return Folding.folded(left.name) < Folding.folded(right.name)
        }
        for (name, id) in ordered { add("\(name)   \(load(of: id, groups[id] ?? []))", groups[id] ?? []) }
    }

    /// `6 open · 14 h of 20 h a week`.
    private func load(of holder: RecordID, _ slots: [Int32]) -> String {
        let open = slots.filter { state.network.facts.task(Int($0)).isOpen }
        let hours = open.reduce(0) { $0 + (Task(state.network[.task].record(at: Int($1))).effort ?? 0) }
        var words = [state.texts(TasksText.load, n: open.count)]
        if let capacity = state.network.person(holder)?.capacity {
            let values: KeyValuePairs = ["hours": Self.number(hours), "capacity": Self.number(capacity)]
            words.append(state.texts(TasksText.capacity, values))
        } else if hours > 0 {
            words.append(state.texts(TasksText.hours, ["hours": Self.number(hours)]))
        }
        return words.joined(separator: " · ")
    }

    /// A number of hours without a needless fraction.
    static func number(_ hours: Double) -> String {
        let tenths = Int((min(max(0, hours), 1e9) * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    // MARK: By date and status

    private mutating func group(_ slots: [Int32], by text: (Int32) -> TasksText, in order: [TasksText]) {
        let groups = Dictionary(grouping: slots, by: text)
        for heading in order { add(state.texts[heading], groups[heading] ?? []) }
    }

    private func dueGroup(_ slot: Int32) -> TasksText {
        guard let due = state.network.facts.task(Int(slot)).due else { return .undated }
        if due < state.day { return .late }
        if due == state.day { return .today }
        return due <= state.day + 7 ? .week : .later
    }

    private mutating func groupByStatus(_ slots: [Int32]) {
        let groups = Dictionary(grouping: slots) { Task(state.network[.task].record(at: Int($0))).status ?? "" }
        let known = Vocabulary.taskStatuses.words
        for status in known { add(status, groups[status] ?? []) }
        for status in groups.keys.filter({ !$0.isEmpty && !known.contains($0) }).sorted() {
            add(status, groups[status] ?? [])
        }
        add(state.texts[TasksText.noStatus], groups[""] ?? [])
    }
}
