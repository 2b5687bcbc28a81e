import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

private let network = Network([
    .partner: """
    Id: aid-watch
    Name: Aid/Watch
    Stage: active
    WorkingContact: james

    Id: bees
    Name: Bees for Development
    Stage: active

    Id: lake
    Name: Lake Watch
    Stage: met

    """,
    .person: """
    Id: ana
    Name: Ana Ruiz
    Team: yes

    Id: fatima
    Name: Fatima Zahra
    Team: yes

    Id: james
    Name: James Goodman
    Role: aid-watch: coordinator

    Id: rosa
    Name: Rosa Campos
    Role: bees

    """,
    .event: """
    Id: mc14
    Title: Ministerial conference
    Starts: 2026-12-10
    Ends: 2026-12-13
    Participant: james: delegate; reply accepted; visa needed
    Participant: rosa: ; reply invited
    Participant: lake

    Id: assembly
    Title: Assembly
    Starts: 2026-11-21
    Participant: fatima: facilitator

    Id: forum
    Title: Forum
    Starts: 2026-06-12
    Participant: james: ; reply accepted; attended yes
    Participant: fatima: ; reply accepted; attended no

    """,
])

/// The participants of the conference, which is the second event ahead.
private func story(width: Int = 80, height: Int = 24) -> Story {
    var story = Story(network, width: width, height: height, screen: .events)
    story.type("jp")
    return story
}

private func values(_ story: Story, _ event: RecordID = "mc14") -> [String] {
    story.state.network.event(event)?.participants.map(\.value) ?? []
}

@Suite("Participants of an event")
struct ParticipantsScreenTests {
    @Test("p on an event shows who comes under their replies, with counts and the new ones marked")
    func list() {
        expectNoDifference(
            Array(story().screen[2...11]),
            [
                " Ministerial conference  10–13 dec · in 2 w",
                " 2 invited · 1 yes · 1 no answer · 3 organisations · 1 new · 1 not asked",
                "   Name                             Comes as      From                Reply",
                " Coming   1",
                "▌  James Goodman                    delegate      Aid/Watch           accepted",
                " No answer   1",
                "   Rosa Campos                 new                Bees for De…opment  invited",
                " Not asked   1",
                "   Lake Watch                                                         –",
                "",
            ])
    }

    @Test("the organisation stays on wider terminals", arguments: [100, 120, 130])
    func wider(width: Int) {
        #expect(story(width: width).screen.contains { $0.contains("James") && $0.contains("Aid/Watch") })
    }

    @Test("a reply is one key, the cursor stays with who gave it, and once more takes it back")
    func replies() {
        var story = story()
        story.type("jy")
        #expect(values(story)[1] == "rosa: ; reply accepted")
        #expect(story.state.selectedKey?.id == "rosa")
        story.type("y")
        #expect(values(story)[1] == "rosa: ; reply invited")
        story.type("yjn")
        #expect(values(story)[2] == "lake: ; reply declined")
        #expect(story.screen.last?.contains("Lake Watch: declined · u undoes") == true)
        story.type("u")
        #expect(values(story)[2] == "lake")
        story.type("*iugvvvy")
        #expect(values(story).filter { $0.contains("accepted") }.count == 3)
    }

    @Test("replies noted one after another move nobody under the cursor; who was left stands with the others then")
    func repliesStay() {
        var story = story()
        func names() -> [String] {
            story.state.participants.list.rows.map { story.state.network.title(at: $0) }
        }
        expectNoDifference(names(), ["James Goodman", "Rosa Campos", "Lake Watch"])
        // James declines: he stays where he is until the cursor goes on, and it goes on to who stood below him.
        story.type("n")
        expectNoDifference(names(), ["James Goodman", "Rosa Campos", "Lake Watch"])
        #expect(story.state.selectedKey?.id == "james")
        story.type("j")
        #expect(story.state.selectedKey?.id == "rosa")
        expectNoDifference(names().last == "James Goodman" || names()[1] == "James Goodman", true)
        story.type("yB")
        #expect(story.state.selectedKey?.id == "rosa")
        #expect(values(story)[0] == "james: delegate; reply declined; visa needed")
        #expect(values(story)[1] == "rosa: ; reply accepted")
    }

