import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

/// Four tasks that nobody holds, and Ana, who holds one.
private let network = Network([
    .network: "Id: n\nName: N\n",
    .person: """
    Id: ana
    Name: Ana Ruiz
    Team: yes
    Capacity: 10
    Skill: law

    Id: bea
    Name: Bea Okoye
    Team: yes
    Capacity: 10
    Skill: press

    Id: cem
    Name: Cem Kaya
    Skill: drums

    """,
    .partner: "Id: pax\nName: Pax\nLead: ana\n",
    .task: """
    Id: t0
    Title: brief the minister
    Accountable: ana
    Status: accepted
    Effort: 4
    Due: 2026-12-01

    Id: t1
    Title: read annex four
    Effort: 4
    Due: 2026-12-04
    Skill: law

    Id: t2
    Title: call the papers
    Effort: 2
    Due: 2026-12-03
    Skill: press

    Id: t3
    Title: drum at the door
    Due: 2026-12-10
    Skill: drums
    Tag: loud

    Id: t4
    Title: thank Pax
    Partner: pax

    """,
])

private func story(_ keys: String = "", width: Int = 80, height: Int = 24) -> Story {
    var story = Story(network, me: "ana", width: width, height: height, screen: .tasks)
    story.type(keys)
    story.forgetEffects()
    return story
}

extension Story {
    fileprivate func owner(_ task: RecordID) -> String? { state.network.task(task)?.accountable?.text }
    fileprivate func status(_ task: RecordID) -> String? { state.network.task(task)?.status }
}

@Suite("Suggested owners on the screen")
struct SuggestStories {
    @Test("they show with their reasons, and nothing is changed before Enter")
    func preview() {
        var story = story("S")
        let lines = story.screen.joined(separator: "\n")
        for part in ["call the papers", "Bea Okoye", "knows press", "knows law", "lacks drums", "4 of 4 with an owner"]
        {
            #expect(lines.contains(part), "\(part) in\n\(lines)")
        }
        story.type("<esc>")
        #expect(story.changes.isEmpty && story.state.overlays.isEmpty)
    }

    @Test("Enter proposes all in one change, one undo takes all back, one's own is accepted")
    func accepting() {
        var story = story()
        story.type("S<enter>")
        #expect(story.changes.count == 1 && story.state.overlays.isEmpty)
        expectNoDifference(["t1", "t2", "t4"].map { story.owner($0) }, ["ana", "bea", "ana"])
        expectNoDifference(["t1", "t2"].map { story.status($0) }, ["accepted", "proposed"])
        #expect(story.state.status?.text.contains("4 tasks proposed to 2 people") ?? false)
        story.type("u")
        expectNoDifference(["t1", "t2", "t3", "t4"].map { story.owner($0) }, [nil, nil, nil, nil])
    }

    @Test("lines are given to somebody else and left out by keys")
    func editing() {
        var story = story("Sobea<enter>x")
        #expect(story.state.overlays.count == 1)
        story.type("<enter>")
        expectNoDifference(["t2", "t1", "t3"].map { story.owner($0) }, ["bea", nil, "bea"])
        #expect(story.changes.count == 1)
    }

    @Test("whoever is typed can be chosen, or nobody")
    func others() {
        let story = story("SGocem<enter><up>onobody<enter><enter>")
        expectNoDifference(story.owner("t4"), "cem")
        expectNoDifference(story.owner("t3"), nil)
        expectNoDifference(story.owner("t1"), "ana")
    }

    @Test("marked tasks are shared anew, whoever holds them")
    func marked() {
        var story = story()
        guard let row = story.state.tasks.list.rows.firstIndex(where: { story.state.network.key(at: $0).id == "t0" })
        else {
            return #expect(Bool(false), "the list shows t0")
        }
        story.state.tasks.list.move(to: row)
        story.type("vS")
        #expect(story.screen.joined().contains("1 of 1 with an owner"))
        // Whose it is so far is not to be forgotten when it is given away.
        #expect(story.screen.joined().contains("now with me"), "\(story.screen)")
        story.type("oana<enter>")
        #expect(story.screen.joined().contains("has it now"), "\(story.screen)")
        story.type("obea<enter><enter>")
        expectNoDifference(story.owner("t0"), "bea")
        expectNoDifference(story.owner("t1"), nil)
    }

    @Test("a filter says which tasks are meant")
    func filtered() {
        var story = story("/loud<enter>S<enter>")
        expectNoDifference(["t3", "t2"].map { story.owner($0) == nil }, [false, true])
        story.type("<esc>S<enter>S")
        #expect(story.state.status?.text == "Every open task has somebody. Mark tasks with v to share them anew.")
    }

