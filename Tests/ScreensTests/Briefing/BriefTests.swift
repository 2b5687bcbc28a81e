import CustomDump
import NetworkModel
import TestSupport
import Testing
import TextCanvas

@testable import Screens

private let writer = BriefWriter(Network.briefed.outgoing, clock: clock(), texts: Texts())

@Suite("Briefs")
struct BriefTests {
    @Test("a newcomer's says all that a newcomer needs, and nothing empty")
    func newcomer() throws {
        let page = try #require(writer.page(newcomer: "amina"))
        expectNoDifference(
            page.text(width: 72),
            """
            Briefing for Amina Diallo
            =========================
            Our World Network
            Ministerial conference · thu 25 mar 2027 – sun 28 mar 2027 · in 17 w

            Your buddy
              Ana Ruiz · ana@our-world.example · +1 555 0101 · es

            What we are for
              Trade rules that leave room for people and sea
              - no text on fisheries without the fishers

            How we work together
              - who is concerned speaks first

            The event
              When       thu 25 mar 2027 – sun 28 mar 2027
              Where      Yaoundé
              What for   keep annex 4 out
              Before it  Pre-meeting, wed 24 mar 2027 09:00–17:00

            What was decided last
              - nobody speaks alone (20 nov)
              - we oppose annex 4 as it stands (20 nov, consensus)

            Priorities and red lines
              1. annex 4 stays out
                 Red line: no subsidies for distant fleets
                 If need be: a footnote for small boats
              2. a review after three years

            Our positions
              - Common position on fisheries (consultation)
                Subsidies that empty the sea end.

            The team
              - Ana Ruiz · facilitation · ana@our-world.example · +1 555 0101
              - Fatima Zahra · treaty law

            Who leads on what
                                All themes    fisheries     services
              Africa                          Amina Diallo  – nobody
              Europe                          – nobody      – nobody
              Norway (leaning)  Fatima Zahra  ←             ←

            How we work there
              Speaks for us  Ana Ruiz
              May decide     Fatima Zahra: wording on fisheries
              Sign-off       two of us, within an hour
              Daily caucus   08:00, room 12
              - Agreed: nobody speaks alone

            Your tasks
              - one page on annex 4, in 5 d

            Your training
              ○ our positions and red lines, 4 mar

            Words you will hear
              - annex 4: the fisheries text
              - brackets: words not agreed yet

            Dates
              - mon 1 feb 2027: Common position on fisheries
              - wed 24 mar 2027: Pre-meeting
              - thu 25 mar 2027: Ministerial conference

            """)
    }

    @Test("an event's says where everything stands")
    func event() throws {
        let page = try #require(writer.page(event: "mc14"))
        expectNoDifference(
            page.text(width: 72),
            """
            Ministerial conference
            ======================
            thu 25 mar 2027 – sun 28 mar 2027
            intergovernmental meeting · in 17 w

            The event
              Where     Yaoundé
              What for  keep annex 4 out

            Ready
              In all       0 of 4, 1 late, 0 % of the work
              information  0 of 1, 1 late
              priorities   0 of 2
              training     0 of 1

            Too little time
              - letter to the ministers
                It has to be ready on 17 mar, when “sign the letter” has to begin.
                It needs 20 w, 16 w are left: it had to begin by 28 oct.
                Still possible: do with 3 w less of it; drop it, or move the event
                  by 3 w.
              - 1 more waits for that

            Late
              - collect positions (Fatima Zahra), 11 d late

            Our delegation
              accepted 2  Amina Diallo (delegate), Ana Ruiz (head)
              invited 1   Old Hand (delegate)

            Priorities and red lines
              1. annex 4 stays out
                 Red line: no subsidies for distant fleets
                 If need be: a footnote for small boats
              2. a review after three years

            Our positions
              - Common position on fisheries (consultation)
                Subsidies that empty the sea end.

            What was decided last
              - nobody speaks alone (20 nov)
              - we oppose annex 4 as it stands (20 nov, consensus)

            How we work there
              Speaks for us  Ana Ruiz
              May decide     Fatima Zahra: wording on fisheries
              Sign-off       two of us, within an hour
              Daily caucus   08:00, room 12
              - Agreed: nobody speaks alone

            Who leads on what
                                All themes    fisheries     services
              Africa                          Amina Diallo  – nobody
              Europe                          – nobody      – nobody
              Norway (leaning)  Fatima Zahra  ←             ←

            Open tasks
              - nobody
                find interpreter
              - Amina Diallo
                one page on annex 4, in 5 d

            Pre-meetings and side events
              - Pre-meeting, wed 24 mar 2027 09:00–17:00

            Still missing
              - Amina Diallo: visa asked

            """)
    }

