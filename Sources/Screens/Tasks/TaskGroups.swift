import NetworkModel

/// Puts tasks into columns: who holds them, how far they are, what they are for, when they are due.
struct TaskGroups {
    private(set) var rows: [Place] = []
    private(set) var columns: [BoardColumn] = []
    /// The columns that have tasks, as headings of the list.
    private(set) var sections: [ListState.Section] = []
    private let digest: TaskDigest
    private let partners: PartnerDigest?
    private let events: EventDigest?
    private let state: State

    /// Of tasks in the order in which they are due. `partners` is asked for their order where tasks stand under them, and
    /// `events` for their days.
    init(
        _ ordered: [Int32], by grouping: TasksState.Grouping, _ digest: TaskDigest, partners: PartnerDigest?,
        events: EventDigest?, _ state: State
    ) {
        self.digest = digest
        self.partners = partners
        self.events = events
        self.state = state
        rows.reserveCapacity(ordered.count)
        switch grouping {
        case .person: groupByHolder(ordered)
        case .status: groupByStatus(unownedFirst(ordered))
        case .event: groupByEvent(unownedFirst(ordered))
        case .theme: groupByTheme(unownedFirst(ordered))
        case .partner: groupByPartner(unownedFirst(ordered))
        case .due: groupByDue(unownedFirst(ordered))
        }
        // Among what a filter lets through, columns without any would only push the others off the screen; of statuses
        // there are few, and tasks are moved to the next.
        if grouping != .status, !state.tasks.list.filter.isEmpty { columns.removeAll(where: \.rows.isEmpty) }
        if grouping != .due, !state.showsBoard { addSections() }
    }

    /// Adds a column, empty or not.
    private mutating func add(_ value: String, _ slots: some Sequence<Int32>) {
        let start = rows.count
        for slot in slots { rows.append(Place(.task, Int(slot))) }
        columns.append(BoardColumn(value: value, rows: start..<rows.count))
    }

    /// What nobody holds comes first where no column says that.
    private func unownedFirst(_ slots: [Int32]) -> [Int32] {
        slots.filter { !digest.isHeld(Int($0)) } + slots.filter { digest.isHeld(Int($0)) }
    }

    // MARK: By person

    /// What nobody holds comes first, then one's own, then the others' by name; of the team also who holds nothing.
    private mutating func groupByHolder(_ slots: [Int32]) {
        let groups = WordGroups(slots, by: digest.holders)
        let words = digest.holders.words
        add("", groups[0])
        var held: [String: ArraySlice<Int32>] = [:]
        for number in groups.used { held[words[number]] = groups[number] }
        let people = state.network[.person]
        for slot in people.slots where state.network.facts.person(Int(slot)).isTeamMember {
            held[people.id(at: Int(slot)).text, default: []] += []
        }
        let me = state.me?.text
        for id in inOrder(of: Array(held.keys), .person, first: me) { add(id, held[id] ?? []) }
    }

    /// Ids by what the records are called.
    private func inOrder(of ids: [String], _ kind: Kind, first: String? = nil) -> [String] {
        let named = ids.map { (id: $0, order: $0 == first ? "" : Folding.folded(state.personName(RecordID($0)))) }
        return named.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map(\.id)
    }

