import CustomDump
import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing
import TextCanvas

/// What a text on the screen begins with, from there to the end of its line.
private func line(_ story: Story, _ text: String) -> String? {
    story.screen.first { $0.contains(text) }
}

/// All words on the screen, wrapped lines joined.
private func words(_ story: Story) -> String {
    story.screen.joined(separator: " ").split(separator: " ").joined(separator: " ")
}

@Suite("Planning a meeting backwards")
struct PlanStories {
    @Test("a, three letters of the template, Tab, title, Tab, date, Enter: the event and its plan in one change")
    func newEvent() throws {
        var story = Story(.small, width: 100, height: 30, screen: .events)
        story.type("aint<tab>MC15<tab>25–28 mar")
        #expect(line(story, "25–28 mar 2027 · in 17 w") != nil)
        #expect(line(story, "25 items · the first is due thu 8 oct · 3 would be late already") != nil)
        // 17 weeks of work, and 89 days until 18 February.
        #expect(line(story, "! agree the common position") != nil)
        #expect(words(story).contains("it needs 17 w, 12 w are left"))
        story.type("<enter>")
        #expect(story.changes.count == 1)
        let event = try #require(story.state.network.event("mc15"))
        #expect(event.starts?.iso == "2027-03-25" && event.ends?.iso == "2027-03-28")
        #expect(event.sort == "intergovernmental meeting" && event.template == "intergovernmental meeting")
        #expect(story.state.network.checklist(of: "mc15").count == 25)
        #expect(story.state.selectedKey?.id == "mc15")
        #expect(line(story, "Added MC15 with 25 items · u undoes") != nil)
        story.type("u")
        #expect(story.state.network.event("mc15") == nil)
        #expect(story.state.network[.checklistItem].count == Network.small[.checklistItem].count)
    }

    @Test("without a plan a title is enough; with one the date is asked for")
    func withoutPlan() {
        var story = Story(.small, width: 80, height: 24, screen: .events)
        story.type("awebi<tab>Talk<tab><enter>")
        #expect(story.changes.isEmpty)
        #expect(line(story, "The plan is counted from the event's day") != nil)
        story.type("<tab><tab><backspace><backspace><backspace><backspace>no plan<tab><tab><tab><enter>")
        #expect(story.state.network.event("talk") != nil)
        #expect(story.state.network.event("talk")?.starts == nil)
    }

    @Test("an event elsewhere is typed on its own clocks, and shown on them and on the viewer's")
    func zone() throws {
        var story = Story(.small, width: 100, height: 30, screen: .events)
        let now = clock()
        story.send(.clock(Clock(instant: now.instant, zone: now.zone, zones: .system)))
        story.type("awebi<tab>Talk<tab>25 mar 14:00-16:00<tab>par")
        #expect(line(story, "thu 25 mar 2027 14:00–16:00 Paris · 13:00 here · in 17 w") != nil, "\(story.screen)")
        story.type("<enter>")
        let event = try #require(story.state.network.event("talk"))
        #expect(event.timezone == "Europe/Paris")
        #expect(event.record.first(.starts) == "2027-03-25T14:00:00+01:00")
        #expect(event.record.first(.ends) == "2027-03-25T16:00:00+01:00")
        #expect(line(story, "25 mar 14:00 Paris") != nil, "\(story.screen)")
    }

    @Test("a zone nobody knows and an hour that its clocks skip are told, and nothing is added")
    func wrongZone() {
        var story = Story(.small, width: 100, height: 30, screen: .events)
        let now = clock()
        story.send(.clock(Clock(instant: now.instant, zone: now.zone, zones: .system)))
        story.type("awebi<tab>Talk<tab>28 mar 2:30<tab>atlantis")
        #expect(line(story, "is no time zone that is known here") != nil)
        story.type("<enter>")
        #expect(story.changes.isEmpty && story.state.overlays.count == 1)
        story.type("<ctrl-u>paris")
        #expect(line(story, "02:30 does not exist in Europe/Paris") != nil, "\(story.screen)")
        story.type("<enter>")
        #expect(story.changes.isEmpty && story.state.overlays.count == 1)
        // The clocks here do not skip it.
        story.type("<tab><ctrl-u><enter>")
        #expect(story.changes.count == 1)
    }