    @Test("they can be asked beyond the team")
    func everyone() {
        var story = story("Sa")
        #expect(story.screen.contains { $0.contains("Suggested owners · everybody with skills or hours") })
        #expect(story.state.status?.text == "Asking everybody with skills or hours")
        story.type("aa<enter>")
        expectNoDifference(story.owner("t3"), "cem")
    }

    @Test("a partner can be asked for a task, by name")
    func partner() {
        let story = story("SGopax<down><enter><enter>")
        expectNoDifference(story.owner("t4"), "pax")
    }

    @Test("what was chosen stays when somebody else changes the folder")
    func reloading() {
        var story = story("Sobea<enter>")
        var other = author("2026-11-21")
        let edit = story.state.network.editing(RecordKey(.task, "t1"), at: other.clock.now) {
            $0.set(.title, "read annex five")
        }
        story.send(.changedElsewhere(other.change("renamed", [edit].compactMap { $0 })))
        #expect(story.screen.joined().contains("read annex five"))
        story.type("<enter>")
        expectNoDifference(story.owner("t2"), "bea")
    }

    @Test("who is proposed and taken is asked, and the task's history says so")
    func asked() {
        let story = story("S<enter>")
        let task = story.state.network.task("t2")
        #expect(task?.status == "proposed" && task?.accountable != nil)
        let line = task?.history.last ?? ""
        #expect(line == "2026-11-21 proposed: \(task?.accountable?.text ?? ""); by ana", "\(line)")
    }

    @Test("the sheet holds at every size", arguments: [(120, 40), (80, 24), (40, 12), (40, 8), (20, 5)])
    func sizes(width: Int, height: Int) {
        var story = story("S", width: width, height: height)
        story.type("jjGgx?<esc>o<esc>")
        #expect(story.screen.count == height)
        story = Self.opened(width, height)
        if width >= 40, height >= 12 {
            let lines = story.screen.joined(separator: "\n")
            #expect(lines.contains("call the papers") && lines.contains("Bea"), "\(lines)")
        }
    }

    private static func opened(_ width: Int, _ height: Int) -> Story { story("S", width: width, height: height) }
}

@Suite("Handing over on the screen")
struct HandoverStories {
    @Test("H asks who leaves, with the holder of the selected record first, and shows what stands still")
    func opening() {
        var story = story()
        story.state.screen = .partners
        story.send(.clock(story.state.clock))
        story.type("H<enter>")
        let lines = story.screen.joined(separator: "\n")
        for part in ["If Ana Ruiz leaves", "2 things stand still, 4 h", "brief the minister", "Pax", "Bea Okoye"] {
            #expect(lines.contains(part), "\(part) in\n\(lines)")
        }
    }

    @Test("Enter hands all of it over in one change")
    func handingOver() {
        var story = story()
        story.type("Hana<enter><enter>")
        #expect(story.changes.count == 1)
        expectNoDifference(story.owner("t0"), "bea")
        expectNoDifference(story.state.network.partner("pax")?.lead, "bea")
        expectNoDifference(story.state.network.person("ana")?.isTeamMember, false)
        #expect(story.screen.last?.contains("who is of the team no more") == true, "\(story.screen.last ?? "")")
        story.type("u")
        expectNoDifference(story.state.network.partner("pax")?.lead, "ana")
        expectNoDifference(story.state.network.person("ana")?.isTeamMember, true)
    }

    @Test("each line says its hours, and how full whoever takes it is with all they take")
    func fullness() {
        var story = story("Hana<enter>", width: 140)
        let row = { (story: inout Story) in story.screen.first { $0.contains("brief the minister") } ?? "" }
        #expect(row(&story).contains("4 h"), "\(row(&story))")
        #expect(row(&story).contains("% full, next 4 weeks"), "\(row(&story))")
        let before = row(&story)
        story.type("jocem<enter>")
        #expect(row(&story) != before)
    }

    @Test("who is only away for a while stays in the team")
    func staying() {
        var story = story("Hana<enter>")
        #expect(story.screen.contains { $0.contains("If Ana Ruiz leaves, and the team") }, "\(story.screen)")
        story.type("t<enter>")
        expectNoDifference(story.owner("t0"), "bea")
        expectNoDifference(story.state.network.person("ana")?.isTeamMember, true)
    }

    @Test("all goes to one, or a line to another, or stays")
    func choosing() {
        var story = story("Hana<enter>acem<enter>x<enter>")
        expectNoDifference(story.owner("t0"), "ana")
        expectNoDifference(story.state.network.partner("pax")?.lead, "cem")
        story.type("uHana<enter>ocem<enter><enter>")
        expectNoDifference(story.owner("t0"), "cem")
        expectNoDifference(story.state.network.partner("pax")?.lead, "bea")
    }

    @Test("who holds nothing is told as that")
    func nothing() {
        let story = story("Hcem<enter>")
        expectNoDifference(story.state.status?.text, "Nothing rests on Cem Kaya")
        #expect(story.state.overlays.isEmpty)
    }
}
