/// What lies in a span of days, day by day as a viewer's clocks have them: events, the repeated ones expanded,
/// preparation that is due, and the deadlines of positions.
package struct Agenda: Sendable {
    package struct Entry: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            /// An occurrence, and which of its days this is, from 1.
            case event(EventOccurrence, day: Int, of: Int)
            case due
        }

        package let place: Place
        package let what: What
    }

    package struct DayEntries: Hashable, Sendable {
        package let day: Day
        package let entries: [Entry]
    }

    /// The days that have something, in order.
    package let days: [DayEntries]

    /// The agenda of the days from `first` through `last`; cancelled events and what is done are left out.
    package init(_ network: Network, from first: Day, through last: Day, on clock: Clock) {
        var entries: [Day: [(order: Int64, entry: Entry)]] = [:]
        for slot in network[.event].slots {
            let event = Event(network[.event].record(at: Int(slot)))
            guard !event.isCancelled, let schedule = EventSchedule(event, on: clock) else { continue }
            let place = Place(.event, Int(slot))
            for occurrence in schedule.occurrences(from: first, through: last, seenIn: clock.zone) {
                Self.add(
                    occurrence, of: place, on: occurrence.days(in: clock.zone), within: first...max(first, last),
                    to: &entries)
            }
        }
        for slot in network[.checklistItem].slots {
            let item = ChecklistItem(network[.checklistItem].record(at: Int(slot)))
            guard !item.isDone, let due = network.due(of: item), first <= due, due <= last else { continue }
            if item.event.flatMap({ network.event($0) })?.isCancelled == true { continue }
            let entry = Entry(place: Place(.checklistItem, Int(slot)), what: .due)
            entries[due, default: []].append((.max, entry))
        }
        for slot in network[.position].slots {
            let position = Position(network[.position].record(at: Int(slot)))
            guard !position.isSettled, let deadline = position.deadline, first <= deadline, deadline <= last,
                position.event.flatMap({ network.event($0) })?.isCancelled != true
            else { continue }
            entries[deadline, default: []].append((.max, Entry(place: Place(.position, Int(slot)), what: .due)))
        }
        days = entries.keys.sorted().map { day in
            let sorted = (entries[day] ?? []).enumerated().sorted { left, right in
                (left.element.order, left.offset) < (right.element.order, right.offset)
            }
            return DayEntries(day: day, entries: sorted.map(\.element.entry))
        }
    }

    // Events of whole days and those that began before come first, then by the hour.
    private static func add(
        _ occurrence: EventOccurrence, of place: Place, on days: ClosedRange<Day>, within window: ClosedRange<Day>,
        to entries: inout [Day: [(order: Int64, entry: Entry)]]
    ) {
        let total = days.upperBound - days.lowerBound + 1
        let shown = max(days.lowerBound, window.lowerBound)
        let last = min(days.upperBound, window.upperBound)
        guard shown <= last else { return }
        for index in 0...(last - shown) {
            let day = shown + index
            let number = day - days.lowerBound + 1
            let order = occurrence.starts.hasTime && number == 1 ? occurrence.starts.instant : .min
            entries[day, default: []].append(
                (order, Entry(place: place, what: .event(occurrence, day: number, of: total))))
        }
    }
}
