import NetworkModel
package import TextCanvas

/// Typing entries.
extension SessionScreen {
    package static func take(_ key: Key, _ state: inout State) -> [Effect]? {
        guard state.session.line.isOpen else { return nil }
        switch key {
        case .escape, .control("c"):
            // What was typed stays on the line, for when it is opened again.
            state.session.line.isOpen = false
            if state.session.line.editing != nil || state.session.line.editor.isEmpty { state.session.line.clear() }
            return []
        case .enter: return state.enterLine()
        case .tab:
            if let proposal = state.sessionProposals.first {
                state.session.line.complete(proposal, in: state)
                return []
            }
            return state.session.line.editor.isEmpty ? state.moveOn(1) : []
        case .backTab: return state.session.line.editor.isEmpty ? state.moveOn(-1) : []
        default: break
        }
        if let sort = EntrySort.allCases.first(where: { key == .alt(SessionScreen.letter(of: $0)) }) {
            if state.session.line.editing == nil { state.session.line.sort = sort }
            return []
        }
        _ = state.session.line.editor.take(.key(key))
        return []
    }

    static func letter(of sort: EntrySort) -> Character { Character(SessionEntryLine.sign(sort)) }

    package static func hints(_ state: State) -> [KeyHint]? {
        let line = state.session.line
        guard line.isOpen else { return nil }
        let texts = state.texts
        let tab = line.editor.isEmpty ? SessionText.nextItem : .completes
        return [KeyHint(Key.enter.label, texts[SessionText.enters]), KeyHint(Key.tab.label, texts[tab])]
            + (line.editing == nil ? [KeyHint("alt-", texts[SessionText.otherKind])] : [])
            + [KeyHint(Key.escape.label, texts[SessionText.leavesLine])]
    }
}

extension SessionLine {
    /// Puts a name in the place of what was begun behind `@`.
    mutating func complete(_ proposal: NameCandidate, in state: State) {
        let before = editor.textBeforeCursor
        guard let at = before.lastIndex(of: "@") else { return }
        let typed = before.distance(from: before.index(after: at), to: before.endIndex)
        let isClear = state.resolve(proposal.title, [.person, .partner]).candidate == proposal
        editor.replace(last: typed, with: (isClear ? proposal.title : proposal.key.id.text) + " ")
    }
}

extension State {
    /// What the line is understood as now.
    var readLine: EntryLine { readEntry(session.line.editor.text, session.line.sort) }

    func readEntry(_ text: String, _ sort: EntrySort) -> EntryLine {
        EntryLine(text, sort, in: taskContext(for: text))
    }

    /// Names that may follow the `@` before the cursor, those who are here first.
    var sessionProposals: [NameCandidate] {
        guard session.line.isOpen, session.line.sort == .task else { return [] }
        let before = session.line.editor.textBeforeCursor
        guard let at = before.lastIndex(of: "@") else { return [] }
        let typed = String(before[before.index(after: at)...])
        guard !typed.contains(" ") || typed.utf8.count < 30, !typed.hasSuffix(" ") else { return [] }
        let found = propose(typed, [.person, .partner], limit: 12)
        guard !found.contains(where: { Folding.fold($0.title) == Folding.fold(typed) }) else { return [] }
        let here = Set(shownSession?.present.map(\.id) ?? [])
        return found.filter { here.contains($0.key.id) } + found.filter { !here.contains($0.key.id) }
    }

    /// Opens the line for a kind of entry; on information that is selected, turns it into that kind.
    mutating func beginEntry(_ sort: EntrySort) -> [Effect] {
        // What was just typed stays what it is: the key is meant for what is said next.
        let selected = session.selectedRow?.entry.flatMap { $0.key == session.fresh ? nil : $0 }
        if let selected, selected.sort.kind == .note, selected.sort != sort, session.line.editor.isEmpty {
            if selected.sort == .information || sort == .information { return turn(selected, into: sort) }
        }
        if session.line.editing != nil { session.line.clear() }
        session.line.sort = sort
        session.line.isOpen = true
        if let selected, sort == .task, [.decision, .question].contains(selected.sort) {
            session.line.source = selected.key.id
        }
        return []
    }

    mutating func followEntry() -> [Effect] {
        guard let entry = session.selectedRow?.entry else { return [] }
        session.line.clear()
        session.line.sort = .task
        session.line.isOpen = true
        session.line.source = [Kind.note, .decision].contains(entry.key.kind) ? entry.key.id : nil
        return []
    }

    mutating func enterLine() -> [Effect] {
        guard let id = session.id, closedReason == nil else {
            status = closedReason.map { Status($0, tone: .warning) }
            return []
        }
        let line = session.line
        if line.editor.isEmpty {
            session.line.isOpen = false
            session.line.clear()
            return []
        }
        let read = readLine
        guard read.isReady else {
            status = read.problem.map { Status($0, tone: .warning) }
            return []
        }
        if let key = line.editing { return mend(key, read) }
        let place = EntryPlace(session: id, item: entryItem, source: line.source)
        let edits = read.edits(at: place, in: network, by: &author)
        if let refusal = refusal(of: edits) {
            status = refusal
            return []
        }
        session.line.clear()
        let what = texts(SessionText.entered, ["sort": texts[SessionText.sort(read.sort)], "what": read.text])
        let effects = commit(what, edits)
        session.refresh(network, version: version, texts)
        if let entered = edits.first { session.rest(on: entered.key) }
        return effects
    }

    /// The item that entries go under: the one that is up; in a part that is only looked at, the one selected there.
    private var entryItem: RecordID? {
        let up = shownSession?.item
        if session.agenda.first(where: { $0.id == up })?.sessionPart == session.part { return up }
        switch session.selectedRow {
        case .item(_, let id): return id
        case .entry(let entry): return entry.item ?? up
        case .remark, .heading, nil: return up
        }
    }

    private mutating func mend(_ key: RecordKey, _ read: EntryLine) -> [Effect] {
        let session = shownSession
        let (holders, made) = read.task?.holders(in: network, by: &author) ?? ([], [])
        let author = author
        let edit = network.editing(key, at: clock.now) { draft in
            draft.set(key.kind.titleField, read.text)
            if key.kind == .task { read.fillTask(&draft, holders, session, author) }
        }
        let edits = (edit.map { [$0] } ?? []) + made.map { $0.edit(at: clock.now) }
        if let refusal = refusal(of: edits) {
            status = refusal
            return []
        }
        self.session.line.isOpen = false
        self.session.line.clear()
        return commit(texts(SessionText.mended, ["what": read.text]), edits)
    }
}
