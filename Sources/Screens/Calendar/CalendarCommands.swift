import NetworkModel
import TextCanvas

/// The commands of the Calendar, and how one gets there.
enum CalendarCommands {
    static let rows: [Command] = [
        Command(
            "calendar.form", ["z"], in: .screen(.calendar), .here, "other form",
            help: "Go on to the next form: timeline, month, week, day, and back to the list of events.", footer: 5
        ) { $0.changeCalendarForm() },
        Command(
            "calendar.previous", ["["], in: .screen(.calendar), .here, "earlier",
            help: "Go to the days before, as ← does."
        ) { state in
            state.moveCalendar(-1)
            return []
        },
        Command(
            "calendar.next", ["]"], in: .screen(.calendar), .here, "later", help: "Go to the days after, as → does.",
            footer: 10
        ) { state in
            state.moveCalendar(1)
            return []
        },
        Command(
            "calendar.today", ["."], in: .screen(.calendar), .here, "today", help: "Go back to the days around today.",
            footer: 15
        ) { state in
            state.showCalendar(on: nil)
            return []
        },
        Command(
            "calendar.date", ["D"], in: .screen(.calendar), .here, "date", help: "Go to a day that you type.",
            footer: 16
        ) { $0.askForCalendarDay() },
        zoom("calendar.closer", "+", "closer", -1, "Show the timeline closer: fewer days in a column."),
        zoom("calendar.wider", "-", "wider", 1, "Show more of the timeline: more days in a column."),
        Command(
            "calendar.items", ["i"], in: .screen(.calendar), .here, "steps",
            help: "Show the steps of preparation on the timeline, or the events alone.", footer: 25,
            unavailable: onTimeline
        ) { state in
            state.calendar.showsItems.toggle()
            return []
        },
        Command(
            "calendar.skip", ["X"], in: .screen(.calendar), .here, "skip once",
            help: "Leave out this occurrence of a repeated event; again puts it back.", footer: 60,
            unavailable: { $0.needsRepeatedEvent }
        ) { $0.skipOccurrence() },
        Command(
            "calendar.open", [.enter], in: .screen(.calendar), .here, "open",
            help: "Go to the event or the step where it is shown in full.", footer: 30, replaces: "list.open",
            unavailable: { $0.needsSelection }
        ) { state in
            if let place = state.selected { state.show(place) }
            return []
        },
    ]

    private static func onTimeline(_ state: State) -> String? {
        state.calendar.form == .timeline ? nil : state.texts[GeneralText.notForThis]
    }

    private static func zoom(_ id: CommandID, _ key: Key, _ title: String, _ step: Int, _ help: String) -> Command {
        Command(
            id, [key], in: .screen(.calendar), .here, title, help: help, footer: step > 0 ? 20 : nil,
            unavailable: onTimeline
        ) { state in
            let zoom = state.calendar.fittingZoom ?? state.calendar.zoom
            state.calendar.zoom = min(max(0, zoom + step), CalendarState.zooms.count - 1)
            state.calendar.fittingZoom = nil
            return []
        }
    }
}

extension State {
    /// Why no occurrence can be left out; nil where one can.
    var needsRepeatedEvent: String? {
        guard let place = selected, place.kind == .event, occurrenceInFocus(place) != nil else {
            return texts[CalendarText.notRepeated]
        }
        return nil
    }

    /// The occurrence of a repeated event that is meant: the one under the cursor of the calendar, else the next.
    private func occurrenceInFocus(_ place: Place) -> Day? {
        let event = Event(network.record(at: place))
        guard let schedule = EventSchedule(event, on: clock), schedule.isRepeated else { return nil }
        if screen == .calendar, calendar.entries.indices.contains(calendar.list.cursor),
            let occurrence = calendar.entries[calendar.list.cursor].occurrence
        {
            return occurrence.day
        }
        return next(of: schedule)?.day
    }

    /// Leaves the occurrence under the cursor out, so that the series goes on without it.
    mutating func skipOccurrence() -> [Effect] {
        guard let place = selected, let day = occurrenceInFocus(place) else { return [] }
        let values: KeyValuePairs = ["what": network.title(at: place), "day": dates.weekday(day)]
        return commit(
            texts(CalendarText.skipped, values),
            network.adding(day.iso, to: .except, of: [network.key(at: place)], at: clock.now))
    }
}
