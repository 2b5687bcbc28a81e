package import NetworkModel
import RecFormat
import TextCanvas

/// How a record came to be what it is: each change with who made it, when, and what it did, field by field; from here
/// the record can be put back as it was.
struct HistoryOverlay: Sheet {
    let key: RecordKey
    /// What the record is called, or was.
    private let title: String
    /// Nil until it is read.
    private var history: ChangeHistory?
    /// The entry under the cursor, from the latest.
    private var cursor = 0
    private var top = 0

    init(_ key: RecordKey, called title: String) {
        self.key = key
        self.title = title
    }

    /// Takes up what was read. The cursor stays on its entry.
    mutating func take(_ history: ChangeHistory) {
        let added = history.entries.count - (self.history?.entries.count ?? history.entries.count)
        self.history = history
        if cursor > 0 { cursor += max(0, added) }
    }

    /// The rows from the latest: a row for each entry, and one for what there was before the first where there was.
    private var entries: [ChangeHistory.Entry] { (history?.entries ?? []).reversed() }
    private var hasBeginning: Bool { history?.entries.first.map { $0.edits.contains { $0.before != nil } } ?? false }
    private var rowCount: Int { entries.count + (hasBeginning ? 1 : 0) }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<HistoryOverlay>] {
        [
            SheetKey([.enter, "r"], HistoryText.restore, .restoreHelp, state) { $0.askToRestore(&$1) },
            go(["j", .down, .control("n")], .moveHelp, 1, state, shown: true),
            go(["k", .up, .control("p")], .moveHelp, -1, state),
            go([Key(" "), .pageDown, .control("f")], .moveHelp, 5, state),
            go([.pageUp, .control("b")], .moveHelp, -5, state),
            go(["g", .home], .endHelp, -1_000_000, state), go(["G", .end], .endHelp, 1_000_000, state),
        ]
    }

    private static func go(
        _ keys: [Key], _ help: HistoryText, _ step: Int, _ state: State, shown: Bool = false
    ) -> SheetKey<HistoryOverlay> {
        SheetKey(keys, HistoryText.move, help, state, shown: shown) { sheet, _ in
            sheet.cursor = min(max(0, sheet.cursor + step), max(0, sheet.rowCount - 1))
            return .stays
        }
    }

    mutating func settle(_ state: State) {
        cursor = min(max(0, cursor), max(0, rowCount - 1))
        let area = Frame(state.size).body.inset(x: 1)
        let layout = layout(state, width: area.width)
        let height = max(1, area.height - 2)
        guard let block = layout.blocks.indices.contains(cursor) ? layout.blocks[cursor] : nil else { return }
        if block.upperBound > top + height { top = min(block.lowerBound, block.upperBound - height) }
        if block.lowerBound < top || block.count > height { top = block.lowerBound }
    }

    // MARK: Restoring

    private func askToRestore(_ state: inout State) -> OverlayOutcome {
        guard let history, rowCount > 0 else { return .stays }
        let number = entries.indices.contains(cursor) ? entries[cursor].number : 0
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
        let area = cleared(state, on: &canvas)
        canvas.write(state.texts(HistoryText.title, ["what": title]), in: area.row(0), .title)
        let body = area.splitTop(2).rest
        guard history != nil else { return canvas.write(state.texts[HistoryText.reading], in: body, .dim) }
        guard rowCount > 0 else {
            for (row, line) in TextLayout.wrap(state.texts[HistoryText.none], to: max(1, body.width)).enumerated() {
                canvas.write(line, in: body.row(row), .dim)
            }
            return
        }
        let layout = layout(state, width: area.width)
        for (row, line) in layout.lines.dropFirst(top).prefix(body.height).enumerated() {
            let isUnder = layout.blocks[cursor].contains(top + row)
            if isUnder { canvas.setSurface(.selected, in: body.row(row)) }
            canvas.write(line, at: body.row(row).origin, maxWidth: body.width)
            if isUnder { canvas.write("▌", at: body.row(row).origin, .marker) }
        }
    }

    /// All lines, and which of them belong to each row.
    private func layout(_ state: State, width: Int) -> (lines: [[Run]], blocks: [Range<Int>]) {
        let phrases = HistoryPhrases(state.network, texts: state.texts, me: state.me)
        var lines: [[Run]] = []
        var blocks: [Range<Int>] = []
        func add(_ block: [[Run]]) {
            blocks.append(lines.count..<lines.count + block.count)
            lines += block
        }
        for (index, entry) in entries.enumerated() {
            let when = TextLayout.pad(state.dates.moment(entry.at), to: 14)
            let now = index == 0 ? "  \(state.texts[HistoryText.now])" : ""
            let head = [
                Run(" \(when) ", .label), Run(phrases.what(entry), .title), Run("  \(phrases.who(entry))", .dim),
                Run(now, .good),
            ]
            let facts = entry.edits.flatMap { phrases.lines($0) }.map { (label: "   \($0.label)", value: $0.text) }
            add([head] + FactRows.lines(facts, width: width))
        }
        if hasBeginning { add([[Run(" \(state.texts[HistoryText.before])", .dim)]]) }
        return (lines, blocks)
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
        let options = deleted.map { Picker.Option($0.title, note: texts.noun(for: $0.key.kind)) }
        return present(
            ChooserOverlay(texts[HistoryText.deleted], options, note: texts[HistoryText.deletedNote]) { choice, state in
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
