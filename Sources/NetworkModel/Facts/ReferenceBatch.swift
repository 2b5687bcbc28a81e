import RecFormat

/// References of many records, found together in steps: each step fetches from memory what the next looks at, for all of
/// them at once.
///
/// One by one, a third of the time in which a long log is read goes into waiting for memory.
struct ReferenceBatch {
    private struct Entry {
        let owner: Int
        let hash: UInt64
        /// The number of the traced field.
        let field: Int
        let start: Int
        let end: Int
        var place: Place?
    }

    private var entries: [Entry] = []
    private var ids: [UInt8] = []
    // The numbers of the entries that are still looked for, and where each may be.
    private var open: [Int] = []
    private var candidates: [IDIndex.Candidate?] = []

    /// Takes up a reference that one of the records makes, by its traced field and the record's number.
    mutating func add(_ field: Int, id: Span<UInt8>, owner: Int) {
        let start = ids.count
        id.withUnsafeBufferPointer { ids.append(contentsOf: $0) }
        entries.append(Entry(owner: owner, hash: IDIndex.hash(id), field: field, start: start, end: ids.count))
    }

    /// Calls `body` with what each reference names, in the order in which they were taken up, and forgets them.
    mutating func resolve(
        _ reader: ReferenceReader, in targets: ReferenceTargets,
        _ body: (_ owner: Int, _ reading: ReferenceReader.Reading) -> Void
    ) {
        open.append(contentsOf: entries.indices)
        var round = 0
        while !open.isEmpty {
            look(for: round, reader, in: targets)
            round += 1
        }
        for entry in entries {
            if let place = entry.place {
                body(entry.owner, .place(place))
            } else {
                body(entry.owner, .missing(RecordID(String(copying: ids.span.extracting(entry.start..<entry.end)))))
            }
        }
        entries.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
    }

    /// Looks among the kind that the field of each open entry names in this place.
    private mutating func look(for round: Int, _ reader: ReferenceReader, in targets: ReferenceTargets) {
        open.removeAll { reader.kind(round, of: entries[$0].field) == nil }
        for number in open {
            guard let kind = reader.kind(round, of: entries[number].field) else { continue }
            targets.fetchPlace(entries[number].hash, in: kind)
        }
        for number in open {
            guard let kind = reader.kind(round, of: entries[number].field) else { continue }
            candidates.append(targets.candidate(entries[number].hash, in: kind))
        }
        for (number, candidate) in zip(open, candidates) {
            let entry = entries[number]
            guard let candidate, let kind = reader.kind(round, of: entry.field) else { continue }
            let range = entry.start..<entry.end
            let slot = targets.slot(of: ids.span.extracting(range), hash: entry.hash, at: candidate, in: kind)
            entries[number].place = slot.map { Place(kind, $0) }
        }
        open.removeAll { entries[$0].place != nil }
        candidates.removeAll(keepingCapacity: true)
    }
}