    @Test("a pre-meeting added on an event prepares it")
    func preMeeting() {
        var story = Story(.small, width: 100, height: 24, screen: .events)
        story.type("japre-<tab>Weekend<tab>20 mar")
        #expect(line(story, "prepares Ministerial conference") != nil)
        story.type("<enter>")
        #expect(story.state.network.event("weekend")?.prepares == "mc14")
    }

    @Test("what was typed is not dropped by one slip")
    func leaving() {
        var story = Story(.small, width: 80, height: 24, screen: .events)
        story.type("a<tab>MC15<esc>")
        #expect(story.state.overlays.count == 1)
        story.type("<esc>")
        #expect(story.state.overlays.isEmpty && story.changes.isEmpty)
    }

    @Test("a wrong date says why, and what was typed stays", arguments: ["31 feb", "soon", "28-25 mar"])
    func wrongDate(text: String) {
        var story = Story(.small, width: 80, height: 24, screen: .events)
        story.type("a<tab>MC15<tab>\(text)<enter>")
        #expect(story.changes.isEmpty && story.state.overlays.count == 1)
        #expect(story.state.status != nil)
    }

    @Test("it shows at every size")
    func sizes() {
        for size in ScreenSizesTests.sizes {
            var story = Story(.small, screen: .events)
            story.send(.terminal(.resized(size)))
            story.type("aint<tab>MC15<tab>25–28 mar")
            #expect(story.screen.count == size.height)
        }
    }
}

private let moving = Network([
    .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n",
    .event: """
    Id: mc14
    Title: Ministerial conference
    Starts: 2027-01-25
    Ends: 2027-01-28

    Id: pre
    Title: Weekend
    Starts: 2027-01-23
    Prepares: mc14

    """,
    .checklistItem: """
    Id: a
    Event: mc14
    Section: information
    Text: collect positions
    Due: T-60d
    Needs: 1w

    Id: b
    Event: mc14
    Section: priorities
    Text: common position
    Owner: ana
    Due: T-6d
    Needs: 8w

    Id: c
    Event: mc14
    Section: logistics
    Text: print
    Due: 2027-01-20

    Id: d
    Event: mc14
    Section: logistics
    Text: rooms
    Due: T-2w
    Done: 2026-11-01

    """,
])

@Suite("Moving and copying an event on the screen")
struct EventMoveStories {
    /// An event with forty items.
    private static let large = Network([
        .event: "Id: mc14\nTitle: Ministerial conference\nStarts: 2027-01-25\n",
        .checklistItem: (1...40).map { "Id: i\($0)\nEvent: mc14\nText: step \($0).\nDue: T-\($0 + 50)d\n\n" }.joined(),
    ])

