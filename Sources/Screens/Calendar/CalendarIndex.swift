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
        var number: [Int: Int] = [:]
        for slot in network[.event].slots {
            let event = Event(network[.event].record(at: Int(slot)))
            guard !event.isCancelled, let schedule = EventSchedule(event, on: state.clock) else { continue }
            let parent = (event.prepares ?? event.during).flatMap { network.place(of: RecordKey(.event, $0)) }
            number[Int(slot)] = events.count
            let hour = event.caucusHour.flatMap { $0.isEmpty ? nil : $0 }
            events.append(Entry(place: Place(.event, Int(slot)), schedule: schedule, caucusHour: hour, parent: parent))
        }
        var reader = ItemReader()
        for slot in network[.checklistItem].slots {
            reader.read(network[.checklistItem], Int(slot))
            guard !reader.isDone, let place = network.place(of: RecordKey(.event, RecordID(reader.event))),
                let entry = number[place.slot], let due = reader.due(eventStarts: events[entry].schedule.starts.day)
            else { continue }
            let begins = reader.needs.map { due.subtracting($0) } ?? due
            let made = Item(place: Place(.checklistItem, Int(slot)), due: due, begins: begins)
            events[entry].items.append(made)
            items.append(made)
        }
        items.sort { ($0.due, $0.place.slot) < ($1.due, $1.place.slot) }
        for index in events.indices { events[index].items.sort { ($0.due, $0.place.slot) < ($1.due, $1.place.slot) } }
    }

    /// The items due from a day through another.
    func items(from first: Day, through last: Day) -> ArraySlice<Item> {
        items[items.firstIndex(atLeast: first)..<items.firstIndex(atLeast: last + 1)]
    }
}

/// Reads of a checklist item what the calendar asks, and nothing else; one serves for all of them.
private struct ItemReader {
    private(set) var event = ""
    private(set) var needs: Period?
    private(set) var isDone = false
    private var day: Day?
    private var relative: RelativeDate?
    /// Relative dates by their text: plans made from one template have the same ones.
    private var known: [String: RelativeDate?] = [:]

    mutating func read(_ table: Table, _ slot: Int) {
        (event, needs, isDone, day, relative) = ("", nil, false, nil, nil)
        var hasDue = false
        table.document.forEachField(at: slot) { name, value, _ in
            if name.equals("Event") {
                if event.isEmpty { event = value.text }
            } else if name.equals("Needs") {
                needs = needs ?? Period(value)
            } else if name.equals("Done") {
                isDone = isDone || !value.isEmpty
            } else if name.equals("Due"), !hasDue {
                hasDue = true
                day = Day(iso: value)
                if day == nil { readRelative(value.text) }
            }
        }
    }

    private mutating func readRelative(_ text: String) {
        if let found = known[text] {
            relative = found
            return
        }
        relative = RelativeDate(text)
        known[text] = .some(relative)
    }

    func due(eventStarts: Day) -> Day? { day ?? relative?.resolved(against: eventStarts) }
}

extension [CalendarIndex.Item] {
    /// The first that is due on a day or later.
    fileprivate func firstIndex(atLeast day: Day) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].due < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
