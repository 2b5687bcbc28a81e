import NetworkModel

/// Sorts the list of partners by one of its columns.
struct PartnersOrder {
    private let digest: PartnerDigest
    private let state: State

    init(_ digest: PartnerDigest, _ state: State) {
        self.digest = digest
        self.state = state
    }

    /// The partners at these slots in order; what is empty in the column comes last either way, and what is the same in
    /// it goes by name.
    func sorted(_ slots: [Int32], by order: SortOrder) -> [Place] {
        let byName = byName(slots)
        guard order.column != "name" else {
            return (order.isDescending ? byName.reversed() : byName).map { Place(.partner, Int($0)) }
        }
        let key = key(order.column)
        var keyed = byName.enumerated().map { (key: key(Int($0.element)), place: $0.offset, slot: $0.element) }
        let isDescending = order.isDescending
        keyed.sort { left, right in
            if left.key == right.key { return left.place < right.place }
            if left.key == .max || right.key == .max { return right.key == .max }
            return isDescending ? left.key > right.key : left.key < right.key
        }
        return keyed.map { Place(.partner, Int($0.slot)) }
    }

    private func byName(_ slots: [Int32]) -> [Int32] {
        let all = digest.titles.slots
        guard slots.count < all.count else { return all }
        var isIn = [Bool](repeating: false, count: Int(all.max() ?? 0) + 1)
        for slot in slots { isIn[Int(slot)] = true }
        return all.filter { isIn[Int($0)] }
    }

    private func key(_ column: String) -> (Int) -> UInt64 {
        let (network, clock) = (state.network, state.clock)
        switch column {
        case "last":
            return { slot in
                let latest = network.facts.partner(slot).latest
                return latest.isNone ? .max : UInt64(bitPattern: latest.instant) ^ (1 << 63)
            }
        case "next":
            return { slot in
                let rhythm = network.rhythm(partner: slot, clock: clock)
                return rhythm.map { UInt64(Int64($0.next.number) + 1_000_000) } ?? .max
            }
        case "open":
            return { slot in
                let count = network.openTasks(concerning: Place(.partner, slot)).count
                return count == 0 ? .max : UInt64(count)
            }
        case "lead": return key(.lead) { Self.key(of: network.title(of: RecordID($0), .person)) }
        case "stage":
            let known = Vocabulary.stages.words
            return key(.stage) { stage in known.firstIndex(of: stage).map { UInt64($0) } ?? Self.key(of: stage) }
        case "country": return key(.country, Self.key)
        default: return key(.kind, Self.key)
        }
    }

    /// Keys of a field's words, each worked out once.
    private func key(_ field: Field, _ keyOfWord: (String) -> UInt64) -> (Int) -> UInt64 {
        let words = digest[field]
        let keys = words.words.map { $0.isEmpty ? UInt64.max : keyOfWord($0) }
        return { keys[words.number($0)] }
    }

    private static func key(of word: String) -> UInt64 { UInt64(TitleOrder.key(of: Folding.fold(word).span) >> 64) }
}
