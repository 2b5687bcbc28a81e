/// Until when the checklist items of events have to be done, on a day.
struct EventDeadlines {
    /// What is needed of an event.
    struct Standing {
        var starts: Day?
        var ends: Day?
        var isCancelled = false
        /// Whether what had to be ready for it is beyond help.
        var isOver = false
    }

    /// The day by which something has to be done; nil within it where there is none.
    struct Limit: Hashable, Sendable {
        let day: Day?
    }

    private let events: Table
    private var standings: [Standing?]
    private var last: (id: RecordID, slot: Int?) = ("", nil)

    init(_ network: Network, on day: Day) {
        events = network[.event]
        standings = Array(repeating: nil, count: events.slots.reduce(0) { max($0, Int($1) + 1) })
        for slot in events.slots {
            let event = Event(events.record(at: Int(slot)))
            let starts = event.starts?.day
            let ends = event.ends?.day ?? starts
            standings[Int(slot)] = Standing(
                starts: starts, ends: ends, isCancelled: event.isCancelled,
                isOver: event.status == "completed" || ends.map { $0 < day } ?? false)
        }
    }

    /// The slot of an event; fast where the same one is asked for again and again.
    mutating func slot(of event: RecordID?) -> Int? {
        guard let event else { return nil }
        if event != last.id { last = (event, events.slot(of: event)) }
        return last.slot
    }

    func standing(_ slot: Int?) -> Standing? { slot.flatMap { standings[$0] } }

    func standing(of event: RecordID?) -> Standing? { standing(event.flatMap { events.slot(of: $0) }) }

    /// By when an item has to be done: its own day, else that of its event. Nil where it need not be done any more: its
    /// event is cancelled, or is over and the item was to be ready for it.
    mutating func limit(of item: ItemFacts) -> Limit? {
        let standing = standing(slot(of: item.event))
        return limit(due: item.due(eventStarts: standing?.starts), standing)
    }

    func limit(due: Day?, _ standing: Standing?) -> Limit? {
        let limit = due ?? standing?.starts
        guard let standing else { return Limit(day: limit) }
        if standing.isCancelled { return nil }
        // After the event only what was to follow it still has time.
        if standing.isOver, let limit, limit <= standing.ends ?? limit { return nil }
        return Limit(day: limit)
    }
}