    @Test("marks are gone once they had their change, so that the next key is about one")
    func marksGo() {
        var story = story()
        story.send(.clock(clock("2026-12-10")))
        story.type("*p")
        #expect(story.screen.last?.contains("3 participants: here · u undoes") == true)
        #expect(story.state.participants.list.marks.isEmpty)
        story.type("n")
        #expect(values(story).filter { $0.contains("declined") }.count == 1)
        story.type("z*w")
        #expect(story.state.list?.marks.isEmpty == true)
    }

    @Test("attendance of all marked is one key and one undo")
    func attendance() {
        var story = story()
        story.send(.clock(clock("2026-12-10")))
        story.type("*p")
        #expect(values(story).allSatisfy { $0.hasSuffix("attended yes") })
        #expect(story.screen[3].contains("3 were there"))
        story.type("*p")
        #expect(values(story)[2] == "lake")
        story.type("*P")
        #expect(values(story).allSatisfy { $0.hasSuffix("attended no") })
        story.type("uuu")
        expectNoDifference(
            values(story), ["james: delegate; reply accepted; visa needed", "rosa: ; reply invited", "lake"])
    }

    @Test("nobody is noted as here or absent before the event begins")
    func tooEarly() {
        var story = story()
        story.type("pP")
        #expect(values(story)[0] == "james: delegate; reply accepted; visa needed")
        let said = "Ministerial conference begins thu 10 dec, in 2 w; who is there is noted then"
        #expect(story.screen.last?.contains(said) == true)
    }

    @Test("of an event that repeats it is noted who was there each time, [ and ] go from one to the other")
    func occurrences() {
        let weekly = Network([
            .person: "Id: ana\nName: Ana\n\nId: bo\nName: Bo\n\nId: cy\nName: Cy\n",
            .event: """
            Id: call
            Title: Caucus
            Starts: 2026-11-02
            Repeats: FREQ=WEEKLY
            Also: 2026-11-18
            Participant: ana: ; reply accepted; attended 2026-11-02, 2026-11-09
            Participant: bo: ; reply accepted; attended 2026-11-09; absent 2026-11-16
            Participant: cy: ; reply accepted

            """,
        ])
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            var story = Story(weekly, width: width, height: height, screen: .events)
            story.type("p")
            // Today is Saturday the 21st.
            #expect(story.screen[2].contains("there on wed 18 nov") || width == 40, "\(story.screen)")
            story.type("p[")
            #expect(values(story, "call")[0] == "ana: ; reply accepted; attended 2026-11-02, 2026-11-09, 2026-11-18")
            #expect(story.state.participants.day?.iso == "2026-11-16")
            story.type("jpp")
            #expect(values(story, "call")[1] == "bo: ; reply accepted; attended 2026-11-09")
            story.type("jP[p]]]p")
            #expect(
                values(story, "call")[2] == "cy: ; reply accepted; absent 2026-11-16; attended 2026-11-09",
                "\(story.screen)")
            #expect(story.screen.last?.contains("Caucus begins mon 23 nov") == true, "\(story.screen)")
            // Ana was there on the 2nd.
            story.type("[[[")
            #expect(Set(story.state.participants.newcomers.map { weekly.key(at: $0).id }) == ["bo", "cy"])
        }
    }

    @Test("a role is chosen or typed, and x takes somebody off the list and deletes no record")
    func rolesAndRemoval() {
        var story = story()
        story.type("cspeak<enter>")
        #expect(values(story)[0].hasPrefix("james: speaker;"))
        story.type("gx")
        #expect(!values(story).contains { $0.hasPrefix("james") })
        #expect(story.state.network.person("james") != nil)
        story.type("uccook<enter>")
        #expect(values(story).contains { $0.hasPrefix("rosa: cook;") } == true)
    }

    @Test("names are added several at once, with completion; a filter adds the working contacts of partners")
    func adding() {
        var story = story()
        story.type("afat<tab>ana<enter>")
        #expect(Array(values(story).suffix(2)) == ["fatima", "ana"])
        story.type("aall partners stage:active")
        #expect(story.screen.joined().contains("adds Bees for Development"))
        story.type("<enter>")
        #expect(values(story).last == "bees")
        #expect(story.state.selectedKey?.id == "bees")
    }

    @Test("a name that nobody has is not added, and = takes the one that was meant")
    func unknownName() {
        var story = story()
        story.type("afatima sahra<enter>")
        #expect(values(story).count == 3)
        #expect(story.screen.joined().contains("nobody is called fatima sahra"))
        story.type("=<enter>")
        #expect(values(story).last == "fatima")
    }

    @Test("somebody who walks in is three keys and a line: person, organisation, attendance and request")
    func walkIn() {
        var story = Story(network, width: 80, height: 24, screen: .events)
        story.type("p")
        story.type("aAmina Okoye / River Keepers / ngo / maps of the delta<enter>")
        #expect(values(story, "assembly").last == "amina-okoye: ; attended yes")
        #expect(story.state.network.partner("river-keepers")?.needs == ["maps of the delta"])
        #expect(story.state.network.person("amina-okoye")?.roles.map(\.id) == ["river-keepers"])
        #expect(story.screen.last?.contains("Amina Okoye is here") == true)
        story.type("u")
        #expect(story.state.network.person("amina-okoye") == nil)
        #expect(values(story, "assembly") == ["fatima: facilitator"])
    }

    @Test("a likely duplicate is offered before Enter, and = takes the one who is there")
    func duplicate() {
        var story = Story(network, width: 80, height: 24, screen: .events)
        story.type("paJames Godman / Lake Wach / ngo")
        #expect(story.screen.joined().contains("= takes James Goodman"))
        story.type("=")
        #expect(story.screen.joined().contains("= takes Lake Watch"))
        story.type("=<enter>")
        #expect(values(story, "assembly").last == "james: ; attended yes")
        #expect(story.state.network.person("james")?.roles.map(\.id) == ["aid-watch", "lake"])
        #expect(story.state.network.all(Person.self).count == 4)
    }

    @Test("B puts them under roles and organisations, Esc goes back to the events")
    func grouping() {
        var story = story()
        story.type("B")
        #expect(story.screen.contains { $0.hasPrefix(" delegate   1") })
        story.type("B")
        #expect(story.screen.contains { $0.hasPrefix(" Aid/Watch   1") })
        story.type("<esc>")
        #expect(story.state.screen == .events)
    }

    @Test("it can be used at 40 columns")
    func narrow() {
        let story = story(width: 40, height: 12)
        #expect(story.screen.contains { $0.contains("James Goodman") && $0.contains("accepted") })
    }

    @Test("who came is in the timeline of the person and of the partner, with the rate")
    func timeline() {
        var story = Story(network, width: 80, height: 40, screen: .partners)
        story.type("<enter>")
        let screen = story.screen.joined(separator: "\n")
        #expect(screen.contains("came"))
        #expect(screen.contains("Forum · James Goodman"))
        #expect(screen.contains("1 of 1 event"))
    }
}

