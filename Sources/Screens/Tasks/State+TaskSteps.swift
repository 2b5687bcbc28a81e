package import NetworkModel

/// What the screens say of steps that are taken on tasks.
extension State {
    /// What finishing some tasks set free, to stand behind the sentence that says so; empty where it is nothing.
    package func saying(_ outcome: TaskOutcome) -> String {
        var words: [String] = []
        // Whoever begins what nobody holds has taken it, which they may not have meant.
        if !outcome.taken.isEmpty { words.append(texts(TasksText.nowYours, n: outcome.taken.count)) }
        if let first = outcome.unblocked.first { words.append(about(TasksText.unblocked, outcome.unblocked, first)) }
        if let first = outcome.ripe.first { words.append(about(TasksText.ripe, outcome.ripe, first)) }
        if let first = outcome.next.first, let edit = outcome.edits.first(where: { $0.key == first }) {
            let day = Draft(first, fields: edit.after ?? []).first(.due).flatMap { Day(iso: $0) }
            let values: KeyValuePairs = ["day": day.map { dates.short($0) } ?? ""]
            words.append(texts(TasksText.nextDue, n: outcome.next.count, values))
        }
        return words.map { " · " + $0 }.joined()
    }

    private func about(_ text: TasksText, _ keys: [RecordKey], _ first: RecordKey) -> String {
        texts(text, n: keys.count, ["what": network.title(of: first.id, first.kind)])
    }

    /// Why a step could not be taken on a task.
    package func words(for refusal: TaskRefusal, of key: RecordKey) -> String {
        let what: KeyValuePairs = ["what": network.title(of: key.id, key.kind)]
        return switch refusal {
        case .unowned: texts(TasksText.refusedUnowned, what)
        case .closed: texts(TasksText.refusedClosed, what)
        case .holderHelps: texts(TasksText.refusedHelper, what)
        case .missing(let id): texts(TasksText.refusedMissing, ["id": id.text, "what": what[0].value])
        case .cycle(let ids):
            texts(TasksText.refusedCircle, ["way": RecordFault.round(ids.map { network.task($0)?.title ?? $0.text })])
        }
    }

    /// Takes a step on tasks and says what came of it; `summary` says it of those that it was taken on. Where it could
    /// be taken on none, why.
    package mutating func take(
        _ step: TaskStep, on keys: [RecordKey], _ summary: (State, [RecordKey]) -> String
    ) -> [Effect] {
        carryOut(network.taking(step, on: keys, by: &author), summary)
    }

    /// Makes a change of what came of some steps.
    package mutating func carryOut(_ outcome: TaskOutcome, _ summary: (State, [RecordKey]) -> String) -> [Effect] {
        guard !outcome.changed.isEmpty else {
            let why = outcome.refused.first.map { words(for: $0.why, of: $0.key) } ?? texts[TasksText.isSo]
            status = Status(why, tone: .warning)
            return []
        }
        let kept = outcome.refused.first.map { " · " + words(for: $0.why, of: $0.key) } ?? ""
        return commit(summary(self, outcome.changed) + saying(outcome) + kept, outcome.edits)
    }
}
