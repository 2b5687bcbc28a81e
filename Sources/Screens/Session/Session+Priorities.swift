import NetworkModel
import TextCanvas

/// Priorities and decisions: ranking, dots, red lines, who agrees.
extension State {
    mutating func say(_ field: Field, _ title: SessionText) -> [Effect] {
        guard let key = session.selectedRow?.entry?.key else { return [] }
        let current = network.record(key)?.first(field) ?? ""
        return present(
            PromptOverlay(texts[title], current) { text, state in
                let edits = state.network.setting(field, [text], of: [key], at: state.clock.now)
                return state.commit(state.texts(SessionText.mended, ["what": text]), edits)
            })
    }

    /// Dots by number, or by name: `ana 3, fatima 2`.
    mutating func votePriority() -> [Effect] {
        guard let key = session.selectedRow?.entry?.key else { return [] }
        return present(
            PromptOverlay(
                texts[SessionText.votesPrompt], placeholder: texts[SessionText.votesHint],
                understand: { text, state in
                    guard let votes = DotVotes(text, state) else { return .problem(state.texts[SessionText.votesBad]) }
                    return .understood(votes.words(state))
                }
            ) { text, state in
                guard let votes = DotVotes(text, state) else { return [] }
                let edit = state.network.editing(key, at: state.clock.now) { votes.put(in: &$0) }
                let effects = state.commit("", edit.map { [$0] } ?? [])
                let priority = state.network.find(Priority.self, key.id)
                let words = state.texts(SessionText.voted, n: priority?.dots ?? 0, ["what": priority?.text ?? ""])
                state.status = Status(state.texts(GeneralText.undoHint, ["what": words]))
                return effects
            })
    }

    /// Moves a priority in the group's order, or an agenda item within its part.
    mutating func reorder(_ step: Int) -> [Effect] {
        if let passed = passedOver(moving: item, step) {
            status = Status(texts(SessionText.passedOver, ["what": passed.text]), tone: .warning)
            return []
        }
        switch session.selectedRow {
        case .item(_, let id): return closedReason == nil ? reorderItem(id, step) : []
        case .entry(let entry) where entry.sort == .priority: return reorderPriority(entry, step)
        case .entry, .remark, .heading, nil:
            status = Status(texts[GeneralText.notForThis], tone: .warning)
            return []
        }
    }

    /// The item that would come before the one that is up, where Tab never gets to it; nil where none would.
    private func passedOver(moving item: AgendaItem, _ step: Int) -> AgendaItem? {
        let agenda = session.agenda
        guard shownSession?.isRunning == true, let place = agenda.firstIndex(where: { $0.id == item.id }),
            agenda.indices.contains(place + step), agenda[place + step].sessionPart == item.sessionPart
        else { return nil }
        let up = shownSession?.item
        // Upwards past what is up; what is up itself downwards past another.
        let (behind, isPassed) =
            step < 0 ? (item, agenda[place + step].id == up) : (agenda[place + step], item.id == up)
        return isPassed && !behind.isDone ? behind : nil
    }

    private mutating func reorderPriority(_ entry: SessionEntry, _ step: Int) -> [Effect] {
        guard let event = network.find(Priority.self, entry.key.id)?.event else { return [] }
        var order = network.priorities(of: event).map(\.key)
        guard let place = order.firstIndex(of: entry.key), order.indices.contains(place + step) else { return [] }
        order.swapAt(place, place + step)
        let edits = ranks(of: order) { String($0 + 1) }
        let values: KeyValuePairs = ["what": entry.text, "place": String(place + step + 1)]
        return commit(texts(SessionText.ranked, values), edits)
    }

    private mutating func reorderItem(_ id: RecordID, _ step: Int) -> [Effect] {
        guard let item = session.agenda.first(where: { $0.id == id }) else { return [] }
        var order = session.agenda.filter { $0.sessionPart == item.sessionPart }.map(\.key)
        guard let place = order.firstIndex(of: item.key) else { return [] }
        guard order.indices.contains(place + step) else { return changePart(of: item, step) }
        order.swapAt(place, place + step)
        let edits = ranks(of: order) { String(($0 + 1) * 10) }
        let values: KeyValuePairs = ["what": item.text, "place": String(place + step + 1)]
        return commit(texts(SessionText.ranked, values), edits)
    }

    /// Beyond the end of its part an item goes to the next part.
    private mutating func changePart(of item: AgendaItem, _ step: Int) -> [Effect] {
        let parts = SessionPart.allCases
        let next = item.sessionPart.ordinal + step
        guard parts.indices.contains(next) else { return [] }
        let others = session.agenda.filter { $0.sessionPart == parts[next] }.map(\.rank)
        let rank = step > 0 ? max(0, (others.min() ?? 10) - 1) : (others.max() ?? 0) + 10
        let edit = network.editing(item.key, at: clock.now) { draft in
            draft.set(.part, parts[next].rawValue)
            draft.set(.rank, String(rank))
        }
        let effects = commit(
            texts(SessionText.moved, ["what": texts[SessionText.part(parts[next])]]), edit.map { [$0] } ?? [])
        session.part = parts[next]
        session.refresh(network, version: version, texts)
        if let row = session.rows.firstIndex(where: { $0.item == item.id }) { session.cursor = row }
        return effects
    }

    private func ranks(of order: [RecordKey], _ rank: (Int) -> String) -> [RecordEdit] {
        order.enumerated().compactMap { index, key in
            network.editing(key, at: clock.now) { $0.set(.rank, rank(index)) }
        }
    }

    mutating func countDecision() -> [Effect] {
        guard let entry = session.selectedRow?.entry, let overlay = DecisionOverlay(entry.key, self) else { return [] }
        return present(overlay)
    }
}

/// Dots as they are typed: a number, or names with theirs.
struct DotVotes {
    private var number: Int?
    private var named: [(id: RecordID, dots: Int)] = []

    init?(_ text: String, _ state: State) {
        let parts = text.split(separator: ",").map { $0.split(separator: " ").map(String.init) }
        if parts.count == 1, parts[0].count == 1, let number = Int(parts[0][0]), 0...10_000 ~= number {
            self.number = number
            return
        }
        for words in parts {
            guard let last = words.last, let dots = Int(last), 0...100 ~= dots, words.count > 1 else { return nil }
            let name = words.dropLast().joined(separator: " ")
            guard let found = state.resolve(name, [.person, .partner]).candidate else { return nil }
            named.append((found.key.id, dots))
        }
        guard !named.isEmpty else { return nil }
    }

    /// Puts them in a priority: a number takes the place of the number, a name's dots that of the name's.
    func put(in draft: inout Draft) {
        if let number { draft.set(.dots, String(number)) }
        var votes = draft.all(.vote).filter { vote in !named.contains { $0.id == Described(vote).id } }
        votes += named.filter { $0.dots > 0 }.map { Described($0.id, String($0.dots)).value }
        draft.setAll(.vote, votes)
    }

    func words(_ state: State) -> String {
        if let number { return String(number) }
        return named.map { "\(state.personName($0.id)) \($0.dots)" }.joined(separator: " · ")
    }
}
