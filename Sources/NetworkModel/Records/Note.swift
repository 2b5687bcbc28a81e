package import RecFormat

/// An entry in the minutes of a session: information, or an open question.
package struct Note: RecordView {
    package static let kind = Kind.note
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var session: RecordID? { record.id(.session) }
    /// The agenda item it was said under.
    package var item: RecordID? { record.id(.item) }
    package var sort: String? { record.first(.kind) }
    package var text: String { title }
    package var at: Timestamp? { record.moment(.at) }
    package var by: RecordID? { record.id(.by) }
    /// The day a question was answered.
    package var answered: Day? { record.day(.answered) }
    package var isOpenQuestion: Bool { sort == "question" && answered == nil }
}
