package import RecFormat

/// A priority: something the network wants of an event, with the line it will not cross and what it falls back to.
package struct Priority: RecordView {
    package static let kind = Kind.priority
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    package var event: RecordID? { record.id(.event) }
    package var text: String { title }
    /// Its place in the group's order, 1 first; 0 where it has none yet.
    package var rank: Int { record.number(.rank) ?? 0 }
    package var theme: String? { record.first(.theme) }
    /// Dots given by name: `ana-ruiz: 3`.
    package var votes: [Described] { record.all(.vote).map { Described($0) } }
    /// All its dots: those given by name, and those that were only counted.
    package var dots: Int {
        votes.reduce(record.number(.dots) ?? 0) { $0 + min(max(Int($1.text) ?? 0, -1_000_000), 1_000_000) }
    }
    package var redLine: String? { record.first(.redLine) }
    package var fallback: String? { record.first(.fallback) }
    package var session: RecordID? { record.id(.session) }
    package var item: RecordID? { record.id(.item) }
    package var at: Timestamp? { record.moment(.at) }
    package var source: RecordID? { record.id(.source) }
}
