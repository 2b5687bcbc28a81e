import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("The board of tasks")
struct BoardTests {
    static let network = Network([
        .person: """
        Id: ana
        Name: Ana Ruiz
        Team: yes
        Capacity: 5

        Id: fatima
        Name: Fatima Zahra
        Team: yes
        Capacity: 20

        Id: thi
        Name: Thi Nguyen
        Team: yes

        """,
        .partner: "Id: aid-watch\nName: Aid/Watch\n",
        .event: """
        Id: mc14
        Title: Ministerial conference
        Starts: 2027-03-25

        Id: dinner
        Title: Dinner
        Starts: 2026-11-24

        """,
        .task: """
        Id: t1
        Title: letter to ministers on the fisheries annex and the loans
        Accountable: fatima
        Status: proposed
        Due: 2026-11-26
        Event: mc14

        Id: t2
        Title: draft annex
        Accountable: ana
        Status: doing
        Due: 2026-11-20
        Effort: 6.5
        Priority: high
        Partner: aid-watch
        Theme: fisheries

        Id: t3
        Title: find interpreter
        Event: mc14

        Id: t4
        Title: book room
        Accountable: ana
        Status: done
        Due: 2026-11-01
        Done: 2026-11-19

        Id: t5
        Title: programme
        Accountable: ana
        Status: accepted
        Due: 2026-12-04
        After: t2

        """,
    ])

    private func story(_ width: Int = 120, _ height: Int = 40, _ network: Network = network) -> Story {
        Story(network, width: width, height: height, screen: .tasks)
    }

    /// The titles of the tasks in a column, found by what it stands for.
    private func titles(_ value: String, _ story: Story) -> [String] {
        let state = story.state
        return state.tasks.columns.filter { $0.value == value }.flatMap { column in
            state.tasks.list.rows[column.rows].map { state.network.title(at: $0) }
        }
    }

    // MARK: What is seen

    @Test("by person: what nobody holds first, then one's own, then the team by name, with this week's hours")
    func wide() {
        expectNoDifference(
            Array(story().screen[2...9]),
            [
                " 4 open · 1 with nobody                                            by ‹person› status  event  theme  partner  due date",
                " Nobody yet                1 │ me                        2 │ Fatima Zahra              1 │ Thi Nguyen                0",
                "                             │ 6.5/5 h ▓▓▓▓▓▓▓▓▓▓!         │ 0/20 h ░░░░░░░░░░           │",
                "▌ find interpreter           │  ! draft annex              │  ? letter to ministers on   │",
                "▌ Ministerial conference     │  1 d late · doing · Aid/Wat…│    the fisheries annex and …│",
                "▌                            │                             │  in 5 d · Ministerial confe…│",
                "                             │  ■ programme                │                             │",
                "                             │  in 13 d · blocked          │                             │",
            ])
    }

    @Test("80 columns show three columns, two lines a card")
    func middle() {
        expectNoDifference(
            Array(story(80, 24).screen[2...8]),
            [
                " 4 open · 1 with nobody                          columns 1–3 of 4   by ‹person›",
                " Nobody yet             1 │ me                     2 │ Fatima Zahra           1",
                "                          │ 6.5/5 h ▓▓▓▓▓▓▓▓▓▓!      │ 0/20 h ░░░░░░░░░░",
                "▌ find interpreter        │  ! draft annex           │  ? letter to ministers o…",
                "▌ Ministerial conference  │  1 d late · doing · Aid/…│  in 5 d · Ministerial co…",
                "                          │  ■ programme             │",
                "                          │  in 13 d · blocked       │",
            ])
    }

    @Test("60 columns and few lines show a line a card")
    func low() {
        expectNoDifference(
            Array(story(60, 12).screen[2...5]),
            [
                " 4 open · 1 with nobody      columns 1–2 of 4   by ‹person›",
                " Nobody yet                1 │ me  6.5/5 h !             2",
                "▌ find interpreter           │  ! draft annex      1 d late",
                "                             │  ■ programme         in 13 d",
            ])
    }

    @Test("40 columns show the list")
    func narrow() {
        expectNoDifference(
            Array(story(40, 12).screen[2...8]),
            [
                " / filter                        4 of 5",
                "   Task                             Due",
                " Nobody yet",
                "▌  find interpreter                   –",
                " me   2 open · 6.5 h of 5 h a week",
                "   ! draft annex               1 d late",
                "   ■ programme                  in 13 d",
            ])
    }

    @Test("z shows the list where there is room for the board, then who has how much to do, and the board again")
    func listOnWide() {
        var story = story()
        story.type("z")
        #expect(story.screen[3].contains("Task") && story.screen[3].contains("Due"))
        story.type("z")
        expectNoDifference(story.state.screen, .workload)
        story.type("z")
        #expect(story.screen[3].contains("Nobody yet") && story.screen[3].contains("│"))
    }

