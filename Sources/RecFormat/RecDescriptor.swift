/// The `%` fields of a record descriptor.
package struct RecDescriptor: Sendable {
    private let record: RecRecord

    /// Reads a record as a descriptor.
    package init(_ record: RecRecord) {
        self.record = record
    }

    /// The record type, without the address or path that may follow it: those are never fetched.
    package var type: String? {
        record.first("%rec").map { String(decoding: $0.utf8.prefix { !$0.isBlank && $0 != .newline }, as: UTF8.self) }
    }

    /// The address or path of another descriptor that follows the type. Other rec programs read it, from the network too.
    package var external: String? {
        guard let words = record.first("%rec")?.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1), words.count == 2
        else { return nil }
        return String(Substring(words[1]))
    }

    /// The name of the key field.
    package var key: String? { words("%key").first }

    /// The names of the fields each record must have.
    package var mandatory: [String] { words("%mandatory") }

    /// The names of the fields a record may have, or none where any is allowed.
    package var allowed: [String] { words("%allowed") }

    /// The values of any special field, such as `%type` or `%doc`.
    package func values(_ name: String) -> [String] { record.all(name) }

    /// The type of a field as `%type` declares it, such as `date` or `enum a b`; nil where it is not declared.
    package func type(ofField name: String) -> String? {
        for value in record.all("%type") {
            let bytes = Array(value.utf8)
            let names = bytes.prefix { !$0.isBlank }
            let fields = names.split(separator: UInt8(ascii: ","))
            guard fields.contains(where: { $0.elementsEqual(name.utf8) }) else { continue }
            let rest = bytes.dropFirst(names.count).drop { $0.isBlank }
            return String(decoding: rest, as: UTF8.self)
        }
        return nil
    }

    private func words(_ name: String) -> [String] {
        record.all(name).flatMap { value in
            value.utf8.split { $0.isBlank || $0 == .newline }.map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
