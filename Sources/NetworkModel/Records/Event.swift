package import RecFormat

/// An event that the network prepares for, holds or attends.
package struct Event: RecordView {
    package static let kind = Kind.event
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var sort: String? { record.first(.kind) }
    package var starts: Timestamp? { record.moment(.starts) }
    package var ends: Timestamp? { record.moment(.ends) }
    package var isWholeDay: Bool { (record.first(.starts)?.utf8.count ?? 0) <= 10 }
    package var place: String? { record.first(.place) }
    package var url: String? { record.first(.url) }
    package var prepares: RecordID? { record.id(.prepares) }
    package var objective: String? { record.first(.objective) }
    package var participants: [Described] { record.all(.participant).map { Described($0) } }
    package var status: String? { record.first(.status) }
    package var isCancelled: Bool { status == "cancelled" }
}
