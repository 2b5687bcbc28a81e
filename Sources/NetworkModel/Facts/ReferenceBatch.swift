import RecFormat

/// References of many records, found together: what each look-up waits for is fetched while the others are under way.
///
/// One by one, a third of the time in which a long log is read goes into waiting for memory.
struct ReferenceBatch {
    private struct Entry {
        let owner: Int
        /// The number of the traced field.
        let field: Int
        let id: Range<Int>
        let hash: UInt64
    }

    private var entries: [Entry] = []
    private var ids: [UInt8] = []
    /// One for each kind that each of them may name.
    private var candidates: [IDIndex.Candidate?] = []

    /// Takes up a reference that one of the records makes, by its traced field and the record's number.
    mutating func add(_ field: Int, id: Span<UInt8>, owner: Int) {
        let start = ids.count
        id.withUnsafeBufferPointer { ids.append(contentsOf: $0) }
        entries.append(Entry(owner: owner, field: field, id: start..<ids.count, hash: IDIndex.hash(id)))
    }

    /// Calls `body` with what each reference names, in the order in which they were taken up, and forgets them.
    mutating func resolve(
        _ reader: ReferenceReader, in targets: ReferenceTargets,
        _ body: (_ owner: Int, _ reading: ReferenceReader.Reading) -> Void
    ) {
        for entry in entries {
            for kind in reader.kinds(of: entry.field) {
                candidates.append(targets.candidate(entry.hash, in: kind))
            }
        }
        var next = 0
        for entry in entries {
            let id = ids.span.extracting(entry.id)
            var place: Place?
            for kind in reader.kinds(of: entry.field) {
                defer { next += 1 }
                guard place == nil, let candidate = candidates[next] else { continue }
                place = targets.slot(of: id, hash: entry.hash, at: candidate, in: kind).map { Place(kind, $0) }
            }
            body(entry.owner, place.map(ReferenceReader.Reading.place) ?? .missing(RecordID(String(copying: id))))
        }
        entries.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
    }
}
