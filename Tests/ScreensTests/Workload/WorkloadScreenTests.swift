import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

private let network = Network([
    .person: """
    Id: ana
    Name: Ana Ruiz
    Team: yes
    Capacity: 5

    Id: fatima
    Name: Fatima Zahra
    Role: aid-watch: campaigner
    Team: yes
    Capacity: 20

    Id: thi
    Name: Thi Nguyen
    Team: yes

    """,
    .partner: "Id: aid-watch\nName: Aid/Watch\n",
    .event: "Id: mc14\nTitle: Ministerial conference\nStarts: 2027-03-25\n",
    .task: """
    Id: t1
    Title: letter to ministers
    Accountable: fatima
    Due: 2026-11-26
    Effort: 2
    Event: mc14

    Id: t2
    Title: draft annex
    Accountable: ana
    Due: 2026-11-20
    Effort: 6.5

    Id: t3
    Title: find interpreter
    Effort: 3

    Id: t4
    Title: host the dinner
    Accountable: aid-watch
    Due: 2026-12-04
    Effort: 10

    """,
])

@Suite("Who has how much to do, on the screen")
struct WorkloadScreenTests {
    private func story(_ keys: String = "", _ width: Int = 120, _ height: Int = 24) -> Story {
        var story = Story(network, me: "thi", width: width, height: height, screen: .workload)
        story.type(keys)
        return story
    }

    private func lines(_ story: Story) -> [String] {
        story.screen.map { line in
            let words = line.split(separator: " ").map(String.init)
            return words.joined(separator: " ")
        }
    }

    @Test("it tells who is over and who is free, week by week, and on whom the work rests")
    func people() {
        expectNoDifference(
            Array(lines(story())[2...11]),
            [
                "Workload · the next 4 weeks by ‹people› partners",
                "Two people hold 89 % of open hours: Aid/Watch 54 %, Ana Ruiz 35 % · 1 task or checklist item is with "
                    + "nobody, 3 h",
                "Who This week Load 28 nov 5 dec 12 dec 4 weeks Open Late No date", "Over their hours in some week 1",
                "▌ Ana Ruiz 6.5 of 5 h ▓▓▓▓▓▓▓▓▓▓! · · · 6.5 of 20 h 1 6.5 h", "Free for more than half of them 1",
                "Fatima Zahra 2 of 20 h ▓░░░░░░░░░ · · · 2 of 80 h 1", "Hours a week not noted 1",
                "Aid/Watch 5 h 5 · · 10 h 1", "",
            ])
    }

    @Test("B tells partners apart, with what their people hold")
    func partners() {
        let story = story("B")
        expectNoDifference(lines(story)[2], "Workload · the next 4 weeks by people ‹partners›")
        expectNoDifference(story.state.workload.list.rows.map { story.state.network.key(at: $0).id }, ["aid-watch"])
        #expect(lines(story).contains { $0.contains("Aid/Watch 7 of 20 h") }, "\(lines(story))")
    }

    @Test("c counts until an event, and Enter goes to what somebody holds")
    func untilAndOpen() {
        var story = story("cMinisterial<enter>")
        #expect(lines(story)[2].hasPrefix("Workload · until Ministerial conference, 18 weeks of work"))
        #expect(lines(story)[4].contains("Until it"))
        story.type("/fatima<enter><enter>")
        expectNoDifference(story.state.screen, .tasks)
        expectNoDifference(story.state.tasks.list.rows.map { story.state.network.key(at: $0).id }, ["t1"])
    }

    @Test("z comes here from what is due, where there is no board, and goes back")
    func fromDates() {
        var story = Story(network, width: 120, height: 24, screen: .tasks)
        story.type("BBBBBz")
        expectNoDifference(story.state.screen, .workload)
        story.type("z")
        expectNoDifference(story.state.screen, .tasks)
        story.type("<esc>:workload<enter>")
        expectNoDifference(story.state.screen, .workload)
    }

    @Test("it follows what is changed, and fits any size", arguments: [(120, 40), (80, 24), (40, 12), (61, 13)])
    func sizes(width: Int, height: Int) {
        var story = story("", width, height)
        #expect(story.screen.contains { $0.contains("6.5 of 5 h") })
        story.type("5/annex<enter>d")
        story.type(":workload<enter>")
        #expect(!story.screen.contains { $0.contains("6.5 of 5 h") }, "\(story.screen)")
        #expect(story.screen.allSatisfy { TextLayout.width(of: $0) <= width })
    }

    @Test("it follows the hours that people have, whoever notes them, and who comes and goes")
    func hours() {
        var story = story()
        func change(_ person: RecordID, _ body: (inout Draft) -> Void) {
            let key = RecordKey(.person, person)
            let edit =
                story.state.network.editing(key, at: story.state.clock.now, body)
                ?? RecordEdit(
                    key, before: nil,
                    after: {
                        var draft = Draft(new: .person, id: person)
                        body(&draft)
                        return draft.fields
                    }())
            story.send(.changedElsewhere(Change(id: "9", at: story.state.clock.now, summary: "", edits: [edit])))
        }
        change("ana") { $0.set(.capacity, "8") }
        #expect(lines(story).contains { $0.contains("Ana Ruiz 6.5 of 8 h") }, "\(lines(story))")
        change("zoe") { draft in
            draft.set(.name, "Zoe")
            draft.set(.capacity, "3")
        }
        #expect(lines(story).contains { $0.contains("Zoe 0 of 3 h") }, "\(lines(story))")
        change("ana") { $0.set(.capacity, nil) }
        change("zoe") { $0.set(.capacity, nil) }
        #expect(lines(story).contains { $0.contains("Ana Ruiz 6.5 h") }, "\(lines(story))")
        #expect(!lines(story).contains { $0.contains("Zoe") }, "\(lines(story))")
    }

    @Test("hours with their unit are taken in the form, and what they come to shows as they are typed")
    func hoursTyped() {
        var story = story("e" + String(repeating: "<down>", count: 7) + "<ctrl-u>120 min")
        #expect(lines(story).contains("2 h"), "\(lines(story))")
        story.type("<enter>")
        #expect(lines(story).contains { $0.contains("Ana Ruiz 6.5 of 2 h") }, "\(lines(story))")
    }

    @Test("where nobody holds anything it says how that begins")
    func empty() {
        let story = Story(Network([:]), width: 80, height: 24, screen: .workload)
        #expect(story.screen.contains { $0.contains("Nobody holds anything that is open") })
    }
}
