import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("The burn-down to an event")
struct BurnDownTests {
    private func story(_ extra: String = "", effort: String = "", day: String = "2026-11-21", height: Int = 40) -> Story
    {
        let tasks = (0..<8).map { number in
            let done = number < 3 ? "Status: done\nDone: 2026-11-\(10 + number * 3)\n" : "Status: accepted\n"
            let created = number < 4 ? "2026-09-30" : "2026-10-14"
            return "Id: t\(number)\nTitle: task \(number)\nEvent: mc14\n\(done)\(effort)"
                + "Created: \(created)T10:00:00+00:00\n"
        }
        let network = Network([
            .event: "Id: mc14\nTitle: Ministerial conference\nStarts: 2026-12-23\n",
            .task: tasks.joined(separator: "\n") + extra,
        ])
        var story = Story(network, day: day, width: 140, height: height, screen: .events)
        story.send(.prepared(Prepared(network, on: story.state.day)))
        return story
    }

    /// What stands in the card beside the list, from a heading on.
    private func card(from heading: String, _ count: Int, _ story: Story) -> [String] {
        let lines = story.screen.map { line in
            line.split(separator: "│", maxSplits: 1).dropFirst().first.map { String($0) } ?? ""
        }
        return Array(lines.drop { !$0.contains(heading) }.prefix(count))
    }

    @Test("the event's card shows what was open week by week, and what a week has to bring")
    func card() {
        expectNoDifference(
            card(from: "Work left", 8, story()),
            [
                " Work left until Ministerial conference",
                "     8 │      █████████▄▄▄",
                "       │      ████████████▄▄▄▄▄▄",
                "       │████████████████████████",
                "       │████████████████████████",
                "     0 └───────────────────────────────────────",
                "        30 sep                 today     23 dec",
                " 5 tasks left · 0.8 a week lately, 1.1 a week needed",
            ])
    }

    @Test("hours are counted where every task says them")
    func hours() {
        #expect(card(from: "Work left", 8, story(effort: "Effort: 2\n")).contains { $0.contains("10 h left") })
    }

    @Test("what was dropped, or finished nobody knows when, does not count")
    func uncounted() {
        let extra = "\n\nId: x\nTitle: x\nEvent: mc14\nStatus: dropped\n\nId: y\nTitle: y\nEvent: mc14\nStatus: done\n"
        expectNoDifference(card(from: "Work left", 8, story(extra)), card(from: "Work left", 8, story()))
    }

    @Test("after the event nothing is asked of a week any more")
    func over() {
        let card = card(from: "Work left", 8, story(day: "2027-01-05"))
        #expect(card.contains { $0.contains("5 tasks left") } && !card.contains { $0.contains("needed") })
    }

    @Test("the board by event shows it small")
    func board() {
        var story = story()
        story.state.screen = .tasks
        story.type("BB")
        expectNoDifference(story.screen[4], "                                            │ in 4 w  ▄▄███▇▅▅")
    }
}
