import NetworkModel
import RecFormat
package import WorkspaceStore

/// All that people set in a workspace, value by value: in the records, and in the conflicts beside them.
package struct SharedValues: Sendable {
    package struct Value: Hashable, Sendable, CustomStringConvertible {
        let record: String
        let field: String
        let value: String
        package var description: String { "\(record) \(field): \(value)" }
    }

    package private(set) var values: Set<Value> = []
    /// Those of `values` that stand in the records.
    package private(set) var standing: Set<Value> = []
    /// The comments, and the lines that are no records.
    package private(set) var lines: Set<String> = []

    package init(_ files: [FileState]) {
        for file in files {
            let table = Table(file.kind, RecDocument(file.bytes))
            for slot in table.slots {
                let record = table.record(at: Int(slot))
                file.kind == .conflict
                    ? take(Conflict(record)) : take(record, RecordKey(file.kind, table.id(at: Int(slot))))
            }
            lines.formUnion(
                String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("remark") }.map
                {
                    String($0.drop { $0 == "#" || $0 == " " })
                })
        }
    }

    private mutating func take(_ record: RecRecord, _ key: RecordKey) {
        for field in record.fields
        where ![Field.modified.name, Field.created.name].contains(field.name)
            && !(field.name == Field.id.name && field.value.hasPrefix("same-"))
        {
            standing.formUnion(Self.parts(Self.name(of: key), field.name, field.value))
        }
        values.formUnion(standing)
    }

    private mutating func take(_ conflict: Conflict) {
        guard !conflict.isDeletion else { return }
        for value in [conflict.mine, conflict.theirs] {
            if let value {
                let record = conflict.subject.map { Self.name(of: $0) } ?? ""
                values.formUnion(Self.parts(record, conflict.field.name, value))
            }
        }
    }

    /// A record by its Id; of one that got a number since another has its name too, by that which it was made with.
    private static func name(of key: RecordKey) -> String {
        let words = key.id.text.split(separator: "-")
        let id = words.first == "same" ? words.prefix(2).joined(separator: "-") : key.id.text
        return "\(key.kind.typeName) \(id)"
    }

    private static func parts(_ record: String, _ field: String, _ value: String) -> [Value] {
        // Of what describes others the parts merge one by one.
        let isDescribed = field == Field.participant.name
        let parts = isDescribed ? Described(value).parts + [Described(value).id.text] : [value]
        return parts.map { Value(record: record, field: field, value: $0) }
    }
}
