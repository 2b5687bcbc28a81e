package import NetworkModel
import RecFormat
import TextCanvas

/// How a record came to be what it is: each change with who made it, when, and what it did, field by field; from here
/// the record can be put back as it was.
struct HistoryOverlay: EntryListSheet {
    let key: RecordKey
    /// What the record is called, or was.
    private let title: String
    /// Nil until it is read.
    private var history: ChangeHistory?
    private var revision = 0
    /// The latest first.
    private var entries: [ChangeHistory.Entry] = []
    /// From the latest.
    var list = EntryList()

    init(_ key: RecordKey, called title: String) {
        self.key = key
        self.title = title
    }

    /// Takes up what was read. The cursor stays on its entry.
    mutating func take(_ history: ChangeHistory) {
        // Of a record that is gone nobody asks for that it is: what it was before stands below.
        if self.history == nil, history.entries.last.map(Self.isDeletion) ?? false { list.go(to: 1) }
        let added = history.entries.count - (self.history?.entries.count ?? history.entries.count)
        self.history = history
        revision += 1
        entries = history.entries.reversed()
        if list.cursor > 0 { list.go(to: list.cursor + max(0, added)) }
    }

    /// A row for each entry, and one for what there was before the first where there was.
    private var hasBeginning: Bool { entries.last.map { $0.edits.contains { $0.before != nil } } ?? false }
    private var rowCount: Int { entries.count + (hasBeginning ? 1 : 0) }

    /// Whether the record is gone after an entry.
    private static func isDeletion(_ entry: ChangeHistory.Entry) -> Bool {
        entry.edits.allSatisfy { $0.after == nil }
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<HistoryOverlay>] {
        [
            SheetKey([.enter, "r"], HistoryText.restore, .restoreHelp, state) { $0.askToRestore(&$1) }
        ] + moves(HistoryText.move, HistoryText.moveHelp, HistoryText.endHelp, state)
    }

    mutating func settle(_ state: State) { settleList(rowCount, of: revision &+ state.version, state) }

    // MARK: Restoring

    private func askToRestore(_ state: inout State) -> OverlayOutcome {
        guard let history, rowCount > 0 else { return .stays }
        let number = entries.indices.contains(list.cursor) ? entries[list.cursor].number : 0
        let (key, title) = (self.key, self.title)
        let states = history.state(after: number).filter { $0.key == key }
        let change = state.author.restoring(states, "", in: state.network)
        guard let edit = change.edits.first else {
            state.status = Status(state.texts[HistoryText.isNow])
            return .stays
        }
        let when = when(number, state)
        let question: HistoryText = edit.after == nil ? .questionDelete : .question
        let words: HistoryText = edit.after == nil ? .doDelete : .doRestore
        let lines = edit.after == nil ? [] : preview(edit, state)
        return .stays(
            state.present(
                ConfirmationOverlay(
                    question: ([state.texts(question, ["what": title, "when": when])] + lines).joined(separator: "\n"),
                    choices: [
                        .init("r", state.texts[words]) { state in
                            let summary = state.texts(HistoryText.restored, ["what": title, "when": when])
                            // What was changed while the question stood is met field by field.
                            let change = state.author.restoring(states, summary, in: state.network)
                            return state.commit(change) + [.readHistory(key)]
                        }
                    ])))
    }

    private func when(_ number: Int, _ state: State) -> String {
        guard let entry = history?.entries.first(where: { $0.number == number }) else {
            return state.texts[HistoryText.firstTime]
        }
        return state.dates.moment(entry.at)
    }

    private func preview(_ edit: RecordEdit, _ state: State) -> [String] {
        let lines = HistoryPhrases(state.network, texts: state.texts).lines(edit).map { "\($0.label): \($0.text)" }
        let room = max(2, Frame(state.size).body.height - 6)
        guard lines.count > room else { return lines }
        return lines.prefix(room - 1) + [state.texts(HistoryText.more, n: lines.count - room + 1)]
    }

