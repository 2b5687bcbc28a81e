import Insight
import NetworkModel
import TextCanvas

/// The owners that are proposed for tasks, before anything is changed: each can be changed or left out, and all are
/// accepted as one change.
struct SuggestOverlay: ProposalSheet {
    private let keys: [RecordKey]
    private let isCut: Bool
    private var suggestion: Suggestion
    private var asksEveryone = false
    /// What was chosen by hand; it stays when the rest is proposed anew.
    private var chosen: [RecordKey: RecordID?] = [:]
    private var leftOut: Set<RecordKey> = []
    private var known: (version: Int, day: Day)
    var cursor = 0
    var top = 0

    /// As many as are shared out at a time.
    private static let most = 500

    /// Owners for tasks, those that are due first.
    init(_ tasks: [RecordKey], _ state: State) {
        let due = tasks.map { (key: $0, day: state.network.task($0.id)?.due ?? .last) }
        keys = due.sorted { $0.day < $1.day }.prefix(Self.most).map(\.key)
        isCut = tasks.count > Self.most
        suggestion = Suggestion(for: keys, in: state.network, on: state.day)
        known = (state.version, state.day)
    }

    mutating func settle(_ state: State) {
        if known != (state.version, state.day) { suggestAgain(state) }
        keepCursor(state)
    }

    var rowCount: Int { suggestion.lines.count }

    private mutating func suggestAgain(_ state: State) {
        known = (state.version, state.day)
        let open = keys.filter { state.network.task($0.id)?.isOpen ?? false }
        suggestion = Suggestion(
            for: open, in: state.network, on: state.day, asking: asksEveryone ? .everyone : .team)
        for (index, line) in suggestion.lines.enumerated() {
            if let owner = chosen[line.matter.key] { suggestion.assign(owner, to: index) }
        }
    }

    private var selectedKey: RecordKey? {
        suggestion.lines.indices.contains(cursor) ? suggestion.lines[cursor].matter.key : nil
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<SuggestOverlay>] {
        [
            SheetKey([.enter], SuggestText.accept, .acceptHelp, state) { $0.accept(&$1) },
            SheetKey(["o", "e"], SuggestText.change, .changeHelp, state) { .stays($0.askOwner(&$1)) },
            SheetKey(["x", Key(" "), "v"], SuggestText.leave, .leaveHelp, state) { sheet, _ in
                sheet.toggle()
                return .stays
            },
            SheetKey(["a"], SuggestText.anyone, .anyoneHelp, state) { sheet, state in
                sheet.asksEveryone.toggle()
                sheet.suggestAgain(state)
                let whom = state.texts[sheet.asksEveryone ? SuggestText.everyone : .teamOnly]
                state.status = Status(state.texts(SuggestText.asking, ["whom": whom]))
                return .stays
            },
        ] + moves(state)
    }

    private mutating func toggle() {
        guard let key = selectedKey else { return }
        if leftOut.remove(key) == nil { leftOut.insert(key) }
        cursor += 1
    }

    private func accept(_ state: inout State) -> OverlayOutcome {
        let edits = suggestion.edits(leavingOut: leftOut, in: state.network, by: state.author)
        guard let first = edits.first else {
            state.status = Status(state.texts[SuggestText.nothingIn], tone: .warning)
            return .stays
        }
        let owners = Set(suggestion.lines.filter(isIn).compactMap(\.owner))
        let summary =
            if edits.count == 1, let owner = owners.first {
                state.texts(
                    SuggestText.proposed,
                    ["what": state.network.title(of: first.key.id, first.key.kind), "name": state.personName(owner)])
            } else {
                state.texts(
                    SuggestText.proposedMany, n: edits.count,
                    ["people": state.texts(SuggestText.people, n: owners.count)]) + yours(state)
            }
        state.withList { $0.marks = [] }
        return .closes(state.commit(summary, edits))
    }

    /// Whoever accepts the sheet has said yes to their own by it.
    private func yours(_ state: State) -> String {
        let count = suggestion.lines.count { isIn($0) && $0.owner != nil && $0.owner == state.me }
        return count == 0 ? "" : state.texts(SuggestText.yoursAtOnce, n: count)
    }

