import Insight
import NetworkModel
import TextCanvas

/// The line above the board: what all tasks come to, and by what they stand in columns.
struct BoardSummary {
    private let state: State

    init(_ state: State) { self.state = state }

    func draw(on canvas: inout Canvas, in row: Rect) {
        guard !row.isEmpty else { return }
        let list = state.tasks.list
        guard list.filter.isEmpty, !list.filter.isEditing else {
            return FilterBar.draw(list, state, on: &canvas, in: row)
        }
        let groupings = placed(in: row)
        for (run, x, _) in groupings { canvas.write(run.text, at: Point(x: x, y: row.y), run.style) }
        let room = (groupings.first?.x ?? row.maxX) - row.x - 3
        canvas.write(sentence(width: room), at: row.origin.moved(x: 1), .dim, maxWidth: max(0, room))
    }

    /// The grouping whose word stands at a place.
    func grouping(at point: Point, in row: Rect) -> TasksState.Grouping? {
        guard row.contains(point), state.tasks.list.filter.isEmpty else { return nil }
        return placed(in: row).first { $0.grouping != nil && point.x >= $0.x && point.x < $0.x + width($0.run) }?
            .grouping
    }

    /// `34 open · 5 with nobody · 61 % of hours with two people`, as much of it as there is room for.
    private func sentence(width: Int) -> String {
        let summary = state.tasks.summary
        var parts = [state.texts(TasksText.load, n: summary.openCount)]
        if summary.unownedCount > 0 { parts.append(state.texts(TasksText.withNobody, n: summary.unownedCount)) }
        if let share = summary.shareOfTwo {
            let text: TasksText = share.measure == .hours ? .share : .shareOfCount
            parts.append(state.texts(text, ["percent": String(share.percent)]))
        }
        while parts.count > 1, TextLayout.width(of: parts.joined(separator: " · ")) > width {
            parts.remove(at: parts.count == 3 ? 1 : parts.count - 1)
        }
        return parts.joined(separator: " · ")
    }

    private func width(_ run: Run) -> Int { TextLayout.width(of: run.text) }

    /// `by  ‹ person ›  status  event`, ending at the right; where there is little room only the one in use.
    private func placed(in row: Rect) -> [(run: Run, x: Int, grouping: TasksState.Grouping?)] {
        let all: [TasksState.Grouping] =
            row.width >= Self.roomForAll ? TasksState.Grouping.allCases : [state.tasks.grouping]
        var words: [(run: Run, grouping: TasksState.Grouping?)] = [(Run(state.texts[TasksText.by] + " ", .dim), nil)]
        for grouping in all {
            let isOpen = grouping == state.tasks.grouping
            let name = state.texts[TasksText.name(of: grouping)]
            words.append((Run(isOpen ? "‹\(name)›" : " \(name) ", isOpen ? .tabActive : .dim), grouping))
        }
        if let position { words.insert((Run(position + "   ", .dim), nil), at: 0) }
        var x = row.maxX - 1 - words.reduce(0) { $0 + width($1.run) }
        return words.map { word in
            defer { x += width(word.run) }
            return (word.run, x, word.grouping)
        }
    }

    private static let roomForAll = 100

    /// `‹ 3–6 of 12 ›` where not all columns are seen.
    private var position: String? {
        let frame = BoardFrame(state)
        let count = state.tasks.columns.count
        guard frame.count < count, frame.count > 0 else { return nil }
        let values: KeyValuePairs = [
            "first": String(frame.left + 1), "last": String(frame.left + frame.count), "count": String(count),
        ]
        return state.texts(TasksText.columnsSeen, values)
    }
}
