import NetworkModel

/// A row of the timeline: an event or a step of its preparation, and the days it takes.
struct TimelineBar: Sendable {
    struct Span: Sendable {
        enum Kind: Sendable {
            /// An event takes place.
            case event
            /// Preparation of an event runs.
            case lead
            /// The working time that a step needs.
            case work
            /// A step is due.
            case due
        }

        let kind: Kind
        let days: ClosedRange<Day>
    }

    let place: Place
    /// How deep it stands below the event that it belongs to.
    let indent: Int
    let spans: [Span]
    /// The day that is said of it: when an event begins, or a step is due.
    let day: Day
    var isLate = false

    /// How far away it is, said when it is drawn: there are thousands that are not.
    func note(_ state: State) -> String {
        place.kind == .event ? state.dates.ago(day) : state.dates.due(day)
    }

    /// The rows of a period: events that touch it, soonest first, each with what prepares it below.
    static func all(
        _ index: CalendarIndex, from first: Day, through last: Day, withItems: Bool, _ state: State
    ) -> [TimelineBar] {
        var shown: [Place: Shown] = [:]
        var order: [Shown] = []
        for (number, event) in index.events.enumerated() {
            let occurrences = Array(event.schedule.occurrences(from: first, through: last, seenIn: state.clock.zone))
            let lead = event.items.first.map { min($0.begins, $0.due) }
            // An event beyond the window shows once its preparation is within it.
            let isPrepared = lead.map { $0 <= last && event.schedule.starts.day > last } ?? false
            guard !occurrences.isEmpty || isPrepared else { continue }
            // Of what repeats, the next occurrence is the one that is meant.
            let days = occurrences.map { $0.days(in: state.clock.zone) }
            let next = days.first { $0.upperBound >= state.day } ?? days.last
            let starts = next?.lowerBound ?? event.schedule.starts.day
            let row = Shown(number: number, occurrences: occurrences, starts: starts)
            shown[event.place] = row
            order.append(row)
        }
        order.sort { ($0.starts, $0.number) < ($1.starts, $1.number) }
        var children: [Place: [Shown]] = [:]
        var top: [Shown] = []
        for row in order {
            if let parent = index.events[row.number].parent, shown[parent] != nil,
                parent != index.events[row.number].place
            {
                children[parent, default: []].append(row)
            } else {
                top.append(row)
            }
        }
        var builder = Builder(index: index, first: first, last: last, children: children, withItems: withItems, state)
        for row in top { builder.add(row, indent: 0) }
        // Events that name each other in a ring have no top and would else be missed.
        for row in order where !builder.seen.contains(row.number) { builder.add(row, indent: 0) }
        return builder.bars
    }

    private struct Shown {
        let number: Int
        let occurrences: [EventOccurrence]
        let starts: Day
    }

    private struct Builder {
        let index: CalendarIndex
        let first: Day
        let last: Day
        let children: [Place: [Shown]]
        let withItems: Bool
        let state: State
        var bars: [TimelineBar] = []
        var seen: Set<Int> = []

        init(
            index: CalendarIndex, first: Day, last: Day, children: [Place: [Shown]], withItems: Bool, _ state: State
        ) {
            self.index = index
            self.first = first
            self.last = last
            self.children = children
            self.withItems = withItems
            self.state = state
        }

        mutating func add(_ row: Shown, indent: Int) {
            guard seen.insert(row.number).inserted else { return }
            let event = index.events[row.number]
            var spans: [Span] = []
            if let begins = event.items.map(\.begins).min(), begins < row.starts {
                spans.append(Span(kind: .lead, days: begins...(row.starts - 1)))
            }
            spans += row.occurrences.map { Span(kind: .event, days: $0.days(in: state.clock.zone)) }
            bars.append(TimelineBar(place: event.place, indent: indent, spans: spans, day: row.starts))
            for child in children[event.place] ?? [] { add(child, indent: indent + 1) }
            guard withItems else { return }
            for item in event.items where item.due >= first && item.begins <= last {
                bars.append(bar(item, indent: indent + 1))
            }
        }

        private func bar(_ item: CalendarIndex.Item, indent: Int) -> TimelineBar {
            var spans: [Span] = []
            if item.begins < item.due { spans.append(Span(kind: .work, days: item.begins...item.due)) }
            spans.append(Span(kind: .due, days: item.due...item.due))
            return TimelineBar(
                place: item.place, indent: indent, spans: spans, day: item.due, isLate: item.due < state.day)
        }
    }
}
