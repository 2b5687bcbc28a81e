import TestSupport
import Testing
@testable import Screens

@Suite("What the footer said")
struct MessagesStories {
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
