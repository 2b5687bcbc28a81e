package import RecFormat

/// What becomes of a record that two sides changed: a three-way merge, field by field.
///
/// Repeated fields merge as sets; those that describe another record merge part by part, so that one may note a
/// participant's reply while the other notes the visa. Where one side deleted the record and the other edited it, the edit stays. Where both
/// set one field to different values, the preferred side's stays and the other is in `clashes`. Who settled a conflict
/// over a field has set it, to whatever stands there now.
package struct RecordMerge: Sendable {
    package enum Side: Sendable { case mine, theirs }

    /// A field that both sides set to different values.
    package struct Clash: Hashable, Sendable {
        package let field: Field
        package let base: String?
        package let mine: String?
        package let theirs: String?

        package init(field: Field, base: String?, mine: String?, theirs: String?) {
            self.field = field
            self.base = base
            self.mine = mine
            self.theirs = theirs
        }
    }

    /// The merged record; nil where it is deleted.
    package let fields: [RecField]?
    package let clashes: [Clash]
    /// That one side deleted what the other edited, as a clash over the Id, which one of them has no more.
    package let deletion: Clash?

    /// Merges; `base` is the record that both sides started from, nil where each made it.
    package init(
        _ kind: Kind, base: [RecField]?, mine: [RecField]?, theirs: [RecField]?, preferring side: Side = .mine,
        settled: Settled = Settled()
    ) {
        let (isMineOld, isTheirsOld) = (settled.mine.isEmpty && mine == base, settled.theirs.isEmpty && theirs == base)
        if mine == theirs || isTheirsOld || (theirs == nil && base == nil) {
            fields = mine
            clashes = []
            deletion = nil
        } else if isMineOld || (mine == nil && base == nil) {
            fields = theirs
            clashes = []
            deletion = nil
        } else if let mine, let theirs {
            var merge = FieldwiseMerge(
                kind, base: base ?? [], mine: mine, theirs: theirs, side: side, settled: settled)
            merge.run()
            fields = merge.result
            clashes = merge.clashes
            deletion = nil
        } else {
            fields = mine ?? theirs
            clashes = []
            let id = { (fields: [RecField]?) in fields?.first { Field.id.names($0) }?.value }
            deletion = Clash(field: .id, base: id(base), mine: id(mine), theirs: id(theirs))
        }
    }
}

extension RecordMerge {
    /// When the last of these versions of a record was changed or made, where they say so in full.
    package static func lastStamp(_ versions: [[RecField]?]) -> Timestamp? {
        let stamps = versions.compactMap { $0 }.flatMap { fields in
            fields.filter { Field.modified.names($0) || Field.created.names($0) }.compactMap {
                Timestamp(iso: $0.value)
            }
        }
        return stamps.filter { $0.form == .full }.max { $0.instant < $1.instant }
    }
}

/// The merge of a record that both sides still have.
private struct FieldwiseMerge {
    let schema: Schema
    let base: [RecField]
    let mine: [RecField]
    let theirs: [RecField]
    let side: RecordMerge.Side
    let settled: Settled
    var result: [RecField]
    var clashes: [RecordMerge.Clash] = []

    init(
        _ kind: Kind, base: [RecField], mine: [RecField], theirs: [RecField], side: RecordMerge.Side, settled: Settled
    ) {
        schema = Schema[kind]
        self.base = base
        self.mine = mine
        self.theirs = theirs
        self.side = side
        self.settled = settled
        // What is on disk leads, so that only what changes moves.
        result = theirs
    }

    mutating func run() {
        var seen: Set<Field> = []
        let chosen = (settled.mine + settled.theirs).map(\.field)
        for name in (mine + base).map({ Field($0.name) }) + chosen where seen.insert(name).inserted { merge(name) }
    }

