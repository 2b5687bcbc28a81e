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
               Name                        Kind        Stage         Last        Next  Open
            ▌  Aid/Watch                   ngo         active         9 w    3 w over     1
               Bees for Development        community…  met              –   due today
               Ecologistas en Acción       ngo         active        13 w   due today
               第三世界網絡 Third World    network     approached       –














            ────────────────────────────────────────────────────────────────────────────────
             l log   S stage   o lead   s snooze   t task   a add       : commands   ? help
            """)
    }

    @Test("the card tells where a partner meets us next, not what it declined or what was called off")
    func meetsNext() {
        let network = Network([
            .partner: "Id: bees\nName: Bees\n",
            .event: """
            Id: a
            Title: Assembly
            Starts: 2026-12-10
            Participant: bees: ; reply declined

            Id: b
            Title: Briefing
            Starts: 2026-12-11
            Participant: bees: ; reply accepted

            Id: c
            Title: Caucus
            Starts: 2026-12-12
            Status: cancelled
            Participant: bees

            """,
        ])
        let story = Story(network, width: 120, height: 30, screen: .partners)
        let heading = story.screen.firstIndex { $0.contains("Meets us next at") } ?? 0
        #expect(story.screen.dropFirst(heading + 1).first?.contains("Briefing") == true, "\(story.screen)")
        #expect(!story.screen.dropFirst(heading).contains { $0.contains("Assembly") || $0.contains("Caucus") })
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
             filter ▸ country:k   Kenya                                              1 of 4
               Name                        Kind        Stage         Last        Next  Open
            ▌  Bees for Development        community…  met              –   due today








             Enter keep   Esc back   Tab complete
            """)
    }

    @Test("what may follow stands beside what is typed as far as it fits, and what was gone to is always in view")
    func proposals() {
        var story = Story(.small, width: 40, height: 12, screen: .partners)
        story.type("/is:")
        let all = story.state.partners.list.filter.proposals
        #expect(all.count > 2)
        for proposal in all {
            story.type("<down>")
            #expect(story.screen[2].contains(proposal), "\(story.screen[2])")
            #expect(story.screen[3].contains("Name"))
        }
        story.type("<tab>")
        #expect(story.state.partners.list.filter.text == "is:\(all.last ?? "") ")
    }

    @Test("a column with nothing in it for any partner leaves its room to others, whatever the filter")
    func emptyColumns() {
        let network = Network([.partner: "Id: a\nName: Aid\nCountry: Peru\nCadence: 6w\n\nId: b\nName: Bees\n"])
        var story = Story(network, width: 80, height: 14, screen: .partners)
        let headings = "   Name                              Country             Last        Next  Open"
        #expect(story.screen[3] == headings)
        story.type("/bees<enter>")
        #expect(story.screen[3] == headings)
        story.type("<esc>S<enter>")
        #expect(story.screen[3].contains("Stage"))
        story.type("u")
        #expect(story.screen[3] == headings)
    }

    @Test("are sorted by the whole of their names, and by a column with those that are alike by name")
    func order() {
        let partners = [
            ("z", "Centre for Trade", "Peru"), ("b", "Centre for Ärzte", "Kenya"), ("c", "Zoo", "Kenya"),
            ("d", "centre for bees", "Peru"), ("e", "Alone", ""),
        ]
        let text = partners.map { "Id: \($0.0)\nName: \($0.1)\nCountry: \($0.2)\n" }.joined(separator: "\n")
        var story = Story(Network([.partner: text]), screen: .partners)
        func ids() -> String { story.state.partners.list.rows.map { story.state.network.key(at: $0).id.text }.joined() }
        #expect(ids() == "ebdzc")
        story.state.partners.list.sort = SortOrder("country")
        story.type("j")
        #expect(ids() == "bcdze")
        story.state.partners.list.sort = SortOrder("name", isDescending: true)
        story.type("j")
        #expect(ids() == "czdbe")
    }

    @Test("the footer shows what can be done with what is marked")
    func bulk() {
        var story = Story(.small, width: 80, height: 14, screen: .partners)
        story.type("v")
        #expect(story.screen.last == " 1 marked   S stage   o lead   # tag   l log   v mark       : commands   ? help")
        story.type("k")
        #expect(story.screen.last == " 1 marked   S stage   o lead   # tag   l log   v unmark     : commands   ? help")
        story.type("v")
        #expect(story.screen.last?.hasPrefix(" l log   S stage") == true)
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

    @Test("what is typed behind a filter that is kept is a term of its own; Enter and Esc alone leave it as it is")
    func furtherTerm() {
        var story = Story(.small, screen: .partners)
        story.type("/country:kenya<enter>/aid<enter>")
        #expect(story.state.list?.filter.text == "country:kenya aid")
        for key in ["<enter>", "<esc>"] {
            story.type("/" + key)
            #expect(story.state.list?.filter.text == "country:kenya aid")
        }
        story.type("/<backspace>x<enter>")
        #expect(story.state.list?.filter.text == "country:kenya aidx")
    }
}
