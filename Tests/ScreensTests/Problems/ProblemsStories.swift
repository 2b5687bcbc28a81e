import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("What could not be read, on the screen")
struct ProblemsStories {
    private static let torn: WorkspaceProblem = {
        var problem = WorkspaceProblem(
            file: "partners.rec", line: 12,
            text: "these 2 lines are no records; they are kept as they are, correct them in an editor", isOfFile: true)
        problem.lineCount = 2
        problem.excerpt = ["Name: A", "", "<<<<<<< mine", "??\u{1b}[2J?", "", "Id: b"]
        problem.excerptStart = 10
        return problem
    }()
    private static let closed: WorkspaceProblem = {
        var problem = WorkspaceProblem(
            file: "people.rec", line: 1,
            text: "could not be read (Permission denied), so it is neither read nor written", isOfFile: true)
        problem.hasLine = false
        return problem
    }()

    private func story(width: Int = 80, height: Int = 24) -> Story {
        var story = Story(.small, width: width, height: height)
        story.send(.fileProblems([Self.torn, Self.closed]))
        return story
    }

    @Test("the place, what is wrong, what to do, and the lines as they stand, harmless")
    func showing() {
        var story = story()
        #expect(story.screen[0].contains("! 2 problems"))
        #expect(story.screen.last?.contains("partners.rec:12") == true)
        story.type("!")
        expectScreen(
            view(story.state),
            """
             Our World Network             ‹ 1 Today ›             ! 2 problems  sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────
             Problems  Everything else is open as usual.                             1 of 2

             ▌ partners.rec:12
               these 2 lines are no records; they are kept as they are, correct them in
               an editor
                 10  Name: A
                 11
               ▸ 12  <<<<<<< mine
               ▸ 13  ??␛[2J?
                 14
                 15  Id: b

               people.rec  could not be read (Permission denied), so it is neither read no…







            ────────────────────────────────────────────────────────────────────────────────
             Enter edit   c check all   j move                            Esc back   ? help
            """)
    }

    @Test("Enter opens the editor at the line, and what was changed is read afterwards")
    func editing() {
        var story = story()
        story.type("!<enter>")
        guard case .edit(.file("partners.rec", line: 12))? = story.effects.last else {
            Issue.record("\(story.effects)")
            return
        }
        story.send(.editorClosed(.file("partners.rec")))
        #expect(story.effects.contains { if case .examine = $0 { true } else { false } })
        story.send(.fileProblems([Self.closed]))
        #expect(story.screen.contains { $0.contains("▌") && $0.contains("people.rec") })
        story.send(.fileProblems([]))
        #expect(story.screen.contains { $0.contains("No problem is left.") })
        story.type("<esc>")
        #expect(story.state.overlays.isEmpty)
    }

    @Test("what an editor cannot mend says so")
    func noLines() {
        var story = story()
        story.type("!j<enter>")
        #expect(!story.effects.contains { if case .edit = $0 { true } else { false } })
        #expect(story.screen.last?.contains("not mended in an editor") == true)
    }

    @Test("a click on the mention in the header opens it")
    func mouse() throws {
        var story = story()
        let column = try #require(Array(story.screen[0]).firstIndex(of: "!"))
        story.click(x: column, y: 0)
        #expect(story.screen.contains { $0.contains("partners.rec:12") && $0.contains("▌") })
    }

    @Test("nothing is out of place on small screens", arguments: [(40, 12), (120, 40)])
    func sizes(_ width: Int, _ height: Int) {
        var story = story(width: width, height: height)
        story.type("!")
        #expect(story.screen.contains { $0.contains("▸ 12") })
        story.type("jkGg")
        #expect(story.screen.contains { $0.contains("partners.rec:12") })
    }

    @Test("a larger window shows what was above again, and one that is too tall for the screen is scrolled through")
    func enlarging() {
        var long = Self.torn
        long.excerpt = (1...30).map { "line \($0) of it" }
        let problems = (1...5).map { number in
            var problem = Self.closed
            problem.file = "file-\(number).rec"
            return problem
        }
        var story = Story(.small, width: 40, height: 12)
        story.send(.fileProblems([long] + problems))
        story.type("!")
        #expect(story.screen[2].hasSuffix("↓ 1 of 6"), "\(story.screen[2])")
        var seen: Set<String> = []
        for _ in 1...12 {
            seen.formUnion(story.screen)
            story.type(" ")
        }
        for number in 1...30 { #expect(seen.contains { $0.contains("line \(number) of it") }) }
        story.type("G")
        #expect(story.screen[2].hasSuffix("  6 of 6") && story.screen.contains { $0.contains("▌ file-5.rec") })
        story.send(.terminal(.resized(Size(width: 120, height: 40))))
        #expect(story.screen.contains { $0.contains("partners.rec:12") })
        #expect(story.screen.contains { $0.contains("▌ file-5.rec") })
    }

    @Test("how to leave and where the other keys are said stay in the footer of a narrow terminal")
    func footer() {
        var story = story(width: 40, height: 12)
        story.type("!")
        #expect(story.screen.last?.contains("Enter edit") == true)
        #expect(story.screen.last?.contains("Esc back  ? help") == true, "\(story.screen.last ?? "")")
    }

    @Test("a folder that is there again saves what could not be saved")
    func returned() {
        var story = Story(.small, screen: .partners)
        story.savesAtOnce = false
        story.type("Sleft<enter>")
        guard let change = story.state.history.saving.first else {
            Issue.record("nothing was changed")
            return
        }
        story.send(.saveFailed(change.id, "the folder was moved"))
        #expect(story.screen[0].contains("1 not saved"))
        story.send(.folderReturned)
        #expect(story.effects.contains { if case .save(let again) = $0 { again.id == change.id } else { false } })
    }
}
