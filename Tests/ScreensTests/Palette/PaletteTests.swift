import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

struct PaletteTests {
    @Test(
        "help finds a command by its key and by its words, and runs it",
        arguments: ["?mark<enter>", "?v<enter>", ":mark<enter>"])
    func runs(keys: String) {
        var story = Story(.small, screen: .partners)
        story.type(keys)
        #expect(story.state.list?.marks.count == 1)
        #expect(story.state.overlays.isEmpty)
    }

    @Test("what cannot be run says why instead")
    func unavailable() {
        var story = Story(.small)
        story.type("?redo")
        #expect(story.screen.contains { $0.contains("There is nothing to bring back") })
        story.type("<enter>")
        #expect(story.state.status?.text == "There is nothing to bring back")
    }

    @Test("help says what a command does also where it cannot be run, and why", arguments: [80, 130])
    func both(width: Int) {
        var story = Story(.small, width: width, height: 24)
        story.type("?redo")
        #expect(story.screen.contains { $0.contains("– redo") || $0.contains("▌ redo") })
        #expect(story.screen.contains { $0.contains(CommandTable["redo"]?.help ?? "no such command") })
        #expect(story.screen.contains { $0.contains("There is nothing to bring back") })
    }

    @Test("help lists every command of every screen")
    func listsAll() {
        for command in CommandTable.rows {
            var story = Story(.small, width: 160, height: 60)
            story.type("?")
            for character in command.title { story.send(.key(Key(character))) }
            #expect(story.screen.contains { $0.contains(command.title) }, "\(command.id.name)")
        }
    }
}
