import RecFormat

/// Something that the check of a network found in a record.
package struct RecordProblem: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case noID
        /// Another record, at this line of the same file or of the file of another kind, has the Id too.
        case sameID(RecordID, asIn: Place)
        case lacks(Field)
        case value(Field, ValueProblem)
        /// It is over before it begins.
        case endsBeforeStart
        /// The record ends before its end mark: it was cut short while it was being written.
        case tornTail
    }

    package let place: Place
    /// Which occurrence of the field, counted from 0.
    package let occurrence: Int
    package let what: What
}

extension Network {
    /// Every problem of every record, kind by kind in file order.
    package func problems() -> [RecordProblem] {
        Kind.allCases.flatMap { kind in
            self[kind].slots.flatMap { problems(of: Place(kind, Int($0))) }
        }
    }

    /// The problems of one record.
    package func problems(of place: Place) -> [RecordProblem] {
        let record = record(at: place)
        var result = identityProblems(of: place, record)
        for spec in Schema[place.kind].specs where spec.field != .id {
            let values = record.all(spec.field)
            if values.isEmpty, spec.isRequired {
                result.append(RecordProblem(place: place, occurrence: 0, what: .lacks(spec.field)))
            }
            for (occurrence, value) in values.enumerated() {
                guard let problem = problem(with: value, of: spec) else { continue }
                result.append(RecordProblem(place: place, occurrence: occurrence, what: .value(spec.field, problem)))
            }
        }
        if let starts = record.moment(.starts), let ends = record.moment(.ends),
            ends.day < starts.day || isEarlier(ends, starts)
        {
            result.append(RecordProblem(place: place, occurrence: 0, what: .endsBeforeStart))
        }
        return result
    }

    /// Whether one moment lies before another; days without an hour are only compared as days.
    private func isEarlier(_ one: Timestamp, _ other: Timestamp) -> Bool {
        one.hasTime && other.hasTime && one.instant < other.instant
    }

    private func identityProblems(of place: Place, _ record: RecRecord) -> [RecordProblem] {
        guard let id = record.id(.id) else { return [RecordProblem(place: place, occurrence: 0, what: .noID)] }
        let kinds = place.kind.naming == .slug ? Kind.allCases.filter { $0.naming == .slug } : [place.kind]
        let others = kinds.compactMap { kind in self[kind].slot(of: id).map { Place(kind, $0) } }
        guard let first = others.first, first != place else { return [] }
        // A partner and the network may share a slug; only partners and people are named in the same fields.
        guard first.kind == place.kind || (first.kind == .person && place.kind == .partner) else { return [] }
        return [RecordProblem(place: place, occurrence: 0, what: .sameID(id, asIn: first))]
    }
}
