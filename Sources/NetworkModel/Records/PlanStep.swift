package import RecFormat

/// A step of a preparation plan's template, with its day counted from the event.
package struct PlanStep: RecordView {
    package static let kind = Kind.planStep
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    /// The name of the template that it is a step of.
    package var template: String { record.first(.template) ?? "" }
    package var section: String? { record.first(.section) }
    package var text: String { title }
    /// Who holds it by default: `lead`, `speaker`, `buddy`, or any other word until somebody takes it.
    package var role: String? { record.first(.role) }
    /// As written: `T-90d`, `2 Fridays before`.
    package var dueText: String? { record.first(.due) }
    package var needs: Period? { record.period(.needs) }
    /// Hours of work.
    package var effort: Double? { record.hours(.effort) }
    package var after: [RecordID] { record.ids(.after) }
}
