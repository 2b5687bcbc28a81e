import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("Logging in one line")
struct LogOverlayTests {
    private func logged(_ story: Story) -> [String] {
        story.state.network.all(Contact.self).last.map { contact in
            [contact.sort ?? "", contact.at?.iso ?? ""] + contact.with.map(\.text) + [contact.summary]
        } ?? []
    }

    @Test("from a selected partner it takes l, the text and Enter")
    func fourKeys() {
        var story = Story(.small, screen: .partners)
        story.type("l")
        story.type("board agreed, will sign")
        story.type("<enter>")
        expectNoDifference(
            logged(story), ["call", "2026-11-21T12:00:00+00:00", "aid-watch", "board agreed, will sign"])
        #expect(story.state.overlays.isEmpty)
        #expect(story.screen.last?.contains("Logged with Aid/Watch · next due 2 jan") == true)
    }

    @Test("shows what it understands while it is typed, and the cursor stands where text goes")
    func understanding() {
        var story = Story(.small, width: 90, height: 24, screen: .partners)
        story.type("l")
        story.type("met yesterday 25m: agreed > send draft fri @fatima")
        let screen = story.screen
        #expect(screen.contains { $0.contains("meeting · Aid/Watch · fri 20 nov · 25 min · “agreed”") })
        #expect(screen.contains { $0.contains("next: send draft · due fri 27 nov · Fatima Zahra") })
        let canvas = view(story.state)
        #expect(canvas.cursor?.y == 16)
    }