    /// `6 open · 14 h of 20 h a week`.
    private func load(of column: BoardColumn) -> String {
        let open = rows[column.rows].count { digest.isOpen($0.slot) }
        let hours = state.tasks.summary.hours(of: column.value)
        var words = [state.texts(TasksText.load, n: open)]
        if let capacity = state.capacity(of: column.value) {
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

    // MARK: By status, event, theme and partner

    /// What nobody was asked for first, then the statuses that a task goes through, then what some ended as.
    private mutating func groupByStatus(_ slots: [Int32]) {
        let groups = WordGroups(slots, by: digest.statuses)
        let words = digest.statuses.words
        let known = Vocabulary.taskStatuses.words
        let number = { (word: String) in words.firstIndex(of: word) }
        let own = words.dropFirst().filter { !known.contains($0) }.sorted()
        add("", groups[0])
        for status in known.prefix(4) { add(status, number(status).map { groups[$0] } ?? []) }
        for status in own { if let number = number(status), !groups[number].isEmpty { add(status, groups[number]) } }
        for status in known.dropFirst(4) {
            let ended = number(status).map { groups[$0] } ?? []
            if !ended.isEmpty || status == "done" { add(status, ended) }
        }
    }

    /// What is for no event first, then the events ahead, the next first, then those that were, the last first.
    private mutating func groupByEvent(_ slots: [Int32]) {
        let groups = WordGroups(slots, by: digest.events)
        let table = state.network[.event]
        add("", groups[0])
        var days: [(id: String, day: Day?, slots: ArraySlice<Int32>)] = []
        var isKnown = [Bool](repeating: false, count: table.slotCount)
        for number in groups.used {
            let word = digest.events.words[number]
            let slot = table.slot(of: RecordID(word))
            if let slot { isKnown[slot] = true }
            days.append((word, slot.flatMap { events?.startDay($0, state.clock) }, groups[number]))
        }
        let coming = table.slots.compactMap { slot -> (slot: Int32, day: Day)? in
            guard !isKnown[Int(slot)], let day = events?.startDay(Int(slot), state.clock), day >= state.day else {
                return nil
            }
            return (slot, day)
        }
        days += coming.sorted { ($0.day, $0.slot) < ($1.day, $1.slot) }.prefix(Self.comingEvents).map {
            (table.id(at: Int($0.slot)).text, $0.day, [])
        }
        let today = state.day
        let order = { (day: Day?) -> Int in
            guard let day else { return Int.max }
            return day >= today ? day - today : 1 << 30 + (today - day)
        }
        for entry in days.sorted(by: { (order($0.day), $0.id) < (order($1.day), $1.id) }) { add(entry.id, entry.slots) }
    }

    /// How many events without tasks are columns, so that something can be put there.
    private static let comingEvents = 6

    private mutating func groupByTheme(_ slots: [Int32]) {
        let column = digest.themes
        let groups = WordGroups(slots, by: column)
        add("", groups[0])
        // What has a task, though a closed one, is a theme that can be moved to.
        let themes = column.words.indices.dropFirst().filter { column.counts[$0] > 0 }
        let ordered = themes.map { (number: $0, order: Folding.folded(column.words[$0])) }.sorted {
            ($0.order, $0.number) < ($1.order, $1.number)
        }
        for (number, _) in ordered { add(column.words[number], groups[number]) }
    }

    /// Partners in the order in which the list of partners has them, which costs less than to sort their names.
    private mutating func groupByPartner(_ slots: [Int32]) {
        let column = digest.partners
        let groups = WordGroups(slots, by: column)
        add("", groups[0])
        let table = state.network[.partner]
        var numbers = [Int32](repeating: 0, count: table.slotCount)
        var unknown: [Int] = []
        for number in groups.used {
            if let slot = table.slot(of: RecordID(column.words[number])) {
                numbers[slot] = Int32(number)
            } else {
                unknown.append(number)
            }
        }
        for slot in partners?.titles.slots ?? table.slots {
            let number = Int(numbers[Int(slot)])
            if number != 0 { add(column.words[number], groups[number]) }
        }
        for number in unknown.sorted(by: { column.words[$0] < column.words[$1] }) {
            add(column.words[number], groups[number])
        }
    }

    // MARK: By date

    private mutating func groupByDue(_ slots: [Int32]) {
        let groups = Dictionary(grouping: slots, by: dueGroup)
        for heading in [TasksText.late, .today, .week, .later, .undated] {
            guard let slots = groups[heading] else { continue }
            sections.append(.init(start: rows.count, title: state.texts[heading]))
            rows += slots.lazy.map { Place(.task, Int($0)) }
        }
    }

    private func dueGroup(_ slot: Int32) -> TasksText {
        guard let due = state.network.facts.due(ofTask: Int(slot)) else { return .undated }
        if due < state.day { return .late }
        if due == state.day { return .today }
        return due <= state.day + 7 ? .week : .later
    }

    // MARK: Headings of the list

    /// Of thousands of partners the headings cost more than all the rest, so only the list has them.
    private mutating func addSections() {
        sections = columns.filter { !$0.rows.isEmpty }.map { column in
            let hasLoad = state.tasks.grouping == .person && !column.value.isEmpty
            let title = state.boardTitle(of: column) + (hasLoad ? "   " + load(of: column) : "")
            return ListState.Section(start: column.rows.lowerBound, title: title)
        }
    }
}

extension State {
    /// What stands above a column of tasks.
    func boardTitle(of column: BoardColumn) -> String {
        let isNone = column.value.isEmpty
        switch tasks.grouping {
        case .person: return isNone ? texts[TasksText.nobody] : personName(RecordID(column.value))
        case .status: return isNone ? texts[TasksText.noStatus] : column.value
        case .event: return isNone ? texts[TasksText.noEvent] : network.title(of: RecordID(column.value), .event)
        case .theme: return isNone ? texts[TasksText.noTheme] : column.value
        case .partner: return isNone ? texts[TasksText.noPartner] : network.title(of: RecordID(column.value), .partner)
        case .due: return ""
        }
    }

    /// The hours a week that a person has.
    func capacity(of person: String) -> Double? { network.person(RecordID(person))?.capacity }
}
