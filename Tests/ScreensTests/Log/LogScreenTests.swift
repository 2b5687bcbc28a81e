import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("Log")
struct LogScreenTests {
    @Test("shows what was said under its months, newest first, and the contact beside it")
    func wide() {
        let story = Story(.small, width: 110, height: 14, screen: .log)
        expectScreen(
            view(story.state),
            """
             Our World Ne…  1 Today  2 Partners  3 Events  4 Checklist  5 Tasks  6 Log  7 Network  8 Outreach  sat 21 nov
            ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
             / filter                                                2 │ waiting for board, then signs
                  Day  Kind     With              What was said    Min │
             sep 2026                                                  │ With       Aid/Watch, James Goodman
            ▌  fri 18  call     Aid/Watch, Jame…  waiting for b…    35 │ When       fri 18 sep
             aug 2026                                                  │ By         me
               fri 21  meeting  Ecologistas en …  at the assemb…       │ Took       35 min
                                                                       │
                                                                       │
                                                                       │
                                                                       │
                                                                       │
             l log   t task   a add   b brief   e edit   Enter open   v mark                          : commands   ? help
            """)
    }

    @Test("on a narrow terminal the contact takes the whole body")
    func narrow() {
        var story = Story(.small, width: 60, height: 12, screen: .log)
        story.type("j<enter>")
        #expect(story.screen.contains { $0.hasPrefix(" at the assembly") })
        story.type("<esc>")
        #expect(story.screen.contains { $0.contains("aug 2026") })
    }

    @Test(
        "is narrowed by words, by who was spoken to and by days",
        arguments: [
            ("board", 1), ("ecologistas", 1), ("with:james", 1), ("at:2026-08", 1), ("minutes:>30", 1), ("zzz", 0),
        ])
    func filtered(text: String, count: Int) {
        var story = Story(.small, width: 80, height: 24, screen: .log)
        story.type("/\(text)<enter>")
        expectNoDifference(story.state.log.list.rows.count, count, "\(text)")
    }

    @Test("a contact that was deleted comes back with u")
    func deletes() {
        var story = Story(.small, width: 80, height: 24, screen: .log)
        story.type("x")
        #expect(story.state.log.list.rows.count == 1)
        #expect(story.changes.count == 1)
        story.type("u")
        #expect(story.state.log.list.rows.count == 2)
    }
}
