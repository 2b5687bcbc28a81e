import NetworkModel
import Screens
import TestSupport
import Testing

struct ChooserTests {
    @Test(
        "s and a letter snooze for three days, a week or a month, and what is typed as a date is one",
        arguments: [
            ("3", "2026-11-24"), ("w", "2026-11-28"), ("m", "2026-12-21"), ("3 dec", "2026-12-03"),
            ("mon", "2026-11-23"), ("wed", "2026-11-25"), ("next mon", "2026-11-23"), ("30 nov", "2026-11-30"),
        ])
    func snooze(typed: String, day: String) {
        var story = Story(.small)
        story.type("s")
        #expect(story.screen.contains { $0.contains("3 3 days, tue 24 nov · w a week, sat 28 nov") })
        story.type(typed)
        // No key has acted on a record yet.
        #expect(story.changes.isEmpty && story.state.overlays.count == 1)
        story.type("<enter>")
        #expect(story.changes.count == 1)
        #expect(story.state.network.partner("aid-watch")?.snooze == Day(iso: day))
        #expect(story.state.today.list.rows.first != story.state.network.place(of: RecordKey(.partner, "aid-watch")))
    }

    @Test("0 brings back what was snoozed")
    func unsnooze() {
        var story = Story(.small, screen: .partners)
        story.type("/aid<enter>sw<enter>")
        #expect(story.state.network.partner("aid-watch")?.snooze != nil)
        story.type("s0<enter>")
        #expect(story.state.network.partner("aid-watch")?.snooze == nil)
    }

    @Test("a date is taken as people say it")
    func snoozeDate() {
        var story = Story(.small)
        story.type("sblah<enter>")
        #expect(story.changes.isEmpty)
        #expect(story.state.status?.text.contains("is not understood as a date") == true)
        story.type("<ctrl-u>31 feb<enter>")
        #expect(story.state.status?.text == "the calendar has no such day")
        story.type("<ctrl-u>4/5")
        #expect(story.screen.contains { $0.contains("write the month in letters") })
        story.type("<ctrl-u>today<enter>")
        #expect(story.state.status?.text == "sat 21 nov is over; name a day to come")
        #expect(story.changes.isEmpty)
        story.type("<ctrl-u>12 dec<enter>")
        #expect(story.state.network.partner("aid-watch")?.snooze == Day(iso: "2026-12-12"))
    }

    @Test("o gives marked records to a team member, and to a new one in the same change")
    func holder() {
        var story = Story(.small, screen: .partners)
        story.type("vvofat<enter>")
        #expect(story.state.network.partner("aid-watch")?.lead == "fatima")
        #expect(story.state.network.partner("bees")?.lead == "fatima")
        story.type("oZora Neale<down><enter>")
        #expect(story.state.network.person("zora-neale")?.isTeamMember == true)
        #expect(story.state.network.partner("bees")?.lead == "zora-neale")
    }

    @Test("a name like one that is there is offered before a new one, and people outside the team are found, too")
    func likelyHolder() {
        var story = Story(.small, width: 100, height: 30, screen: .partners)
        story.type("oFatimaa Zahra")
        #expect(story.screen.contains { $0.contains("▌ Fatima Zahra  did you mean this one?") })
        #expect(story.screen.contains { $0.contains("+ Fatimaa Zahra  add this person, of the team") })
        story.type("<enter>")
        #expect(story.state.network.partner("aid-watch")?.lead == "fatima")
        story.type("oJames Goodman<enter>")
        #expect(story.state.network.partner("aid-watch")?.lead == "james")
        #expect(story.state.network[.person].count == 3)
        story.type("vvoZora Neale<enter>")
        #expect(
            story.state.status?.text
                == "Lead Zora Neale for 2 partners · new person Zora Neale, of the team · u undoes")
        story.type("Sactive<enter>")
        #expect(story.state.status?.text == "Stage active for 2 partners · u undoes")
    }

    @Test("# puts a tag on all marked, and takes it off where all have it")
    func tag() {
        var story = Story(.small, screen: .partners)
        story.type("vv##mc14<enter>")
        #expect(story.state.network.partner("bees")?.tags == ["mc14"])
        story.type("#mc14<enter>")
        #expect(story.state.network.partner("bees")?.tags == [])
    }

    @Test("Enter alone takes no tag away, and what an import left comes after the others")
    func safeTags() {
        var story = Story(.small, screen: .partners)
        story.type("v#import:2026-11-21<enter>")
        story.type("#<enter>")
        #expect(story.state.network.partner("aid-watch")?.tags == ["import:2026-11-21"])
        #expect(story.state.overlays.isEmpty)
        story.type("<esc>gj#own<enter>gj#")
        #expect(story.screen.contains { $0.contains("▌ import:2026-11-21") })
        story.type("<esc>gjj#<enter>")
        #expect(story.state.network.all(Partner.self).filter { $0.tags.contains("own") }.count == 2)
    }

    @Test("a comma parts two tags")
    func twoTags() {
        var story = Story(.small, screen: .partners)
        story.type("#mc14, #geneva<enter>")
        #expect(story.state.network.partner("aid-watch")?.tags == ["mc14", "geneva"])
        #expect(story.state.status?.text == "Aid/Watch tagged mc14, geneva · u undoes")
    }

    @Test("themes show while one goes over them, and Esc goes back")
    func theme() {
        var story = Story(.small)
        let choices = ["calm", "paper"].map { ThemeChoice(name: $0, description: "") }
        story.send(.themes(choices, current: "paper"))
        story.type(":theme<enter><up>")
        #expect(story.applied == ["calm"])
        story.type("<esc>")
        #expect(story.applied == ["calm", "paper"])
        story.type(":theme<enter><up><enter>")
        #expect(story.state.configuration.theme == "calm")
    }

    @Test("a filter is kept as a view under a name, found again, and forgotten")
    func views() {
        var story = Story(.small, screen: .partners)
        story.type("/stage:active<enter>Four active<enter>")
        #expect(story.state.configuration.views.map(\.name) == ["our active"])
        story.type("<esc>")
        #expect(story.state.list?.rows.count == 4)
        story.type("Four<enter>")
        #expect(story.state.list?.rows.count == 2)
        story.type(":forget a view<enter><enter>")
        #expect(story.state.configuration.views.isEmpty)
    }

    @Test("columns can be hidden and shown, but for the name")
    func columns() {
        var story = Story(.small, width: 180, screen: .partners)
        #expect(story.screen[3].contains("Kind"))
        story.type("|kind<enter><esc>")
        #expect(!story.screen[3].contains("Kind"))
        story.type("|kind<enter><esc>")
        #expect(story.screen[3].contains("Kind"))
    }

    @Test("sorting by a column again turns it round")
    func sort() {
        var story = Story(.small, screen: .partners)
        story.type("^name<enter>")
        let first = story.state.list?.rows.first
        story.type("^name<enter>")
        #expect(story.state.list?.rows.last == first)
    }
}

extension Story {
    /// The themes that were applied, in order.
    var applied: [String] {
        effects.compactMap { effect in
            if case .applyTheme(let name) = effect { name } else { nil }
        }
    }
}

struct PickerMouseTests {
    @Test("a click goes to an option, and a second one takes it")
    func clicks() throws {
        var story = Story(.small, width: 80, height: 24, screen: .partners)
        story.type("S")
        let row = try #require(story.screen.firstIndex { $0.contains("dormant") })
        story.click(x: 5, y: row)
        #expect(story.screen[row].hasPrefix("  ▌ dormant"))
        story.click(x: 5, y: row)
        #expect(story.state.network.partner("aid-watch")?.stage == "dormant")
    }
}
