package import RecFormat

/// A decision: what was agreed, by which method, and who agreed, stood aside or objected.
package struct Decision: RecordView {
    package static let kind = Kind.decision
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var session: RecordID? { record.id(.session) }
    package var item: RecordID? { record.id(.item) }
    /// What it settles: position, priority, process, action.
    package var sort: String? { record.first(.kind) }
    package var text: String { title }
    /// How it was taken: consensus, consent, majority.
    package var method: String? { record.first(.method) }
    package var favour: [RecordID] { record.ids(.favour) }
    package var aside: [RecordID] { record.ids(.aside) }
    package var against: [RecordID] { record.ids(.against) }
    package var at: Timestamp? { record.moment(.at) }
    package var by: RecordID? { record.id(.by) }
    package var source: RecordID? { record.id(.source) }
    /// Whether it is not settled: somebody objects though it was to be taken by consensus or consent, or the majority did
    /// not carry it.
    package var isContested: Bool {
        isOutvoted || !against.isEmpty && (method == "consensus" || method == "consent")
    }
    /// Whether it was put to the majority and those against are not fewer than those in favour.
    package var isOutvoted: Bool { method == "majority" && !against.isEmpty && against.count >= favour.count }
    /// Whether it stands with more reservations than support: a lowest common denominator.
    package var isLowestCommonDenominator: Bool {
        let reservations = aside.count + against.count
        return reservations > 0 && reservations > favour.count && !isOutvoted
    }
}
