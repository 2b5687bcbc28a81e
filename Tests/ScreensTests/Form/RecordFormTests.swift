import NetworkModel
import Screens
import TestSupport
import Testing
import TextCanvas

struct RecordFormTests {
    private func story(_ keys: String, screen: ScreenID = .partners) -> Story {
        var story = Story(.small, width: 80, height: 30, screen: screen)
        story.type(keys)
        return story
    }

    @Test("a, a name and Enter add a partner, and the cursor goes to it")
    func addsPartner() throws {
        let story = story("aCentro Amazonas<enter>")
        let partner = try #require(story.state.network.partner("centro-amazonas"))
        #expect(partner.name == "Centro Amazonas")
        #expect(partner.created != nil)
        #expect(story.state.overlays.isEmpty)
        #expect(story.state.selectedKey?.id == "centro-amazonas")
        #expect(story.state.status?.text == "Added Centro Amazonas · u undoes")
    }

    @Test("values are stored as the files have them, however they are typed")
    func readsValues() throws {
        var story = Story(.small, screen: .tasks)
        story.type("t<ctrl-o>call the embassy<down><tab>")
        story.type("<esc>x")
        story.type("t<ctrl-o>call the embassy<down>")
        // Accountable is filled in with the one at the keyboard.
        let form = try #require(story.state.overlays.last as? RecordForm)
        #expect(form.kind == .task)
        for _ in 0..<3 { story.type("<down>") }
        story.type("<ctrl-u>fri<enter>")
        let task = try #require(story.state.network.all(Task.self).first { $0.title == "call the embassy" })
        #expect(task.accountable == "ana")
        #expect(task.due == Day(iso: "2026-11-27"))
    }

    @Test("the arrows go from field to field, and Tab behind a value of several to one more")
    func walks() throws {
        var story = story("e")
        for _ in 0..<9 { story.type("<down>") }
        let offers = try #require(story.state.overlays.last as? RecordForm).focus
        #expect(story.screen.last?.contains("Tab one more") == true)
        story.type("<tab>maps<up>")
        #expect(try #require(story.state.overlays.last as? RecordForm).focus == offers)
        // Over the values, and not into the empty one behind them.
        story.type("<down><down>")
        #expect(try #require(story.state.overlays.last as? RecordForm).focus == offers + 3)
        #expect(story.screen.contains { $0.contains("+ another") })
    }

    @Test("a new task takes its partner from no other task, and waits for whom it is given to")
    func newTask() throws {
        var story = story("t<ctrl-o>visa letters", screen: .tasks)
        story.type("<down><ctrl-u>Fatima Zahra<enter>")
        let task = try #require(story.state.network.all(Task.self).first { $0.title == "visa letters" })
        #expect(task.partner == nil)
        #expect(task.status == "proposed")
        story.type("t<ctrl-o>mine<enter>")
        #expect(story.state.network.all(Task.self).first { $0.title == "mine" }?.status == "accepted")
    }

    @Test("a task's title may say day and hands as the log line does; Tab takes them")
    func titleWithDay() throws {
        var story = story("t<ctrl-o>visa letters by 27 nov @Fatima Zahra", screen: .tasks)
        #expect(story.screen.contains { $0.contains("Tab   “visa letters” · due fri 27 nov · Fatima Zahra") })
        story.type("<tab><enter>")
        let task = try #require(story.state.network.all(Task.self).first { $0.title == "visa letters" })
        #expect(task.due == Day(iso: "2026-11-27"))
        #expect(task.accountable == "fatima")
        #expect(task.status == "proposed")
    }

    @Test("a date is understood while it is typed")
    func showsUnderstoodDate() {
        var story = story("t<ctrl-o>")
        story.type("x<down><down><down><down>in 2 weeks")
        #expect(story.screen.contains { $0.contains("sat 5 dec · in 14 d") || $0.contains("sat 5 dec · in 2 w") })
        story.type("<ctrl-u>whenever")
        #expect(story.screen.contains { $0.contains("is not understood as a date") })
    }

