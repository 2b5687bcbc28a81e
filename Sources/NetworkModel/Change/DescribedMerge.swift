import RecFormat

/// The three-way merge of a repeated field whose values describe other records (`ana-ruiz: delegate; reply accepted`).
///
/// Values are told apart by the Id they begin with. Where both sides changed the same one, its parts merge one by one;
/// a part that both set otherwise is a clash, and the preferred side's stays. Where a side took a value out that the
/// other changed, the changed one stays.
struct DescribedMerge {
    struct Clash {
        let base: String?
        let mine: String
        let theirs: String
    }

    private(set) var values: [String] = []
    private(set) var clashes: [Clash] = []

    init(
        base: [String], mine: [String], theirs: [String], side: RecordMerge.Side, settled: Settled = Settled()
    ) {
        let (was, ours, others) = (Self.byID(base), Self.byID(mine), Self.byID(theirs))
        var taken: Set<RecordID> = []
        for value in theirs.union(with: mine, since: []) {
            let id = Described(value).id
            let sides = (was[id] ?? [], ours[id] ?? [], others[id] ?? [])
            // An Id that stands twice (two roles at one partner) cannot be told apart: the values merge as a set.
            guard sides.0.count <= 1, sides.1.count <= 1, sides.2.count <= 1 else {
                let kept = (ours[id] ?? []).union(with: others[id] ?? [], since: was[id] ?? [])
                if kept.contains(where: { $0.hasSameBytes(as: value) }) { values.append(value) }
                continue
            }
            guard taken.insert(id).inserted else { continue }
            let merged = merge(sides.0.first, sides.1.first, sides.2.first, side, settled.about(id))
            if let merged { values.append(merged) }
        }
    }

    private static func byID(_ values: [String]) -> [RecordID: [String]] {
        Dictionary(grouping: values) { Described($0).id }
    }

    /// Compared as bytes: to a file, two spellings of one accent differ.
    private static func same(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.hasSameBytes(as: right)
    }

    private mutating func merge(
        _ base: String?, _ mine: String?, _ theirs: String?, _ side: RecordMerge.Side, _ settled: Settled
    ) -> String? {
        let isMineOld = settled.mine.isEmpty && Self.same(mine, base)
        let isTheirsOld = settled.theirs.isEmpty && Self.same(theirs, base)
        guard let mine else { return isTheirsOld ? nil : theirs }
        guard let theirs else { return isMineOld ? nil : mine }
        if Self.same(mine, theirs) || isTheirsOld { return mine }
        if isMineOld { return theirs }
        let was = base.map(Parts.init) ?? Parts(Described(Described(mine).id).value)
        let (chosenHere, chosenThere) = (Self.disputed(settled.mine), Self.disputed(settled.theirs))
        let (ours, others) = (Parts(mine), Parts(theirs))
        var merged = others
        var isClash = false
        let known = ours.keys + was.keys
        for key in known + chosenHere.subtracting(known).sorted() where !Self.same(merged[key], ours[key]) {
            if Self.same(others[key], was[key]), !chosenThere.contains(key) {
                merged[key] = ours[key]
            } else if !Self.same(ours[key], was[key]) || chosenHere.contains(key) {
                isClash = true
                if side == .mine { merged[key] = ours[key] }
            }
        }
        if isClash { clashes.append(Clash(base: settled.base(else: base), mine: mine, theirs: theirs)) }
        return merged.value
    }

    /// The parts that the versions of conflicts differ in.
    private static func disputed(_ settled: [SettledField]) -> Set<String> {
        var keys: Set<String> = []
        for field in settled {
            let versions = field.versions.map { $0.map(Parts.init) }
            let all = versions.flatMap { $0?.keys ?? [] }
            keys.formUnion(all.filter { key in !Self.same(versions.first??[key], versions.last??[key]) })
        }
        return keys
    }

    /// Whether two values are the same in the parts that the versions of a conflict differ in.
    static func agree(_ one: String?, _ other: String?, on conflict: SettledField) -> Bool {
        guard let one = one.map(Parts.init), let other = other.map(Parts.init) else { return false }
        return disputed([conflict]).allSatisfy { same(one[$0], other[$0]) }
    }

    /// A described value as a list of parts by key; what the record is here stands under the empty key.
    private struct Parts {
        private let id: RecordID
        private(set) var keys: [String] = [""]
        private var values: [String: String] = [:]

        init(_ value: String) {
            let described = Described(value)
            id = described.id
            values[""] = described.text
            for part in described.parts {
                let key = String(part.prefix { $0 != " " })
                if values.updateValue(part, forKey: key) == nil { keys.append(key) }
            }
        }

        subscript(key: String) -> String? {
            get { values[key] }
            set {
                if values.updateValue(newValue ?? "", forKey: key) == nil { keys.append(key) }
                if newValue == nil { values[key] = nil }
            }
        }

        var value: String {
            Described(id, values[""] ?? "", parts: keys.dropFirst().compactMap { values[$0] }).value
        }
    }
}

extension [String] {
    /// The union of two lists as sets, the other's order first, without what either took out of what both began with. A
    /// list that has all of it already stays as it is, so that merging again changes nothing.
    func union(with theirs: [String], since base: [String]) -> [String] {
        func has(_ list: [String], _ value: String) -> Bool { list.contains { $0.hasSameBytes(as: value) } }
        let kept = theirs.filter { has(self, $0) || !has(base, $0) }
        let union = kept + filter { !has(base, $0) && !has(theirs, $0) }
        return union.count == count && union.allSatisfy { has(self, $0) } ? self : union
    }
}
