import NetworkModel
import TextCanvas

/// What lies on the days of a period, day by day: events with their occurrences, the daily caucus hour, what is due.
struct CalendarEntries {
    private(set) var entries: [CalendarEntry] = []
    private(set) var sections: [ListState.Section] = []

    init(_ index: CalendarIndex, from first: Day, through last: Day, _ state: State) {
        var days: [Day: [(order: Int64, entry: CalendarEntry)]] = [:]
        for event in index.events {
            for occurrence in event.schedule.occurrences(from: first, through: last, seenIn: state.clock.zone) {
                Self.add(occurrence, of: event, from: first, through: last, state, to: &days)
            }
        }
        for item in index.items(from: first, through: last) {
            days[item.due, default: []].append((.max, CalendarEntry(place: item.place, day: item.due, what: .due)))
        }
        for day in days.keys.sorted() {
            sections.append(.init(start: entries.count, title: Self.heading(day, state)))
            let sorted = (days[day] ?? []).enumerated().sorted {
                ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
            }
            entries += sorted.map(\.element.entry)
        }
    }

    // Whole days and what began before come first, then the caucus hour, then by the hour, then what is due.
    private static func add(
        _ occurrence: EventOccurrence, of event: CalendarIndex.Entry, from first: Day, through last: Day,
        _ state: State, to days: inout [Day: [(order: Int64, entry: CalendarEntry)]]
    ) {
        let span = occurrence.days(in: state.clock.zone)
        let (start, end) = (max(first, span.lowerBound), min(last, span.upperBound))
        guard start <= end else { return }
        for offset in 0...(end - start) {
            let day = start + offset
            let number = day - span.lowerBound + 1
            let isTimed = occurrence.starts.hasTime && number == 1
            let what = CalendarEntry.What.event(
                occurrence, day: number, of: span.upperBound - span.lowerBound + 1)
            let order = isTimed ? occurrence.starts.instant : .min
            days[day, default: []].append((order, CalendarEntry(place: event.place, day: day, what: what)))
            if let hour = event.caucusHour {
                days[day, default: []].append(
                    (.min + 1, CalendarEntry(place: event.place, day: day, what: .caucusHour(hour))))
            }
        }
    }

    private static func heading(_ day: Day, _ state: State) -> String {
        "\(state.dates.weekday(day)) · \(state.dates.ago(day))"
    }
}

extension CalendarEntry {
    /// The time it is at on the viewer's clocks, `14:00`; nothing for whole days.
    func time(_ state: State) -> String {
        guard case .event(let occurrence, let number, _) = what, occurrence.starts.hasTime, number == 1 else {
            return ""
        }
        return state.clock.zone.moment(at: occurrence.starts.instant).time.iso
    }

    /// What it says, shortly.
    func words(_ state: State) -> String {
        switch what {
        case .caucusHour(let hour): return state.texts(CalendarText.caucusHour, ["when": hour])
        case .due: return state.network.title(at: place)
        case .event(_, let number, let total):
            let title = state.network.title(at: place)
            guard total > 1 else { return title }
            return state.texts(CalendarText.dayOf, ["what": title, "n": String(number), "total": String(total)])
        }
    }

    /// What is said beside it: where it is, its hour there, for which event it is due.
    func note(_ state: State) -> String {
        switch what {
        case .caucusHour: return state.network.title(at: place)
        case .due:
            return ChecklistItem(state.network.record(at: place)).event.map { state.network.title(of: $0, .event) }
                ?? ""
        case .event(let occurrence, let number, _):
            let event = Event(state.network.record(at: place))
            var parts: [String] = []
            let here = state.clock.zone.moment(at: occurrence.starts.instant)
            if occurrence.starts.hasTime, number == 1, here.offset != occurrence.starts.offset {
                parts.append("\(occurrence.starts.time.iso) \(state.placeName(of: event))")
            }
            if let during = event.during { parts.append(state.network.title(of: during, .event)) }
            if let place = event.place { parts.append(place) }
            return parts.joined(separator: " · ")
        }
    }

    func style(_ state: State) -> Style {
        switch what {
        case .caucusHour: .accent
        case .due: day < state.day ? .late : day == state.day ? .due : .dim
        case .event: .text
        }
    }
}
