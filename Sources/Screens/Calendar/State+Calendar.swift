import NetworkModel
import TextCanvas

extension State {
    /// Opens the calendar on the days of the selected event, or on today where none is selected.
    mutating func openCalendar() -> [Effect] {
        let place = selected.flatMap { $0.kind == .event ? $0 : nil }
        let day = place.flatMap { firstDay(of: Event(network.record(at: $0))) }
        let effects = go(to: .calendar)
        let columns = TimelineView.columns(width: size.width)
        calendar.fittingZoom = day.flatMap { day in
            (calendar.zoom..<CalendarState.zooms.count).first {
                timelineStart(with: day, columns, scale: CalendarState.zooms[$0]) != nil
            }
        }
        showCalendar(on: day, place)
        return effects
    }

    /// Shows the period that a day lies in, nil for today, with the cursor on a record there, or else on what is next.
    mutating func showCalendar(on anchor: Day?, _ place: Place? = nil) {
        calendar.anchor = anchor
        calendar.scrolled = 0
        settle()
        let from = anchor ?? day
        if calendar.form == .timeline {
            let found = place.flatMap { place in calendar.bars.firstIndex { $0.place == place } }
            calendar.list.move(to: found ?? calendar.list.cursor)
        } else {
            let ahead = calendar.entries.indices.filter { calendar.entries[$0].day >= from }
            let same = ahead.first { calendar.entries[$0].place == place }
            calendar.list.move(to: same ?? ahead.first ?? max(0, calendar.entries.count - 1))
        }
        calendar.cursorShown = calendar.list.cursor
        settle()
    }

    /// Goes on to the next form, on the same days, or from the last one back to the events.
    mutating func changeCalendarForm() -> [Effect] {
        let next = CalendarState.Form(rawValue: calendar.form.rawValue + 1)
        let (day, place) = (dayInFocus, selected)
        calendar.form = next ?? .timeline
        guard next != nil else {
            calendar.anchor = nil
            calendar.scrolled = 0
            return go(to: .events)
        }
        showCalendar(on: day, place)
        return []
    }

    /// The day under the cursor of the calendar; where the cursor was not moved, the one that was asked for.
    private var dayInFocus: Day? {
        let cursor = calendar.list.cursor
        guard calendar.form == .timeline else {
            return calendar.entries.indices.contains(cursor) ? calendar.entries[cursor].day : calendar.anchor
        }
        guard cursor != calendar.cursorShown || calendar.scrolled != 0, calendar.bars.indices.contains(cursor) else {
            return calendar.anchor
        }
        let spans = calendar.bars[cursor].spans.filter { $0.kind == .event || $0.kind == .due }
        return (spans.first { $0.days.upperBound >= day } ?? spans.last)?.days.lowerBound
    }

    /// Asks for a day, and goes there.
    mutating func askForCalendarDay() -> [Effect] {
        present(
            PromptOverlay(
                texts[CalendarText.goTo], placeholder: texts[CalendarText.dayHint],
                understand: { text, state in
                    switch state.calendarDay(text) {
                    case .success(let day): .understood("\(state.dates.fullWeekday(day)) · \(state.dates.ago(day))")
                    case .failure(let problem): .problem(state.words(forEventDay: problem))
                    }
                },
                action: { text, state in
                    if case .success(let day) = state.calendarDay(text) { state.showCalendar(on: day) }
                    return []
                }))
    }

    private func calendarDay(_ text: String) -> Result<Day, HumanDate.Problem> {
        do throws(HumanDate.Problem) {
            return .success(try EventDays(text, on: clock).first.day)
        } catch {
            return .failure(error)
        }
    }

    /// The days that the calendar shows.
    var calendarWindow: ClosedRange<Day> {
        let anchor = calendar.anchor ?? day
        switch calendar.form {
        case .timeline:
            let columns = TimelineView.columns(width: size.width)
            let first = timelineStart(columns) + calendar.scrolled
            return first...(first + max(1, columns * calendar.daysPerColumn) - 1)
        case .month: return anchor.startOfMonth...anchor.endOfMonth
        case .week: return anchor.startOfWeek...(anchor.startOfWeek + 6)
        case .day: return anchor...anchor
        }
    }

    /// The first day of the timeline before it is scrolled: that around today, unless the day that was asked for lies
    /// beyond it; then that has what leads up to it before it.
    private func timelineStart(_ columns: Int) -> Day {
        let scale = calendar.daysPerColumn
        guard let anchor = calendar.anchor else { return day.startOfWeek - 7 * scale }
        return timelineStart(with: anchor, columns, scale: scale) ?? anchor.startOfWeek - columns * 2 / 3 * scale
    }

    /// A first day with which both today and a day are in sight, as much before today as there is room for; nil where the
    /// day lies before that, or too far away.
    private func timelineStart(with anchor: Day, _ columns: Int, scale: Int) -> Day? {
        [7, 2, 0].lazy.map { self.day.startOfWeek - $0 * scale }
            .first { anchor >= $0 && anchor - $0 < max(columns * 9 / 10, columns - 4) * scale }
    }

    /// Goes to the period before or after; the timeline goes on by a quarter of what it shows.
    mutating func moveCalendar(_ step: Int) {
        let first = calendarWindow.lowerBound
        switch calendar.form {
        case .timeline:
            let columns = TimelineView.columns(width: size.width)
            calendar.scrolled += step * max(1, columns / 4) * calendar.daysPerColumn
        case .month: calendar.anchor = first.adding(Period(step, .month))
        case .week: calendar.anchor = first + 7 * step
        case .day: calendar.anchor = first + step
        }
    }
}