    @Test("all that moves can be read, by arrows and pages", arguments: [(120, 40), (80, 24), (40, 12)])
    func scrolls(width: Int, height: Int) {
        var story = Story(Self.large, width: width, height: height, screen: .events)
        story.type(">1 feb")
        func shown() -> Int { story.screen.count { $0.contains("step ") } }
        // As many as there is room for: header, title, three lines, footer.
        if height == 40 { #expect(shown() >= 28, "\(story.screen.joined(separator: "\n"))") }
        var seen: Set<String> = []
        func look() {
            for line in story.screen {
                guard let start = line.firstRange(of: "step ") else { continue }
                seen.insert(String(line[start.upperBound...].prefix { $0 != "." }))
            }
        }
        look()
        for _ in 0..<60 {
            story.type("<down>")
            look()
        }
        #expect(seen.count == 40, "\(seen.count): \(story.screen.joined(separator: "\n"))")
        story.type("<pgup><pgup><pgup><pgup><pgup><pgup><pgup><pgup><pgup><pgup><pgup><pgup>")
        #expect(line(story, "40 items move") != nil || height == 12)
        story.type("<enter>")
        #expect(story.changes.count == 1)
    }

    @Test("> shows what moves, what stays and what is late; Enter moves all, u brings all back")
    func moves() {
        var story = Story(moving, width: 100, height: 30, screen: .events)
        story.type("j>18 jan")
        #expect(line(story, "mon 25 – thu 28 jan 2027 → mon 18 – thu 21 jan 2027 · in 8 w") != nil)
        #expect(line(story, "2 items move · 1 done stays · 1 has a date of its own and stays") != nil)
        #expect(line(story, "late 0 → 1 · too little time for 1 → 2") != nil)
        // 20 January lies before the 25th and behind the 18th.
        #expect(line(story, "1 of them would come after the event") != nil)
        #expect(line(story, "1 pre-meeting moves along: Weekend 23 jan → 16 jan") != nil)
        #expect(line(story, "26 nov → 19 nov  late")?.contains("collect positions") == true)
        story.type("<enter>")
        #expect(story.changes.count == 1)
        #expect(story.state.network.event("mc14")?.starts?.iso == "2027-01-18")
        #expect(story.state.network.event("pre")?.starts?.iso == "2027-01-16")
        #expect(line(story, "Moved Ministerial conference to 18 jan, with 1 pre-meeting") != nil)
        story.type("u")
        #expect(story.state.network.text(.event) == moving.text(.event))
    }

    @Test("Tab leaves the pre-meetings where they are; +2w counts from the day it is on")
    func alone() {
        var story = Story(moving, width: 100, height: 30, screen: .events)
        story.type("j>+2w<tab>")
        #expect(line(story, "1 pre-meeting stays: Weekend 23 jan") != nil)
        story.type("<enter>")
        #expect(story.state.network.event("mc14")?.starts?.iso == "2027-02-08")
        #expect(story.state.network.event("mc14")?.ends?.iso == "2027-02-11")
        #expect(story.state.network.event("pre")?.starts?.iso == "2027-01-23")
    }

    @Test("a day set in the ordinary form shows the same before it is saved")
    func form() {
        var story = Story(moving, width: 100, height: 40, screen: .events)
        story.type("je<down><down><ctrl-u>18 jan<down><ctrl-u>21 jan<enter>")
        #expect(story.changes.isEmpty)
        #expect(line(story, "2 items move") != nil)
        story.type("<esc>")
        #expect(story.state.overlays.last is RecordForm)
        story.type("<enter><enter>")
        #expect(story.state.overlays.isEmpty)
        #expect(story.changes.count == 1)
        #expect(story.state.network.event("mc14")?.ends?.iso == "2027-01-21")
        #expect(story.state.network.event("pre")?.starts?.iso == "2027-01-16")
        story.type("u")
        #expect(story.state.network.text(.event) == moving.text(.event))
    }

    @Test("an edit that moves nothing asks nothing")
    func plainEdit() {
        var story = Story(moving, width: 100, height: 40, screen: .events)
        story.type("jex<enter>")
        #expect(story.state.overlays.isEmpty && story.changes.count == 1)
    }

    @Test("C says what a copy would hold, and makes it in one change")
    func copies() {
        var story = Story(moving, width: 120, height: 30, screen: .events)
        story.type("jC24 jan 2028")
        #expect(line(story, "Ministerial conference · 0 to ask anew") != nil)
        #expect(words(story).contains("1 pre-meeting (0 items)"))
        story.type("<enter>")
        #expect(story.changes.count == 1)
        let copy = story.state.network.checklist(of: "ministerial-conference")
        #expect(copy.map(\.dueText) == ["T-60d", "T-6d", "2028-01-19", "T-2w"])
        #expect(story.state.selectedKey?.id == "ministerial-conference")
    }

    @Test("next year is a year after the event, on the same weekday, and shows at every size")
    func nextYear() {
        for (width, height) in [(100, 30), (80, 24), (40, 12)] {
            var story = Story(moving, width: width, height: height, screen: .events)
            story.type("jCnext year")
            #expect(line(story, "next year")?.contains("Copy Minist") == true, "\(story.screen)")
            #expect(words(story).contains("mon 24 jan 2028"), "\(story.screen)")
            #expect(words(story).contains("counted from 25 jan 2027 to the same weekday"), "\(story.screen)")
            story.type("<esc>>next year")
            #expect(line(story, "next year")?.contains("Move Minist") == true, "\(story.screen)")
            #expect(words(story).contains("mon 24 – thu 27 jan 2028"), "\(story.screen)")
        }
    }
}

@Suite("The plan on the screen")
struct ChecklistPlanStories {
    @Test("an item without time enough says so in its row, with the reasons and what can be done in its card")
    func alarm() throws {
        // 25 Jan − 6 d = 19 Jan; less 8 weeks = 24 Nov. On 8 December, two weeks too late.
        var story = Story(moving, day: "2026-12-08", width: 80, height: 24, screen: .checklist)
        let row = try #require(line(story, "common position"))
        #expect(row.contains("● common position") && row.contains("needs 8w, 6w left"))
        story.type("j<enter>")
        let card = story.screen.joined(separator: "\n")
        for text in [
            "It needs 8 w, 6 w are left: it had to begin by 24 nov", "do with 2 w less of it", "move the event by 2 w",
        ] {
            #expect(card.contains(text), "\(text) in\n\(card)")
        }
    }

