/// The time of a session: planned, used and left, for an item, a part and the whole.
///
/// All of it follows from the records (the seconds used by each item, and since when the one that is up runs), so that it
/// is right after a restart, across midnight, and for everybody who reads the same files.
package struct SessionClock: Hashable, Sendable {
    private let up: RecordID?
    private let stretch: Int
    private let total: Int
    package let used: Int
    /// Whether time runs.
    package let isRunning: Bool

    /// The time as it is at an instant, in seconds since 1970.
    package init(_ session: Session, _ agenda: [AgendaItem], at instant: Int64) {
        up = session.item
        isRunning = session.status == "running" && session.since != nil
        stretch = isRunning ? Self.stretch(since: session.since, at: instant) : 0
        let planned = agenda.reduce(0) { $0 + ($1.minutes ?? 0) }
        total = (session.minutes ?? planned) * 60
        used = agenda.reduce(0) { $0 + $1.seconds } + stretch
    }

    /// Seconds since a moment; none where the moment lies ahead, as after a clock was set back.
    static func stretch(since: Timestamp?, at instant: Int64) -> Int {
        guard let since else { return 0 }
        return Int(clamping: max(0, instant - since.instant))
    }

    /// Seconds planned for the whole.
    package var planned: Int { total }
    /// Seconds left of the whole; negative once it is over.
    package var left: Int { total - used }

    /// Seconds that an item has taken, the running stretch included.
    package func used(_ item: AgendaItem) -> Int { item.seconds + (item.id == up ? stretch : 0) }

    /// Seconds left for an item; negative once it is over; nil where nothing was planned.
    package func left(_ item: AgendaItem) -> Int? { item.minutes.map { $0 * 60 - used(item) } }

    /// Seconds planned for some items, and seconds used.
    package func sum(_ items: some Sequence<AgendaItem>) -> (planned: Int, used: Int) {
        items.reduce((0, 0)) { ($0.0 + ($1.minutes ?? 0) * 60, $0.1 + used($1)) }
    }
}
