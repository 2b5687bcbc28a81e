package import RecFormat

/// A position: what the network says on a theme, and who has endorsed it.
package struct Position: RecordView {
    package static let kind = Kind.position
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var theme: String? { record.first(.theme) }
    package var text: String? { record.first(.text) }
    package var document: String? { record.first(.document) }
    package var status: String? { record.first(.status) }
    package var event: RecordID? { record.id(.event) }
    package var deadline: Day? { record.day(.deadline) }
    package var owner: RecordID? { record.id(.owner) }
    /// The working time it takes.
    package var needs: Period? { record.period(.needs) }
    /// The day on which work on it began.
    package var begun: Day? { record.day(.begun) }
    /// Who was asked to endorse it: `aid-watch: signed; on 2026-11-02`.
    package var endorsements: [Described] { record.all(.endorsement).map { Described($0) } }
    package var isSettled: Bool { ["agreed", "published"].contains(status ?? "") }
}