    @Test("what is private stands in no brief", arguments: ["amina", "mc14", "aid-watch", "ana"])
    func confidential(id: String) throws {
        let network = Network.briefed
        let place = try #require(network.place(of: RecordID(id), among: [.person, .event, .partner]))
        let page = try #require(writer.page(about: place))
        for text in [page.text(width: 200), page.markdown] {
            for word in ["Secret", "Confidential", "call the source", "in confidence"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    @Test("there is no brief about what is private itself")
    func privateSubject() throws {
        let place = try #require(Network.briefed.place(of: RecordKey(.partner, "hidden")))
        #expect(writer.page(about: place) == nil)
        #expect(writer.page(newcomer: "secret") == nil)
    }

    @Test("an empty network gives a page with its title alone")
    func nothing() throws {
        let network = Network([.person: "Id: ana\nName: Ana Ruiz\n"])
        let page = try #require(BriefWriter(network.outgoing, clock: clock(), texts: Texts()).page(newcomer: "ana"))
        expectNoDifference(page.text(width: 80), "Briefing for Ana Ruiz\n=====================\n")
    }

    @Test("Markdown escapes what would be markup")
    func markdown() {
        var page = BriefPage("A *star* [x]", ["below"])
        page.add("Table", .table(heading: ["", "a|b"], rows: [["x", "1\n2"]]))
        page.add("List", .list([BriefPage.Item("# no heading", ["detail"])]), .facts([("Who", "me"), ("None", nil)]))
        page.add("Empty", .list([]))
        expectNoDifference(
            page.markdown,
            """
            # A \\*star\\* \\[x\\]

            below

            ## Table

            |  | a\\|b |
            | --- | --- |
            | x | 1 2 |

            ## List

            - \\# no heading
              - detail

            - **Who:** me

            """)
    }

    @Test("no line is wider than the page", arguments: [20, 30, 40, 72, 120])
    func width(width: Int) throws {
        for page in [writer.page(event: "mc14"), writer.page(newcomer: "amina")] {
            for line in try #require(page).lines(width: width) {
                #expect(TextLayout.width(of: line.map(\.text).joined()) <= width, "\(line)")
            }
        }
    }

    @Test("times are said by the clocks of the place, and by one's own where they differ")
    func zones() throws {
        let event = try #require(Network.briefed.event("pre"))
        #expect(writer.when(event) == "wed 24 mar 2027 09:00–17:00")
        #expect(writer.whenHere(event) == "wed 24 mar 2027 08:00–16:00")
    }
}

@Suite("A brief on the screen")
struct BriefStories {
    @Test("b shows it, j scrolls, p prints it, Esc goes back")
    func story() throws {
        var story = Story(.briefed, width: 80, height: 24, screen: .events)
        story.state.withList { $0.move(to: 1) }
        #expect(story.state.selectedKey?.id == "mc14")
        story.type("b")
        #expect(story.screen[2].contains("Ministerial conference"))
        story.type("jjj")
        #expect(!story.screen[2].contains("Ministerial conference"))
        story.type("g")
        #expect(story.screen[2].contains("Ministerial conference"))
        story.type("p")
        #expect(story.screen.contains { $0.contains("briefs/mc14.txt") })
        story.type("<enter>")
        let written = story.effects.compactMap { effect -> (String, String)? in
            if case .writePage(let file, let text) = effect { (file, text) } else { nil }
        }
        #expect(written.first?.0 == "briefs/mc14.txt")
        #expect(written.first?.1.hasPrefix("Ministerial conference\n======================\n") == true)
        story.type("p<ctrl-u>x.md<enter>")
        if case .writePage(_, let text)? = story.effects.last { #expect(text.hasPrefix("# Ministerial")) }
        story.type("<esc>")
        #expect(story.state.overlays.isEmpty)
    }

    @Test("on a step of somebody's training it is the newcomer's")
    func fromChecklist() {
        var story = Story(.briefed, width: 80, height: 24, screen: .checklist)
        story.state.checklist.event = "mc14"
        story.send(.clock(story.state.clock))
        story.type("G")
        #expect(story.state.selectedKey?.id == "c2")
        story.type("b")
        #expect(story.screen.contains { $0.contains("Briefing for Amina Diallo") })
    }

    @Test("it says why there is none")
    func none() {
        var story = Story(.briefed, width: 80, height: 24, screen: .partners)
        story.type("G")
        #expect(story.state.selectedKey?.id == "hidden")
        story.type("b")
        #expect(story.state.overlays.isEmpty)
        #expect(story.state.status?.text.contains("private") == true)
    }

    @Test("it draws at every size", arguments: ScreenSizesTests.sizes)
    func sizes(size: Size) {
        var story = Story(.briefed, screen: .events)
        story.type("b")
        story.send(.terminal(.resized(size)))
        story.type("jG<pgup>")
        let canvas = view(story.state)
        #expect(canvas.size == size)
    }
}
