import NetworkModel

/// Of every event the moment at which it starts.
struct EventDigest: Digest {
    static let kind = Kind.event
    private var starts: [Start?] = []

    private enum Start {
        /// As it is written, wherever the clock stands.
        case day(Day)
        case instant(Int64)
    }

    init(_ table: Table) { for slot in table.slots { read(Int(slot), of: table) } }

    /// The day on which it starts, as `Event.startDay` has it.
    func startDay(_ slot: Int, _ clock: Clock) -> Day? {
        guard slot < starts.count else { return nil }
        switch starts[slot] {
        case .day(let day): return day
        case .instant(let instant): return clock.day(of: instant)
        case nil: return nil
        }
    }

    mutating func read(_ slot: Int, of table: Table) {
        if slot >= starts.count { starts.append(contentsOf: repeatElement(nil, count: slot + 1 - starts.count)) }
        let event = Event(table.record(at: slot))
        starts[slot] = event.starts.map { event.isWholeDay ? .day($0.day) : .instant($0.instant) }
    }

    mutating func sweep(_ table: Table) {
        for slot in starts.indices where !table.isLive(slot) { starts[slot] = nil }
    }
}