@Suite("Logistics of an event")
struct LogisticsScreenTests {
    @Test("shows participants and matters, those first for whom something is missing")
    func matrix() {
        var story = story(width: 120)
        story.type("z]")
        #expect(story.screen[3].hasPrefix(" visas: 1 of 1 missing"))
        #expect(story.screen[4].contains("[visa]"))
        #expect(story.screen[5].hasPrefix(" Something missing   1"))
        #expect(story.screen[6].contains("James Goodman") && story.screen[6].contains("○ needed"))
    }

    @Test("one key says how far a matter is, for one or for all marked; an owner is chosen")
    func keys() {
        var story = story(width: 120)
        story.type("z]d")
        #expect(values(story)[0] == "james: delegate; reply accepted; visa done")
        story.type("*w")
        #expect(values(story).allSatisfy { $0.contains("visa asked") })
        story.type("*ofat<enter>")
        #expect(values(story).allSatisfy { $0.contains("visa-owner fatima") })
        #expect(story.screen.contains { $0.contains("… asked · Fat") })
        story.type("uu<left>r")
        #expect(values(story).contains { $0.contains("registration refused") })
    }

    @Test("what is missing is said on the event's card and on Today while the event is near, and listed across events")
    func missing() {
        var story = Story(network, width: 120, height: 40, screen: .events)
        story.type("j")
        #expect(story.screen.joined().contains("visas: 1 of 1 missing"))
        story.type("W<enter>")
        #expect(story.state.screen == .logistics)
        #expect(story.state.selectedKey?.id == "james")
        #expect(story.state.logistics.matter == .visa)
        story.type("1")
        #expect(story.screen.contains { $0.contains("○ missing") && $0.contains("visas: 1 of 1") })
        story.send(.clock(clock("2026-09-01")))
        #expect(!story.screen.contains { $0.contains("○ missing") })
    }
}
