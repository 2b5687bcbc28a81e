package import NetworkModel
package import TextCanvas

/// Checklist: the preparation plan of one event, in its five sections.
package enum ChecklistScreen: ScreenModule {
    package static let id = ScreenID.checklist
    package static let title = GeneralText.checklist
    package static var list: WritableKeyPath<State, ListState>? { \.checklist.list }
    package static let kind: Kind? = .checklistItem
    package static func columns(_ state: State) -> [Column] { ChecklistColumns.all(state.texts) }

    package static let commands: [Command] = [
        Command(
            "checklist.event", ["c"], in: .screen(.checklist), .here, "event",
            help: "Choose the event whose preparation is shown.", footer: 25,
            unavailable: { $0.network[.event].slots.isEmpty ? $0.texts[ChecklistText.noEvents] : nil }
        ) { $0.present(eventChooser($0)) },
        Command(
            "checklist.session", ["r"], in: .screen(.checklist), .here, "run",
            help: "Run the session that prepares this event: its agenda, the clock, the minutes.", footer: 5,
            unavailable: { $0.checklistEvent == nil ? $0.texts[ChecklistText.noEvents] : nil }
        ) { state in state.checklistEvent.map { state.openSession(of: $0) } ?? [] },
    ]

    package static func linesAboveRows(in state: State) -> Int {
        // Where there are few rows, the items have them.
        state.checklist.missing == nil || state.size.height < 16 ? 2 : 3
    }

    package static func refresh(_ state: inout State) {
        let event = state.checklistEvent
        let place = event.flatMap { state.network.place(of: RecordKey(.event, $0)) }
        let slot = place?.slot ?? -1
        state.bringPreparationUpToDate()
        guard state.checklist.list.isStale(version: state.version, day: state.day, extra: slot) else { return }
        state.checklist.missing = place.flatMap { state.missing(for: $0) }
        guard let place else {
            state.checklist.list.show([], of: 0)
            return
        }
        let all = state.network.sources(.checklistItem, naming: place)
        let filter = state.checklist.list.filter.text
        let matching = filter.isEmpty ? nil : Set(state.slots(of: .checklistItem, matching: filter))
        let shown = all.filter { matching?.contains(Int32($0.slot)) ?? true }
        let groups = ChecklistSections(shown, of: place.slot, state)
        state.checklist.list.show(groups.rows, sections: groups.sections, of: all.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        let list = state.checklist.list
        let view = ListView(list, columns: state.shownColumns, in: frame)
        drawTitle(state, on: &canvas, in: frame.above.row(0))
        if let missing = state.checklist.missing, frame.above.height > 2 {
            canvas.write(missing, in: frame.above.row(1).inset(x: 1), .due)
        }
        let last = frame.above.row(max(1, frame.above.height - 1))
        if list.filter.isEditing || !list.filter.isEmpty {
            FilterBar.draw(list, state, on: &canvas, in: last)
        } else {
            view.drawHeadings(on: &canvas, in: last)
        }
        let empty = state.checklistEvent == nil ? ChecklistText.noEvent : list.total == 0 ? .empty : .noMatch
        view.drawRows(state, on: &canvas, whenEmpty: state.texts[empty])
        DetailPane.draw(state, list, on: &canvas, in: frame)
    }

    /// `Ministerial conference  25–28 mar 2027 · in 18 w      14 of 22 ready ▓▓▓▓▓▓░░░`.
    private static func drawTitle(_ state: State, on canvas: inout Canvas, in row: Rect) {
        guard !row.isEmpty, let event = state.checklistEvent.flatMap({ state.network.event($0) }) else { return }
        let slot = state.network[.event].slot(of: event.id)
        let readiness = slot.map { state.preparation.readiness(event: $0) } ?? Readiness()
        // Nothing of nothing is no news.
        let ready = readiness.total == 0 ? "" : state.texts(ChecklistText.ready, readiness.values)
        let short = state.preparation.causes(of: event.id).count
        let lack = short > 0 ? " " + state.texts(EventsText.short, n: short) : ""
        // The bar says the same as the per cent, so these give way to the event's name.
        let isTight = row.width < 100 && short > 0
        let percent = isTight ? "" : " " + state.texts(ChecklistText.percent, readiness.values)
        let barWidth = row.width >= 70 && readiness.total > 0 ? isTight ? 6 : 12 : 0
        let bar = barWidth > 0 ? barWidth + 1 + TextLayout.width(of: percent) : short > 0 ? 0 : 2
        let wanted = TextLayout.width(of: ready) + bar + TextLayout.width(of: lack)
        let (right, left) = row.inset(x: 1).splitRight(min(row.width * 3 / 5, wanted))
        canvas.write(ready, at: right.origin, readiness.isComplete ? .good : .text, maxWidth: right.width)
        canvas.write(
            lack, at: right.origin.moved(x: max(0, right.width - TextLayout.width(of: lack))), .late,
            maxWidth: right.width)
        if barWidth > 0 {
            let start = right.origin.moved(x: TextLayout.width(of: ready) + 1)
            canvas.bar(readiness.workFraction, at: start, width: barWidth)
            canvas.write(percent, at: start.moved(x: barWidth), .dim)
        }
        let until = event.startDay(state.clock).map(state.dates.ago)
        let room = max(0, left.width - 2)
        // The year gives way first, then the title, since how long until is what the plan is about.
        let phrases = [true, false].map { saysYear in
            "  " + [state.days(of: event, saysYear: saysYear), until].compactMap { $0 }.joined(separator: " · ")
        }
        let title = TextLayout.width(of: event.title)
        let after = Run(phrases.first { title + TextLayout.width(of: $0) <= room } ?? phrases[1], .dim)
        let used = canvas.write(
            event.title, at: left.origin, .title, maxWidth: max(room / 3, room - TextLayout.width(of: after.text)))
        canvas.write([after], at: left.origin.moved(x: used), maxWidth: max(0, room - used))
    }

    /// A new item belongs to the event that is shown and to the section under the cursor.
    package static func values(forNew kind: Kind, in state: State) -> [(Field, String)] {
        guard let event = state.checklistEvent else { return [] }
        let section = state.selected.flatMap { ChecklistItem(state.network.record(at: $0)).section }
        switch kind {
        case .checklistItem: return [(.event, event.text), (.section, section ?? Vocabulary.sections.words[0])]
        case .task, .position: return [(.event, event.text)]
        default: return []
        }
    }

    /// An item is shown in the checklist of its event.
    package static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        guard place.kind == .checklistItem else { return false }
        state.checklist.event = ChecklistItem(state.network.record(at: place)).event
        refresh(&state)
        return revealInList(place, &state, opening: opening)
    }

    private static func eventChooser(_ state: State) -> ChooserOverlay {
        let events = state.network.all(Event.self).map { (event: $0, day: $0.startDay(state.clock) ?? .last) }
        let ahead = events.filter { $0.day >= state.day }.sorted { $0.day < $1.day }
        let past = events.filter { $0.day < state.day }.sorted { $0.day > $1.day }
        let ordered = (ahead + past).map(\.event)
        let options = ordered.map { event in
            let readiness = state.network.readiness(of: event.id, on: state.day)
            let ready = readiness.total == 0 ? "" : "  " + state.texts(ChecklistText.ready, readiness.values)
            return Picker.Option(event.title, note: state.days(of: event) + ready)
        }
        let current = ordered.firstIndex { $0.id == state.checklistEvent } ?? 0
        let ids = ordered.map(\.id)
        return ChooserOverlay(state.texts[ChecklistText.chooseEvent], options, selecting: current) { choice, state in
            guard case .option(let index) = choice else { return [] }
            state.checklist.event = ids[index]
            return []
        }
    }
}
