import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

private func story(_ keys: String = "", width: Int = 80, height: Int = 24) -> Story {
    var story = Story(.briefed, width: width, height: height, screen: .checklist)
    story.state.checklist.event = "mc14"
    story.send(.clock(story.state.clock))
    story.type(keys)
    story.forgetEffects()
    return story
}

extension Story {
    fileprivate func leads() -> [String] {
        state.network.leads(of: "mc14").map { lead in
            "\(lead.target)/\(lead.theme ?? "*"): \(lead.people.map(\.text).joined(separator: ","))"
                + (lead.stance.map { " \($0)" } ?? "")
        }
    }
}

@Suite("The matrix of leads on the screen")
struct LeadsStories {
    @Test("it is filled by keys, one change each, and undo takes back")
    func filling() {
        var story = story("L")
        story.type("jl<enter>ana<enter>")
        expectNoDifference(story.leads().last, "Europe/services: ana")
        story.type("<enter><down>fati<tab><enter>")
        expectNoDifference(story.leads().last, "Europe/services: ana,fatima")
        story.type("x")
        #expect(story.leads().count == 2)
        #expect(story.changes.count == 3)
        story.type("u")
        expectNoDifference(story.leads().last, "Europe/services: ana,fatima")
        story.type("uu")
        #expect(story.leads().count == 2)
        story.type("U")
        expectNoDifference(story.leads().last, "Europe/services: ana")
    }

    @Test("a form that is left empty makes no lead")
    func leftEmpty() {
        var story = story("Lj<enter><enter>")
        #expect(story.changes.isEmpty)
        story.type("<enter><esc>")
        #expect(story.changes.isEmpty && story.state.overlays.count == 1)
    }

    @Test("n goes from gap to gap")
    func gaps() {
        var story = story("Ln")
        story.type("<enter>ana<enter>")
        expectNoDifference(story.leads().last, "Africa/services: ana")
        story.type("n<enter>ana<enter>n<enter>ana<enter>n")
        #expect(story.leads().count == 5)
        #expect(story.state.status?.text == "Every place has somebody")
    }

    @Test("delegations have a stance, regions have none")
    func stance() {
        var story = story("LS")
        #expect(story.state.status?.text == "Regions take no stance; delegations do")
        story.type("GSagainst<enter>")
        expectNoDifference(story.leads().last, "Norway/*: fatima against")
    }

    @Test("axes grow by what is typed and lose what is taken out")
    func axes() {
        var story = story("Lar")
        story.type("Asia, Oceania<enter>")
        expectNoDifference(story.state.network.event("mc14")?.regions, ["Africa", "Europe", "Asia", "Oceania"])
        story.type("Xc")
        expectNoDifference(story.state.network.event("mc14")?.themes, ["services"])
        #expect(story.leads().count == 1)
        story.type("u")
        #expect(story.leads().count == 2)
        story.type("Xr")
        expectNoDifference(story.state.network.event("mc14")?.regions, ["Europe", "Asia", "Oceania"])
    }

    @Test("what is empty says how it begins, and Enter begins")
    func empty() {
        var story = story()
        story.state.checklist.event = "last"
        story.type("L")
        #expect(story.screen.contains { $0.contains("Nothing to divide up yet") })
        story.type("<enter>ttrade<enter>adNorway<enter>")
        #expect(story.screen.contains { $0.contains("1 of 1 without anybody") })
    }

    @Test("it is a table on 80 columns")
    func table() {
        expectScreen(
            view(story("L").state),
            """
             Our World Network                  ‹ 4 Checklist ›                  sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────
             Ministerial conference · who leads on what              3 of 6 without anybody
                                all themes         fisheries          services
             Regions
             ▌ Africa           ·                  Amina Diallo, Sec… ○ nobody
               Europe           ·                  ○ nobody           ○ nobody
             Delegations
               Norway (leaning) Fatima Zahra       (Fatima Zahra)     (Fatima Zahra)












             Africa · fisheries  Amina Diallo, Secret Source
            ────────────────────────────────────────────────────────────────────────────────
             Enter who leads   n next gap   S stance   a add   x clear    Esc back   ? help
            """)
    }

    @Test("it is a list on 40 columns")
    func list() {
        expectScreen(
            view(story("Ljj", width: 40, height: 12).state),
            """
             Our Worl…  ‹ 4 Checklist ›  sat 21 nov
            ────────────────────────────────────────
             Ministerial c…  3 of 6 without anybody
             Regions
             Africa
               all themes     ·
               fisheries      Amina Diallo, Secret…
               services       ○ nobody
             Europe
             ▌ all themes     ·
             Europe · all themes  nobody
             Enter who leads       Esc back  ? help
            """)
    }

