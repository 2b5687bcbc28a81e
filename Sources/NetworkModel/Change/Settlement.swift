import RecFormat

/// What a conflict is settled on.
package enum Settlement: Hashable, Sendable {
    /// What stands in the record now.
    case mine
    /// The other version.
    case theirs
    /// What both had changed.
    case base
    /// Something else; nil empties the field.
    case value(String?)
}

/// A conflict as it is to be settled: what stands in the record now, and what could stand there instead.
package struct OpenConflict: Hashable, Sendable {
    package let key: RecordKey
    /// The record that it is about; nil where what the file says of it cannot be read.
    package let subject: RecordKey?
    package let field: Field
    /// Whether one deleted the record that the other changed.
    package let isDeletion: Bool
    /// What stands in the record now; nil where the field or the record is gone.
    package let mine: String?
    package let theirs: String?
    package let base: String?
    /// Whose version stands there and whose is the other, as far as known.
    package let by: String?
    package let from: String?
    package let at: Timestamp?
}

extension Network {
    /// The conflicts that wait to be settled, oldest first.
    package var openConflicts: [OpenConflict] {
        all(Conflict.self).map { open($0) }
    }

    /// A conflict by its Id.
    package func openConflict(_ id: RecordID) -> OpenConflict? {
        record(RecordKey(.conflict, id)).map { open(Conflict($0)) }
    }

    private func open(_ conflict: Conflict) -> OpenConflict {
        let values = conflict.subject.flatMap { record($0)?.all(conflict.field) } ?? []
        let mine = conflict.standing(among: values)
        // Whoever looks at it from the other side, or settled it by hand, has their version in the record.
        let isTurned = mine != nil && Self.same(mine, conflict.theirs) && !Self.same(mine, conflict.mine)
        return OpenConflict(
            key: conflict.key, subject: conflict.subject, field: conflict.field, isDeletion: conflict.isDeletion,
            mine: mine, theirs: isTurned ? conflict.mine : conflict.theirs, base: conflict.base,
            by: isTurned ? conflict.from : conflict.by, from: isTurned ? conflict.by : conflict.from, at: conflict.at)
    }

    private static func same(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }

    /// The edits that settle a conflict: of the record, unless what stands there is to stay, and the conflict's end.
    package func settling(_ conflict: OpenConflict, on settlement: Settlement, at time: Timestamp) -> [RecordEdit] {
        let end = deleting([conflict.key])
        guard settlement != .mine, let subject = conflict.subject, let fields = record(subject)?.fields else {
            return end
        }
        if conflict.isDeletion {
            // The other version of a record that is there is that it is not.
            return (settlement == .theirs ? deleting([subject]) : []) + end
        }
        let values = fields.filter { conflict.field.names($0) }.map(\.value)
        let edit = editing(subject, at: time) { draft in
            draft.setAll(conflict.field, conflict.settled(values, on: settlement, as: Schema[subject.kind]))
        }
        return [edit].compactMap { $0 } + end
    }
}

extension Conflict {
    /// Which of the values that the field has now is the one in question; of several, the one that describes the same.
    fileprivate func standing(among values: [String]) -> String? {
        guard values.count > 1, let id = [mine, theirs, base].compactMap({ $0 }).first.map({ Described($0).id }) else {
            return values.first
        }
        return values.first { Described($0).id == id } ?? values.first
    }
}

extension OpenConflict {
    fileprivate func settled(_ values: [String], on settlement: Settlement, as schema: Schema) -> [String] {
        let new: String? =
            switch settlement {
            case .mine: mine
            case .theirs: theirs
            case .base: base
            case .value(let value): value
            }
        guard case .described = schema.spec(of: field)?.type, let mine,
            let place = values.firstIndex(where: { $0.utf8.elementsEqual(mine.utf8) })
        else { return [new].compactMap { $0 }.filter { !$0.isEmpty } }
        var result = values
        // Where both changed different parts of it, those of either stay.
        let merged = DescribedMerge(
            base: [base].compactMap { $0 }, mine: [mine], theirs: [new].compactMap { $0 }, side: .theirs)
        result.replaceSubrange(place...place, with: settlement == .theirs ? merged.values : [new].compactMap { $0 })
        return result
    }
}
