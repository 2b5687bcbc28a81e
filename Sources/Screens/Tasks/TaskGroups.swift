import NetworkModel

/// Puts tasks under headings: who holds them, when they are due, how far they are.
struct TaskGroups {
    private(set) var rows: [Place] = []
    private(set) var sections: [ListState.Section] = []
    private let digest: TaskDigest
    private let state: State

    init(_ slots: [Int32], by grouping: TasksState.Grouping, _ digest: TaskDigest, _ state: State) {
        self.digest = digest
        self.state = state
        switch grouping {
        case .person: groupByHolder(slots)
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
    private mutating func groupByHolder(_ slots: [Int32]) {
        let groups = Self.group(slots, by: digest.holders)
        add(state.texts[TasksText.nobody], groups[0])
        let held = groups.indices.dropFirst().filter { !groups[$0].isEmpty }
        let others = held.map { number in
            let id = RecordID(digest.holders.words[number])
            let name = state.personName(id)
            return (name: name, order: Folding.folded(name), id: id, slots: groups[number])
        }
        let ordered = others.sorted { left, right in
            if left.id == state.me || right.id == state.me { return left.id == state.me }
            return left.order < right.order
        }
        for (name, _, id, slots) in ordered { add("\(name)   \(load(of: id, slots))", slots) }
    }

    /// Slots by the number of their word.
    private static func group(_ slots: [Int32], by column: WordColumn) -> [[Int32]] {
        var groups = [[Int32]](repeating: [], count: column.words.count)
        for slot in slots { groups[column.number(Int(slot))].append(slot) }
        return groups
    }

    /// `6 open · 14 h of 20 h a week`.
    private func load(of holder: RecordID, _ slots: [Int32]) -> String {
        let open = slots.filter { state.network.facts.task(Int($0)).isOpen }
        let hours = open.reduce(0) { $0 + digest.effort(Int($1)) }
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
        let groups = Self.group(slots, by: digest.statuses)
        let words = digest.statuses.words
        let known = Vocabulary.taskStatuses.words
        let own = words.dropFirst().filter { !known.contains($0) }.sorted()
        for status in known + own { if let number = words.firstIndex(of: status) { add(status, groups[number]) } }
        add(state.texts[TasksText.noStatus], groups[0])
    }
}