    @Test("w marks that work has begun, and takes that back; begun in time it is flagged no more")
    func begun() {
        var story = Story(moving, day: "2026-11-22", width: 80, height: 24, screen: .checklist)
        story.type("jw")
        #expect(story.state.network.checklistItem("b")?.begun?.iso == "2026-11-22")
        #expect(line(story, "Begun: common position") != nil)
        #expect(line(story, "◐ common position") != nil)
        story.type("w")
        #expect(story.state.network.checklistItem("b")?.begun == nil)
        var late = Story(story.state.network, day: "2026-12-08", width: 80, height: 24, screen: .checklist)
        late.type("jw")
        #expect(line(late, "begun, 2w short") != nil)
    }

    @Test("p adds what a template has and the checklist has not, and keeps the checklist as a template")
    func template() {
        var story = Story(moving, width: 100, height: 30, screen: .checklist)
        story.type("c")
        story.type("Minis<enter>")
        story.type("pweb<enter>")
        #expect(line(story, "11 items added from webinar") != nil)
        #expect(story.state.network.checklist(of: "mc14").count == 15)
        story.type("pour own<enter>")
        #expect(line(story, "Kept 15 steps as the template our own") != nil)
        #expect(story.state.network.template(named: "our own")?.steps.count == 15)
        story.type("pour own<enter>")
        #expect(line(story, "all of it is there") != nil)
    }

    @Test("> says when items are due, counted from the event or as a date")
    func later() {
        var story = Story(moving, width: 100, height: 30, screen: .checklist)
        story.type(">T-50d<enter>")
        #expect(story.state.network.checklistItem("a")?.dueText == "T-50d")
        story.type(">12 dec<enter>")
        #expect(story.state.network.checklistItem("a")?.dueText == "2026-12-12")
    }

    @Test("Events and Today say what lacks time; a position says that it is not there yet")
    func elsewhere() throws {
        var network = moving
        var draft = Draft(new: .position, id: "fisheries")
        draft.set(.title, "Common position on fisheries")
        draft.set(.event, "mc14")
        draft.set(.deadline, "2027-01-12")
        draft.set(.needs, "6w")
        var author = author()
        network.apply(author.change("", [draft.edit(at: author.clock.now)]))
        // On 8 December 35 days are left until 12 January.
        var story = Story(network, day: "2026-12-08", width: 80, height: 30, screen: .events)
        #expect(line(story, "Minister")?.contains("3 short") == true)
        story.type("1")
        let row = try #require(line(story, "no common"))
        #expect(row.contains("● plan") && row.contains("5w left"))
        let today = try #require(story.state.network.place(of: RecordKey(.position, "fisheries")))
        _ = TodayScreen.reveal(today, &story.state, opening: true)
        #expect(
            words(story).contains("needs 6 w, 5 w are left."))
    }

    @Test("items that wait for one another are told in the card")
    func ring() {
        let network = Network([
            .event: "Id: e\nTitle: E\nStarts: 2027-01-25\n",
            .checklistItem: "Id: a\nEvent: e\nText: first\nAfter: b\n\nId: b\nEvent: e\nText: second\nAfter: a\n",
        ])
        let story = Story(network, width: 120, height: 30, screen: .checklist)
        #expect(story.screen.joined(separator: " ").contains("They wait for one another"))
    }
}
