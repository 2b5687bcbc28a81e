import NetworkModel
import TextCanvas

/// Who gets a letter with what is open, before any is written; each can be left out or taken in.
struct RemindOverlay: ProposalSheet {
    private let owners: Set<RecordID>?
    private var reminders: [Reminder] = []
    /// Who was taken in or left out by hand.
    private var chosen: [RecordID: Bool] = [:]
    private var known: (version: Int, day: Day)
    var cursor = 0
    var top = 0

    /// Letters for those owners, or for all who hold something; nil where none does.
    init?(for owners: Set<RecordID>?, selecting owner: RecordID?, _ state: State) {
        self.owners = owners
        known = (state.version, state.day)
        reminders = state.reminders(for: owners)
        guard !reminders.isEmpty else { return nil }
        cursor = owner.flatMap { id in reminders.firstIndex { $0.owner.id == id } } ?? 0
        keepCursor(state)
    }

    mutating func settle(_ state: State) {
        if known != (state.version, state.day) {
            known = (state.version, state.day)
            reminders = state.reminders(for: owners)
        }
        keepCursor(state)
    }

    var rowCount: Int { reminders.count }

    private func isIn(_ reminder: Reminder, _ state: State) -> Bool {
        chosen[reminder.owner.id] ?? reminder.obstacles(on: state.day, me: state.me).isEmpty
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<RemindOverlay>] {
        [
            SheetKey([.enter], RemindText.write, .writeHelp, state) { $0.write(&$1) },
            SheetKey(["x", Key(" "), "v"], RemindText.leave, .leaveHelp, state) { sheet, state in
                sheet.toggle(state)
                return .stays
            },
        ] + moves(state)
    }

    private mutating func toggle(_ state: State) {
        guard reminders.indices.contains(cursor) else { return }
        chosen[reminders[cursor].owner.id] = !isIn(reminders[cursor], state)
        cursor += 1
    }

    private func write(_ state: inout State) -> OverlayOutcome {
        let taken = reminders.filter { isIn($0, state) }
        guard let first = taken.first else {
            state.status = Status(state.texts[RemindText.noneIn], tone: .warning)
            return .stays
        }
        let (network, clock) = (state.network, state.clock)
        let name = network.title(of: first.owner.id, .person, .partner)
        let summary =
            taken.count == 1
            ? state.texts(RemindText.summaryOne, ["name": name]) : state.texts(RemindText.summary, n: taken.count)
        let effects = state.commit(summary, taken.compactMap { $0.noting(network, at: clock) })
        return .closes(effects + [.writeReminders(taken.map(\.owner.id))])
    }

    // MARK: Drawing

    func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        let phrases = ReminderPhrases(state.network, clock: state.clock, texts: state.texts)
        let letters = reminders.filter { isIn($0, state) }.letters
        let within = Dictionary(letters.flatMap { letter in letter.besides.map { ($0.owner.id, letter.main) } }) {
            first, _ in first
        }
        let rows = reminders.map { reminder in
            let late = reminder.lateCount(on: state.day) > 0
            let isIn = isIn(reminder, state)
            let obstacles = chosen[reminder.owner.id] == true ? [] : reminder.obstacles(on: state.day, me: state.me)
            return ProposalTable.Row(
                what: state.network.title(of: reminder.owner.id, .person, .partner),
                owner: Run(phrases.items(reminder), late && isIn ? .late : isIn ? .text : .dim),
                why: within[reminder.owner.id].map(phrases.within) ?? phrases.way(reminder, obstacles.first), isIn: isIn
            )
        }
        let texts = state.texts
        ProposalTable(
            title: texts[RemindText.title], count: Run(texts(RemindText.count, n: letters.count), .label),
            rows: rows, headings: (texts[RemindText.owner], texts[RemindText.items], "")
        ).draw(cursor: cursor, top: top, on: &canvas, in: area)
    }
}

extension State {
    /// The letters that could be written today.
    fileprivate func reminders(for owners: Set<RecordID>?) -> [Reminder] {
        guard let known = prepared.digests.unrestrictedWork(on: day) else {
            return outgoing.network.reminders(on: day, for: owners)
        }
        return network.reminders(for: owners, eachOf: known.forEachWork)
    }

    /// Shows who gets a letter: the owners of the marked tasks, or all who hold something open.
    package mutating func openReminders() -> [Effect] {
        let marks = module.list.map { self[keyPath: $0].markedRows } ?? []
        let holders = marks.filter { $0.kind == .task && network.isLive($0) }.compactMap {
            network.facts.task($0.slot).accountable
        }
        let focus = selected.flatMap { $0.kind == .task ? network.facts.task($0.slot).accountable : nil }
        guard let overlay = RemindOverlay(for: marks.isEmpty ? nil : Set(holders), selecting: focus, self) else {
            let text: RemindText = marks.isEmpty ? .nothingOpen : .noneOfMarked
            status = Status(texts[text], tone: .warning)
            return []
        }
        return present(overlay)
    }
}

/// Letters to those who hold tasks.
enum RemindCommands {
    static let rows: [Command] = [
        Command(
            "tasks.remind", ["m"], in: .screen(.tasks), .here, "remind",
            help: "Write letters to owners with all that is open with them, or to the owners of the marked tasks.",
            footer: 26, bulk: 26
        ) { $0.openReminders() }
    ]
}
