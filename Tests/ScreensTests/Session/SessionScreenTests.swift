import CustomDump
import NetworkModel
import TestSupport
import Testing
import TextCanvas

@testable import Screens

/// A story on the Session screen, the session planned.
private func planned(_ network: Network = .beforeSession, width: Int = 120, height: Int = 40) -> Story {
    var story = Story(network, width: width, height: height, screen: .checklist)
    story.state.checklist.event = "mc14"
    story.type("r")
    return story
}

/// The same, begun, with all five people there.
private func running(width: Int = 120, height: Int = 40) -> Story {
    var story = planned(width: width, height: height)
    story.type("rg<enter><enter><enter><enter><esc>")
    return story
}

extension Story {
    /// Lets time pass.
    fileprivate mutating func wait(_ seconds: Int64) {
        var clock = state.clock
        clock.instant += seconds
        send(.clock(clock))
    }

    fileprivate var session: Session? { state.network.openSession ?? state.network.all(Session.self).first }

    fileprivate var said: [String] {
        session.map { state.network.entries(of: $0.id) }?.map { "\($0.sort.rawValue): \($0.text)" } ?? []
    }
}

/// Expects the screen to show a text; the screen alone is reported, since a whole state makes a long report.
private func expectShown(_ text: String, _ story: Story, sourceLocation: SourceLocation = #_sourceLocation) {
    let screen = story.screen
    let isShown = screen.contains { $0.contains(text) }
    #expect(isShown, "\(text)\n\(screen.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

extension String {
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}

@Suite("The Session screen")
struct SessionScreenTests {
    @Test(
        "Today has the running session first, with its time and what is up; Enter goes to it", arguments: [40, 80, 120])
    func onToday(width: Int) {
        var story = running(width: width, height: 24)
        story.type("<esc>1")
        expectShown("Now", story)
        expectShown("session", story)
        expectShown("2:00 left", story)
        #expect(story.screen[3].hasPrefix(" Now"))
        story.type("g<enter>")
        #expect(story.state.screen == .session)
        story.type("z<esc>1")
        expectShown("paused", story)
    }

    @Test("an entry that names an Id of two people is refused, and the line stays as it was typed")
    func sharedID() throws {
        var story = running()
        let text = story.state.network.text(.person)
        let id = try #require(story.state.network.all(Person.self).map(\.key.id).first { $0 != story.state.me })
        let kinds = Kind.allCases.map { ($0, story.state.network.text($0)) }
        var texts = Dictionary(uniqueKeysWithValues: kinds)
        texts[.person] = text + "\nId: \(id)\nName: Zoë Twin\n\n"
        story.state.network = Network(texts)
        let before = story.said
        story.type("twrite the paper @\(id)<enter>")
        #expect(story.state.status?.text.hasPrefix("2 records have the Id \(id) (people.rec:") == true)
        #expect(story.said == before)
        expectShown("write the paper", story)
    }

    @Test("from an event that is open, Enter goes on to its session, or asks which", arguments: [40, 80, 120])
    func fromItsEvent(width: Int) {
        var story = running(width: width, height: 24)
        story.type("<esc>3/ministerial<enter><enter>")
        #expect(story.state.screen == .events)
        expectShown("to its sessions", story)
        story.type("<enter>")
        #expect(story.state.screen == .session && story.state.session.id == story.session?.id)
        // A second one, so that it has to be asked.
        let first = story.state.session.id
        story.type("C<enter><enter><esc>")
        _ = story.state.openSession(of: "pre")
        story.type("n<esc>3<enter>")
        #expect(story.state.overlays.count == 1)
        story.type("<down><enter>")
        #expect(story.state.screen == .session && story.state.session.id == first)
    }

    @Test("r on the checklist plans the session of the pre-meeting, r again begins it")
    func begins() {
        var story = planned()
        #expect(story.state.screen == .session)
        #expect(story.session?.event == "pre")
        #expect(story.session?.status == "planned")
        expectShown("not begun", story)
        story.type("r")
        #expect(story.session?.status == "running")
        story.wait(75)
        expectShown("session 1:59 left", story)
        story.type("<esc>")
        #expect(story.state.screen == .checklist)
        expectShown("0 Session is running", story)
        story.type("10")
        #expect(story.state.screen == .session)
    }

    @Test("shows the item that is up with its time, its entries and the other items of the part")
    func wide() {
        var story = running(width: 100, height: 20)
        story.wait(360)
        for line in [
            "ichair's draft came out on friday; annex 4 is new", "ywe oppose annex 4 as it stands",
            "tone page on annex 4 @fatima mon", "qwho talks to the African group?",
        ] {
            story.wait(1)
            story.type("\(line)<enter><esc>")
        }
        story.type("<home>j")
        expectNoDifference(
            Array(story.screen[2...9]),
            [
                " Pre-meeting for MC14                           item 03:56 left · session 1:54 left · 5 here, 1 new",
                " ‹ Updates 6/10 min ›  Priorities  Processes  Training",
                " ▸ 1  News from Aid/Watch".padded(to: 67) + "▓▓▓▓▓▓▓░░░░░  planned 10, used 6",
                "▌  i  chair's draft came out on friday; annex 4 is new",
                "   y  we oppose annex 4 as it stands   consensus · 5 for",
                "   t  one page on annex 4 → Fatima Zahra, due mon", "   q  who talks to the African group?  open", "",
            ])
    }

    @Test("fits 80 columns")
    func middle() {
        var story = running(width: 80, height: 24)
        story.wait(60 * 11)
        story.type("iannex 4 is new")
        expectShown("1 min over", story)
        #expect(story.screen.contains { $0.hasPrefix(" i info ▸ annex 4 is new") })
        #expect(view(story.state).cursor != nil)
    }

    @Test("fits 40 columns and twelve lines")
    func small() {
        var story = running(width: 40, height: 12)
        story.type("iannex 4 is new<enter>")
        #expect(story.screen.contains { $0.contains("10:00 · 2:00") }, "\(story.screen)")
        #expect(story.screen.contains { $0.hasPrefix("▌  i  annex 4 is new") })
        #expect(story.screen.contains { $0.hasPrefix(" i info ▸") })
    }

    @Test("an entry takes a key, its words and Enter; the line stays for the next")
    func entering() {
        var story = running()
        story.type("ifirst<enter>second<enter><alt-y>a decision<enter><esc>pa priority<enter><esc>")
        expectNoDifference(
            story.said, ["information: first", "information: second", "decision: a decision", "priority: a priority"])
        let decision = story.state.network.all(Decision.self).first
        #expect(decision?.method == "consensus")
        #expect(decision?.favour.count == 5)
        story.type("u")
        #expect(story.said.count == 3)
    }

    @Test("Tab on the empty line moves on, and what is typed next belongs to the next item")
    func movingOn() {
        var story = running()
        story.type("ifirst<enter><tab>second<enter><esc>")
        let entries = story.session.map { story.state.network.entries(of: $0.id) } ?? []
        #expect(Set(entries.map(\.item)).count == 2)
        #expect(story.state.session.part == .priorities)
        story.type("<shift-tab>")
        #expect(story.state.session.part == .information)
    }

    @Test("information becomes a decision, a task or a question with one key on it")
    func turning() {
        var story = running()
        story.type("iannex 4 is new<enter><esc>jt")
        #expect(story.said == ["task: annex 4 is new"])
        story.type("ofat<enter>")
        #expect(story.state.network.all(Task.self).first?.accountable == "fatima")
        story.type("cy")
        #expect(story.said == ["decision: annex 4 is new"])
        story.type("uuu")
        #expect(story.said == ["information: annex 4 is new"])
    }

    @Test("a task that follows from a decision says so")
    func following() {
        var story = running()
        story.type("ywe oppose annex 4<enter><esc>jttell the chair @james fri<enter><esc>")
        let decision = story.state.network.all(Decision.self).first
        let task = story.state.network.all(Task.self).first
        #expect(task?.source == decision?.id)
        expectShown("from: we oppose annex 4", story)
        story.state.screen = .tasks
        story.send(.clock(story.state.clock))
        story.type("<right><enter>")
        expectShown("we oppose annex 4", story)
    }

    @Test("L, P, N and b open the sheets of the event that the session prepares")
    func sheets() {
        for key in ["L", "P", "N", "b"] {
            var story = running()
            story.type(key)
            #expect(story.state.overlays.count == 1, "\(key) opens nothing")
            expectShown("Ministerial", story)
            story.type("<esc>")
            #expect(story.state.screen == .session)
            story.type("i\(key)")
            #expect(story.state.overlays.isEmpty, "\(key) is typed while an entry is")
        }
    }

    @Test("once it is closed the footer names no command whose key the screen has for itself")
    func closedFooter() {
        var story = running()
        story.type("Cc<enter><enter>")
        #expect(story.session?.isClosed == true)
        story.type("j")
        let footer = story.screen.last ?? ""
        #expect(footer.contains("L leads") && !footer.contains("task") && !footer.contains("edit"), "\(footer)")
    }

    @Test("entries are mended, moved and deleted, and u brings them back")
    func mending() {
        var story = running()
        story.type("ianex 4<enter><esc>je<ctrl-u>annex 4<enter>")
        #expect(story.said == ["information: annex 4"])
        story.type("jmpri<enter>")
        let item = story.session.map { story.state.network.entries(of: $0.id) }?.first?.item
        #expect(item.map { story.state.network.title(of: $0, .agendaItem) } != "News from Aid/Watch")
        story.type("ujx")
        #expect(story.said.isEmpty)
        story.type("u")
        #expect(story.said.count == 1)
    }

    @Test("names complete behind @, those who are here first; an unknown one is said and nothing is entered")
    func owners() {
        var story = running()
        story.type("tletter @fa")
        expectShown("Tab Fatima Zahra", story)
        story.type("<tab>mon")
        expectShown("→ Fatima Zahra · due mon 23 nov", story)
        story.type("<enter>another @zzzz<enter>")
        #expect(story.said == ["task: letter"])
        #expect(story.state.session.line.editor.text == "another @zzzz")
    }

    @Test("who is there: marks, a walk-in in one line, newcomers by themselves, a buddy")
    func presence() {
        var story = planned()
        story.type("g")
        expectShown("1 of 5 here", story)
        story.type("ami<enter>")
        #expect(story.session?.newcomers == ["amina"])
        story.type("jam<enter>fat<enter>Bo Li / River Watch / ngo<enter>")
        #expect(story.session?.present.count == 5)
        #expect(story.session?.newcomers.count == 2)
        #expect(story.state.network.partner("river-watch")?.sort == "ngo")
        story.type("amina<tab><down><enter>fat<enter>")
        #expect(story.state.network.person("amina")?.buddy == "fatima")
        story.type("<esc><esc>")
        #expect(story.state.overlays.isEmpty)
    }

    @Test("a name begun or a letter away is offered too", arguments: ["Thi Ma", "Ti Mai", "T Mai", "Jame Goodman"])
    func nearName(typed: String) {
        var story = planned()
        let isJames = typed.hasPrefix("J")
        story.type("g\(typed) / Aid/Watch")
        expectShown(isJames ? "may be James Goodman" : "may be Thi Mai", story)
        #expect(story.screen.last?.contains("= who is there already") == true)
        story.type("=")
        #expect(story.session?.present.last?.id == (isJames ? "james" : "thi"))
        #expect(story.state.network[.person].count == 5)
    }

    @Test("a name that looks like one that is there is said, and Tab takes the one that is")
    func double() {
        var story = planned()
        story.type("gFatima Zahraa / Aid/Watch")
        expectShown("may be", story)
        story.type("<tab>")
        #expect(story.session?.present.map(\.id).contains("fatima") == true)
        #expect(story.state.network[.person].count == 5)
    }

    @Test("partners whose names begin alike are offered before a new one is made, and a new one is said")
    func partnersAlike() {
        var story = planned()
        story.type("gJane Doe / Aid/Watch Brasil / ngo")
        expectShown("+ Jane Doe, new · of Aid/Watch Brasil, a new partner · ngo", story)
        expectShown("or Jane Doe, new · of Aid/Watch", story)
        story.type("<down><enter>")
        #expect(story.state.network[.partner].count == 2)
        #expect(story.state.network.all(Person.self).last?.roles.map(\.id) == ["aid-watch"])
        story.type("Bo Li / River Watch / ngo<enter>")
        expectShown("Bo Li is here; new partner: River Watch", story)
    }

    @Test(
        "closing notes at the event that those who were there attended it, walk-ins among them; one undo takes it back")
    func attended() throws {
        var story = planned()
        story.type("rgami<enter>Bo Li / River Watch / ngo<enter><esc>C")
        expectShown("2 newcomers are not on the list of Ministerial conference", story)
        story.type("ac<enter>")
        let main = try #require(story.state.network.event("mc14"))
        #expect(main.attendees.map(\.value) == ["amina", "bo-li"])
        let values = { story.state.network.event("pre")?.participants.map(\.value) ?? [] }
        expectNoDifference(
            values(),
            [
                "fatima: member; reply accepted", "james: member; reply accepted", "thi: member",
                "amina: member; reply accepted; attended yes", "ana: ; attended yes", "bo-li: ; attended yes",
            ])
        story.type("u")
        #expect(story.session?.isClosed == false)
        #expect(values().count == 4)
        story.type("Cc<enter>Ogami<enter>")
        #expect(story.session?.present.count == 2)
        #expect(values()[3] == "amina: member; reply accepted")
    }

    @Test(
        "the cursor rests on the entry just typed: keys that change entries meet it, those that begin one turn nothing")
    func fresh() {
        var story = running()
        story.type("ifirst<enter>second<enter><esc>ythird<enter><esc>")
        expectNoDifference(story.said, ["information: first", "information: second", "decision: third"])
        expectShown("▌  y  third", story)
        story.type("tfourth<enter><esc>")
        #expect(story.state.network.all(Task.self).first?.source == nil)
        story.type("pno subsidies<enter><esc>v3<enter>3<enter>")
        #expect(story.state.network.priorities(of: "mc14").first?.dots == 3)
        story.type("ycaucus at eight<enter><esc>w")
        #expect(story.state.overlays.count == 1)
    }

    @Test(
        "closing tells of objections, of tasks not taken on, of processes and of half a line, each a key from its mend")
    func closingTells() {
        var story = planned()
        story.type("rywe walk out<enter><esc>wom<enter>")
        expectShown("Ana Ruiz objects, so there is no consent yet", story)
        story.type("twrite it up @fatima fri<enter><esc>ihalf a th<esc>C")
        for line in [
            "● w Somebody objects, so this is not settled: we walk out", "● t 1 task waits for a yes: Fatima Zahra",
            "● P Not agreed yet: Speaks for us, May decide there", "● l Half a line is not entered: half a th",
        ] {
            expectShown(line, story)
        }
        story.type("lt")
        #expect(story.said.contains("information: half a th"))
        #expect(story.state.network.all(Task.self).first?.status == "accepted")
        story.type("wy<enter>")
        expectShown("✓ 1 decision, method said", story)
        #expect(!story.screen.contains { $0.contains("Somebody objects") })
    }

    @Test("a majority that does not carry is told at once, when closing, and no longer once it does")
    func outvoted() {
        var story = running()
        story.type("ywe march<enter><esc>wmmooo<enter>")
        #expect(story.screen.contains { $0.contains("object, so there is no majority yet") }, "\(story.screen)")
        story.type("C")
        expectShown("● w No majority is for it, so this is not carried: we march", story)
        story.type("wy<enter>")
        expectShown("✓ 1 decision, method said", story)
        #expect(!story.screen.contains { $0.contains("No majority") })
    }

    @Test("a closed session has no entry line, and what was half typed is gone")
    func nothingHalf() throws {
        var story = running()
        story.type("ihalf a th<esc>Cc<enter>")
        #expect(story.session?.isClosed == false)
        story.type("<enter>")
        #expect(story.session?.isClosed == true)
        #expect(story.state.session.line.kept.isEmpty)
        #expect(!story.screen.contains { $0.contains("half a th") || $0.contains(" ▸ ") })
        story.type("Oihalf a th")
        let id = try #require(story.session?.id)
        let edits = try #require(SessionEdits(id, in: story.state.network))
        var other = author()
        let change = other.change("closed", edits.closing(document: "minutes/x.md", at: story.state.clock))
        story.send(.changedElsewhere(change))
        #expect(!story.state.session.line.isOpen)
        #expect(story.state.session.line.kept.isEmpty)
        expectShown("this was not entered: half a th", story)
    }

    @Test("priorities are ordered, voted on, and have a red line and a fallback")
    func priorities() {
        var story = running()
        story.type("<right>pno subsidies<enter>special treatment<enter><esc>")
        story.state.session.cursor = story.state.session.rows.count - 1
        story.type("K")
        let order = { story.state.network.priorities(of: "mc14").map(\.text) }
        #expect(order() == ["special treatment", "no subsidies"])
        // 0 is any number of dots; the vote goes on to the priority below.
        story.type(
            "v0<enter>7<enter>kvana 2, fatima 1<enter>kRno cut for the poorest<enter>fa review in two years<enter>")
        let first = story.state.network.priorities(of: "mc14").first
        #expect(first?.dots == 10)
        #expect(first?.redLine == "no cut for the poorest")
        #expect(first?.fallback == "a review in two years")
        expectShown("1. special treatment  10 dots  red line: no cut for the poorest", story)
    }

    /// A session at its priorities, three of them, with five people there.
    private func voting() -> Story {
        var story = running()
        story.type("<right>pno subsidies<enter>special treatment<enter>a review<enter><esc>")
        story.state.session.cursor = story.state.session.rows.count - 3
        return story
    }

    private func ranks(_ story: Story) -> [String] {
        story.state.network.priorities(of: "mc14").map { "\($0.rank) \($0.text) \($0.dots)" }
    }

    @Test("a vote asks once how many dots each has, goes down the list, and the order follows without gaps")
    func voteByNumber() {
        var story = voting()
        story.type("v")
        expectShown("Dots for each ▸", story)
        story.type("3<enter>")
        expectShown("Dots, 3 each ▸", story)
        story.type("2<enter>v5<enter>v3<enter>")
        expectNoDifference(ranks(story), ["1 special treatment 5", "2 a review 3", "3 no subsidies 2"])
        expectShown("Our priorities, in order · 3 dots for each · 10 of 15 given", story)
        let shown = story.screen.filter { $0.contains("dots") && $0.contains(" p ") }
        #expect(shown.count == 3)
        for (index, line) in shown.enumerated() { #expect(line.contains("p  \(index + 1). "), "\(shown)") }
        // Of fifteen dots the two others have seven.
        story.type("v9<enter>")
        #expect(story.screen.contains { $0.contains("There are 8 dots left to give") }, "\(story.screen)")
        #expect(story.state.overlays.count == 1)
        story.type("<esc>V4<enter>")
        expectShown("4 dots for each · 10 of 20 given", story)
        story.type("u")
        expectShown("3 dots for each", story)
    }

    @Test("nobody gives more dots by name than they have; a number is counted beside the names, which shows")
    func voteByName() {
        var story = voting()
        story.type("v3<enter>james 2, fatima 1")
        expectShown("James Goodman 2, 1 left · Fatima Zahra 1, 2 left · 12 left", story)
        story.type("<enter>vjames 2")
        expectShown("James Goodman has 1 dot left", story)
        story.type("<enter>")
        #expect(story.state.overlays.count == 1)
        story.type("<backspace>1<enter>")
        expectNoDifference(ranks(story), ["1 no subsidies 3", "2 special treatment 1", "3 a review 0"])
        story.type("kkv4")
        expectShown("4 counted and 3 by name: 7 dots", story)
        story.type("<enter>")
        #expect(ranks(story).first == "1 no subsidies 7")
        // Once more for the same name is in place of what they gave.
        story.type("kvjames 3<enter>")
        expectShown("James Goodman has 2 dots left", story)
    }

    @Test("who is not there has no dots to give, but for a partner whose people are")
    func voteOfAbsent() throws {
        var story = voting()
        let session = try #require(story.session)
        let james = try #require(session.present.first { story.state.network.name(of: $0.id) == "James Goodman" }).id
        let gone = SessionEdits.presence(
            of: [james], isHere: false, at: session, in: story.state.network, clock: story.state.clock)
        var other = author()
        story.send(.changedElsewhere(other.change("gone", gone)))
        story.type("v3<enter>fatima 1, james 1")
        expectShown("James Goodman is not here; g ticks who is", story)
        story.type("<enter>")
        #expect(story.state.overlays.count == 1)
        story.type("<backspace>0<enter>")
        expectNoDifference(ranks(story).first, "1 no subsidies 1")
    }

    @Test(
        "an entry that is too long for its line is read in full with Enter, at every width", arguments: [40, 80, 120])
    func wholeEntry(width: Int) {
        var story = running(width: width, height: 12)
        let words = (1...60).map { "word\($0)" }.joined(separator: " ")
        story.type("i\(words)<enter><esc>")
        #expect(!story.screen.contains { $0.contains("word60") })
        story.type("<enter>")
        #expect(story.state.overlays.count == 1)
        expectShown("info · ", story)
        for _ in 0..<20 where !story.screen.contains(where: { $0.contains("word60") }) { story.type("j") }
        expectShown("word60", story)
        story.type("<enter>")
        #expect(story.state.overlays.isEmpty)
    }

    @Test("long words give way to the owner, the dots and who agreed", arguments: [40, 80])
    func longWords(width: Int) {
        var story = running(width: width, height: 24)
        let words = (1...20).map { "word\($0)" }.joined(separator: " ")
        story.type("t\(words) @fatima<enter><esc>")
        expectShown("→ Fatima", story)
        story.type("<right>p\(words)<enter><esc>v3<enter>2<enter>")
        expectShown("…  2 dots", story)
    }

    @Test("who is here stands on the second line where the clock takes the first")
    func presenceNarrow() {
        let story = running(width: 40, height: 12)
        #expect(story.screen[3].hasSuffix("5 here, 1 new"), "\(story.screen)")
        #expect(running(width: 80, height: 24).screen[2].hasSuffix("5 here, 1 new"))
    }

    @Test("entries of one second stand as they were entered, whatever their kind")
    func sameSecond() {
        var story = running()
        story.type("qwho pays?<enter><esc>twrite to all<enter><esc>ynot us<enter><esc>isaid at the end<enter><esc>")
        expectNoDifference(
            story.said,
            ["question: who pays?", "task: write to all", "decision: not us", "information: said at the end"])
    }

    @Test("what was not taken up is not put before the item that is up")
    func passedOver() throws {
        var story = running()
        story.type("aOne<enter>aTwo<enter>")
        let agenda = { story.state.network.agenda(of: story.state.session.id ?? "").map(\.text) }
        let before = agenda()
        let up = try #require(story.session?.item)
        story.state.session.cursor = story.state.session.rows.firstIndex { $0.item == up } ?? 0
        story.type("J")
        expectNoDifference(agenda(), before)
        expectShown("would come before the item that is up", story)
        story.type("jK")
        expectNoDifference(agenda(), before)
        // Among those to come the order is free.
        story.type("jK")
        #expect(agenda() != before)
    }

    @Test("who stands aside and objects is said by marks; more reservations than support are named")
    func counting() {
        var story = running()
        story.type("ywe walk out<enter><esc>jwyaaom<enter>")
        let decision = story.state.network.all(Decision.self).first
        #expect(decision?.favour.count == 2)
        #expect(decision?.aside.count == 2)
        #expect(decision?.against.count == 1)
        #expect(decision?.method == "consent")
        expectShown("consent · 2 for, 2 aside, 1 against  lowest common denominator", story)
    }

    @Test("the agenda is shaped: items added, renamed, put elsewhere, given more time")
    func agenda() {
        var story = planned()
        story.type("aMessage from the minister<enter>")
        story.type("jK++")
        #expect(story.state.session.agenda.map(\.text).first == "Message from the minister")
        #expect(story.state.session.agenda.first?.minutes == 7)
        story.type("e!<enter>x")
        #expect(story.state.session.agenda.first?.text == "News from Aid/Watch")
    }

    @Test("the clock is calm, then says in words that it is over; z pauses it")
    func clock() {
        var story = running()
        story.wait(9 * 60 + 30)
        expectShown("item 00:30 left", story)
        story.wait(60)
        expectShown("item 1 min over", story)
        story.type("z")
        story.wait(3600)
        expectShown("paused", story)
        expectShown("session 1:50 left", story)
        story.type("z")
        story.wait(60)
        expectShown("session 1:49 left", story)
    }

    @Test("a second changes only the digits of the clock")
    func tick() {
        var story = running()
        story.wait(90)
        let before = view(story.state)
        story.wait(1)
        let after = view(story.state)
        #expect(after.changedRows(since: before) == [2])
        #expect(story.state.needsSeconds)
        story.type("z")
        #expect(!story.state.needsSeconds)
    }

    @Test("closing looks through what is open, each line one key from being mended, then the minutes are written")
    func closing() {
        var story = running()
        story.type("tfind an interpreter<enter><esc>qwho pays?<enter><esc>C")
        expectShown("1 task without anybody who answers for it", story)
        story.type("othi<enter>")
        expectShown("1 task, each with one who answers for it", story)
        story.type("c")
        story.forgetEffects()
        story.type("<enter>")
        #expect(story.session?.isClosed == true)
        #expect(story.session?.document == "minutes/2026-11-21-pre-meeting-for-mc14.md")
        #expect(
            story.effects.contains { effect in
                if case .writeMinutes(let id) = effect { id == story.session?.id } else { false }
            })
    }

    @Test("what is open before closing is said in full, on however narrow a terminal")
    func narrowClosing() {
        var story = running()
        story.type("tfind an interpreter<enter><esc>qwho pays?<enter><esc>C")
        for (width, height) in [(120, 40), (80, 24), (40, 12)] {
            story.send(.terminal(.resized(Size(width: width, height: height))))
            let words = story.screen.joined(separator: " ").split(separator: " ").joined(separator: " ")
            #expect(words.contains("o 1 task without anybody who answers for it · gives owners, one after another"))
            #expect(words.contains("go on the next agenda · confirms"), "\(story.screen)")
        }
    }

    @Test("a closed session is found again: by 0 after a restart, and r asks whether another is meant")
    func closedAgain() {
        var story = running()
        story.type("C<enter><enter>")
        #expect(story.session?.isClosed == true)
        var restarted = Story(story.state.network, width: 120, height: 40, screen: .checklist)
        restarted.type("0O")
        #expect(restarted.session?.status == "paused")

        restarted = Story(story.state.network, width: 120, height: 40, screen: .checklist)
        restarted.state.checklist.event = "mc14"
        restarted.type("r")
        expectShown("There was a session already", restarted)
        restarted.type("<enter>")
        #expect(restarted.state.screen == .session && restarted.state.network.all(Session.self).count == 1)
        story.type("4")
        story.state.checklist.event = "mc14"
        story.type("rn")
        #expect(story.state.network.all(Session.self).count == 2)
    }

    @Test("closed minutes refuse every edit until the session is opened again, which is noted")
    func frozen() {
        var story = running()
        story.type("isaid<enter><esc>C<enter><enter>")
        #expect(story.session?.isClosed == true)
        story.type("i")
        #expect(!story.state.session.line.isOpen)
        story.type("jdexC")
        #expect(story.said == ["information: said"])
        story.type("O")
        #expect(story.session?.status == "paused")
        #expect(story.session?.notes?.contains("by Ana Ruiz") == true)
        story.type("ilate<enter>")
        #expect(story.said.count == 2)
    }

    @Test("what is typed is kept with every key, offered on return, and gone once it is entered")
    func unsaved() throws {
        var story = running()
        let id = try #require(story.session?.id)
        story.forgetEffects()
        story.type("tha")
        let kept = story.effects.compactMap { effect in
            if case .keepUnsaved(let place, let text) = effect, place.hasPrefix("session") { text } else { nil }
        }
        #expect(kept == ["task h", "task ha"])
        var again = Story(story.state.network, width: 120, height: 40)
        again.send(
            .opened(
                Workspace(
                    folder: "/x", network: story.state.network, me: "ana",
                    unsaved: ["session-\(id.text)": "task half a line", "log": "call aid", "other": "x"])))
        again.forgetEffects()
        expectShown("A session was running", again)
        again.type("<enter>")
        #expect(again.state.screen == .session)
        expectShown("half a line", again)
        #expect(again.effects.allSatisfy { if case .keepUnsaved("session-\(id.text)", _) = $0 { false } else { true } })
        again.type("<enter>")
        #expect(again.said == ["task: half a line"])
        let gone = again.effects.contains { effect in
            if case .keepUnsaved("session-\(id.text)", let text) = effect { text.isEmpty } else { false }
        }
        #expect(gone)
        again.type("<esc>l")
        expectShown("call aid", again)
    }

    @Test("of two lines that were left in a session the second comes back once the first is done")
    func twoLines() throws {
        let network = running().state.network
        let id = try #require(network.openSession?.id)
        var again = Story(network, width: 120, height: 40)
        again.send(
            .opened(
                Workspace(
                    folder: "/x", network: network, me: "ana",
                    unsaved: ["session-\(id.text)": "task first", "session-\(id.text)~2": "task second"])))
        again.type("<enter>")
        #expect(again.state.session.line.editor.text == "first")
        again.type("<enter><esc>")
        #expect(again.state.session.line.editor.text == "second")
        again.type("<enter><esc>")
        #expect(again.said == ["task: first", "task: second"])
    }

    @Test("after an interruption one key goes on, with the time away or without")
    func interrupted() throws {
        var story = running()
        story.wait(300)
        let id = try #require(story.session?.id)
        let seen = story.state.clock.now.iso
        let network = story.state.network
        for (keys, left) in [("<enter>", "session 1:35 left"), ("n", "session 1:55 left")] {
            var again = Story(network, width: 120, height: 40)
            var clock = story.state.clock
            clock.instant += 1200
            again.send(.clock(clock))
            again.send(
                .opened(
                    Workspace(folder: "/x", network: network, me: "ana", unsaved: ["seen-\(id.text)": seen])))
            expectShown("20 min ago", again)
            again.type(keys)
            expectShown(left, again)
        }
    }

    @Test("what is typed in one session waits there while another is looked at")
    func twoSessions() throws {
        var story = running()
        let first = try #require(story.session?.id)
        story.type("ihalf a line<esc>")
        story.state.screen = .checklist
        story.state.checklist.event = "last-year"
        story.type("r")
        #expect(story.state.session.id != first)
        #expect(story.state.session.line.editor.isEmpty)
        story.state.screen = .checklist
        story.state.checklist.event = "mc14"
        story.type("r")
        #expect(story.state.session.id == first)
        #expect(story.state.session.line.editor.text == "half a line")
    }

    @Test("what somebody adds from the shell shows at once")
    func elsewhere() throws {
        var story = running()
        let session = try #require(story.session)
        var author = TestSupport.author()
        let line = EntryLine(plain: "from the shell", .information)
        let place = EntryPlace(session: session.id, item: session.item)
        let edits = line.edits(at: place, in: story.state.network, by: &author)
        story.send(.changedElsewhere(author.change("note", edits)))
        expectShown("i  from the shell", story)
    }

    @Test(
        "draws at every size while typing and with every overlay open",
        arguments: ["", "i some words", "g", "C", "n", "a"])
    func sizes(keys: String) {
        var story = running()
        story.type("ysomething<enter><esc>" + keys)
        for size in [Size.zero, Size(width: 1, height: 1), Size(width: 40, height: 12), Size(width: 57, height: 13)] {
            story.send(.terminal(.resized(size)))
            #expect(view(story.state).size == size)
        }
    }
}
