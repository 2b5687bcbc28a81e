import RecFormat

/// Something that the check of a network found in a record.
package struct RecordProblem: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case noID
        /// Another record, at this line of the same file or of the file of another kind, has the Id too.
        case sameID(RecordID, asIn: Place)
        case lacks(Field)
        case value(Field, ValueProblem)
        /// Each of its values can be, but not together.
        case fault(RecordFault)
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
    package func problems(on clock: Clock) -> [RecordProblem] {
        // What a colleague far to the east logged today is not ahead, although it may be tomorrow there.
        let latest = Clock(instant: clock.instant, zone: Zone(fixed: 14 * 3600), zones: clock.zones)
        let tags = PersonalTags(self)
        return Kind.allCases.flatMap { kind in
            let found = self[kind].slots.flatMap { problems(of: Place(kind, Int($0)), on: latest, tags) }
            return kind == .task ? found + circleProblems() : found
        }
    }

    private func problems(of place: Place, on clock: Clock, _ tags: PersonalTags) -> [RecordProblem] {
        let record = record(at: place)
        var result = identityProblems(of: place, record)
        for spec in Schema[place.kind].specs where spec.field != .id {
            let values = record.all(spec.field)
            if values.isEmpty, spec.isRequired {
                result.append(RecordProblem(place: place, occurrence: 0, what: .lacks(spec.field)))
            }
            for (occurrence, value) in values.enumerated() {
                guard let problem = problem(with: value, of: spec) ?? oddity(of: value, in: spec.field, tags) else {
                    continue
                }
                result.append(RecordProblem(place: place, occurrence: occurrence, what: .value(spec.field, problem)))
            }
        }
        return result
            + RecordFault.faults(of: record, place.kind, on: clock).map {
                RecordProblem(place: place, occurrence: $0 == .severalHolders ? 1 : 0, what: .fault($0))
            }
    }

    private func oddity(of value: String, in field: Field, _ tags: PersonalTags) -> ValueProblem? {
        if field == .tag, tags.isPersonal(value) { return .tellsOfPerson }
        return field.isName ? NameOddity(value).map { .odd($0) } : nil
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
