import TestSupport
import Testing
@testable import Screens

@Suite("What the footer said")
struct MessagesStories {
    @Test("of a message that comes again with every key the last is kept, beside what was said before and after")
    func again() {
        var story = Story(.small, screen: .partners)
        story.type("l")
        for key in ["a", "b", "c"] {
            story.type(key)
            story.send(.notKept("log", "could not be saved"))
        }
        story.send(.said(Status("Shared")))
        story.send(.notKept("log", "could not be saved"))
        #expect(story.state.said.map(\.status.text) == ["could not be saved", "Shared", "could not be saved"])
    }

    @Test(":messages shows each whole with when, the last first")
    func messages() {
        var story = Story(.small, width: 40, height: 12, screen: .partners)
        story.type(":messages<enter>")
        #expect(story.state.overlays.isEmpty)
        #expect(story.screen.last?.contains("Nothing was said yet") == true)
        story.send(.said(Status("The other place could not be reached, and what you have is kept here.")))
        story.send(.said(Status("Shared: 1 partner", tone: .warning)))
        story.type("j:messages<enter>")
        expectScreen(
            view(story.state),
            """
             Our World…  ‹ 2 Partners ›  sat 21 nov
            ────────────────────────────────────────
             What was said                   1 of 3
             ▌ today 12:00  Shared: 1 partner
               today 12:00  The other place could
                            not be reached, and
                            what you have is kept
                            here.
               today 12:00  Nothing was said yet


             j move                Esc back  ? help
            """)
    }
}
