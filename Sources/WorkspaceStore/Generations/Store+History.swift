package import NetworkModel
package import RecFormat

/// What a file was earlier, as somebody else keeps it.
package struct PastState: Sendable {
    package let bytes: [UInt8]
    package let at: Timestamp

    package init(_ bytes: [UInt8], at: Timestamp) {
        self.bytes = bytes
        self.at = at
    }
}

extension Store {
    /// How a record came to be what it is, or how all of a kind did; one that was deleted is found by its Id too.
    ///
    /// Reads the journal, and of the states of the file that are kept those that tell what the journal does not.
    /// `pastStates` has earlier states from elsewhere, the newest first, and is asked about a record that is gone and of
    /// which nothing here tells.
    package func history(
        of kind: Kind, _ id: RecordID? = nil, pastStates: (Kind) -> [PastState] = { _ in [] }
    ) throws(StoreError) -> ChangeHistory {
        let changes = try Journal(workspace).changes(of: kind, id)
        let table = try table(of: kind)
        var sightings = sightings(of: kind, id, beside: changes, table)
        if let id, changes.isEmpty, sightings.isEmpty, table.record(id) == nil {
            let erasures = try erasures()
            for state in pastStates(kind) {
                guard let fields = Table(kind, RecDocument(state.bytes)).record(id)?.fields else { continue }
                guard !erasures.contains(where: { $0.marks(RecordKey(kind, id), fields) }) else { break }
                sightings = [ChangeHistory.Sighting(RecordKey(kind, id), fields, at: state.at)]
                break
            }
        }
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

    /// The records that are gone, whoever deleted them and with what, each with what it said last and the change that
    /// deleted it, where one of caucus's did: those that the journal knows, the latest first, then those that only kept
    /// states of the files do, or states from elsewhere, of which `pastStates` has the newest first. Nobody who was
    /// forgotten is among them.
    package func deleted(
        pastStates: (Kind) -> [PastState] = { _ in [] }
    ) throws(StoreError) -> [(key: RecordKey, fields: [RecField], change: Change?)] {
        let erasures = try erasures()
        var present: [Kind: Table] = [:]
        for kind in Kind.allCases { present[kind] = try table(of: kind) }
        var known: Set<RecordKey> = []
        var result: [(key: RecordKey, fields: [RecField], change: Change?)] = []
        func take(_ key: RecordKey, _ fields: [RecField], _ change: Change? = nil) {
            // What caucus notes down about others, such as a conflict, is over when it goes, and not deleted.
            guard ![.conflict, .erasure].contains(key.kind) else { return }
            guard known.insert(key).inserted, present[key.kind]?.record(key.id) == nil else { return }
            guard !erasures.contains(where: { $0.marks(key, fields) }) else { return }
            result.append((key, fields, change))
        }
        for change in try Journal(workspace).changes().reversed() {
            for edit in change.edits.reversed() {
                if let fields = edit.after ?? edit.before { take(edit.key, fields, edit.after == nil ? change : nil) }
            }
        }
        for kind in Kind.allCases where ![.network, .conflict, .erasure].contains(kind) {
            let generations = Generations(workspace)
            let kept = generations.states(of: kind).reversed().compactMap { generations.table(of: $0) }
            for table in kept + pastStates(kind).map({ Table(kind, RecDocument($0.bytes)) }) {
                for slot in table.slots.map({ Int($0) }) {
                    let fields = table.record(at: slot).fields
                    // Without an Id of its own a record has another one with every change.
                    guard fields.contains(where: { Field.id.names($0) }) else { continue }
                    take(RecordKey(kind, table.id(at: slot)), fields)
                }
            }
        }
        return result
    }

    /// The erasures that this workspace knows of.
    package func forgotten() throws(StoreError) -> [RecordID] { try erasures().map(\.id) }

    private func erasures() throws(StoreError) -> [ErasureRecord] {
        let table = try table(of: .erasure)
        return table.slots.map { ErasureRecord(table.record(at: Int($0))) }
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
            let range = earliest...max(earliest, state.at.instant)
            func finds(_ change: Change) -> Bool {
                range.contains(change.at.instant)
                    && change.edits.contains { edit in
                        let fields = state.table.record(edit.key.id)?.fields
                        return fields?.map(\.normalized) == edit.before?.map(\.normalized)
                    }
            }
            // Others may have been made before it was saved, which find their records as the state has them, too: the first
            // of the last ones that do is meant.
            let replacing = changes.reversed().drop { !finds($0) }.prefix(while: finds).last
            times.append(replacing?.at ?? state.at)
        }
    }

    private static func edit(_ key: RecordKey, _ old: Table, _ new: Table) -> [RecordEdit] {
        let edit = RecordEdit(key, before: old.record(key.id)?.fields, after: new.record(key.id)?.fields)
        return edit.isEmpty ? [] : [edit]
    }
}