    private func askOwner(_ state: inout State) -> [Effect] {
        guard let key = selectedKey else { return [] }
        let options = OwnerChoice.options(suggestion.options(for: cursor), state)
        return state.present(
            OwnerChoice.overlay(key.kind, options, state) { owner, state in
                state.withOverlay(SuggestOverlay.self) { $0.choose(owner, for: key) }
            })
    }

    private mutating func choose(_ owner: RecordID?, for key: RecordKey) {
        guard let index = suggestion.lines.firstIndex(where: { $0.matter.key == key }) else { return }
        chosen[key] = .some(owner)
        leftOut.remove(key)
        suggestion.assign(owner, to: index)
        cursor = min(index + 1, suggestion.lines.count - 1)
    }

    // MARK: Drawing

    private func isIn(_ line: Suggestion.Line) -> Bool {
        line.owner != nil && !leftOut.contains(line.matter.key)
    }

    /// Whose it is so far, where it is somebody's.
    private func holder(_ line: Suggestion.Line, _ state: State) -> String {
        guard let holder = state.network.task(line.matter.key.id)?.accountable else { return "" }
        if holder == line.owner { return state.texts[SuggestText.keeps] }
        return state.texts(SuggestText.now, ["name": state.personName(holder)])
    }

    func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        let phrases = state.insightPhrases
        let rows = suggestion.lines.map { line in
            ProposalTable.Row(
                what: state.network.title(of: line.matter.key.id, line.matter.key.kind),
                owner: OwnerChoice.run(line.owner, isLeftOut: leftOut.contains(line.matter.key), state),
                why: [holder(line, state), phrases.reasons(line.reasons)].filter { !$0.isEmpty }
                    .joined(separator: " · "),
                isIn: isIn(line))
        }
        let texts = state.texts
        let ready = suggestion.lines.count(where: isIn)
        let asked = asksEveryone ? " · " + texts[SuggestText.everyone] : ""
        let cut = isCut ? " · " + texts(SuggestText.onlySoonest, n: keys.count) : ""
        let count = texts(SuggestText.count, n: ready, ["total": String(suggestion.lines.count)])
        ProposalTable(
            title: texts[SuggestText.title] + asked + cut,
            count: Run(count, ready == suggestion.lines.count ? .good : .due), rows: rows,
            headings: (texts[SuggestText.what], texts[SuggestText.owner], texts[SuggestText.why])
        ).draw(cursor: cursor, top: top, on: &canvas, in: area)
    }
}

extension State {
    package var insightPhrases: InsightPhrases { InsightPhrases(network, clock: clock, texts: texts, me: me) }

    /// Proposes owners for the marked tasks, or else for those that the filter lets through and nobody holds.
    package mutating func openSuggestions() -> [Effect] {
        let marked = list?.markedRows.filter { $0.kind == .task && network.isLive($0) } ?? []
        let places = marked.isEmpty ? unownedTasks : marked.filter { network.facts.task($0.slot).isOpen }
        guard !places.isEmpty else {
            status = Status(texts[marked.isEmpty ? SuggestText.nothingUnowned : .noneOpen], tone: .warning)
            return []
        }
        let overlay = SuggestOverlay(places.map { network.key(at: $0) }, self)
        return present(overlay)
    }

    private var unownedTasks: [Place] {
        slots(of: .task, matching: tasks.list.filter.text).compactMap { slot in
            let facts = network.facts.task(Int(slot))
            return facts.isOpen && facts.accountable == nil ? Place(.task, Int(slot)) : nil
        }
    }

    /// Changes the topmost sheet of a type.
    mutating func withOverlay<Sheet: Overlay>(_ type: Sheet.Type, _ change: (inout Sheet) -> Void) {
        guard let index = overlays.lastIndex(where: { $0 is Sheet }), var sheet = overlays[index] as? Sheet else {
            return
        }
        change(&sheet)
        overlays[index] = sheet
    }
}
