package import RecFormat

/// An agenda item of a session.
package struct AgendaItem: RecordView {
    package static let kind = Kind.agendaItem
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var session: RecordID? { record.id(.session) }
    package var part: String? { record.first(.part) }
    /// Its place in the order of its part.
    package var rank: Int { record.number(.rank) ?? 0 }
    package var text: String { title }
    /// Minutes planned.
    package var minutes: Int? { record.number(.minutes) }
    /// Seconds used so far, without those of the running stretch.
    package var seconds: Int { record.number(.seconds) ?? 0 }
    package var owner: RecordID? { record.id(.owner) }
    /// The record it takes up: a late checklist item, a newcomer, an open question of the last session.
    package var about: RecordID? { record.id(.about) }
    /// Whether it stands as it was proposed from what is known, so that the next session's is proposed anew.
    package var isProposed: Bool { record.first(.proposed) == "yes" }
    package var done: Timestamp? { record.moment(.done) }
    package var isDone: Bool { !(record.first(.done) ?? "").isEmpty }
}
