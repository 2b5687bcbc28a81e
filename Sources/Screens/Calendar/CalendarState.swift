package import NetworkModel

/// What the Calendar keeps: its form, which days it shows, and the rows that follow.
package struct CalendarState: Sendable {
    /// The forms, in the order in which one key goes through them.
    package enum Form: Int, CaseIterable, Sendable {
        case timeline, month, week, day
    }

    package var list = ListState()
    package var form = Form.timeline
    /// A day of the period that is shown; nil for where today is.
    package var anchor: Day?
    /// How many days the timeline was scrolled on from there.
    package var scrolled = 0
    /// Where the cursor was put when the days were chosen.
    var cursorShown = 0
    /// How many days a column of the timeline stands for, as an index into `zooms`.
    package var zoom = 1
    /// The same where an event that was gone to asks for a wider one, so that today is in sight too; nil otherwise.
    var fittingZoom: Int?
    /// Whether the timeline shows the steps of preparation beside the events.
    package var showsItems = true
    private(set) var bars: [TimelineBar] = []
    private(set) var entries: [CalendarEntry] = []
    private(set) var index: CalendarIndex?
    /// The form and the days that the rows were made for.
    private var shown: (form: Form, window: ClosedRange<Day>)?

    static let zooms = [1, 2, 4, 7]

    package init() {}

    /// Days in a column of the timeline.
    var daysPerColumn: Int { Self.zooms[fittingZoom ?? zoom] }

    /// What is read of the network, anew where that has changed.
    mutating func readIndex(_ state: State) -> CalendarIndex {
        if let index, index.version == state.version, index.day == state.day { return index }
        let new = CalendarIndex(state)
        index = new
        return new
    }

    mutating func show(bars: [TimelineBar], of total: Int) {
        self.bars = bars
        entries = []
        shown = nil
        list.show(bars.map(\.place), of: total)
    }

    /// Shows the entries of a period; in one that was not shown before, the cursor goes to what is next from today.
    mutating func show(
        entries: [CalendarEntry], sections: [ListState.Section], of window: ClosedRange<Day>, from today: Day
    ) {
        self.entries = entries
        bars = []
        list.show(entries.map(\.place), sections: sections)
        guard shown?.form != form || shown?.window != window else { return }
        shown = (form, window)
        list.move(to: window.contains(today) ? entries.firstIndex { $0.day >= today } ?? 0 : 0)
    }
}

/// Something on a day of the calendar.
struct CalendarEntry: Sendable {
    enum What: Sendable {
        /// An occurrence, and which of its days this is, from 1.
        case event(EventOccurrence, day: Int, of: Int)
        /// The daily meeting of the network during an event, in its words.
        case caucusHour(String)
        case due
    }

    let place: Place
    let day: Day
    let what: What

    /// The occurrence, where it is one.
    var occurrence: EventOccurrence? {
        if case .event(let occurrence, _, _) = what { occurrence } else { nil }
    }
}
