package import NetworkModel
import RecFormat
import WorkspaceStore

/// How many records of a kind were changed, and how many tasks and the like were done; of conflicts how many there are to
/// settle, whatever number of records that takes.
package struct KindCount: Hashable, Sendable {
    package let kind: Kind
    package var changed = 0
    package var deleted = 0
    /// Tasks and checklist items that became done.
    package var done = 0

    /// Counts edits by kind, in the order of kinds.
    static func list(_ edits: [RecordEdit]) -> [KindCount] {
        Kind.allCases.compactMap { kind in
            var count = KindCount(kind: kind)
            let edits = edits.filter { $0.key.kind == kind }
            if kind == .conflict { count.takeConflicts(edits) } else { edits.forEach { count.take($0) } }
            return count.total == 0 ? nil : count
        }
    }

    private mutating func takeConflicts(_ edits: [RecordEdit]) {
        func count(_ records: [[RecField]]) -> Int { Conflict.count(records.map { Conflict(RecRecord($0)) }) }
        changed = count(edits.compactMap(\.after))
        deleted = count(edits.filter { $0.after == nil }.compactMap(\.before))
    }

    private mutating func take(_ edit: RecordEdit) {
        guard let after = edit.after else { return deleted += 1 }
        let isDone = { (fields: [RecField]) in fields.contains { Field.done.names($0) && !$0.value.isEmpty } }
        if [.task, .checklistItem].contains(kind), isDone(after), !isDone(edit.before ?? []) {
            done += 1
        } else {
            changed += 1
        }
    }

    package var total: Int { changed + deleted + done }

    /// Both together.
    static func joined(_ one: [KindCount], _ other: [KindCount]) -> [KindCount] {
        Kind.allCases.compactMap { kind in
            let counts = (one + other).filter { $0.kind == kind }
            guard var sum = counts.first else { return nil }
            for count in counts.dropFirst() {
                sum.changed += count.changed
                sum.deleted += count.deleted
                sum.done += count.done
            }
            return sum
        }
    }

    /// `3 contacts, 1 task done`, for the history that all share.
    static func words(_ counts: [KindCount]) -> String {
        let parts = counts.flatMap(\.parts)
        return parts.isEmpty ? "Order and comments" : parts.joined(separator: ", ")
    }

    private var parts: [String] {
        var parts: [String] = []
        if changed > 0 { parts.append("\(changed) \(noun(changed))") }
        if done > 0 { parts.append("\(done) \(noun(done)) done") }
        // A conflict ends in that it is settled.
        if deleted > 0 { parts.append("\(deleted) \(noun(deleted)) \(kind == .conflict ? "settled" : "deleted")") }
        return parts
    }

    private func noun(_ count: Int) -> String {
        let (one, many) =
            switch kind {
            case .network: ("network", "networks")
            case .partner: ("partner", "partners")
            case .person: ("person", "people")
            case .event: ("event", "events")
            case .planStep: ("template step", "template steps")
            case .position: ("position", "positions")
            case .checklistItem: ("checklist item", "checklist items")
            case .session: ("session", "sessions")
            case .agendaItem: ("agenda item", "agenda items")
            case .note: ("note", "notes")
            case .decision: ("decision", "decisions")
            case .priority: ("priority", "priorities")
            case .lead: ("lead", "leads")
            case .task: ("task", "tasks")
            case .contact: ("contact", "contacts")
            case .conflict: ("conflict", "conflicts")
            case .erasure: ("person forgotten", "people forgotten")
            }
        return count == 1 ? one : many
    }
}
