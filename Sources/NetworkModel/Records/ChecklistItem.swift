package import RecFormat

/// A checklist item: one step of the preparation plan of an event.
package struct ChecklistItem: RecordView {
    package static let kind = Kind.checklistItem
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var event: RecordID? { record.id(.event) }
    package var section: String? { record.first(.section) }
    package var text: String { title }
    package var owner: RecordID? { record.id(.owner) }
    /// As written: a date, or one relative to the event (`T-90d`).
    package var dueText: String? { record.first(.due) }
    /// The working time it takes.
    package var needs: Period? { record.period(.needs) }
    /// Hours of work.
    package var effort: Double? { record.hours(.effort) }
    /// The day on which work on it began.
    package var begun: Day? { record.day(.begun) }
    /// Who is to hold it, as its template says, until somebody does.
    package var role: String? { record.first(.role) }
    /// The newcomer whose training it is a part of.
    package var newcomer: RecordID? { record.id(.newcomer) }
    package var after: [RecordID] { record.ids(.after) }
    package var done: Day? { record.day(.done) }
    package var snooze: Day? { record.day(.snooze) }
    package var isDone: Bool { !(record.first(.done) ?? "").isEmpty }

    /// The day it is due, given the day its event starts.
    package func due(eventStarts: Day?) -> Day? {
        guard let dueText else { return nil }
        if let day = Day(iso: dueText) { return day }
        guard let eventStarts, let relative = RelativeDate(dueText) else { return nil }
        return relative.resolved(against: eventStarts)
    }
}
