package import RecFormat

/// A record seen as one of the network's kinds: nothing is decoded until it is looked at.
package protocol RecordView: Sendable {
    static var kind: Kind { get }
    var record: RecRecord { get }
    init(_ record: RecRecord)
}

extension RecordView {
    package var id: RecordID { record.identifier(Self.kind) }
    package var key: RecordKey { RecordKey(Self.kind, id) }
    package var tags: [String] { record.all(.tag) }
    package var notes: String? { record.first(.notes) }
    package var created: Timestamp? { record.moment(.created) }
    package var modified: Timestamp? { record.moment(.modified) }
    /// What names the record to a person, or its Id where that is empty.
    package var title: String { record.first(Self.kind.titleField).flatMap { $0.isEmpty ? nil : $0 } ?? id.text }
    /// A draft to change it with.
    package var draft: Draft { Draft(key, fields: record.fields) }
}

extension RecRecord {
    package func first(_ field: Field) -> String? { first(field.name) }
    package func all(_ field: Field) -> [String] { all(field.name) }
    package func id(_ field: Field) -> RecordID? { first(field).flatMap { $0.isEmpty ? nil : RecordID($0) } }
    package func ids(_ field: Field) -> [RecordID] { all(field).map { RecordID($0) } }
    package func day(_ field: Field) -> Day? { first(field).flatMap { Day(iso: $0) } }
    /// The moment in a field; a plain date reads as its midnight.
    package func moment(_ field: Field) -> Timestamp? { first(field).flatMap { Timestamp(iso: $0) } }
    package func period(_ field: Field) -> Period? { first(field).flatMap { (text: String) in Period(text) } }
    /// A whole number, held within a thousand million so that it can be counted with.
    package func number(_ field: Field) -> Int? {
        first(field).flatMap { Int($0) }.map { min(max($0, -1_000_000_000), 1_000_000_000) }
    }
    package func hours(_ field: Field) -> Double? { first(field).flatMap { Hours.read($0) } }
}
