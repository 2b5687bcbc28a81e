package import NetworkModel
package import TextCanvas

/// Calendar: the coming months as a timeline with lead times, or as a month, a week or a day.
package enum CalendarScreen: ScreenModule {
    package static let id = ScreenID.calendar
    package static let title = GeneralText.calendar
    package static var list: WritableKeyPath<State, ListState>? { \.calendar.list }
    package static let addedKinds: [Kind] = [.event, .checklistItem, .task]
    /// Bars and grids take the room that a card would; Enter goes to the record's own screen.
    package static let hasDetail = false
    package static var commands: [Command] { CalendarCommands.rows }

    package static func columns(_ state: State) -> [Column] {
        // Of repeated rows only the cursor's place tells which is meant, so the columns are drawn by `CalendarList`.
        []
    }

    package static func refresh(_ state: inout State) {
        let calendar = state.calendar
        let window = state.calendarWindow
        let extra =
            ((Int(window.lowerBound.number) * 8 + calendar.form.rawValue) * 8 + calendar.daysPerColumn) * 4096
            + (calendar.showsItems ? 2048 : 0) + min(state.size.width, 2047)
        guard state.calendar.list.isStale(version: state.version, day: state.day, extra: extra) else { return }
        let index = state.calendar.readIndex(state)
        var filter = MixedFilter(state.calendar.list.filter.text, state)
        let (first, last) = (window.lowerBound, window.upperBound)
        guard calendar.form == .timeline else {
            let all = CalendarEntries(index, from: first, through: last, state)
            guard !state.calendar.list.filter.isEmpty else {
                return state.calendar.show(
                    entries: all.entries, sections: all.sections, of: window, from: state.day)
            }
            // Headings stay with the days of which something is left.
            let kept = all.entries.filter { filter.contains($0.place) }
            return state.calendar.show(entries: kept, sections: [], of: window, from: state.day)
        }
        let bars = TimelineBar.all(
            index, from: first, through: last, withItems: calendar.showsItems, state)
        let shown = state.calendar.list.filter.isEmpty ? bars : bars.filter { filter.contains($0.place) }
        state.calendar.show(bars: shown, of: bars.count)
    }

    package static func draw(_ state: State, on canvas: inout Canvas, in area: Rect) {
        let frame = ListFrame(state)
        drawTitle(state, on: &canvas, in: frame.above.row(0))
        let list = state.calendar.list
        if list.filter.isEditing || !list.filter.isEmpty {
            FilterBar.draw(list, state, on: &canvas, in: frame.above.row(1))
        }
        guard !list.rows.isEmpty || state.calendar.form == .month else {
            canvas.write(state.texts[CalendarText.empty], in: frame.rows.inset(x: 3, y: 1), .dim)
            return
        }
        switch state.calendar.form {
        case .timeline: TimelineView(state, in: frame).draw(on: &canvas)
        case .month where MonthGrid.fits(frame.rows): MonthGrid(state, in: frame).draw(on: &canvas)
        case .week where WeekGrid.fits(frame.rows): WeekGrid(state, in: frame).draw(on: &canvas)
        case .month, .week, .day: CalendarList.draw(state, on: &canvas, in: frame)
        }
    }

    private static func drawTitle(_ state: State, on canvas: inout Canvas, in row: Rect) {
        let window = state.calendarWindow
        let (first, last) = (window.lowerBound, window.upperBound)
        let title: String
        switch state.calendar.form {
        case .timeline:
            title = "\(state.texts[CalendarText.timeline])  \(state.dates.month(first)) – \(state.dates.month(last))"
        case .month: title = state.dates.month(first)
        case .week: title = state.texts(CalendarText.week, ["day": state.dates.full(first)])
        case .day: title = state.dates.fullWeekday(first)
        }
        var runs = [Run(title, .title)]
        if state.calendar.form == .timeline {
            let scale = "  " + state.texts(CalendarText.scale, n: state.calendar.daysPerColumn)
            if TextLayout.width(of: title + scale) <= row.width - 2 { runs.append(Run(scale, .dim)) }
        } else if !window.contains(state.day) {
            runs.append(Run("  " + state.dates.ago(first), .dim))
        }
        canvas.write(runs, at: row.origin.moved(x: 1), maxWidth: max(0, row.width - 2))
    }

    /// The arrows go to the period before and after; there is no detail that they could open or close.
    package static func take(_ key: Key, _ state: inout State) -> [Effect]? {
        switch key {
        case .left: state.moveCalendar(-1)
        case .right: state.moveCalendar(1)
        default: return nil
        }
        return []
    }

    /// A new event begins on the day under the cursor.
    package static func values(forNew kind: Kind, in state: State) -> [(Field, String)] {
        guard kind == .event, state.calendar.form != .timeline else { return [] }
        let list = state.calendar.list
        let entry = state.calendar.entries.indices.contains(list.cursor) ? state.calendar.entries[list.cursor] : nil
        let window = state.calendarWindow
        return [(.starts, (entry?.day ?? (window.contains(state.day) ? state.day : window.lowerBound)).iso)]
    }

    package static func reveal(_ place: Place, _ state: inout State, opening: Bool) -> Bool {
        revealInList(place, &state, opening: false)
    }
}