    @Test("an unknown name writes nothing and offers the likely one and a new one; Tab takes it")
    func unknown() {
        var story = Story(.small, width: 90, height: 24, screen: .today)
        story.type("j")
        story.type("l")
        story.type("call Ecologistsa: hello")
        story.type("<enter>")
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("new partner “Ecologistsa”") })
        story.type("<down><tab>")
        story.type("<enter>")
        #expect(story.changes.count == 1)
    }

    @Test("a line that was left is there again")
    func left() {
        var story = Story(.small, screen: .partners)
        story.type("l")
        story.type("call half")
        story.type("<esc>")
        #expect(story.changes.isEmpty)
        story.type("l")
        #expect(story.screen.contains { $0.contains("call half") })
    }

    @Test("marked partners are all in it, and u takes it back whole")
    func many() {
        var story = Story(.small, screen: .partners)
        story.type("vvl")
        story.type("email: invitation sent > collect answers 2w")
        story.type("<enter>")
        #expect(story.state.network.all(Contact.self).last?.with.count == 2)
        let tasks = story.state.network.all(Task.self).count
        story.type("u")
        #expect(story.state.network.all(Task.self).count == tasks - 1)
    }

    private func line(_ typed: String, _ keys: String = "") -> Story {
        var story = Story(.small, width: 100, height: 24, screen: .events)
        story.type("l<ctrl-u>")
        story.send(.terminal(.paste(typed)))
        story.type(keys)
        return story
    }

    @Test("a day that is still to come is told while it is typed, and Enter keeps the line")
    func ahead() {
        var story = line("call fatima tomorrow: hello")
        #expect(story.screen.contains { $0.contains("2026-11-22 is still to come; a contact is something that") })
        story.type("<enter>")
        #expect(story.changes.isEmpty)
        #expect(story.state.overlays.count == 1)
        #expect(story.screen.contains { $0.contains("call fatima tomorrow: hello") })
    }

    @Test("a slip in a day or a kind is told with the word that was meant, which Tab puts in")
    func slip() {
        let story = line("cal fatima yesterdy: hello", "<tab><tab><enter>")
        #expect(logged(story) == ["call", "2026-11-20", "fatima", "hello"])
    }

    @Test("who is new in the line can be given what is next, and is offered like any other")
    func newAssignee() {
        var story = line("call + New Org: agreed > send draft @New Person")
        #expect(story.screen.contains { $0.contains("Tab + new person “New Person”") })
        story.type("<enter>")
        #expect(story.changes.isEmpty)
        story.type("<tab><enter>")
        #expect(story.changes.count == 1)
        #expect(
            story.state.status?.text
                == "Logged with New Org · 1 task added · new partner New Org · new person New Person, of the team"
                + " · u undoes")
        let task = story.state.network.all(Task.self).first { $0.title == "send draft" }
        #expect(task?.accountable == "new-person")
        story.type("u")
        #expect(story.state.network.person("new-person") == nil)
        #expect(story.state.network.partner("new-org") == nil)
    }

    @Test("what is understood already is proposed nothing for", arguments: ["@me", "@me ", "@Ana Ruiz"])
    func noProposals(assignee: String) {
        let story = line("call fatima: hello > send \(assignee)")
        #expect(!story.screen.contains { $0.contains("Tab ") && !$0.contains("completes") })
    }

    @Test("a bad day is told beside the name that is not known")
    func twoProblems() {
        let story = line("call zorro 31 feb: hello")
        #expect(story.screen.contains { $0.contains("nobody is called zorro") })
        #expect(story.screen.contains { $0.contains("the calendar has no such day") })
    }

    @Test("someone unknown behind a partner is first offered as a person there, and said to be")
    func personThere() {
        var story = line("email Aid/Watch (Isolda Agazzi): papers")
        #expect(story.screen.contains { $0.contains("Tab + new person “Isolda Agazzi” of Aid/Watch") })
        story.type("<tab>")
        #expect(story.screen.contains { $0.contains("· + new person “Isolda Agazzi” of Aid/Watch ·") })
        story.type("<enter>")
        #expect(story.state.network.person("isolda-agazzi")?.roles.map(\.id) == ["aid-watch"])
    }

    @Test("with several partners it is said to which a next step belongs")
    func stepOfFirst() {
        let story = line("met Aid/Watch, Bees for Development: agreed > write up notes")
        #expect(story.screen.contains { $0.contains("next: write up notes · with Aid/Watch · ") })
    }

    @Test(
        "who began it is said in the words of the kind",
        arguments: [
            ("email to Aid/Watch: dinner", "email · sent to them"),
            ("email from bees: x", "email · received from them"),
            ("call from bees: x", "call · they called us"), ("visit to bees: x", "visit · we went to them"),
        ])
    func direction(typed: String, expected: String) {
        #expect(line(typed).screen.contains { $0.contains(expected) })
    }

    @Test("what is understood goes on in the next line where it does not fit", arguments: [40, 50])
    func wrapped(width: Int) {
        var story = Story(.small, width: width, height: 24, screen: .events)
        story.type("l")
        story.send(.terminal(.paste("call Ecologistas yesterday 20m: will join us in march > send the papers fri")))
        let text = story.screen.dropFirst(15).map { $0.split(separator: " ").joined(separator: " ") }
            .joined(separator: " ")
        #expect(text.contains("Ecologistas en Acción · fri 20 nov · 20 min · “will join us in march”"))
        #expect(text.contains("next: send the papers · due fri 27 nov"))
    }

    @Test("an empty line shows an example, and what is understood only once something is typed")
    func example() {
        var story = Story(.small, width: 90, screen: .partners)
        story.type("l")
        #expect(story.screen.contains { $0.contains("Log ▸ e.g. call Ana yesterday") })
        #expect(story.screen.contains { $0.contains("with Aid/Watch") && !$0.contains("call") })
        story.type("x")
        #expect(story.screen.contains { $0.contains("call · Aid/Watch · sat 21 nov") })
    }

    @Test("a pasted mail gives nobody a task")
    func pastedMail() throws {
        var story = line("email from james: ")
        story.send(.terminal(.paste("fine with us\n> can you come?\n> > and you > we hope so\n")))
        story.type("<enter>")
        let contact = try #require(story.state.network.all(Contact.self).last)
        #expect(contact.summary == "fine with us can you come? and you › we hope so")
        #expect(contact.followUps.isEmpty)
    }

    @Test("ctrl-u empties a line that was left, wherever the cursor is")
    func emptied() {
        var story = line("call half", "<esc>l<home><ctrl-u>")
        #expect(!story.screen.contains { $0.contains("half") })
        story.type("call hello<left><left><ctrl-u>")
        #expect(story.screen.contains { $0.contains("Log ▸ lo") })
    }

    @Test("a line that was left says how to empty it, until it is changed")
    func kept() {
        var story = line("call half", "<esc>l")
        #expect(story.screen.last?.contains("empties it") == true)
        story.type("<ctrl-u>")
        #expect(story.screen.last?.contains("empties it") == false)
        story.type("<esc>l")
        #expect(!story.screen.contains { $0.contains("call half") })
    }
}
