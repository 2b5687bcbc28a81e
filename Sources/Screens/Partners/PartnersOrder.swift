import NetworkModel

/// Sorts the list of partners by one of its columns.
enum PartnersOrder {
    /// The partners at these slots in order; what is empty in the column comes last either way.
    static func sorted(_ slots: [Int32], by order: SortOrder, _ state: inout State) -> [Place] {
        var keyed: [(key: UInt64, slot: Int32)] = []
        keyed.reserveCapacity(slots.count)
        for slot in slots { keyed.append((key(of: Int(slot), order.column, &state), slot)) }
        let isDescending = order.isDescending
        keyed.sort { left, right in
            if left.key == right.key { return left.slot < right.slot }
            if left.key == .max || right.key == .max { return right.key == .max }
            return isDescending ? left.key > right.key : left.key < right.key
        }
        return keyed.map { Place(.partner, Int($0.slot)) }
    }

    private static func key(of slot: Int, _ column: String, _ state: inout State) -> UInt64 {
        let place = Place(.partner, slot)
        let facts = state.network.facts.partner(slot)
        switch column {
        case "last": return facts.latest.isNone ? .max : UInt64(bitPattern: facts.latest.instant) ^ (1 << 63)
        case "next":
            let rhythm = state.network.rhythm(partner: slot, clock: state.clock)
            return rhythm.map { UInt64(Int64($0.next.number) + 1_000_000) } ?? .max
        case "open":
            let count = state.network.openTasks(concerning: place).count
            return count == 0 ? .max : UInt64(count)
        case "lead": return facts.lead.map { SortKeys.key(of: state.network.title(of: $0, .person)) } ?? .max
        case "kind": return text(.kind, place, state)
        case "country": return text(.country, place, state)
        case "stage":
            let stage = state.network.record(at: place).first(.stage)
            guard let stage else { return .max }
            return Vocabulary.stages.words.firstIndex(of: stage).map { UInt64($0) } ?? SortKeys.key(of: stage)
        default: return state.sortKeys.title(place, in: state.network)
        }
    }

    private static func text(_ field: Field, _ place: Place, _ state: State) -> UInt64 {
        state.network.record(at: place).first(field).map { SortKeys.key(of: $0) } ?? .max
    }
}
