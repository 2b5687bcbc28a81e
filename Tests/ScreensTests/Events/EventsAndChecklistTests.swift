import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

private let network = Network([
    .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n",
    .event: """
    Id: mc14
    Title: Ministerial conference
    Kind: intergovernmental meeting
    Starts: 2027-03-25
    Ends: 2027-03-28
    Participant: ana: speaker; reply accepted

    Id: webinar
    Title: Webinar
    Starts: 2026-11-24T16:00:00+00:00
    Prepares: mc14

    Id: past
    Title: Last year
    Starts: 2025-11-24

    """,
    .checklistItem: """
    Id: c1
    Event: mc14
    Section: priorities
    Text: common position
    Due: 2026-11-20
    Owner: ana

    Id: c2
    Event: mc14
    Section: information
    Text: collect positions
    Due: T-90d

    Id: c3
    Event: mc14
    Section: information
    Text: read the draft
    Due: T-120d
    Done: 2026-11-10

    """,
])

@Suite("Events")
struct EventsScreenTests {
    @Test("what lies ahead comes first, soonest first, with countdown and readiness; then what is past")
    func list() {
        let story = Story(network, width: 80, height: 16, screen: .events)
        expectNoDifference(
            Array(story.screen[2...8]),
            [
                " / filter                                                                     3",
                "   Event                    Days                        In     Ready  Status",
                " Ahead",
                "▌  Webinar                  tue 16:00               in 3 d",
                "   Ministerial conference   25–28 mar 2027         in 17 w    1 of 3",
                " Past",
                "   Last year                24 nov 2025          11 mo ago",
            ])
    }

    @Test("beside the card the list keeps the columns that it has on 80", arguments: [99, 100, 114, 120, 160])
    func wider(width: Int) {
        let story = Story(network, width: width, height: 16, screen: .events)
        #expect(story.screen.contains { $0.contains("25–28 mar 2027") && $0.contains("in 17 w") }, "\(story.screen)")
        #expect(story.screen.contains { $0.contains("Days") && $0.contains("Ready") }, "\(story.screen)")
    }

    @Test("an event in full says what prepares it, how far that is and who comes")
    func card() {
        var story = Story(network, width: 80, height: 24, screen: .events)
        story.type("j<enter>")
        let screen = story.screen.joined(separator: "\n")
        for text in ["Prepared by  Webinar", "1 of 3 ready", "1 late", "priorities", "Ana Ruiz"] {
            #expect(screen.contains(text), "\(text) in\n\(screen)")
        }
    }

    @Test("c goes to the checklist of the event")
    func toChecklist() {
        var story = Story(network, width: 80, height: 24, screen: .events)
        story.type("jc")
        #expect(story.state.screen == .checklist)
        #expect(story.screen.contains { $0.contains("Ministerial conference") && $0.contains("1 of 3 ready") })
    }
}

@Suite("Checklist")
struct ChecklistScreenTests {
    @Test("shows the plan of the next event that has one, in its sections, days counted from the event")
    func list() {
        let story = Story(network, width: 80, height: 16, screen: .checklist)
        expectNoDifference(
            Array(story.screen[2...8]),
            [
                " Ministerial conference  25–28 mar · in 17 w     1 of 3 ready ▓▓▓▓░░░░░░░░ 33 %",
                "   Item                                      Owner                          Due",
                " information   1 of 2    ▓▓▓▓▓▓░░░░░░",
                "▌  ✓ read the draft                                                 done 10 nov",
                "   ○ collect positions                       nobody              25 dec  in 4 w",
                " priorities   0 of 1     ░░░░░░░░░░░░",
                "   ● common position                         me                20 nov  1 d late",
            ])
    }

    @Test("visas, beds and money that are missing stand below the title, where there is room")
    func missing() throws {
        var network = network
        let edit = try #require(
            network.editing(RecordKey(.event, "mc14"), at: clock().now) { draft in
                draft.setAll(
                    .participant,
                    [
                        "ana: speaker; reply accepted; visa needed; accommodation done; funding asked",
                        "kim: ; visa asked", "lee: ; reply declined; visa needed",
                    ])
            })
        var author = author()
        network.apply(author.change("", [edit]))
        let story = Story(network, width: 80, height: 16, screen: .checklist)
        #expect(story.screen[3] == " 2 visas, money for 1 missing")
        #expect(story.screen[4].hasPrefix("   Item"))
        let small = Story(network, width: 40, height: 12, screen: .checklist)
        #expect(!small.screen.contains { $0.contains("missing") })
    }

    @Test("an empty plan says how to begin, and counts nothing")
    func emptyPlan() {
        let network = Network([.event: "Id: e\nTitle: Assembly\nStarts: 2026-12-01\n"])
        let story = Story(network, width: 80, height: 16, screen: .checklist)
        #expect(story.screen[2].hasPrefix(" Assembly  1 dec · in 10 d"))
        #expect(!story.screen[2].contains("of 0"))
        #expect(story.screen.contains { $0.contains("Nothing on this checklist yet") })
    }

    @Test("d does an item, a adds one to the same event and section")
    func acts() {
        var story = Story(network, width: 80, height: 20, screen: .checklist)
        story.type("jd")
        #expect(story.state.network.checklistItem("c2")?.isDone == true)
        #expect(story.screen.contains { $0.contains("2 of 3 ready") })
        story.type("a")
        #expect(story.screen.contains { $0.contains("information") })
    }

    @Test("without events it says how to begin")
    func empty() {
        let story = Story(Network(), width: 60, height: 12, screen: .checklist)
        #expect(story.screen.contains { $0.contains("No event to prepare yet") })
    }

    @Test("readiness counts what is done, what is late and what there is")
    func readiness() {
        let whole = network.readiness(of: "mc14", on: clock().today)
        #expect((whole.done, whole.total, whole.late) == (1, 3, 1))
        #expect(network.readiness(of: "mc14", section: "information", on: clock().today).total == 2)
        #expect(network.readiness(of: "webinar", on: clock().today).total == 0)
    }
}
