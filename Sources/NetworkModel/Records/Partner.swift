package import RecFormat

/// A partner: an organisation of the network, or an individual acting as one.
package struct Partner: RecordView {
    package static let kind = Kind.partner
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var name: String { title }
    /// What sort of organisation it is: `ngo`, `union`.
    package var sort: String? { record.first(.kind) }
    package var works: [String] { record.all(.works) }
    package var level: String? { record.first(.level) }
    package var country: String? { record.first(.country) }
    package var place: String? { record.first(.place) }
    package var stage: String? { record.first(.stage) }
    package var lead: RecordID? { record.id(.lead) }
    package var workingContact: RecordID? { record.id(.workingContact) }
    package var cadence: Period? { record.period(.cadence) }
    package var offers: [String] { record.all(.offers) }
    package var needs: [String] { record.all(.needs) }
    package var purposes: [String] { record.all(.purpose) }
    /// What it is called as well.
    package var aliases: [String] { record.all(.alias) }
    package var introducedBy: RecordID? { record.id(.introducedBy) }
    package var channels: [String] { record.all(.channel) }
    package var snooze: Day? { record.day(.snooze) }
}