    @Test("an unknown name in a reference is added in the same change")
    func createsReference() throws {
        var story = story("")
        story.type("e")
        for _ in 0..<6 { story.type("<down>") }
        story.type("<ctrl-u>Zora Neale")
        #expect(story.screen.contains { $0.contains("+ adds person “Zora Neale”") })
        story.type("<enter>")
        let person = try #require(story.state.network.person("zora-neale"))
        #expect(story.state.network.partner("aid-watch")?.lead == person.id)
        #expect(person.isTeamMember)
        #expect(
            story.state.status?.text == "Edited Aid/Watch · new person Zora Neale, of the team · u undoes")
        #expect(story.changes.count == 1)
        story.type("u")
        #expect(story.state.network.person("zora-neale") == nil)
        #expect(story.state.network.partner("aid-watch")?.lead == "ana")
    }

    @Test("what looks like a partner that is there is shown, and added only on a second Enter")
    func warnsOfDuplicates() {
        var story = story("aAid Watch")
        #expect(story.screen.contains { $0.contains("Already here? Aid/Watch") })
        story.type("<enter>")
        #expect(story.changes.isEmpty)
        #expect(story.state.status?.text.contains("Looks like Aid/Watch") == true)
        story.type("<enter>")
        #expect(story.changes.count == 1)
    }

    @Test("Esc in an edited form asks; in an untouched one it leaves")
    func escapeAsks() {
        var story = story("e<esc>")
        #expect(story.state.overlays.isEmpty)
        story.type("eX<esc>")
        #expect(story.state.overlays.count == 2)
        story.type("<esc>")
        #expect(story.state.overlays.count == 1)
        story.type("<esc>s")
        #expect(story.state.overlays.isEmpty)
        #expect(story.state.network.partner("aid-watch")?.name == "Aid/WatchX")
        story.type("eY<esc>x")
        #expect(story.state.overlays.isEmpty)
        #expect(story.state.network.partner("aid-watch")?.name == "Aid/WatchX")
    }

    @Test("a form that says something wrong is not saved and goes there")
    func refusesProblems() throws {
        var story = story("a<enter>")
        #expect(story.state.overlays.count == 1)
        story.type("<esc>")
        story.type("e")
        for _ in 0..<8 { story.type("<down>") }
        story.type("<ctrl-u>sometimes<up><up><enter>")
        let form = try #require(story.state.overlays.last as? RecordForm)
        #expect(form.focus == 8)
        #expect(story.changes.isEmpty)
    }

    @Test("completion takes values of one's own that are in use")
    func completesOwnValues() {
        var story = story("e<down><down><down><ctrl-u>ken<tab><enter>")
        #expect(story.state.network.partner("aid-watch")?.country == "Kenya")
        story.type("u")
        #expect(story.state.network.partner("aid-watch")?.country == "Australia")
    }

    @Test("saving an untouched form changes nothing")
    func untouchedIsUnchanged() {
        let story = story("e<ctrl-s>")
        #expect(story.changes.isEmpty)
        #expect(story.state.overlays.isEmpty)
    }

    @Test(
        "every kind has a form that opens and shows at every size",
        arguments: [Kind.partner, .person, .event, .checklistItem, .task, .network])
    func everyKind(kind: Kind) {
        for size in ScreenSizesTests.sizes {
            var story = Story(.small)
            story.send(.terminal(.resized(size)))
            story.state.overlays = [RecordForm(new: kind, [], story.state)]
            story.type("name<down>x<down>y<down>z<pgdn>n<pgdn><pgdn>text")
            #expect(view(story.state).size == size)
        }
    }

    @Test("a repeated field takes another value on the line below")
    func repeats() {
        var story = story("e")
        for _ in 0..<9 { story.type("<down>") }
        story.type("<tab>maps<tab>translation<enter>")
        #expect(story.state.network.partner("aid-watch")?.offers == ["analysis of loans", "maps", "translation"])
    }

    /// Goes to the row of a field.
    private func go(to field: Field, _ story: inout Story) throws {
        let form = try #require(story.state.overlays.last as? RecordForm)
        let fields = Schema[form.kind].specs.map(\.field)
        #expect(fields.contains(field))
        for _ in 0..<40 where !story.isAt(field) { story.type("<down>") }
        #expect(story.isAt(field))
    }

    @Test("a name like one that is there is offered first, taken by Tab, and added only on a second Enter")
    func offersLikelyName() throws {
        var story = Story(.small, width: 100, height: 30, screen: .partners)
        story.type("e")
        try go(to: .workingContact, &story)
        story.type("Jame Goodmann")
        let line = try #require(story.screen.first { $0.contains("did you mean James Goodman") })
        #expect(line.contains("+ adds person “Jame Goodmann”"))
        #expect(story.screen.contains { $0.contains("Tab   James Goodman") })
        #expect(story.screen.contains { $0.contains("Enter + new person “Jame Goodmann”") })
        story.type("<enter>")
        #expect(story.changes.isEmpty)
        #expect(story.state.status?.text == "Enter again adds “Jame Goodmann” all the same; Tab takes James Goodman")
        story.type("<tab><enter>")
        #expect(story.state.network.partner("aid-watch")?.workingContact == "james")
        #expect(story.state.network[.person].count == 3)
    }

    @Test("where two kinds can be meant, which one is added can be chosen")
    func choosesKind() throws {
        var story = Story(.small, screen: .tasks)
        story.type("t<ctrl-o>send it")
        try go(to: .accountable, &story)
        story.type("<ctrl-u>Rio Aberto")
        #expect(story.screen.contains { $0.contains("+ new partner “Rio Aberto”") })
        story.type("<ctrl-n><ctrl-n><enter><enter>")
        #expect(story.state.network.partner("rio-aberto")?.name == "Rio Aberto")
        #expect(story.state.status?.text == "Added send it · new partner Rio Aberto · u undoes")
        story.type("u")
        #expect(story.state.network.partner("rio-aberto") == nil)
    }

    @Test("a new name in two fields is one record")
    func oneRecordForOneName() throws {
        var story = story("e")
        try go(to: .lead, &story)
        story.type("<ctrl-u>Zora Neale")
        try go(to: .workingContact, &story)
        story.type("zora neale<enter>")
        #expect(story.state.network[.person].count == 4)
        #expect(story.state.network.partner("aid-watch")?.workingContact == "zora-neale")
    }

    @Test("what is empty or not yet typed to its end is told once it is left or saving is tried")
    func tellsInTime() throws {
        var story = story("a")
        func says(_ text: String) -> Bool { story.screen.contains { $0.contains(text) } }
        #expect(!says("is needed"))
        story.type("<enter>")
        #expect(says("is needed"))
        story.type("Rivers")
        try go(to: .cadence, &story)
        story.type("6")
        #expect(!says("is not understood"))
        story.type("x")
        #expect(says("is not understood; try 6w"))
        story.type("<ctrl-u>mont")
        #expect(!says("is not understood"))
        story.type("<down>")
        #expect(says("is not understood; try 6w"))
    }

    @Test("an event that ends before it starts is told in the form and not saved")
    func endsBeforeStart() throws {
        var story = Story(.small, screen: .events)
        story.state.overlays = [RecordForm(new: .event, [], story.state)]
        story.type("Fair")
        try go(to: .starts, &story)
        story.type("12 dec")
        try go(to: .ends, &story)
        story.type("1 dec")
        let text = "Ends is before Starts; correct one of the two"
        #expect(story.screen.contains { $0.contains(text) })
        story.type("<down><enter>")
        #expect(story.changes.isEmpty)
        #expect(story.isAt(.ends))
        story.type("<ctrl-u>14 dec<enter>")
        #expect(story.state.network.event("fair")?.ends?.day == Day(iso: "2026-12-14"))
    }

    @Test("a contact is not moved to a day that is still to come")
    func contactAhead() throws {
        var story = Story(.small, screen: .log)
        story.type("e")
        try go(to: .at, &story)
        story.type("<ctrl-u>tomorrow<enter>")
        #expect(story.changes.isEmpty)
        #expect(story.screen.contains { $0.contains("is still to come; a contact is something that") })
        story.type("<ctrl-u>thu<enter>")
        #expect(story.state.network.contact("k1")?.at?.day == Day(iso: "2026-11-19"))
    }

    @Test("a form that gets room again shows its beginning")
    func resizes() {
        var story = Story(.small, width: 40, height: 12, screen: .partners)
        story.type("e<pgdn>")
        #expect(!story.screen.contains { $0.contains("Aid/Watch") && $0.contains("Name") })
        story.send(.terminal(.resized(.init(width: 100, height: 40))))
        #expect(story.screen.contains { $0.contains("Aid/Watch") && $0.contains("Name") })
    }
}

extension Story {
    /// Whether the open form is at the row of a field.
    fileprivate func isAt(_ field: Field) -> Bool {
        let label = state.texts.label(of: field)
        return screen.contains { $0.contains("▌ \(label)") }
    }
}
