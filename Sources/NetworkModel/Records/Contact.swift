package import RecFormat

/// A contact: one logged interaction with partners and people, of whatever kind.
package struct Contact: RecordView {
    package static let kind = Kind.contact
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var at: Timestamp? { record.moment(.at) }
    /// Whether only the date is known.
    package var isWholeDay: Bool { (record.first(.at)?.utf8.count ?? 0) <= 10 }
    package var sort: String? { record.first(.kind) }
    package var with: [RecordID] { record.ids(.with) }
    package var by: RecordID? { record.id(.by) }
    package var direction: String? { record.first(.direction) }
    package var outcome: String? { record.first(.outcome) }
    package var summary: String { record.first(.summary) ?? "" }
    package var minutes: Int? { record.number(.minutes) }
    package var event: RecordID? { record.id(.event) }
    package var followUps: [RecordID] { record.ids(.followUp) }
    /// Whether the two sides were in touch: an attempt without an answer does not renew a relationship.
    package var reached: Bool { outcome.map { $0 == "reached" } ?? true }
}
