import NetworkModel
import Screens
import TextCanvas

/// How long keys take, from the message to the finished canvas, on a network of any size.
struct KeyTimings {
    /// Times of one sort of key, in milliseconds.
    struct Row {
        let name: String
        let sorted: [Double]

        /// The time that so many percent of the keys stay under.
        func percentile(_ percent: Int) -> Double { sorted[min(sorted.count - 1, sorted.count * percent / 100)] }
        var slowest: Double { sorted.last ?? 0 }
    }

    var state: State
    private(set) var rows: [Row] = []

    init(_ network: Network, clock: Clock, me: RecordID?) {
        state = State(author: Author(clock: clock, me: me, mint: IDMint(seed: 7)), size: Size(width: 160, height: 50))
        let workspace = Screens.Workspace(folder: "/tmp/benchmark", network: network, me: me ?? "nobody")
        _ = update(&state, .opened(workspace))
        _ = update(&state, .prepared(Prepared(network, on: state.day)))
    }

    /// Presses the keys of a day's work.
    mutating func run() {
        let prepared = state
        for screen in 1...8 {
            measure("first visit to screen \(screen)", [Key(.character(Character("\(screen)")))])
        }
        state = prepared
        _ = update(&state, .prepared(Prepared()))
        for screen in 1...8 {
            measure("the same before the indexes, \(screen)", [Key(.character(Character("\(screen)")))])
        }
        state = prepared
        for screen in 1...8 {
            measure(
                "switch to screen \(screen)",
                Array(repeating: [Key(.character(Character("\(screen)"))), "1"], count: 10).flatMap { $0 })
        }
        press("2")
        measure("move", Array(repeating: "j", count: 300) + Array(repeating: "k", count: 300))
        measure("page", Array(repeating: .pageDown, count: 100) + Array(repeating: .pageUp, count: 100))
        measure("first and last", Array(repeating: ["G", "g"], count: 20).flatMap { $0 })
        for text in ["green", "stage:active", "is:late", "country:kenya farmers", "next:<2w"] {
            press("/")
            measure("filter \(text)", text.map { Key($0) })
            measure("filter \(text), taken back", Array(repeating: .backspace, count: text.count))
            press(.escape)
        }
        measure("mark", Array(repeating: "v", count: 50))
        press(.escape)
        edit()
        press("1")
        measure("move on Today", Array(repeating: "j", count: 300))
        press("6")
        measure("move in the log", Array(repeating: "j", count: 300))
        measure("page in the log", Array(repeating: .pageDown, count: 100))
        press("/")
        measure("filter the log", "call board will".map { Key($0) })
        press(.escape)
        planning()
        runBoard()
    }

    /// Presses the keys of the board, of reminders and of the calendar.
    mutating func runBoard() {
        press("1")
        measure("open the board", Array(repeating: ["5", "1"], count: 5).flatMap { $0 })
        board()
        reminders()
        calendar()
    }

    /// The board of tasks, under everything that tasks can stand under.
    private mutating func board() {
        press("5")
        measure("move on the board", Array(repeating: ["j", "j", "j", .right, "k", .left], count: 40).flatMap { $0 })
        measure("go over the columns", Array(repeating: .right, count: 60) + Array(repeating: .left, count: 60))
        for name in ["people", "status", "events", "themes", "partners"] {
            measure("move a card among \(name)", Array(repeating: ["]", "]", "["], count: 10).flatMap { $0 })
            measure("undo that", Array(repeating: "u", count: 30))
            measure("mark cards", Array(repeating: "v", count: 20))
            measure("move 20 marked among \(name)", ["]", "]", "u", "u"])
            press(.escape)
            measure("do a task on the board", ["d", "u", "d", "u"])
            measure("put the tasks under what comes after \(name)", ["B"])
        }
        measure("move in the list of tasks", Array(repeating: "j", count: 100))
        measure("back to people", ["B"])
        measure("open a card", Array(repeating: [.enter, "j", .escape], count: 10).flatMap { $0 })
        press("/")
        measure("filter the board", "is:late annex".map { Key($0) })
        press(.escape)
    }

    /// Who gets a letter, on the sheet and back.
    private mutating func reminders() {
        measure("show whom to remind", ["m"])
        measure("move on that sheet", Array(repeating: "j", count: 50))
        measure("leave out, take in", Array(repeating: "x", count: 20))
        press(.escape)
    }

    /// The timeline and the calendar's month, week and day.
    private mutating func calendar() {
        press("3")
        for name in ["the timeline", "the month", "the week", "the day"] {
            measure("open \(name)", ["z"])
            measure("go through \(name)", Array(repeating: .right, count: 20) + Array(repeating: .left, count: 20))
            measure("move on \(name)", Array(repeating: "j", count: 20) + Array(repeating: "k", count: 20))
        }
        measure("back to the list of events", ["z"])
    }

    /// Events and their plans.
    private mutating func planning() {
        press("3")
        measure("move on Events", Array(repeating: "j", count: 200))
        measure("new event", ["a"])
        measure("type a new event", "inter".map { Key($0) } + [.tab] + "MC15".map { Key($0) } + [.tab])
        measure("type its days", "25-28 mar".map { Key($0) })
        measure("add it with its plan", [.enter])
        measure("ask for a move", [">"])
        measure("type where to", "+2w".map { Key($0) })
        measure("move it", [.enter])
        measure("undo", ["u"])
        press("c")
        measure("move on Checklist", Array(repeating: "j", count: 20))
        measure("do an item", Array(repeating: "d", count: 10))
        measure("begin an item", Array(repeating: "w", count: 10))
        press("1")
        measure("back to Today", ["1"])
    }

    private mutating func edit() {
        for _ in 0..<10 {
            press("j")
            measure("stage chooser", ["S"])
            measure("set a stage", [.down, .enter])
            measure("undo", ["u"])
            measure("form", ["e"])
            measure("type in a form", [.down, .down, .down, .down, .down, "x", "y", .backspace, .backspace])
            press(.escape)
            press("x")
        }
        measure("help", ["?"])
        measure("search help", "snooze".map { Key($0) })
        press(.escape)
        measure("new partner", ["a"])
        measure("type a name", "Green Farmers 77".map { Key($0) })
        press(.escape)
        press("x")
    }

    mutating func press(_ key: Key) { _ = update(&state, .key(key)) }

    mutating func measure(_ name: String, _ keys: [Key]) {
        let clock = ContinuousClock()
        var times: [Double] = []
        for key in keys {
            let time = clock.measure {
                let effects = update(&state, .key(key))
                for case .save(let change) in effects { _ = update(&state, .saved(change.id, [])) }
                let canvas = view(state)
                precondition(canvas.size == state.size)
            }
            times.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1000)
        }
        if let index = rows.firstIndex(where: { $0.name == name }) {
            rows[index] = Row(name: name, sorted: (rows[index].sorted + times).sorted())
        } else {
            rows.append(Row(name: name, sorted: times.sorted()))
        }
    }

    func show() {
        for row in rows {
            let cells = [row.percentile(50), row.percentile(99), row.slowest].map(Printed.number)
            Printed.line("  " + row.name, cells[0], cells[1], cells[2])
        }
    }
}
