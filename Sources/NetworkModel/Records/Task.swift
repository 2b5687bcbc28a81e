package import RecFormat

/// A task: something that somebody has to do.
package struct Task: RecordView {
    package static let kind = Kind.task
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var accountable: RecordID? { record.id(.accountable) }
    package var assignees: [RecordID] { record.ids(.assignee) }
    package var status: String? { record.first(.status) }
    /// The status as one of the words that are known; nil where there is none, or a word of the network's own.
    package var stage: TaskStatus? { status.flatMap(TaskStatus.init) }
    /// The day on which work on it can begin.
    package var starts: Day? { record.day(.starts) }
    package var due: Day? { record.day(.due) }
    package var priority: String? { record.first(.priority) }
    /// Hours of work.
    package var effort: Double? { record.hours(.effort) }
    package var event: RecordID? { record.id(.event) }
    package var partner: RecordID? { record.id(.partner) }
    package var theme: String? { record.first(.theme) }
    /// The session in which it was given, and the agenda item it was given under.
    package var session: RecordID? { record.id(.session) }
    package var item: RecordID? { record.id(.item) }
    /// The contact, checklist item, decision or note that it came from.
    package var source: RecordID? { record.id(.source) }
    /// The skills it needs, in the words of people's own.
    package var skills: [String] { record.all(.skill).filter { !$0.isEmpty } }
    /// The tasks and checklist items that have to be finished first.
    package var after: [RecordID] { record.ids(.after).filter { !$0.text.isEmpty } }
    /// The task that it is a part of.
    package var parent: RecordID? { record.id(.parent) }
    /// How it repeats, as an RFC 5545 recurrence rule.
    package var repeats: String? { record.first(.repeats).flatMap { $0.isEmpty ? nil : $0 } }
    /// Whom or what it waits for.
    package var waitingFor: String? { record.first(.waitingFor).flatMap { $0.isEmpty ? nil : $0 } }
    /// Why it was declined or dropped.
    package var reason: String? { record.first(.reason).flatMap { $0.isEmpty ? nil : $0 } }
    /// What became of it, an entry a line, the oldest first.
    package var history: [String] { record.all(.history) }
    package var done: Day? { record.day(.done) }
    package var snooze: Day? { record.day(.snooze) }
    package var isOpen: Bool { Self.isOpen(status: status) }

    package static func isOpen(status: String?) -> Bool {
        TaskStatus(rawValue: status ?? "")?.isOpen ?? true
    }
}
