package import RecFormat

/// How records came to be what they are: who changed what and when, oldest first.
///
/// Made from the changes that were noted down, and from states of files that were kept. Where a record was found
/// otherwise than the change before had left it, somebody changed it without caucus, and that is an entry too.
package struct ChangeHistory: Sendable {
    /// One change, or what was done without caucus between two of them.
    package struct Entry: Hashable, Sendable {
        /// Counts the entries from the oldest; the state after it bears its number.
        package let number: Int
        /// When it was done; what was done without caucus had been done by then.
        package let at: Timestamp
        /// The change as it was noted down, with the edits of these records alone; nil where it was done without caucus.
        package let change: Change?
        package let edits: [RecordEdit]

        package init(number: Int, at: Timestamp, change: Change?, edits: [RecordEdit]) {
            self.number = number
            self.at = at
            self.change = change
            self.edits = edits
        }
    }

    /// What a record was when a file was looked at; nil where it was not there.
    package struct Sighting: Hashable, Sendable {
        package let key: RecordKey
        package let fields: [RecField]?
        package let at: Timestamp

        package init(_ key: RecordKey, _ fields: [RecField]?, at: Timestamp) {
            self.key = key
            self.fields = fields
            self.at = at
        }
    }

    /// Oldest first.
    package private(set) var entries: [Entry] = []

    /// The history of the records that the changes or sightings name, both oldest first; `current` is what they are now.
    package init(
        _ changes: [Change], _ sightings: [Sighting] = [], now: Timestamp, current: (RecordKey) -> [RecField]?
    ) {
        var tracing = Tracing()
        var seen = sightings[...]
        for change in changes {
            while let next = seen.first, next.at.instant <= change.at.instant {
                tracing.see(next)
                seen.removeFirst()
            }
            tracing.take(change)
        }
        for sighting in seen { tracing.see(sighting) }
        tracing.end(at: now, current)
        entries = tracing.entries
    }

    /// The state of records after an entry, of all that later entries changed; a number beyond the last is the state now.
    package func state(after number: Int) -> [(key: RecordKey, fields: [RecField]?)] {
        var order: [RecordKey] = []
        var states: [RecordKey: [RecField]?] = [:]
        for entry in entries where entry.number > number {
            for edit in entry.edits where states[edit.key] == nil {
                states[edit.key] = .some(edit.before)
                order.append(edit.key)
            }
        }
        return order.map { ($0, states[$0] ?? nil) }
    }

    /// The number of the last entry that was done by then; 0 where all were done later.
    package func number(at time: Timestamp) -> Int { entries.last { $0.at.instant <= time.instant }?.number ?? 0 }
}

/// Follows records through changes and sightings.
private struct Tracing {
    private(set) var entries: [ChangeHistory.Entry] = []
    /// What each record was last known to be.
    private var last: [RecordKey: [RecField]?] = [:]
    private var order: [RecordKey] = []
    /// What was changed without caucus, not yet an entry.
    private var outside: [RecordEdit] = []
    private var outsideAt: Timestamp?

    private mutating func know(_ key: RecordKey, _ fields: [RecField]?) {
        if last.updateValue(fields, forKey: key) == nil { order.append(key) }
    }

    private mutating func meet(_ key: RecordKey, _ fields: [RecField]?, at time: Timestamp) {
        defer { know(key, fields) }
        guard let known = last[key], !Self.isSame(known, fields) else { return }
        if outsideAt != time || outside.contains(where: { $0.key == key }) { flush() }
        outside.append(RecordEdit(key, before: known, after: fields))
        outsideAt = time
    }

    private mutating func flush() {
        defer {
            outside = []
            outsideAt = nil
        }
        guard let time = outsideAt, !outside.isEmpty else { return }
        entries.append(ChangeHistory.Entry(number: entries.count + 1, at: time, change: nil, edits: outside))
    }

    mutating func see(_ sighting: ChangeHistory.Sighting) { meet(sighting.key, sighting.fields, at: sighting.at) }

    mutating func take(_ change: Change) {
        // An undo that found nothing left to take back.
        guard !change.isEmpty else { return }
        for edit in change.edits { meet(edit.key, edit.before, at: change.at) }
        flush()
        for edit in change.edits { know(edit.key, edit.after) }
        entries.append(
            ChangeHistory.Entry(number: entries.count + 1, at: change.at, change: change, edits: change.edits))
    }

    mutating func end(at time: Timestamp, _ current: (RecordKey) -> [RecField]?) {
        flush()
        for key in order { meet(key, current(key), at: time) }
        flush()
    }

    /// Whether two states say the same; how a value is spelled in the file does not count.
    static func isSame(_ left: [RecField]?, _ right: [RecField]?) -> Bool {
        left == right || left?.map(\.normalized) == right?.map(\.normalized)
    }
}

// MARK: Going back

extension Author {
    /// The change that puts records back to what they were; what others make of it is theirs, so nothing is settled
    /// anew. What is as it was already is left out.
    ///
    /// What others have as it was is put back to the letter, so that it is no change to them.
    package mutating func restoring(
        _ states: [(key: RecordKey, fields: [RecField]?)], _ summary: String, in network: Network,
        toTheLetter: Bool = false
    ) -> Change {
        let time = toTheLetter ? nil : clock.now
        let edits = states.compactMap { network.restoring($0.key, to: $0.fields, at: time) }
        return Change(id: newID(), at: clock.now, by: me, summary: summary, edits: edits)
    }
}

extension Network {
    /// The edit that puts a record back to what it was, stamped with the time where one is given; nil where that is what
    /// it is.
    package func restoring(_ key: RecordKey, to fields: [RecField]?, at time: Timestamp?) -> RecordEdit? {
        let now = record(key)?.fields
        guard let fields else { return now.map { RecordEdit(key, before: $0, after: nil) } }
        let unstamped = { (fields: [RecField]?) in fields?.filter { !Field.modified.names($0) }.map(\.normalized) }
        guard unstamped(now) != unstamped(fields) else { return nil }
        var draft = Draft(key, fields: fields.identified(as: key.id))
        if let time { draft.set(.modified, time.iso) }
        return RecordEdit(key, before: now, after: draft.fields)
    }
}