    private mutating func merge(_ field: Field) {
        let was = values(of: field, in: base)
        let ours = values(of: field, in: mine)
        let others = values(of: field, in: theirs)
        let settled = settled.over(field)
        if Self.same(ours, others) || (settled.mine.isEmpty && Self.same(ours, was)) { return }
        if settled.theirs.isEmpty, Self.same(others, was) { return put(field, ours) }
        let spec = schema.spec(of: field)
        if case .described = spec?.type {
            let list = DescribedMerge(base: was, mine: ours, theirs: others, side: side, settled: settled)
            clashes += list.clashes.map {
                RecordMerge.Clash(field: field, base: $0.base, mine: $0.mine, theirs: $0.theirs)
            }
            return put(field, list.values)
        }
        let isList = spec?.repeats ?? (field == CarriedConflict.field)
        if isList || max(was.count, ours.count, others.count) > 1 {
            return put(field, ours.union(with: others, since: was))
        }
        if field == .modified || field == .created {
            return put(field, [Self.stamp(field, ours, others)].compactMap { $0 })
        }
        if field == .sequence, spec != nil { return put(field, Self.higher(ours, others)) }
        // When somebody was forgotten and in how many records differs between two who did it apart. Nobody is to settle
        // that; it has to be the same whoever merges.
        if schema.kind == .erasure { return put(field, ours.lexicographicallyPrecedes(others) ? ours : others) }
        clashes.append(
            RecordMerge.Clash(
                field: field, base: settled.base(else: was.first), mine: ours.first, theirs: others.first))
        if side == .mine { put(field, ours) }
    }

    private func values(of field: Field, in fields: [RecField]) -> [String] {
        fields.lazy.filter { field.names($0) }.map(\.value)
    }

    private static func same(_ left: [String], _ right: [String]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0.hasSameBytes(as: $1) }
    }

    /// The later of two times of change, the earlier of two times of making: neither is anybody's words.
    private static func stamp(_ field: Field, _ mine: [String], _ theirs: [String]) -> String? {
        guard let mine = mine.first, let theirs = theirs.first else { return mine.first ?? theirs.first }
        guard let ours = Timestamp(iso: mine), let others = Timestamp(iso: theirs) else { return max(mine, theirs) }
        return (ours < others) == (field == .created) ? mine : theirs
    }

    /// The higher of two counters, which a calendar only needs to go up: nobody has set either.
    private static func higher(_ mine: [String], _ theirs: [String]) -> [String] {
        let (ours, others) = (mine.first.flatMap { Int($0) } ?? -1, theirs.first.flatMap { Int($0) } ?? -1)
        return ours > others ? mine : theirs
    }

    /// Gives a field of the result these values, keeping the places it has.
    private mutating func put(_ field: Field, _ values: [String]) {
        var remaining = values[...]
        var merged: [RecField] = []
        var end: Int?
        for existing in result {
            guard field.names(existing) else {
                merged.append(existing)
                continue
            }
            guard let value = remaining.popFirst() else { continue }
            merged.append(RecField(name: existing.name, value: value))
            end = merged.count
        }
        let place = end ?? placeAfterMine(field, in: merged)
        merged.insert(contentsOf: remaining.map { RecField(name: field.name, value: $0) }, at: place)
        result = merged
    }

    /// Where a field goes that only my side has: behind the field that it follows there.
    private func placeAfterMine(_ field: Field, in fields: [RecField]) -> Int {
        let position = mine.firstIndex { field.names($0) } ?? 0
        for previous in mine[..<position].reversed() {
            let name = Field(previous.name)
            if let last = fields.lastIndex(where: { name.names($0) }) { return last + 1 }
        }
        return 0
    }
}

extension Change {
    /// The change as it applies to a network that has moved on: what it did, merged with what the network holds.
    ///
    /// Where both changed a field, the network's own value stays, since a save of it is on its way.
    package func rebased(onto network: Network) -> Change {
        with(edits.map { $0.rebased(onto: network) })
    }
}

extension RecordEdit {
    /// The edit as it applies to a network that has moved on.
    package func rebased(onto network: Network) -> RecordEdit {
        let current = network.record(key)?.fields
        let merge = RecordMerge(key.kind, base: before, mine: current, theirs: after)
        return RecordEdit(key, before: current, after: merge.fields)
    }
}