    // MARK: Drawing

    func draw(_ state: State, on canvas: inout Canvas) {
        _ = cleared(state, on: &canvas)
        let (title, body) = Self.parts(state)
        drawTitle(
            [Run(state.texts(HistoryText.title, ["what": self.title]), .title)], state, on: &canvas, in: title)
        guard history != nil else { return canvas.write(state.texts[HistoryText.reading], in: body, .dim) }
        guard rowCount > 0 else {
            for (row, line) in TextLayout.wrap(state.texts[HistoryText.none], to: max(1, body.width)).enumerated() {
                canvas.write(line, in: body.row(row), .dim)
            }
            return
        }
        drawEntries(state, markingAll: true, on: &canvas, in: body)
    }

    func lines(of entry: Int, isUnder: Bool, _ state: State) -> [[Run]] {
        guard entries.indices.contains(entry) else { return [[Run(" \(state.texts[HistoryText.before])", .dim)]] }
        let phrases = HistoryPhrases(state.network, texts: state.texts, me: state.me)
        let (index, entry) = (entry, entries[entry])
        let when = TextLayout.pad(state.dates.moment(entry.at), to: 14)
        let isGone = Self.isDeletion(entry)
        let now = index == 0 ? "  \(state.texts[isGone ? HistoryText.gone : .now])" : ""
        let head = [
            Run(" \(when) ", .label), Run(phrases.what(entry), .title), Run("  \(phrases.who(entry))", .dim),
            Run(now, isGone ? .warning : .good),
        ]
        let facts = entry.edits.flatMap { phrases.lines($0) }.map { (label: "   \($0.label)", value: $0.text) }
        return [head] + FactRows.lines(facts, width: Self.parts(state).entries.width)
    }
}

extension State {
    /// Shows how a record came to be what it is.
    package mutating func openHistory(of key: RecordKey, called title: String? = nil) -> [Effect] {
        let title = title ?? network.title(of: key.id, key.kind)
        return present(HistoryOverlay(key, called: title)) + [.readHistory(key)]
    }

    /// Takes up what was read of a record's history, and of what has become of it since.
    mutating func take(_ history: ChangeHistory, of key: RecordKey) {
        guard let sheet = overlays.lazy.compactMap({ $0 as? HistoryOverlay }).last, sheet.key == key else { return }
        withOverlay(HistoryOverlay.self) { $0.take(history) }
    }

    /// Offers the records that were deleted, the latest first.
    mutating func take(deleted: [DeletedRecord]) -> [Effect] {
        guard !deleted.isEmpty else {
            status = Status(texts[HistoryText.noneDeleted])
            return []
        }
        let options = deleted.map { record in
            let who = record.by.map { $0 == me ? texts[GeneralText.you] : personName($0) }
            let when = record.at.map(dates.moment) ?? texts[HistoryText.outside]
            let words = [when, who, texts.noun(for: record.key.kind)]
            return Picker.Option(record.title, note: words.compactMap { $0 }.joined(separator: " · "))
        }
        let title = texts(HistoryText.deleted, n: deleted.count)
        return present(
            ChooserOverlay(title, options, note: texts[HistoryText.deletedNote]) { choice, state in
                guard case .option(let index) = choice else { return [] }
                return state.openHistory(of: deleted[index].key, called: deleted[index].title)
            })
    }
}

/// `R`: how a record came to be what it is.
enum HistoryCommands {
    static let rows: [Command] = [
        Command(
            "record.history", ["R"], in: .everywhere, .records, "history",
            help: "Show who changed the selected record when and how, and put it back as it was.",
            unavailable: { $0.needsSelection }
        ) { state in state.selectedKey.map { state.openHistory(of: $0) } ?? [] },
        Command(
            "record.deleted", in: .everywhere, .records, "deleted",
            help: "Find a record that was deleted, see what it was, and bring it back."
        ) { _ in [.readDeleted] },
    ]
}
