import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("Adding a task in one line")
struct TaskLineOverlayTests {
    private func newest(_ story: Story) throws -> Task { try #require(story.state.network.all(Task.self).last) }

    @Test("t opens a line from anywhere; what is understood shows while it is typed; Enter adds it")
    func adds() throws {
        var story = Story(.small, width: 100, height: 24, screen: .tasks)
        story.type("tvisa letters @fatima due 27 nov 3h !high +law")
        let screen = story.screen
        #expect(
            screen.contains { $0.contains("“visa letters” · Fatima Zahra is asked · due fri 27 nov · 3 h") },
            "\(screen.joined(separator: "\n"))")
        story.type("<enter>")
        let task = try newest(story)
        #expect(task.title == "visa letters" && task.accountable == "fatima" && task.stage == .proposed)
        #expect(task.effort == 3 && task.priority == "high" && task.skills == ["law"])
        #expect(story.screen.last?.contains("Added visa letters · Fatima Zahra is asked") == true)
        #expect(story.changes.count == 1)
    }

    @Test("a on Tasks opens it, too; what is one's own is agreed, and a partner in focus is taken up")
    func own() throws {
        var story = Story(.small, screen: .tasks)
        story.type("amine<enter>")
        #expect(try newest(story).stage == .accepted)
        story = Story(.small, screen: .partners)
        story.type("tsend papers<enter>")
        #expect(try newest(story).partner == "aid-watch")
    }

    @Test("a line that was left is there again, and once it is added it is gone")
    func left() throws {
        var story = Story(.small, screen: .tasks)
        story.type("thalf a task<esc>")
        #expect(story.changes.isEmpty)
        story.type("t")
        #expect(story.screen.contains { $0.contains("half a task") })
        story.type("<enter>t")
        #expect(!story.screen.contains { $0.contains("▸ half a task") })
    }

    @Test("what is not clear writes nothing; names are proposed and taken with Tab")
    func names() throws {
        var story = Story(.small, width: 100, height: 24, screen: .tasks)
        story.type("twrite @fat")
        #expect(story.screen.contains { $0.contains("Tab Fatima Zahra") })
        story.type("<tab><enter>")
        #expect(try newest(story).accountable == "fatima")
        story.type("twrite @zzz<enter>")
        #expect(story.changes.count == 1 && !story.state.overlays.isEmpty)
    }

    @Test("all fields are one key away, with what was understood filled in")
    func form() throws {
        var story = Story(.small, screen: .tasks)
        story.type("tvisa letters @fatima due 27 nov<ctrl-o>")
        #expect(story.state.overlays.last is RecordForm)
        story.type("s<enter>")
        let task = try newest(story)
        #expect(task.title == "visa letterss" && task.due?.iso == "2026-11-27" && task.accountable == "fatima")
        #expect(task.stage == .proposed)
    }

    @Test("finishing a task says what can go on", arguments: [40, 80, 120])
    func unblocks(width: Int) {
        let network = Network([
            .task: "Id: a\nTitle: first\nAccountable: ana\n\nId: b\nTitle: second\nAccountable: ana\nAfter: a\n",
            .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n",
        ])
        var story = Story(network, width: width, height: 24, screen: .tasks)
        story.type("d")
        #expect(story.state.status?.text.contains("second can go on") == true)
    }
}
