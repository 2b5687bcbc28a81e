import NetworkModel
import TextCanvas

/// What a row of the list of events shows.
enum EventsColumns {
    static func all(_ texts: Texts) -> [Column] {
        [
            Column("event", texts[EventsText.columnEvent], width: 19, isFlexible: true, keepsEnds: true) {
                place, state in
                let event = Event(state.network.record(at: place))
                return Run(event.title, event.isCancelled ? .unavailable : .text)
            },
            Column("kind", texts[EventsText.columnKind], width: 18, priority: 5) { place, state in
                Run(Event(state.network.record(at: place)).sort ?? "", .dim)
            },
            Column("days", texts[EventsText.columnDays], width: 17, ideal: 19, priority: 3) { place, state in
                Run(state.days(of: Event(state.network.record(at: place))), .dim)
            },
            Column("here", texts[EventsText.columnHere], width: 12, priority: 6) { place, state in
                Run(state.hereTime(of: Event(state.network.record(at: place))) ?? "", .dim)
            },
            Column("in", texts[EventsText.columnIn], width: 9, alignment: .trailing) { place, state in
                countdown(Event(state.network.record(at: place)), state)
            },
            Column("ready", texts[EventsText.columnReady], width: 8, alignment: .trailing, priority: 1) {
                place, state in
                ready(place.slot, state)
            },
            Column("time", texts[EventsText.columnTime], width: 8, alignment: .trailing, priority: 2) { place, state in
                let short = state.preparation.causes(of: state.network[.event].id(at: place.slot)).count
                return short == 0 ? Run("") : Run(state.texts(EventsText.short, n: short), .late)
            },
            Column("status", texts[EventsText.columnStatus], width: 9, priority: 4) { place, state in
                Run(Event(state.network.record(at: place)).status ?? "", .dim)
            },
        ]
    }

    private static func countdown(_ event: Event, _ state: State) -> Run {
        guard let starts = state.firstDay(of: event) else { return Run("–", .dim) }
        if let ends = state.lastDay(of: event), starts < state.day, ends >= state.day {
            return Run(state.dates.ago(state.day), .due)
        }
        let style: Style = starts < state.day ? .dim : starts == state.day ? .due : .text
        return Run(state.dates.ago(starts), style)
    }

    private static func ready(_ slot: Int, _ state: State) -> Run {
        let readiness = state.preparation.readiness(event: slot)
        guard readiness.total > 0 else { return Run("") }
        let style: Style = readiness.late > 0 ? .late : readiness.isComplete ? .good : .text
        return Run(state.texts(EventsText.ready, readiness.values), style)
    }
}

extension Readiness {
    /// For texts.
    var values: KeyValuePairs<String, String> {
        ["done": String(done), "total": String(total), "percent": String(workPercent)]
    }
}
