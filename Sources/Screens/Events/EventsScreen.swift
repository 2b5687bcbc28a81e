package import NetworkModel
package import TextCanvas

/// Events: what lies ahead, soonest first, with how far its preparation has come; then what is past.
package enum EventsScreen: ScreenModule {
    package static let id = ScreenID.events
    package static let title = GeneralText.events
    package static var list: WritableKeyPath<State, ListState>? { \.events.list }
    package static let kind: Kind? = .event
    package static let keepsColumns = true
    package static let addedKinds: [Kind] = [.event, .checklistItem]
    package static func columns(_ state: State) -> [Column] { EventsColumns.all(state.texts) }
    package static func needlessColumns(_ state: State) -> Set<String> {
        Set(state.events.hasOtherClocks ? [] : ["here"]).union(state.preparation.isAnyEventShort ? [] : ["time"])
    }

    package static func views(_ state: State) -> [SavedView] {
        [
            SavedView(
                screen: .events, name: state.texts[EventsText.viewAhead],
                filter: "starts:today..\((state.day + 61).iso)")
        ]
    }

    package static let commands: [Command] = [
        Command(
            "events.checklist", ["c"], in: .screen(.events), .here, "checklist",
            help: "Go to the preparation plan of the selected event.", footer: 5,
            unavailable: { $0.selectedKey?.kind == .event ? nil : $0.texts[EventsText.needsEvent] }
        ) { state in
            state.checklist.event = state.selectedKey?.id
            return state.go(to: .checklist)
        },
        Command(
            "events.participants", ["p"], in: .screen(.events), .here, "participants",
            help: "Go to who comes to the selected event: replies, attendance, walk-ins.", footer: 6,
            unavailable: { $0.selectedKey?.kind == .event ? nil : $0.texts[EventsText.needsEvent] }
        ) { state in state.selectedKey.map { state.openParticipants(of: $0.id) } ?? [] },
        Command(
            "events.calendar", ["z"], in: .screen(.events), .here, "calendar",
            help: "Show events and preparation as a timeline, a month, a week or a day.", footer: 7
        ) { $0.openCalendar() },
        Command(
            "events.skip", ["X"], in: .screen(.events), .here, "skip once",
            help: "Leave out the next occurrence of a repeated event.", footer: 45,
            unavailable: { $0.needsRepeatedEvent }
        ) { $0.skipOccurrence() },
        Command(
            "events.missing", ["W"], in: .screen(.events), .here, "what is missing",
            help: "List the visas, beds and the like that are missing for the events ahead, and go to one.",
            unavailable: { $0.missingAhead.isEmpty ? $0.texts[LogisticsText.nothingAhead] : nil }
        ) { $0.present(LogisticsCommands.missing($0)) },
        Command(
            "events.session", ["r"], in: .screen(.events), .here, "run",
            help: "Run the session that prepares the selected event: its agenda, the clock, the minutes.",
            unavailable: { $0.selectedKey?.kind == .event ? nil : $0.texts[EventsText.needsEvent] }
        ) { state in state.selectedKey.map { state.openSession(of: $0.id) } ?? [] },
    ]

    package static func refresh(_ state: inout State) {
        state.bringPreparationUpToDate()
        guard state.events.list.isStale(version: state.version, day: state.day) else { return }
        let slots = state.slots(of: .event, matching: state.events.list.filter.text)
        let table = state.network[.event]
        var groups: [EventsText: [(day: Day, place: Place)]] = [:]
        var hasOtherClocks = false
        for slot in slots {
            let event = Event(table.record(at: Int(slot)))
            let place = Place(.event, Int(slot))
            if !hasOtherClocks, event.timezone != nil { hasOtherClocks = state.hereTime(of: event) != nil }
            guard let starts = state.firstDay(of: event) else {
                groups[.undated, default: []].append((.last, place))
                continue
            }
            let isAhead = max(starts, state.lastDay(of: event) ?? starts) >= state.day
            groups[isAhead ? .ahead : .past, default: []].append((starts, place))
        }
        state.events.hasOtherClocks = hasOtherClocks
        var rows: [Place] = []
        var sections: [ListState.Section] = []
        for group in [EventsText.ahead, .undated, .past] {
            guard let events = groups[group] else { continue }
            sections.append(.init(start: rows.count, title: state.texts[group]))
            let soonestFirst = events.sorted { ($0.day, $0.place.slot) < ($1.day, $1.place.slot) }
            rows += (group == .past ? soonestFirst.reversed() : soonestFirst).map(\.place)
        }
        state.events.list.show(rows, sections: sections, of: table.slots.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let list = state.events.list
        ListView.drawPage(
            list, state, whenEmpty: state.texts[list.total == 0 ? EventsText.empty : .noMatch], on: &canvas)
    }

    /// A new checklist item, task or position belongs to the event under the cursor.
    package static func values(forNew kind: Kind, in state: State) -> [(Field, String)] {
        guard [.checklistItem, .task, .position].contains(kind), let key = state.selectedKey, key.kind == .event else {
            return []
        }
        return [(.event, key.id.text)]
    }
}