    @Test("B goes through people, status, events, themes, partners and dates")
    func groupings() {
        var story = story()
        var seen: [[String]] = []
        for _ in 0..<6 {
            seen.append(story.state.tasks.columns.map(\.value))
            story.type("B")
        }
        expectNoDifference(
            seen,
            [
                ["", "ana", "fatima", "thi"], ["", "proposed", "accepted", "doing", "waiting", "done"],
                ["", "dinner", "mc14"], ["", "fisheries"], ["", "aid-watch"], [],
            ])
        #expect(story.state.tasks.grouping == .person)
    }

    @Test("what was done of late stays on the board by status")
    func recentlyDone() {
        var story = story()
        story.type("B")
        #expect(titles("done", story) == ["book room"])
    }

    // MARK: Moving about

    @Test("arrows go from card to card and from column to column, empty ones too")
    func arrows() {
        var story = story()
        #expect(story.state.selectedKey?.id == "t3")
        story.type("<right>j")
        #expect(story.state.selectedKey?.id == "t5")
        story.type("<right>")
        #expect(story.state.selectedKey?.id == "t1")
        story.type("<right>")
        #expect(story.state.selectedKey == nil && story.state.tasks.focus == 3)
        #expect(story.screen.contains { $0.contains("nothing here") })
        story.type("<right>h")
        #expect(story.state.selectedKey?.id == "t1")
    }

    @Test("a new task belongs to the column under the cursor")
    func newTask() {
        var story = story()
        story.type("BB<left>")
        #expect(TasksScreen.values(forNew: .task, in: story.state).map(\.1) == ["dinner"])
    }

    @Test("Enter opens the card, Esc and the left arrow close it")
    func detail() {
        var story = story()
        story.type("<right><enter>")
        #expect(story.screen.contains { $0.contains("Aid/Watch") && $0.contains("Partner") })
        story.type("<left>")
        #expect(story.state.tasks.list.isDetailOpen == false)
        #expect(story.state.selectedKey?.id == "t2")
    }

    // MARK: Moving cards

    @Test("] asks the person on the right, the cursor goes along, and one undo takes it back")
    func moveRight() {
        var story = story()
        story.type("]")
        #expect(story.state.network.task("t3")?.accountable == "ana")
        #expect(story.state.selectedKey?.id == "t3")
        story.type("]")
        #expect(story.state.network.task("t3")?.accountable == "fatima")
        #expect(story.state.network.task("t3")?.status == "proposed")
        #expect(story.state.selectedKey?.id == "t3" && story.state.tasks.focus == 2)
        story.type("uu")
        #expect(story.state.network.task("t3")?.accountable == nil)
        #expect(story.state.selectedKey?.id == "t3")
    }

    @Test("] moves all marked tasks at once, into a column that was empty too")
    func moveMarked() {
        var story = story()
        story.type("<right>vv<right>v]")
        #expect(titles("thi", story).count == 3)
        #expect(story.changes.count == 1)
        story.type("u")
        #expect(titles("ana", story).count == 2)
    }

    @Test("} finds a column by its name")
    func moveTo() {
        var story = story()
        story.type("}thi<enter>")
        #expect(story.state.network.task("t3")?.accountable == "thi")
        story.type("BBB}trade<enter>")
        #expect(story.state.network.task("t3")?.theme == "trade")
    }

    @Test("by status, event, theme and partner a move sets that field")
    func otherFields() {
        var story = story()
        story.type("<right><right>BB")
        #expect(story.state.selectedKey?.id == "t1")
        story.type("[")
        #expect(story.state.network.task("t1")?.event == "dinner")
        story.type("[")
        #expect(story.state.network.task("t1")?.event == nil)
        story.type("BB]")
        #expect(story.state.network.task("t1")?.partner == "aid-watch")
    }

    @Test("there is nothing to the left of the first column, and dates are no columns")
    func noColumn() {
        var story = story()
        story.type("[")
        #expect(story.screen.last?.contains("no column on that side") == true)
        story.type("BBBBB]")
        #expect(story.screen.last?.contains("Dates are no columns") == true)
        #expect(story.changes.isEmpty)
    }

    // MARK: The mouse

    /// Where a text stands on the screen.
    private func point(of text: String, _ story: Story) -> Point? {
        for (y, line) in story.screen.enumerated() {
            guard let range = line.ranges(of: text).first else { continue }
            return Point(x: TextLayout.width(of: String(line[..<range.lowerBound])), y: y)
        }
        return nil
    }

    private func mouse(_ action: Mouse.Action, _ point: Point, _ story: inout Story) {
        story.send(.terminal(.mouse(Mouse(action, at: point))))
    }

