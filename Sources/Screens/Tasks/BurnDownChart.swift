import NetworkModel
import TextCanvas

/// A burn-down as text: a line for a heading, a small chart for a card.
struct BurnDownChart {
    private let burnDown: BurnDown
    private let state: State
    /// The columns of a stretch of time.
    private let scale: Int

    private init(_ burnDown: BurnDown, columns: Int, _ state: State) {
        self.burnDown = burnDown
        self.state = state
        scale = min(4, max(1, columns / burnDown.count))
    }

    /// The chart of an event's tasks with its heading and a sentence; empty where there is nothing to tell.
    static func lines(of event: RecordID, _ state: State, width: Int) -> [[Run]] {
        let columns = min(48, width - labelWidth - 2)
        guard columns > 8, let burnDown = state.burnDown(of: event, columns: columns), burnDown.open.count > 1,
            // Of what is over and done nobody asks how it came to be.
            burnDown.event >= state.day || burnDown.left > 0
        else { return [] }
        let title = state.network.title(of: event, .event)
        return [[Run(state.texts(TasksText.workUntil, ["event": title]), .heading)]]
            + BurnDownChart(burnDown, columns: columns, state).lines(width: width)
    }

    /// What was open as eighths of a line, one column a stretch, against the most there ever was.
    static func line(_ values: [Double], of greatest: Double) -> String {
        String(values.map { character($0 / max(greatest, 1e-9), row: 0, of: 1) })
    }

    private static let labelWidth = 5
    private static let height = 4

    private func lines(width: Int) -> [[Run]] {
        let rows = (0..<Self.height).map { row -> [Run] in
            let label = row == 0 ? TaskGroups.number(burnDown.greatest) : ""
            let bars = burnDown.open.flatMap { value in
                let bar = Self.character(
                    value / max(burnDown.greatest, 1e-9), row: Self.height - 1 - row, of: Self.height)
                return repeatElement(bar, count: scale)
            }
            return [
                Run(TextLayout.pad(label, to: Self.labelWidth, .trailing) + " │", .dim), Run(String(bars), .barFull),
            ]
        }
        let axis = String(repeating: "─", count: burnDown.count * scale)
        return rows + [[Run(TextLayout.pad("0", to: Self.labelWidth, .trailing) + " └" + axis, .dim)], days]
            + TextLayout.wrap(sentence, to: max(8, width)).map { [Run($0, isBehind ? .late : .dim)] }
    }

    /// The first day, today and the event's below their places on the axis, as far as they do not meet.
    private var days: [Run] {
        let start = Self.labelWidth + 2
        let end = start + burnDown.count * scale
        var line = String(repeating: " ", count: start) + state.dates.short(burnDown.first)
        let event = state.dates.short(burnDown.event)
        let today = state.texts[TasksText.today]
        let middle = start + burnDown.open.count * scale - 1
        if burnDown.event > state.day, TextLayout.width(of: line) < middle,
            middle + TextLayout.width(of: today) + 1 < end - TextLayout.width(of: event)
        {
            line = TextLayout.pad(line, to: middle) + today.lowercased()
        }
        let place = max(TextLayout.width(of: line) + 1, end - TextLayout.width(of: event))
        return [Run(TextLayout.pad(line, to: place) + event, .dim)]
    }

    /// Whether what is left asks for more than was done of late.
    private var isBehind: Bool { burnDown.needed.map { $0 > burnDown.pace && burnDown.left > 0 } ?? false }

    /// `14 tasks left · 1.5 a week of late, 2.3 a week needed`.
    private var sentence: String {
        let left = TaskGroups.number(burnDown.left)
        let amount =
            burnDown.isHours
            ? state.texts(TasksText.hoursLeft, ["hours": left])
            : state.texts(TasksText.tasksLeft, n: Int(burnDown.left))
        let pace = state.texts(TasksText.pace, ["pace": TaskGroups.number(burnDown.pace)])
        guard let needed = burnDown.needed, burnDown.left > 0 else { return amount + " · " + pace }
        return amount + " · " + pace + ", " + state.texts(TasksText.needed, ["pace": TaskGroups.number(needed)])
    }

    /// The part of a column of so many lines that stands in one of them, counted from below.
    private static func character(_ fraction: Double, row: Int, of height: Int) -> Character {
        // What is not nought must show.
        let eighths = max(fraction > 0 ? 1 : 0, Int((fraction * Double(height * 8)).rounded())) - row * 8
        let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return blocks[min(max(0, eighths), 8)]
    }
}
