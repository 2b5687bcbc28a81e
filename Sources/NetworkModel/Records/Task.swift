package import RecFormat

/// A task: something that somebody has to do.
package struct Task: RecordView {
    package static let kind = Kind.task
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var accountable: RecordID? { record.id(.accountable) }
    package var assignees: [RecordID] { record.ids(.assignee) }
    package var status: String? { record.first(.status) }
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
    package var snooze: Day? { record.day(.snooze) }
    package var isOpen: Bool { Self.isOpen(status: status) }

    package static func isOpen(status: String?) -> Bool { !["done", "declined", "dropped"].contains(status ?? "") }
}
