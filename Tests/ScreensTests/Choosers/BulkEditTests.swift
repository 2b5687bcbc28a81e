import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("Changing a field of all marked records")
struct BulkEditTests {
    private func story(_ keys: String, screen: ScreenID = .partners) -> Story {
        var story = Story(.small, width: 90, height: 30, screen: screen)
        story.type(keys)
        return story
    }

    @Test("e with marks asks for a field and a value, and makes one change of it")
    func cadence() {
        var story = story("vve")
        #expect(story.screen.contains { $0.contains("Change 2 partners ▸") })
        story.type("cad<enter>")
        #expect(story.screen.contains { $0.contains("Cadence of 2 partners   Aid/Watch, Bees") })
        #expect(story.screen.contains { $0.contains("now 6 w (1), 3 mo (1) · - empties it") })
        story.type("sometimes<enter>")
        #expect(story.screen.contains { $0.contains("is not understood; try 6w") })
        #expect(story.changes.isEmpty)
        story.type("<ctrl-u>4w<enter>")
        #expect(story.state.network.partner("bees")?.cadence == Period(4, .week))
        #expect(story.state.status?.text == "Cadence 4 w for 2 partners · u undoes")
        #expect(story.changes.count == 1)
        story.type("u")
        #expect(story.state.network.partner("aid-watch")?.cadence == Period(6, .week))
        #expect(story.state.network.partner("bees")?.cadence == Period(3, .month))
    }

    @Test("a new name is made once for all, and told")
    func newName() {
        let story = story("vvelead<enter>Zora Neale<enter>")
        #expect(story.state.network.partner("aid-watch")?.lead == "zora-neale")
        #expect(story.state.network.partner("bees")?.lead == "zora-neale")
        #expect(
            story.state.status?.text
                == "Lead Zora Neale for 2 partners · new person Zora Neale, of the team · u undoes")
        #expect(story.changes.count == 1)
    }

    @Test("with one row to type in, the arrows go through what is proposed")
    func arrows() {
        let story = story("vvestage<enter><down><down><enter><enter>")
        #expect(story.state.network.partner("bees")?.stage == "approached")
        #expect(story.state.status?.text == "Stage approached for 2 partners · u undoes")
    }

    @Test("a field that repeats keeps what only some have")
    func repeated() {
        var story = story("vveoffers<enter>maps<enter>")
        #expect(story.state.network.partner("aid-watch")?.offers == ["analysis of loans", "maps"])
        #expect(story.state.network.partner("bees")?.offers == ["maps"])
        story.type("eoffers<enter><ctrl-u><enter>")
        #expect(story.state.network.partner("aid-watch")?.offers == ["analysis of loans"])
        #expect(story.state.status?.text == "Offers without maps for 2 partners · u undoes")
    }

    @Test("a dash empties what differs, and Enter on nothing changes nothing")
    func empties() {
        var story = story("vvestage<enter><enter>")
        #expect(story.changes.isEmpty)
        story.type("estage<enter>-<enter>")
        #expect(story.state.network.partner("aid-watch")?.stage == nil)
        #expect(story.state.status?.text == "Stage emptied for 2 partners · u undoes")
    }

    @Test("one marked record opens in its form, wherever the cursor is")
    func oneMark() throws {
        let story = story("vjje")
        let form = try #require(story.state.overlays.last as? RecordForm)
        #expect(form.key?.id == "aid-watch")
    }

    @Test("every kind has fields that many records can share, and each opens", arguments: Kind.allCases)
    func everyKind(kind: Kind) {
        for spec in Schema[kind].specs {
            var story = Story(.small, width: 40, height: 12)
            let keys = story.state.network[kind].slots.map { story.state.network.key(at: Place(kind, Int($0))) }
            story.state.overlays = [RecordForm(changing: spec, of: keys, story.state)]
            story.type("x<backspace><tab>")
            #expect(story.state.overlays.count == 1)
        }
    }

    @Test("tasks get a day as people say it")
    func tasks() {
        let story = story("v<right>vedue<enter>fri<enter>", screen: .tasks)
        #expect(story.state.status?.text == "Due fri 27 nov for 2 tasks · u undoes")
    }
}
