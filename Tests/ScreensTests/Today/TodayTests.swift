import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

struct TodayTests {
    @Test("what is late comes first, with how late it is")
    func showsLateFirst() {
        let story = Story(.small, width: 120, height: 24)
        #expect(story.screen[3].hasPrefix(" Late"))
        #expect(story.screen[4].hasPrefix("▌  ● contact  Aid/Watch              3 w over    every 6 w"))
    }

    @Test("d marks the task under the cursor done, and u takes it back")
    func doneAndUndo() {
        var story = Story(.small)
        story.type("jd")
        #expect(story.state.network.task("t1")?.isOpen == false)
        #expect(story.state.status?.text == "Done: send draft annex · u undoes")
        story.type("u")
        #expect(story.state.network.task("t1")?.isOpen == true)
        #expect(story.changes.count == 2)
    }
}
