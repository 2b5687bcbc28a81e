package import RecFormat

/// The network itself, as `network.rec` describes it.
package struct NetworkRecord: RecordView {
    package static let kind = Kind.network
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var name: String { title }
    /// The version of the workspace format; 1 where the field is missing.
    package var format: Int { record.number(.format) ?? 1 }
    package var form: String? { record.first(.form) }
    package var interdependence: Int? { record.number(.interdependence) }
    package var goal: String? { record.first(.goal) }
    package var objectives: [String] { record.all(.objective) }
    package var guidelines: [String] { record.all(.guideline) }
    /// Words that newcomers need: `annex 4: the fisheries text`.
    package var terms: [String] { record.all(.term) }
    package var rhythm: Period? { record.period(.rhythm) }
}
