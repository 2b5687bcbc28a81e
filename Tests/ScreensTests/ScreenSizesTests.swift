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
