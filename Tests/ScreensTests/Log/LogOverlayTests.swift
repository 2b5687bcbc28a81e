import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("Logging in one line")
struct LogOverlayTests {
    private func logged(_ story: Story) -> [String] {
        story.state.network.all(Contact.self).last.map { contact in
            [contact.sort ?? "", contact.at?.iso ?? ""] + contact.with.map(\.text) + [contact.summary]
        } ?? []
    }

    @Test("from a selected partner it takes l, the text and Enter")
    func fourKeys() {
        var story = Story(.small, screen: .partners)
        story.type("l")
        story.type("board agreed, will sign")
        story.type("<enter>")
        expectNoDifference(
            logged(story), ["call", "2026-11-21T12:00:00+00:00", "aid-watch", "board agreed, will sign"])
        #expect(story.state.overlays.isEmpty)
        #expect(story.screen.last?.contains("logged with Aid/Watch · next due 2 jan") == true)
    }

    @Test("shows what it understands while it is typed, and the cursor stands where text goes")
    func understanding() {
        var story = Story(.small, width: 90, height: 24, screen: .partners)
        story.type("l")
        story.type("met yesterday 25m: agreed > send draft fri @fatima")
        let screen = story.screen
        #expect(screen.contains { $0.contains("meeting · Aid/Watch · fri 20 nov · 25 min · “agreed”") })
        #expect(screen.contains { $0.contains("next: send draft · due fri 27 nov · Fatima Zahra") })
        let canvas = view(story.state)
        #expect(canvas.cursor?.y == 16)
    }

    @Test("an unknown name writes nothing and offers the likely one and a new one; Tab takes it")
    func unknown() {
        var story = Story(.small, width: 90, height: 24, screen: .today)
        story.type("j")
        story.type("l")
        story.type("call Ecologistsa: hello")
        story.type("<enter>")
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("new partner “Ecologistsa”") })
        story.type("<down><tab>")
        story.type("<enter>")
        #expect(story.changes.count == 1)
    }

    @Test("a line that was left is there again")
    func left() {
        var story = Story(.small, screen: .partners)
        story.type("l")
        story.type("call half")
        story.type("<esc>")
        #expect(story.changes.isEmpty)
        story.type("l")
        #expect(story.screen.contains { $0.contains("call half") })
    }

    @Test("marked partners are all in it, and u takes it back whole")
    func many() {
        var story = Story(.small, screen: .partners)
        story.type("vvl")
        story.type("email: invitation sent > collect answers 2w")
        story.type("<enter>")
        #expect(story.state.network.all(Contact.self).last?.with.count == 2)
        let tasks = story.state.network.all(Task.self).count
        story.type("u")
        #expect(story.state.network.all(Task.self).count == tasks - 1)
    }
}
