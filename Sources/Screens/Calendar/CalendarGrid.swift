import NetworkModel
import TextCanvas

/// The days of a calendar as a grid of weeks: a month in as many rows as it has weeks.
struct MonthGrid {
    private let state: State
    private let frame: ListFrame
    private let window: ClosedRange<Day>

    init(_ state: State, in frame: ListFrame) {
        self.state = state
        self.frame = frame
        window = state.calendarWindow
    }

    /// Narrower or lower, nothing could be read in a day.
    static func fits(_ area: Rect) -> Bool { area.width >= 76 && area.height >= 14 }

    func draw(on canvas: inout Canvas) {
        let monday = window.lowerBound.startOfWeek
        let weeks = (window.upperBound - monday) / 7 + 1
        let rows = max(2, frame.rows.height / weeks)
        DayCells.drawWeekdays(state, from: monday, on: &canvas, above: frame, withDays: false)
        let byDay = DayCells.byDay(state)
        for week in 0..<weeks {
            for column in 0..<7 {
                let day = monday + week * 7 + column
                guard window.contains(day) else { continue }
                let cell = DayCells.cell(column, y: frame.rows.y + week * rows, height: rows, in: frame.rows)
                let name = Rect(x: cell.x, y: cell.y, width: cell.width, height: 1)
                let style: Style = day == state.day ? .due : day < state.day ? .dim : .text
                let today = day == state.day ? " " + state.texts[DateText.today] : ""
                canvas.write("\(day.day)\(today)", in: name, style)
                DayCells.draw(
                    byDay[day] ?? [], state, on: &canvas, in: cell.splitTop(1).rest, withTimes: cell.width > 15)
            }
        }
    }
}

/// A week as seven columns.
struct WeekGrid {
    private let state: State
    private let frame: ListFrame

    init(_ state: State, in frame: ListFrame) {
        self.state = state
        self.frame = frame
    }

    static func fits(_ area: Rect) -> Bool { area.width >= 98 && area.height >= 8 }

    func draw(on canvas: inout Canvas) {
        let monday = state.calendarWindow.lowerBound
        DayCells.drawWeekdays(state, from: monday, on: &canvas, above: frame, withDays: true)
        let byDay = DayCells.byDay(state)
        for column in 0..<7 {
            let cell = DayCells.cell(column, y: frame.rows.y, height: frame.rows.height, in: frame.rows)
            DayCells.draw(byDay[monday + column] ?? [], state, on: &canvas, in: cell, withTimes: true)
        }
    }
}

/// What the grids share: where a day's cell is, and what stands in it.
private enum DayCells {
    /// The rows of the list by their day.
    static func byDay(_ state: State) -> [Day: [(index: Int, entry: CalendarEntry)]] {
        Dictionary(
            grouping: state.calendar.entries.enumerated().map { (index: $0.offset, entry: $0.element) }
        ) { $0.entry.day }
    }

    static func cell(_ column: Int, y: Int, height: Int, in area: Rect) -> Rect {
        let width = area.width / 7
        return Rect(x: area.x + column * width + 1, y: y, width: width - 1, height: height).intersection(area)
    }

    static func drawWeekdays(
        _ state: State, from monday: Day, on canvas: inout Canvas, above frame: ListFrame, withDays: Bool
    ) {
        let list = state.calendar.list
        guard !list.filter.isEditing, list.filter.isEmpty, frame.above.height > 1 else { return }
        for column in 0..<7 {
            let day = monday + column
            let head = cell(column, y: frame.above.row(1).y, height: 1, in: frame.above)
            let text = withDays ? state.dates.weekdayOfYear(day) : state.texts[DateText.weekday(day.weekday)]
            canvas.write(text, in: head, withDays && day == state.day ? .due : .columnHeading)
        }
    }

    /// The entries of a day: over as many lines each as there is room for, a line at least, from where the one under the
    /// cursor is in view, and how many more there are.
    static func draw(
        _ entries: [(index: Int, entry: CalendarEntry)], _ state: State, on canvas: inout Canvas, in cell: Rect,
        withTimes: Bool
    ) {
        guard cell.height > 0, cell.width > 0 else { return }
        let wrapped = entries.map { item in
            let time = withTimes ? item.entry.time(state) : ""
            return TextLayout.wrap((time.isEmpty ? "" : time + " ") + item.entry.words(state), to: cell.width)
        }
        let room = entries.count <= cell.height ? entries.count : cell.height - 1
        let shown = shares(of: wrapped, in: entries.count <= cell.height ? cell.height : 0)
        let selected = entries.firstIndex { $0.index == state.calendar.list.cursor }
        let first = max(0, (selected ?? 0) - room + 1)
        var y = 0
        for index in entries.indices.dropFirst(first).prefix(room) {
            for line in shown[index] {
                let row = cell.row(y)
                y += 1
                if index == selected {
                    canvas.setSurface(.selected, in: row)
                    canvas.write("▌", at: row.origin.moved(x: -1), .marker)
                }
                canvas.write(line, in: row, index == selected ? Style(.selected) : entries[index].entry.style(state))
            }
        }
        guard room < entries.count else { return }
        canvas.write(state.texts(CalendarText.more, n: entries.count - room), in: cell.row(cell.height - 1), .dim)
    }

    /// Texts that were wrapped, each cut to its share of a number of lines; the first ones get what does not divide, and
    /// what is left of a text stands on its last line.
    private static func shares(of wrapped: [[String]], in lines: Int) -> [[String]] {
        var counts = wrapped.map { _ in 1 }
        var spare = lines - wrapped.count
        while spare > 0,
            let least = wrapped.indices.filter({ counts[$0] < wrapped[$0].count }).min(by: { left, right in
                (counts[left], left) < (counts[right], right)
            })
        {
            counts[least] += 1
            spare -= 1
        }
        return zip(wrapped, counts).map { lines, count in
            lines.prefix(count - 1) + [lines.dropFirst(count - 1).joined(separator: " ")]
        }
    }
}