    @Test("every sheet draws at every size", arguments: ["L", "P", "N"], ScreenSizesTests.sizes)
    func sizes(sheet: String, size: Size) {
        var story = story(sheet)
        story.send(.terminal(.resized(size)))
        for keys in ["", "j", "l", "G", "kh", "?<esc>"] {
            story.type(keys)
            let canvas = view(story.state)
            #expect(canvas.size == size)
        }
    }
}

@Suite("Processes and newcomers on the screen")
struct ProcessesStories {
    @Test("several who speak for us are typed in one line, with commas between")
    func speakers() throws {
        var story = story("P")
        story.type("1<ctrl-u>fatima, ami<enter>")
        #expect(story.state.overlays.count == 1, "\(story.screen)")
        #expect(story.state.network.event("mc14")?.speakers.map(\.text) == ["secret", "fatima", "amina"])
    }

    @Test("the sheet says what is agreed and what is open")
    func sheet() {
        expectScreen(
            view(story("P").state),
            """
             Our World Network                  ‹ 4 Checklist ›                  sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────
             Ministerial conference · how we work there                   1 line still open

             ▌ 1 Speaks for us     Ana Ruiz
                                   Secret Source
               2 May decide there  Fatima Zahra: wording on fisheries
               3 Sign-off          two of us, within an hour
               4 Channel           ○ not agreed yet where we write to each other
               5 Daily caucus      08:00, room 12

             Decided in sessions
             - nobody speaks alone (20 nov)









            ────────────────────────────────────────────────────────────────────────────────
             Enter change   L leads   b brief                             Esc back   ? help
            """)
    }

    @Test("each line is changed by its number")
    func change() {
        var story = story("P4")
        story.type("signal: ours<enter>")
        expectNoDifference(story.state.network.event("mc14")?.channels, ["signal: ours"])
        #expect(story.screen.contains { $0.contains("all agreed") })
        story.type("u")
        #expect(story.screen.contains { $0.contains("1 line still open") })
        story.type("2<down>ana: the press<enter>")
        expectNoDifference(
            story.state.network.event("mc14")?.deciders.map(\.value),
            ["fatima: wording on fisheries", "ana: the press"])
    }

    @Test("newcomers show with buddies and steps")
    func newcomers() {
        expectScreen(
            view(story("N").state),
            """
             Our World Network                  ‹ 4 Checklist ›                  sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────
             Ministerial conference · newcomers                                  1 newcomer
               Newcomer                    Buddy                     Done
             ▌ Amina Diallo                me                        0/1   ○















             Step 1: our positions and red lines

            ────────────────────────────────────────────────────────────────────────────────
             d done   m make training   o buddy   b brief                 Esc back   ? help
            """)
    }

    @Test("one key makes the training of all who have none, and steps are done there")
    func training() {
        var story = story()
        story.send(
            .changedElsewhere(
                Change(
                    id: "x", at: story.state.clock.now, summary: "",
                    edits: story.state.network.editing(RecordKey(.event, "mc14"), at: story.state.clock.now) {
                        $0.add(.participant, "new: newcomer")
                    }.map { [$0] } ?? [])))
        story.send(
            .changedElsewhere(
                Change(
                    id: "y", at: story.state.clock.now, summary: "",
                    edits: [
                        {
                            var draft = Draft(new: .person, id: "new")
                            draft.set(.name, "New One")
                            return draft.edit(at: story.state.clock.now)
                        }()
                    ])))
        let before = story.state.network.checklist(of: "mc14").count
        story.type("Nm")
        #expect(story.changes.count == 1)
        #expect(story.state.network.checklist(of: "mc14").count == before + Training.shipped.count)
        story.type("jld")
        let done = story.state.network.checklist(of: "mc14").filter(\.isDone)
        expectNoDifference(done.map(\.text), ["New One: \(Training.shipped[1].text)"])
        story.type("ofatima<enter>")
        #expect(story.state.network.person("new")?.buddy == "fatima")
        story.type("b")
        #expect(story.screen.contains { $0.contains("Briefing for New One") })
        story.type("<esc>m")
        #expect(story.state.status?.text == "All newcomers have their training")
    }
}
