package import RecFormat

/// Ids for records that a person wrote into a file without one.
extension RecRecord {
    /// The Id of the record as one of a kind. Where it has none, one made of all that it says: the same in every process
    /// and after every reading until the record is changed, and the first edit in caucus writes it into the file.
    package func identifier(_ kind: Kind) -> RecordID { id(.id) ?? givenID(kind) }

    private func givenID(_ kind: Kind) -> RecordID {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for field in fields where !Field.id.names(field) {
            for byte in "\(field.name):\(field.value)\n".utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        hash ^= hash >> 29
        switch kind.naming {
        case .minted: return RecordID(IDMint.characters(of: hash, count: 12))
        case .slug:
            return RecordID("\(Slug.text(of: first(kind.titleField) ?? ""))-\(IDMint.characters(of: hash, count: 4))")
        }
    }
}

extension [RecField] {
    /// The fields with this Id, unless they have one.
    package func identified(as id: RecordID) -> [RecField] {
        if contains(where: { Field.id.names($0) && !$0.value.isEmpty }) { return self }
        return [RecField(name: Field.id.name, value: id.text)] + filter { !Field.id.names($0) }
    }
}
