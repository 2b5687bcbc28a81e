import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

struct PartnersViewTests {
    @Test("a narrow terminal shows the list alone")
    func narrow() {
        expectScreen(
            view(Story(.small, width: 80, height: 24, screen: .partners).state),
            """
             Our World Network                  ‹ 2 Partners ›                   sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────
             / filter                                                                     4
               Name                                 Stage            Last        Next  Open
            ▌  Aid/Watch                            active            9 w    3 w late     1
               Bees for Development                 met                 –       today
               Ecologistas en Acción                active           13 w       today
               第三世界網絡 Third World             approached          –














            ────────────────────────────────────────────────────────────────────────────────
             l log   S stage   o lead   s snooze   t task   a add       : commands   ? help
            """)
    }

    @Test("the filter line shows what may follow, and how many match")
    func filter() {
        var story = Story(.small, width: 80, height: 14, screen: .partners)
        story.type("/country:k")
        expectScreen(
            view(story.state),
            """
             Our World Network                  ‹ 2 Partners ›                   sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────
             filter ▸ country:k                                                      1 of 4
               Name           Kenya                 Stage            Last        Next  Open
            ▌  Bees for Development                 met                 –       today








             Enter keep   Esc back   Tab complete                       : commands   ? help
            """)
    }

    @Test("what a filter does not know is said where the keys stand, and the rest of it holds")
    func filterProblem() {
        var story = Story(.small, width: 80, height: 14, screen: .partners)
        story.type("/contry:kenya bees<enter>")
        #expect(story.screen.last == " there is no field contry; did you mean country?")
    }

    @Test("Esc takes the filter back, then empties it")
    func escape() {
        var story = Story(.small, width: 80, height: 14, screen: .partners)
        story.type("/bees<enter>")
        #expect(story.state.list?.rows.count == 1)
        story.type("/xyz")
        #expect(story.state.list?.rows.count == 0)
        #expect(story.screen.joined(separator: " ").contains("No partner matches"))
        story.type("<esc>")
        #expect(story.state.list?.filter.text == "bees")
        story.type("<esc>")
        #expect(story.state.list?.rows.count == 4)
    }
}
