import NetworkModel

/// What can stand in a task line in the place of what was typed.
enum TaskProposals {
    /// What settles the first name that is not clear; else what completes the word before the cursor.
    static func all(
        for line: TaskLine, before cursor: String, _ tasks: NameIndex?, _ state: State
    ) -> [LogProposal] {
        for problem in line.problems {
            switch problem.what {
            case .owner(.unknown(let mention, let sign, _)):
                let completing = LogProposal.completedOwners(before: cursor, state)
                let settling = LogProposal.settling(mention, sign, state)
                return completing.isEmpty ? settling : completing + settling.suffix(2)
            case .owner(.ambiguous(let mention)): return LogProposal.settling(mention, "@", state)
            case .ambiguous(let text, let candidates), .perhaps(let text, let candidates):
                // The name is the end of what the problem spans: `after letter`.
                let start = problem.range.upperBound - text.utf8.count
                guard start >= problem.range.lowerBound else { return [] }
                return candidates.prefix(6).map { candidate in
                    LogProposal(
                        range: start..<problem.range.upperBound, text: candidate.key.id.text, title: candidate.title,
                        note: note(on: candidate.key, state))
                }
            default: continue
            }
        }
        let owners = LogProposal.completedOwners(before: cursor, state)
        return owners.isEmpty ? names(before: cursor, line, tasks, state) : owners
    }

    /// Titles that begin with the words behind the last `after`, `for` or `part of` before the cursor.
    private static func names(
        before cursor: String, _ line: TaskLine, _ tasks: NameIndex?, _ state: State
    ) -> [LogProposal] {
        let words = Word.split(cursor)
        let leads = ["after", "for", "of", "before"]
        guard let lead = words.lastIndex(where: { leads.contains($0.folded) }), lead + 1 < words.count else {
            return []
        }
        let start = words[lead + 1].range.lowerBound
        let bytes = Array(cursor.utf8)
        let typed = String(decoding: bytes[start...], as: UTF8.self)
        guard typed.utf8.count >= 2 else { return [] }
        let found: [NameCandidate]
        switch words[lead].folded {
        case "for": found = state.propose(typed, [.partner, .event], limit: 5)
        case "before": found = state.propose(typed, [.event], limit: 5)
        default:
            let isAfter = words[lead].folded == "after"
            found = (tasks?.completions(typed, among: isAfter ? [.task, .checklistItem] : [.task], limit: 12) ?? [])
                .filter { isOpen($0.key, state) }
        }
        if found.contains(where: { Folding.fold($0.title) == Folding.fold(typed) }) { return [] }
        return found.prefix(5).map { candidate in
            // A title that is a sentence may hold words that mean something here; an Id never does.
            let isName = [.partner, .event].contains(candidate.key.kind)
            return LogProposal(
                range: start..<bytes.count, text: isName ? candidate.title : candidate.key.id.text,
                title: candidate.title, note: note(on: candidate.key, state))
        }
    }

    private static func isOpen(_ key: RecordKey, _ state: State) -> Bool {
        key.kind == .task
            ? state.network.task(key.id)?.isOpen ?? false : !(state.network.checklistItem(key.id)?.isDone ?? true)
    }

    private static func note(on key: RecordKey, _ state: State) -> String {
        guard key.kind == .task, let task = state.network.task(key.id) else { return state.texts.noun(for: key.kind) }
        return task.accountable.map(state.personName) ?? state.texts[TasksText.nobody]
    }
}
