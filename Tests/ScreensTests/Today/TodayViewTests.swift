import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

struct TodayViewTests {
    @Test("a wide terminal shows what wants me and beside it the partner")
    func wide() {
        expectScreen(
            view(Story(.small, width: 120, height: 18).state),
            """
             Our World Network     1 Today  2 Partners  3 Events  4 Checklist  5 Tasks  6 Log  7 Network  8 Outreach     sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
             7 things want you                                              │ Aid/Watch  ngo · Australia · active
             Late                                                           │ Lead me   Cadence 6 w   Next 3 w over
            ▌  ● contact  Aid/Watch              3 w over    every 6 w      │ Last contact 9 w ago · call · with James Goodman
               ● promise  send draft annex       5 d late    Aid/Watch      │              by me
               ● plan     common position on f…  1 d late    Ministerial c… │
             Today                                                          │ They offer     analysis of loans
               ● contact  Bees for Development   due today   every 3 mo     │ They need      speakers for february
               ● contact  Ecologistas en Acción  due today   every 3 mo     │
             This week                                                      │ Open between us
               ○ event    Webinar: digital tra…  tue 16:00                  │  we owe    send draft annex  5 d late  me
               ○ task     letter to ministers    thu         Fatima Zahra   │
                                                                            │ Last contacts
                                                                            │  18 sep       call     35 min  waiting for board, the…
                                                                            │
            ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
             l log   S stage   o lead   s snooze   t task   a add   b brief   e edit   Enter open   v mark      : commands   ? help
            """)
    }

    @Test("the smallest terminal shows the same in short")
    func small() {
        expectScreen(
            view(Story(.small, width: 40, height: 12).state),
            """
             Our World Ne…  ‹ 1 Today ›  sat 21 nov
            ────────────────────────────────────────
             7 things want you
             Late
            ▌  ● contact  Aid/Watch      3 w over
               ● promise  send draft a…  5 d late
               ● plan     common posit…  1 d late
             Today
               ● contact  Bees for Dev…  due today
               ● contact  Ecologistas …  due today
             This week
             l log  S stage      : commands  ? help
            """)
    }

    @Test("an empty network says how to begin", arguments: [Size(width: 80, height: 24), Size(width: 40, height: 12)])
    func empty(size: Size) {
        let story = Story(Network(), me: "ana", width: size.width, height: size.height)
        let text = story.screen.joined(separator: " ")
        #expect(text.contains("Nothing wants you today"))
        #expect(text.contains("cadence"))
    }

    @Test("what is typed while the window is too small goes into the form or line, which is entered once it is seen")
    func typingTooSmall() {
        var story = Story(.small, width: 80, height: 24, screen: .partners)
        story.type("aBe")
        story.send(.terminal(.resized(Size(width: 20, height: 5))))
        #expect(story.screen.joined(separator: " ").contains("What you type is kept"))
        story.type("es of q<backspace>Chad<enter><esc>")
        story.send(.terminal(.paste(", now")))
        #expect(story.changes.isEmpty)
        story.send(.terminal(.resized(Size(width: 80, height: 24))))
        #expect(story.screen.contains { $0.contains("Bees of Chad, now") })
        story = Story(.small, width: 80, height: 24, screen: .partners)
        story.type("/ai")
        story.send(.terminal(.resized(Size(width: 39, height: 24))))
        story.type("d")
        story.send(.terminal(.resized(Size(width: 80, height: 24))))
        #expect(story.screen.contains { $0.contains(" aid ") })
        // A question is not answered unseen.
        story.type("<enter>")
        story.send(.terminal(.resized(Size(width: 20, height: 5))))
        story.type("x")
        #expect(story.changes.isEmpty)
    }

    @Test(
        "a terminal that is too small says so and how to leave",
        arguments: [Size(width: 39, height: 12), Size(width: 60, height: 11), Size(width: 20, height: 4)])
    func tooSmall(size: Size) {
        var story = Story(.small, width: size.width, height: size.height)
        #expect(story.screen.joined(separator: " ").contains("caucus needs 40×12"))
        story.type("x")
        #expect(story.changes.isEmpty)
        story.type("q")
        guard case .quit? = story.effects.last else {
            Issue.record("q does not leave")
            return
        }
    }
}
