package import NetworkModel
package import RecFormat

extension Store {
    /// How a record came to be what it is, or how all of a kind did; one that was deleted is found by its Id too.
    ///
    /// Reads the journal, and of the states of the file that are kept those that tell what the journal does not.
    package func history(of kind: Kind, _ id: RecordID? = nil) throws(StoreError) -> ChangeHistory {
        let changes = try Journal(workspace).changes(of: kind, id)
        let table = try table(of: kind)
        let sightings = sightings(of: kind, id, beside: changes, table)
        return ChangeHistory(changes, sightings, now: workspace.timestamp) { key in
            table.record(key.id)?.fields
        }
    }

    /// Every change that the journal has, oldest first.
    package func changes() throws(StoreError) -> [Change] { try Journal(workspace).changes() }

    /// The states of a kind's file that are kept, oldest first, and where.
    package func generations(of kind: Kind) -> [(state: Generation, path: String)] {
        let generations = Generations(workspace)
        return generations.states(of: kind).map { ($0, generations.path(of: $0)) }
    }

    /// The records that the journal knows and that are gone, with what they said last.
    package func deleted() throws(StoreError) -> [(key: RecordKey, fields: [RecField])] {
        var last: [RecordKey: [RecField]] = [:]
        var order: [RecordKey] = []
        for edit in try Journal(workspace).changes().flatMap(\.edits) {
            if edit.after != nil {
                last[edit.key] = nil
            } else if let before = edit.before, last.updateValue(before, forKey: edit.key) == nil {
                order.append(edit.key)
            }
        }
        var known: Set<RecordKey> = []
        var result: [(key: RecordKey, fields: [RecField])] = []
        for key in order.reversed() where known.insert(key).inserted {
            guard let fields = last[key], try table(of: key.kind).record(key.id) == nil else { continue }
            result.append((key, fields))
        }
        return result
    }

    /// What kept states of the file say of records and the journal does not.
    private func sightings(
        of kind: Kind, _ id: RecordID?, beside changes: [Change], _ current: Table
    ) -> [ChangeHistory.Sighting] {
        var noted: [RecordKey: Set<[RecField]?>] = [:]
        var first: [RecordKey: (before: [RecField]?, at: Timestamp)] = [:]
        for change in changes {
            for edit in change.edits {
                let before = edit.before?.map(\.normalized)
                if first[edit.key] == nil { first[edit.key] = (before, change.at) }
                noted[edit.key, default: []].insert(before)
                noted[edit.key, default: []].insert(edit.after?.map(\.normalized))
            }
        }
        let generations = Generations(workspace)
        let states = generations.states(of: kind).compactMap { state in
            generations.table(of: state).map { (table: $0, at: Timestamp(instant: state.replaced)) }
        }
        let times = Self.times(states, changes)
        var sightings: [ChangeHistory.Sighting] = []
        for (index, state) in states.enumerated() {
            let next = index + 1 < states.count ? states[index + 1] : (table: current, at: workspace.timestamp)
            let edits =
                id.map { Self.edit(RecordKey(kind, $0), state.table, next.table) }
                ?? TableDifference(from: state.table, to: next.table).edits
            for edit in edits {
                let known = noted[edit.key] ?? []
                let after = edit.after?.map(\.normalized)
                let isOutside = !known.contains(edit.before?.map(\.normalized))
                if isOutside { sightings.append(ChangeHistory.Sighting(edit.key, edit.before, at: times[index])) }
                guard index + 1 < states.count else { continue }
                // What came without caucus came with all that did, not only before its own first change.
                let wasThere = first[edit.key].map { $0.before == after && times[index + 1].instant <= $0.at.instant }
                if !known.contains(after) || isOutside && wasThere == true {
                    sightings.append(ChangeHistory.Sighting(edit.key, edit.after, at: times[index + 1]))
                }
            }
        }
        return sightings.sorted { $0.at.instant < $1.at.instant }
    }

    /// Up to when each state lasted: until the change that replaced it was made, where that is noted, and not until it was
    /// saved, which is a moment later.
    private static func times(_ states: [(table: Table, at: Timestamp)], _ changes: [Change]) -> [Timestamp] {
        states.reduce(into: []) { times, state in
            let earliest = times.last?.instant ?? Int64.min
            let replacing = changes.last { change in
                (earliest...max(earliest, state.at.instant)).contains(change.at.instant)
                    && change.edits.contains { edit in
                        let fields = state.table.record(edit.key.id)?.fields
                        return fields?.map(\.normalized) == edit.before?.map(\.normalized)
                    }
            }
            times.append(replacing?.at ?? state.at)
        }
    }

    private static func edit(_ key: RecordKey, _ old: Table, _ new: Table) -> [RecordEdit] {
        let edit = RecordEdit(key, before: old.record(key.id)?.fields, after: new.record(key.id)?.fields)
        return edit.isEmpty ? [] : [edit]
    }
}
