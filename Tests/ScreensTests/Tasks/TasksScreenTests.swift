import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("The list of tasks")
struct TasksScreenTests {
    private let network = Network([
        .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\nCapacity: 20\n\nId: fatima\nName: Fatima Zahra\nTeam: yes\n",
        .partner: "Id: aid-watch\nName: Aid/Watch\n",
        .task: """
        Id: t1
        Title: letter to ministers
        Accountable: fatima
        Status: proposed
        Due: 2026-11-26

        Id: t2
        Title: draft annex
        Accountable: ana
        Status: doing
        Due: 2026-11-20
        Effort: 6.5
        Partner: aid-watch

        Id: t3
        Title: find interpreter

        Id: t4
        Title: book room
        Accountable: ana
        Status: done
        Due: 2026-11-01

        """,
    ])

    private func list(_ width: Int) -> Story {
        var story = Story(network, width: width, height: 16, screen: .tasks)
        story.type("z")
        return story
    }

    @Test("stand under people, what nobody holds first, with hours against capacity")
    func byPerson() {
        let story = list(80)
        expectNoDifference(
            Array(story.screen[2...8]),
            [
                " / filter                                                                3 of 4",
                "   Task                           Status     For               Hours        Due",
                " Nobody yet",
                "▌  find interpreter                                                           –",
                " me   1 open · 6.5 h of 20 h a week",
                "   draft annex                    doing      Aid/Watch           6.5   1 d late",
                " Fatima Zahra   1 open",
            ])
    }

    @Test("B puts them under how far they are, then what they are for, then dates")
    func groupings() {
        var story = list(80)
        story.type("B")
        expectNoDifference(story.state.tasks.list.sections.map(\.title), ["Not asked yet", "proposed", "doing"])
        story.type("BBB")
        expectNoDifference(story.state.tasks.list.sections.map(\.title), ["No partner", "Aid/Watch"])
        story.type("B")
        expectNoDifference(story.state.tasks.list.sections.map(\.title), ["Late", "Within a week", "No date"])
    }

    @Test("d does a task, and it leaves the list; u brings it back")
    func done() {
        var story = list(80)
        story.type("d")
        #expect(story.state.network.task("t3")?.status == "done")
        #expect(story.state.tasks.list.rows.count == 2)
        story.type("u")
        #expect(story.state.tasks.list.rows.count == 3)
    }

    @Test("done ones show where a filter asks for them")
    func filter() {
        var story = list(80)
        story.type("/is:done<enter>")
        #expect(story.state.tasks.list.rows.count == 1)
    }

    @Test("fits a phone's width", arguments: [40, 60, 120])
    func widths(width: Int) {
        let story = Story(network, width: width, height: 12, screen: .tasks)
        #expect(story.screen.contains { $0.contains("1 d late") })
    }

    @Test("a column says nothing that the headings say already")
    func needlessColumns() {
        var story = list(98)
        #expect(story.screen[3].contains("Status") && !story.screen[3].contains("Who"))
        story.type("B")
        #expect(!story.screen[3].contains("Status") && story.screen[3].contains("Who"))
        story.type("B")
        #expect(story.screen[3].contains("Status") && story.screen[3].contains("Who"))
    }

    @Test("deleting what others name says so")
    func stillNamed() {
        var story = Story(network, width: 100, height: 16, screen: .partners)
        story.type("x")
        #expect(story.screen.last?.contains("1 record still names it") == true, "\(story.screen.last ?? "")")
        story.type("u")
        #expect(story.state.network.partner("aid-watch") != nil)
    }
}
