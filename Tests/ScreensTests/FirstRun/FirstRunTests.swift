import NetworkModel
import Screens
import TestSupport
import Testing

struct FirstRunTests {
    private func story() -> Story {
        var story = Story(Network(), me: nil, width: 80, height: 30)
        story.state.folder = nil
        story.send(.noWorkspace(folder: "/home/ana/our-world"))
        return story
    }

    @Test("a network is begun by one key and its name")
    func create() {
        var story = story()
        #expect(story.screen.contains { $0.contains("There is no network in /home/ana/our-world yet") })
        story.type("c<enter>")
        guard case .createWorkspace("/home/ana/our-world", "Our world")? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
    }

    @Test("the demo opens by d, and q leaves with nothing written")
    func demo() {
        var story = story()
        story.type("d")
        guard case .openDemo? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
        story.type("q")
        guard case .quit? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
    }

    @Test("what is typed takes the place of the proposed name")
    func ownName() {
        var story = story()
        story.type("cRivers<enter>")
        guard case .createWorkspace("/home/ana/our-world", "Rivers")? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
    }

    @Test("a CSV file is looked into first, and then read into the new network")
    func csv() {
        var story = story()
        story.type("i~/partners.csv<enter>")
        guard case .seeTable("~/partners.csv")? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
        story.send(.tableSeen(file: "~/partners.csv", problem: nil))
        story.type("<enter>")
        guard case .importPartners("~/partners.csv")? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
        #expect(story.effects.count == 3)
    }

    @Test("a file that cannot be read is told before anything is made, and what was typed stays")
    func wrongPath() {
        var story = story()
        story.type("i~/partnrs.csv<enter>")
        story.send(.tableSeen(file: "~/partnrs.csv", problem: "~/partnrs.csv could not be read; check its name"))
        #expect(story.state.status?.text == "~/partnrs.csv could not be read; check its name")
        #expect(story.screen.contains { $0.contains("CSV file ▸ ~/partnrs.csv") })
        story.type("x<enter>")
        guard case .seeTable("~/partnrs.csvx")? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
        #expect(story.effects.count == 2)
    }

    @Test("who is at the keyboard is asked once, kept apart from the data, and may be left open")
    func whoAreYou() {
        var story = Story(.small, me: nil)
        #expect(story.state.overlays.count == 1)
        story.type("<esc>")
        #expect(story.state.overlays.isEmpty && story.changes.isEmpty)
        story.type(":who<enter>fati<enter>")
        #expect(story.state.me == "fatima")
        guard case .storeMe("fatima")? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
    }

    @Test("a name that is not there yet is added to the team")
    func addMe() {
        var story = Story(.small, me: nil)
        story.type("Zora Neale<enter>")
        #expect(story.state.me == "zora-neale")
        #expect(story.state.network.person("zora-neale")?.isTeamMember == true)
    }

    @Test("what cannot be read is told as soon as it is seen, and stays in the header until it is mended")
    func fileProblems() {
        var story = Story(.small)
        let ofRecord = WorkspaceProblem(file: "tasks.rec", line: 3, text: "Due is no date; write it as 2026-12-04")
        story.send(.problems([ofRecord], isAsked: false))
        story.send(
            .fileProblems([
                WorkspaceProblem(
                    file: "partners.rec", line: 27, text: "this line is neither a field nor a comment", isOfFile: true)
            ]))
        #expect(story.screen[0].contains("! 2 problems"))
        #expect(story.screen.last?.contains("! partners.rec:27: this line is neither") == true)
        story.send(.fileProblems([]))
        #expect(story.screen[0].contains("! 1 problem"))
    }

    @Test("a check that was asked for says what came of it, one that was not says nothing")
    func checked() {
        var story = Story(.small)
        story.type(":check<enter>")
        #expect(story.effects.contains { if case .check(isAsked: true) = $0 { true } else { false } })
        story.send(.problems([], isAsked: true))
        #expect(story.screen.last?.contains("nothing is wrong") == true)
        let problem = WorkspaceProblem(file: "tasks.rec", line: 3, text: "Due is no date; write it as 2026-12-04")
        story.send(.problems([problem], isAsked: true))
        #expect(story.screen.last?.contains("1 problem: ! shows it") == true)
        story.type("j")
        story.send(.problems([problem], isAsked: false))
        #expect(story.state.status == nil)
    }

    @Test("a problem opens the editor at its line")
    func problems() {
        var story = Story(.small)
        story.send(
            .problems(
                [
                    WorkspaceProblem(
                        file: "people.rec", line: 41, text: "Email has no value; delete the line or fill it in")
                ], isAsked: false))
        #expect(story.screen[0].contains("! 1 problem"))
        story.type("!<enter>")
        guard case .edit(.file("people.rec", line: 41))? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
    }
}