    @Test("a click selects a card, and a click on a word above puts the tasks under that")
    func clicks() throws {
        var story = story()
        mouse(.press, try #require(point(of: "programme", story)), &story)
        #expect(story.state.selectedKey?.id == "t5")
        mouse(.press, try #require(point(of: "theme", story)), &story)
        #expect(story.state.tasks.grouping == .theme)
    }

    @Test("a card that is dragged to another column moves there; Esc lets it go")
    func drag() throws {
        var story = story()
        let card = try #require(point(of: "find interpreter", story))
        let column = try #require(point(of: "Fatima Zahra", story))
        mouse(.press, card, &story)
        mouse(.drag, Point(x: column.x + 3, y: 20), &story)
        #expect(story.screen[column.y].contains("▸Fatima Zahra"))
        story.type("<esc>")
        mouse(.release, column, &story)
        #expect(story.changes.isEmpty)
        mouse(.press, card, &story)
        mouse(.drag, Point(x: column.x + 3, y: 20), &story)
        mouse(.release, Point(x: column.x + 3, y: 20), &story)
        #expect(story.state.network.task("t3")?.accountable == "fatima")
        #expect(story.state.selectedKey?.id == "t3")
    }

    @Test("a terminal that tells no movement drags too; within its column a card stays")
    func dragWithoutMovement() throws {
        var story = story()
        let card = try #require(point(of: "draft annex", story))
        mouse(.press, card, &story)
        mouse(.release, card.moved(y: 9), &story)
        #expect(story.changes.isEmpty)
        mouse(.press, card, &story)
        mouse(.release, Point(x: 3, y: 30), &story)
        #expect(story.state.network.task("t2")?.accountable == nil)
    }

    @Test("dragging a marked card takes all marked ones along")
    func dragMarked() throws {
        var story = story()
        story.type("<right>vv")
        mouse(.press, try #require(point(of: "programme", story)), &story)
        mouse(.release, try #require(point(of: "Thi Nguyen", story)), &story)
        #expect(titles("thi", story).count == 2)
    }

    @Test("the wheel scrolls the column below it")
    func wheel() {
        let tasks = (0..<60).map { "Id: x\($0)\nTitle: task \($0)\nDue: 2026-12-01\n" }.joined(separator: "\n")
        var story = Story(Network([.task: tasks]), width: 80, height: 24, screen: .tasks)
        for _ in 0..<5 { story.click(x: 4, y: 10, .wheelDown) }
        #expect(story.screen.contains { $0.contains("task 5") } && !story.screen.contains { $0.contains("task 4 ") })
        #expect(story.state.selectedKey?.id == "x5")
        for _ in 0..<50 { story.click(x: 4, y: 10, .wheelDown) }
        #expect(story.screen.contains { $0.contains("task 59") })
    }

    // MARK: Whatever is typed

    @Test("no key loses a card, and the cursor is always seen", arguments: UInt64(0)..<24)
    func randomKeys(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let tasks = (0..<40).map { number in
            let holder = ["ana", "fatima", "", "thi"][number % 4]
            return "Id: r\(number)\nTitle: task \(number)\n" + (holder.isEmpty ? "" : "Accountable: \(holder)\n")
                + (number % 3 == 0 ? "Event: mc14\n" : "") + (number % 5 == 0 ? "Theme: t\(number)\n" : "")
        }
        var texts: [Kind: String] = [.task: tasks.joined(separator: "\n")]
        for kind in [Kind.person, .partner, .event] { texts[kind] = Self.network.text(kind) }
        var story = story(120, 24, Network(texts))
        let keys = ["j", "k", "<left>", "<right>", "]", "[", "v", "B", "g", "G", "<pgdn>", "u", "U", "<esc>", "*"]
        let sizes = [Size(width: 120, height: 24), Size(width: 61, height: 13), Size(width: 80, height: 40)]
        for step in 0..<150 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0: story.send(.terminal(.resized(sizes.randomElement(using: &random) ?? sizes[0])))
            case 1:
                let point = Point(x: .random(in: 0..<70, using: &random), y: .random(in: 1..<20, using: &random))
                let actions: [Mouse.Action] = [.press, .drag, .release, .wheelDown, .wheelUp]
                mouse(actions.randomElement(using: &random) ?? .press, point, &story)
            default: story.type(keys.randomElement(using: &random) ?? "j")
            }
            let tasks = story.state.tasks
            let open = story.state.network.all(Task.self).filter(\.isOpen).count
            #expect(tasks.list.rows.count >= open && Set(tasks.list.rows).count == tasks.list.rows.count)
            #expect(story.state.network[.task].count == 40, "seed \(seed), step \(step)")
            guard story.state.showsBoard, tasks.drag == nil, let focus = tasks.focus else { continue }
            let frame = BoardFrame(story.state)
            // The detail has the whole screen.
            guard frame.cards.width > 0 else { continue }
            #expect(frame.visible.contains(focus), "seed \(seed), step \(step)")
            let column = tasks.columns[focus]
            guard !column.rows.isEmpty else { continue }
            let top = column.rows.lowerBound + tasks.viewport.top(of: column, seen: frame.cardsSeen)
            #expect((top..<top + frame.cardsSeen).contains(tasks.list.cursor), "seed \(seed), step \(step)")
            #expect(column.rows.contains(tasks.list.cursor))
        }
    }

    @Test("another size keeps the cursor on its card")
    func resize() {
        var story = story()
        story.type("<right><right>")
        for size in [Size(width: 60, height: 12), Size(width: 40, height: 12), Size(width: 120, height: 40)] {
            story.send(.terminal(.resized(size)))
            #expect(story.state.selectedKey?.id == "t1")
            #expect(story.screen.contains { $0.contains("letter to") })
        }
    }
}
