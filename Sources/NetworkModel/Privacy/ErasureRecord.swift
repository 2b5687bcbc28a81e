package import RecFormat

/// That somebody was forgotten: the line that stays, with nothing that tells whom.
///
/// `Mark` knows the record that is never to come back. It is a hash over this record's own Id, and the kind, the Id and
/// the `Created` stamp of that one: whoever has the record can tell that it is meant; whoever has only a name to try
/// lacks the second in which it was made. The Id is made of the same, so that two who forget somebody apart note it once
/// and put the same record in the place. A record that is made anew for the same person later is another one.
package struct ErasureRecord: RecordView {
    package static let kind = Kind.erasure
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    /// The kind of what was erased.
    package var kind: Kind? { record.first(.record).flatMap { Kind(typeName: $0) } }
    package var day: Day? { record.day(.at) }
    /// How many records were changed, and how many mentions in texts.
    package var records: Int { record.number(.records) ?? 0 }
    package var mentions: Int { record.number(.mentions) ?? 0 }

    /// The Id of the record that stands where the erased one stood, so that counts stay.
    package var standIn: RecordID { Self.standIn(for: id) }

    /// Whether this is the record that was erased.
    package func marks(_ key: RecordKey, _ fields: [RecField]) -> Bool {
        key.kind == kind && record.first(.mark) == Self.mark(id, key, fields)
    }

    static func standIn(for erasure: RecordID) -> RecordID { RecordID("someone-\(erasure)") }

    static func mark(_ erasure: RecordID, _ key: RecordKey, _ fields: [RecField]) -> String {
        SHA256.hex(Array("\(erasure)\n\(sign(of: key, fields))".utf8))
    }

    /// The Id of the erasure of a record: the same wherever that is forgotten.
    static func id(_ key: RecordKey, _ fields: [RecField]) -> RecordID {
        let hash = SHA256.hash(Array("Erasure\n\(sign(of: key, fields))".utf8))
        return RecordID(IDMint.characters(of: hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }, count: 12))
    }

    private static func sign(of key: RecordKey, _ fields: [RecField]) -> String {
        "\(key.kind.typeName)\n\(key.id)\n\(fields.first { Field.created.names($0) }?.value ?? "")"
    }
}

extension RecordID {
    /// The erasure whose stand-in this is.
    package var erasure: RecordID? { standsForSomeone ? RecordID(String(text.dropFirst(8))) : nil }

    /// Whether a record of this Id stands for somebody who was forgotten.
    package var standsForSomeone: Bool {
        text.utf8.starts(with: "someone-".utf8) && text.utf8.count == 20
    }
}
