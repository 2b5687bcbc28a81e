import RecFormat

/// What a conflict is settled on.
package enum Settlement: Hashable, Sendable {
    /// What stands in the record now.
    case standing
    /// One of the versions, by its place among them.
    case version(Int)
    /// What it was before anybody changed it.
    case base
    /// Something else; nil empties the field.
    case value(String?)
}

/// What there is to settle of one field: what stands in the record now, and all that others had set instead.
///
/// Several records of the log may be about one field, where three people changed it or a fourth did afterwards. They are
/// shown and settled together, so that whoever settles knows all that goes.
package struct OpenConflict: Hashable, Sendable {
    /// One of the versions between which it is.
    package struct Version: Hashable, Sendable {
        /// Nil where the field was emptied; of a record that one deleted, its Id where it is kept.
        package let value: String?
        /// Who set it, as far as known.
        package var by: String?
        /// Whether it stands in the record now.
        package let isStanding: Bool
    }

    /// The oldest of the records that it is made of, which names it.
    package let key: RecordKey
    /// All of them.
    package let keys: [RecordKey]
    /// The record that it is about; nil where what the file says of it cannot be read.
    package let subject: RecordKey?
    package let field: Field
    /// Whether one deleted the record that the other changed.
    package let isDeletion: Bool
    package let base: String?
    /// The versions, each once, in the order in which they came up.
    package let versions: [Version]

    /// What stands in the record now; nil where the field or the record is gone.
    package var standing: String? { versions.first(where: \.isStanding)?.value }

    /// What the field holds; text where the schema does not know it.
    package var spec: FieldSpec { subject.flatMap { Schema[$0.kind].spec(of: field) } ?? FieldSpec(field, .text) }

    /// The version that somebody set who looks at it; what stands there, where they set none.
    package func place(of viewer: RecordID?) -> Int {
        let own = viewer.flatMap { viewer in versions.firstIndex { $0.by.map { RecordID($0) } == viewer } }
        return own ?? versions.firstIndex(where: \.isStanding) ?? 0
    }

    /// The places of the versions as somebody sees them: their own, or else what stands there, and then the others.
    package func places(for viewer: RecordID?) -> [Int] {
        let own = place(of: viewer)
        return [own] + versions.indices.filter { $0 != own }
    }
}

extension Network {
    /// What waits to be settled, oldest first.
    package var openConflicts: [OpenConflict] {
        var places: [Dispute: Int] = [:]
        var groups: [[Conflict]] = []
        for conflict in all(Conflict.self) {
            let dispute = Dispute(conflict)
            if let place = places[dispute] {
                groups[place].append(conflict)
            } else {
                places[dispute] = groups.count
                groups.append([conflict])
            }
        }
        return groups.map { open($0) }
    }

    /// How many there are of `openConflicts`.
    package var openConflictCount: Int {
        guard self[.conflict].count > 0 else { return 0 }
        return Conflict.count(all(Conflict.self))
    }

    private func open(_ conflicts: [Conflict]) -> OpenConflict {
        let first = conflicts[0]
        let values = first.subject.flatMap { record($0)?.all(first.field) } ?? []
        let dispute = Dispute(first)
        let standing = dispute.value(among: values)
        var versions: [OpenConflict.Version] = []
        for conflict in conflicts {
            for (version, who) in [(conflict.mine, conflict.by), (conflict.theirs, conflict.from)] {
                // Of what has parts, the other side's undisputed ones stand there too.
                let isStanding = dispute.agree(version, standing, on: conflict)
                let value = isStanding ? standing : version
                if let place = versions.firstIndex(where: { Dispute.same($0.value, value) }) {
                    versions[place].by = versions[place].by ?? who
                } else {
                    versions.append(.init(value: value, by: who, isStanding: isStanding))
                }
            }
        }
        if !versions.contains(where: \.isStanding) {
            versions.insert(.init(value: standing, by: nil, isStanding: true), at: 0)
        }
        return OpenConflict(
            key: first.key, keys: conflicts.map(\.key), subject: first.subject, field: first.field,
            isDeletion: first.isDeletion, base: conflicts.lazy.compactMap(\.base).first, versions: versions)
    }

    /// The edits that settle a conflict: the end of all records of it, and what the record is settled on.
    ///
    /// The record is stamped where it stays as it is, too: that somebody chose so is to be shared, and to be told from
    /// what nobody touched.
    package func settling(_ conflict: OpenConflict, on settlement: Settlement, at time: Timestamp) -> [RecordEdit] {
        let end = deleting(conflict.keys)
        guard let subject = conflict.subject, var draft = settled(conflict, on: settlement) else { return end }
        if conflict.isDeletion, case .version(let place) = settlement, conflict.versions[place].value == nil {
            return deleting([subject]) + end
        }
        draft.set(.modified, time.iso)
        let edit = draft.edit(at: time)
        return (edit.isEmpty ? [] : [edit]) + end
    }

    /// The record of a conflict as it would be, settled so; nil where there is none any more.
    package func settled(_ conflict: OpenConflict, on settlement: Settlement) -> Draft? {
        guard let subject = conflict.subject, var draft = draft(subject) else { return nil }
        guard settlement != .standing, !conflict.isDeletion else { return draft }
        let values = conflict.settled(draft.all(conflict.field), on: settlement, as: Schema[subject.kind])
        draft.setAll(conflict.field, values)
        return draft
    }
}

extension Conflict {
    /// How many things there are to settle in these, however many records are about each.
    package static func count(_ conflicts: some Sequence<Conflict>) -> Int { Set(conflicts.map { Dispute($0) }).count }
}

extension OpenConflict {
    fileprivate func settled(_ values: [String], on settlement: Settlement, as schema: Schema) -> [String] {
        let new: String? =
            switch settlement {
            case .standing: standing
            case .version(let place): versions[place].value
            case .base: base
            case .value(let value): value
            }
        let chosen = [new].compactMap { $0 }.filter { !$0.isEmpty }
        guard case .described = schema.spec(of: field)?.type else { return chosen }
        guard let standing, let place = values.firstIndex(where: { $0.hasSameBytes(as: standing) }) else {
            return values + chosen
        }
        var result = values
        if case .version = settlement {
            // Where both changed different parts of it, those of either stay.
            let merged = DescribedMerge(
                base: [base].compactMap { $0 }, mine: [standing], theirs: chosen, side: .theirs)
            result.replaceSubrange(place...place, with: merged.values)
        } else {
            result.replaceSubrange(place...place, with: chosen)
        }
        return result
    }
}
