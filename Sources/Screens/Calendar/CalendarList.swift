import NetworkModel
import TextCanvas

/// The days as a list under their dates: the day form, and every other where it is too narrow for a grid.
enum CalendarList {
    static func draw(_ state: State, on canvas: inout Canvas, in frame: ListFrame) {
        let list = state.calendar.list
        let area = frame.rows
        let notes = area.width >= 70 ? visibleNotes(state, area.height) : 0
        for offset in 0..<area.height {
            guard let line = list.line(at: list.top + offset) else { break }
            let row = area.row(offset)
            switch line {
            case .heading(let section):
                canvas.write(section.title, at: row.origin.moved(x: 1), .heading, maxWidth: max(0, row.width - 2))
            case .row(let index):
                guard state.calendar.entries.indices.contains(index) else { continue }
                let entry = state.calendar.entries[index]
                if index == list.cursor {
                    canvas.setSurface(.selected, in: row)
                    canvas.write("▌", at: row.origin, .marker)
                }
                if list.marks.contains(entry.place) { canvas.write("✓", at: row.origin.moved(x: 1), .mark) }
                let rest = row.splitLeft(9).rest
                // Notes stand below one another, but a long title goes before the note beside it.
                let title = TextLayout.width(of: entry.words(state), upTo: rest.width) + 2
                let noteWidth = min(notes, max(rest.width - title, min(notes, leastNote)))
                let (note, text) = rest.splitRight(min(noteWidth, rest.width * 2 / 5))
                canvas.write(entry.time(state), at: row.origin.moved(x: 3), .dim, maxWidth: 5)
                canvas.write(entry.words(state), in: text.splitRight(1).rest, entry.style(state))
                canvas.write(entry.note(state), in: note, .dim)
            }
        }
    }

    /// The columns that the longest note in view takes.
    private static func visibleNotes(_ state: State, _ height: Int) -> Int {
        let list = state.calendar.list
        return (0..<height).reduce(0) { widest, offset in
            guard case .row(let index)? = list.line(at: list.top + offset),
                state.calendar.entries.indices.contains(index)
            else { return widest }
            return max(widest, TextLayout.width(of: state.calendar.entries[index].note(state)))
        }
    }

    private static let leastNote = 12
}
