import NetworkModel
import RecFormat

/// What the calendar asks of every event and checklist item, read once for each state of the network.
struct CalendarIndex: Sendable {
    struct Item: Sendable {
        let place: Place
        let due: Day
        /// When work on it has to begin; the due day where nothing is said of that.
        let begins: Day
    }

    struct Entry: Sendable {
        let place: Place
        let schedule: EventSchedule
        let caucusHour: String?
        /// The event that it prepares, or in whose course it takes place.
        let parent: Place?
        /// Open preparation, by the day it is due.
        var items: [Item] = []
    }

    let version: Int
    let day: Day
    private(set) var events: [Entry] = []
    /// Open items of all events that are not cancelled, by the day they are due.
    private(set) var items: [Item] = []

    init(_ state: State) {
        version = state.version
        day = state.day
        let network = state.network
        for slot in network[.event].slots {
            let event = Event(network[.event].record(at: Int(slot)))
            guard !event.isCancelled, let schedule = EventSchedule(event, on: state.clock) else { continue }
            let parent = (event.prepares ?? event.during).flatMap { network.place(of: RecordKey(.event, $0)) }
            let hour = event.caucusHour.flatMap { $0.isEmpty ? nil : $0 }
            let place = Place(.event, Int(slot))
            var entry = Entry(place: place, schedule: schedule, caucusHour: hour, parent: parent)
            entry.items = Self.items(of: event.id, at: place, starts: schedule.starts.day, in: network)
            items += entry.items
            events.append(entry)
        }
        items.sort { ($0.due, $0.place.slot) < ($1.due, $1.place.slot) }
    }

    /// The open items of an event by the day they are due; what was read of them when they were loaded is enough.
    private static func items(of event: RecordID, at place: Place, starts: Day, in network: Network) -> [Item] {
        var items: [Item] = []
        // A candidate may have gone to another event or be named twice.
        for slot in Set(network.facts.candidates(.checklistItem, naming: place))
        where network[.checklistItem].isLive(slot) {
            let facts = network.facts.item(slot)
            guard !facts.isDone, facts.event == event, let due = facts.due(eventStarts: starts) else { continue }
            let begins = facts.needs.map { due.subtracting($0) } ?? due
            items.append(Item(place: Place(.checklistItem, slot), due: due, begins: begins))
        }
        return items.sorted { ($0.due, $0.place.slot) < ($1.due, $1.place.slot) }
    }

    /// The items due from a day through another.
    func items(from first: Day, through last: Day) -> ArraySlice<Item> {
        items[items.firstIndex(atLeast: first)..<items.firstIndex(atLeast: last + 1)]
    }
}

extension [CalendarIndex.Item] {
    /// The first that is due on a day or later.
    fileprivate func firstIndex(atLeast day: Day) -> Int {
        indices.partitionPoint { self[$0].due >= day }
    }
}
