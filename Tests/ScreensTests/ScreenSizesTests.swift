import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

struct ScreenSizesTests {
    static let sizes = [
        Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 40, height: 12),
        Size(width: 39, height: 12), Size(width: 200, height: 3), Size(width: 1, height: 1), Size(width: 0, height: 0),
        Size(width: 1, height: 60), Size(width: 300, height: 100),
    ]

    @Test("every screen draws at every size", arguments: ScreenID.allCases, sizes)
    func drawsAtEverySize(screen: ScreenID, size: Size) {
        var story = Story(.small, screen: screen)
        story.send(.terminal(.resized(size)))
        for keys in ["", "j", "<enter>", "jjj<esc>", "/ken<enter>", "<esc>G<pgup>v*"] {
            story.type(keys)
            let canvas = view(story.state)
            #expect(canvas.size == size)
            #expect(canvas.lines().allSatisfy { TextLayout.width(of: $0) <= size.width })
        }
    }
}

struct MouseTests {
    @Test("a click on a row goes there, a double one opens it, the wheel scrolls")
    func rows() {
        var story = Story(.small, width: 80, height: 24, screen: .partners)
        story.click(x: 10, y: 6)
        #expect(story.state.selectedKey?.id == "ecologistas")
        story.click(x: 10, y: 5, .doubleClick)
        #expect(story.state.list?.isDetailOpen == true)
        story.click(x: 10, y: 5, .wheelDown)
        #expect(story.state.list?.detailTop ?? 0 >= 0)
    }

    @Test("a click on a tab opens its screen")
    func tabs() throws {
        var story = Story(.small)
        let column = try #require(story.screen[0].firstIndex(of: "5"))
        story.click(x: story.screen[0].distance(from: story.screen[0].startIndex, to: column) + 3, y: 0)
        #expect(story.state.screen == .tasks)
    }
}
