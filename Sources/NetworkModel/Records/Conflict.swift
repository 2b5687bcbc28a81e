package import RecFormat

/// The other version of a field that two people changed at once, kept until one of them is settled on.
///
/// Its Id is made of the record, the field, the two versions and when they were made: whoever merges the same two edits,
/// and in whichever order, makes the same conflict, while one that comes up between the same two versions after it was
/// settled is another, which nobody ends who knew the first only. A record that one deleted and the other changed is a
/// conflict over its Id.
package struct Conflict: RecordView {
    package static let kind = Kind.conflict
    package let record: RecRecord
    package init(_ record: RecRecord) { self.record = record }

    /// The record that it is about; nil where what is written there cannot be read.
    package var subject: RecordKey? {
        guard let words = record.first(.record)?.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1),
            words.count == 2, let kind = Kind(typeName: String(Substring(words[0])))
        else { return nil }
        return RecordKey(kind, RecordID(String(Substring(words[1]))))
    }
    package var field: Field { Field(record.first(.field) ?? "") }
    /// What the field was before both changed it.
    package var base: String? { record.first(.base) }
    /// What stood in the record at whoever merged.
    package var mine: String? { record.first(.mine) }
    package var theirs: String? { record.first(.theirs) }
    /// Who had set `mine`, as far as known.
    package var by: String? { record.first(.by) }
    /// Who had set `theirs`, as far as known.
    package var from: String? { record.first(.from) }
    package var at: Timestamp? { record.moment(.at) }
    /// Whether one deleted the record that the other changed.
    package var isDeletion: Bool { field == .id }
}

extension Conflict {
    /// The record of a clash. `made` is when the later of the two versions was, where they say so, so that all of it is
    /// the same everywhere; `now` stamps a conflict between versions that do not say.
    package static func edit(
        _ clash: RecordMerge.Clash, over key: RecordKey, by: String? = nil, from: String? = nil, made: Timestamp?,
        now: Timestamp
    ) -> RecordEdit {
        let (base, mine, theirs) = (spelled(clash.base), spelled(clash.mine), spelled(clash.theirs))
        // A version that is absent differs from an empty one.
        let versions = [mine.map { "=\($0)" } ?? "", theirs.map { "=\($0)" } ?? ""]
        let sorted = versions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let subject = "\(key.kind.typeName) \(key.id.text)"
        let signs = [subject, clash.field.name] + sorted + [made?.iso].compactMap { $0 }
        var draft = Draft(new: .conflict, id: IDMint.digest(of: signs))
        draft.set(.record, subject)
        draft.set(.field, clash.field.name)
        draft.set(.base, base)
        draft.set(.mine, mine)
        draft.set(.by, by)
        draft.set(.theirs, theirs)
        draft.set(.from, from)
        draft.set(.at, (made ?? now).iso)
        return draft.edit(at: made ?? now)
    }

    /// Whether both are between the same versions of the same field.
    package func isSame(as other: Conflict) -> Bool {
        let pair = { (conflict: Conflict) in
            [conflict.mine, conflict.theirs].map { $0.map { "=\($0)" } ?? "" }.map { Array($0.utf8) }
                .sorted { $0.lexicographicallyPrecedes($1) }
        }
        return subject == other.subject && field == other.field && pair(self) == pair(other)
    }

    private static func spelled(_ value: String?) -> String? {
        value.map { RecField(name: Field.base.name, value: $0).normalized.value }
    }
}
