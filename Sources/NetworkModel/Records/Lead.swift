package import RecFormat

/// A lead: who covers a theme in a region, or talks to a delegation, at an event.
package struct Lead: RecordView {
    package static let kind = Kind.lead
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var event: RecordID? { record.id(.event) }
    /// The region or the delegation.
    package var target: String { title }
    /// The theme; nil for all of them.
    package var theme: String? { record.first(.theme) }
    package var people: [RecordID] { record.ids(.person) }
    /// Where the delegation stands.
    package var stance: String? { record.first(.stance) }
}
