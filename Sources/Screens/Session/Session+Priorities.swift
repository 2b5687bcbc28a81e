import NetworkModel
import TextCanvas

/// Priorities and decisions: ranking, dots, red lines, who agrees.
extension State {
    mutating func say(_ field: Field, _ title: SessionText) -> [Effect] {
        guard let key = session.selectedRow?.entry?.key else { return [] }
        let current = network.record(key)?.first(field) ?? ""
        return present(
            PromptOverlay(texts[title], current, about: network.title(of: key.id, key.kind)) { text, state in
                let edits = state.network.setting(field, [text], of: [key], at: state.clock.now)
                return state.commit(state.texts(SessionText.mended, ["what": text]), edits)
            })
    }

    /// Moves a priority in the group's order, or an agenda item within its part.
    mutating func reorder(_ step: Int) -> [Effect] {
        switch session.selectedRow {
        case .item(_, let id): return closedReason == nil ? reorderItem(id, step) : []
        case .entry(let entry) where entry.sort == .priority: return reorderPriority(entry, step)
        case .entry, .remark, .heading, nil:
            status = Status(texts[GeneralText.notForThis], tone: .warning)
            return []
        }
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
        if let passed = passedOver(moving: item, step) {
            status = Status(texts(SessionText.passedOver, ["what": passed.text]), tone: .warning)
            return []
        }
        var order = session.agenda.filter { $0.sessionPart == item.sessionPart }.map(\.key)
        guard let place = order.firstIndex(of: item.key) else { return [] }
        guard order.indices.contains(place + step) else { return changePart(of: item, step) }
        order.swapAt(place, place + step)
        let edits = ranks(of: order) { String(($0 + 1) * 10) }
        let values: KeyValuePairs = ["what": item.text, "place": String(place + step + 1)]
        return commit(texts(SessionText.ranked, values), edits)
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
