import NetworkModel
import RecFormat
import Screens
import TestSupport
import Testing
import TextCanvas

@Suite("Settling what two people changed at once, on the screen")
struct SettlingStories {
    private static let network = Network([
        .network: "Id: owg\nName: Our World Network\nFormat: 1\n",
        .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n\nId: ben\nName: Ben Okri\nTeam: yes\n",
        .partner: """
        Id: aid-watch
        Name: Aid/Watch
        Country: Ghana
        Notes: we call on fridays

        Id: bread
        Name: Bread

        """,
        .conflict: """
        Id: c1
        Record: Partner aid-watch
        Field: Country
        Base: Kenya
        Mine: Ghana
        By: ana
        Theirs: Peru
        From: ben
        At: 2026-11-20T10:00:00+01:00
        Created: 2026-11-20T10:00:00+01:00

        Id: c2
        Record: Partner bread
        Field: Id
        Base: bread
        Mine: bread
        By: ana
        From: ben
        At: 2026-11-20T10:00:00+01:00
        Created: 2026-11-20T10:00:00+01:00

        """,
    ])

    private func story() -> Story { story(Self.network) }

    private func story(_ network: Network, me: RecordID = "ana") -> Story {
        Story(network, me: me, width: 80, height: 20, screen: .partners)
    }

    @Test("undo of one's own version leaves the other's, says so, and redo brings the conflict back")
    func undoing() {
        var story = story(
            Network([
                .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n",
                .partner: "Id: aid-watch\nName: Aid/Watch\nStage: met\n",
            ]))
        story.type("S<ctrl-u>left<enter>")
        let clash = RecordMerge.Clash(field: .stage, base: "met", mine: "left", theirs: "active")
        let conflict = Conflict.edit(
            clash, over: RecordKey(.partner, "aid-watch"), by: "ana", from: "ben", made: nil,
            now: story.state.clock.now)
        story.send(.changedElsewhere(Change(id: "sync", at: story.state.clock.now, summary: "", edits: [conflict])))
        #expect(story.screen[0].contains("1 to settle"))
        story.type("u")
        #expect(story.state.network.partner("aid-watch")?.stage == "active")
        #expect(!story.screen[0].contains("to settle"))
        #expect(
            story.state.status?.text
                == "Undone: Aid/Watch is now left · Stage is as another set it · U brings it back")
        story.type("U")
        #expect(story.state.network.partner("aid-watch")?.stage == "left")
        #expect(story.screen[0].contains("1 to settle"))
    }

    @Test("the header counts them, and = shows each with what was there before, mine and theirs")
    func showing() {
        var story = story()
        #expect(story.screen[0].contains("2 to settle"))
        story.type("=")
        expectScreen(
            view(story.state),
            """
             Our World Network            ‹ 2 Partners ›            2 to settle  sat 21 nov
            ────────────────────────────────────────────────────────────────────────────────
             To settle  Changed by several of you at once; ▸ stands in the record.   1 of 2

             ▌ Country of Aid/Watch
                 b before    Kenya
               ▸ m you       Ghana
                 t Ben Okri  Peru

               Bread: deleted by one, changed by the other








            ────────────────────────────────────────────────────────────────────────────────
             Enter keep   e edit   m mine   t theirs   b before           Esc back   ? help
            """)
    }

    @Test("whoever looks at it sees their own as mine, wherever it stands; a fourth what stands in the record")
    func viewers() {
        for (me, rows) in [
            ("ben", ["    b before    Kenya", "    m you       Peru", "  ▸ t Ana Ruiz  Ghana"]),
            ("chen", ["    b before    Kenya", "  ▸ m Ana Ruiz  Ghana", "    t Ben Okri  Peru"]),
        ] {
            var story = story(Self.network, me: RecordID(me))
            story.type("=")
            for row in rows { #expect(story.screen.contains { $0.contains(row) }, "\(me): \(row)") }
        }
        var story = story(Self.network, me: "ben")
        story.type("=m")
        #expect(story.state.network.partner("aid-watch")?.country == "Peru")
    }

    @Test("what three set is one row, with a key for each")
    func three() {
        var network = Self.network
        let more = """
            Id: c3
            Record: Partner aid-watch
            Field: Country
            Base: Kenya
            Mine: Ghana
            By: ana
            Theirs: Chad
            From: chen
            At: 2026-11-20T11:00:00+01:00
            Created: 2026-11-20T11:00:00+01:00

            """
        let key = RecordKey(.conflict, "c3")
        let edit = RecordEdit(key, before: nil, after: Network([.conflict: more]).record(key)?.fields)
        network.apply(Change(id: "x", at: Timestamp(instant: 0), summary: "x", edits: [edit]))
        var story = story(network)
        #expect(story.screen[0].contains("2 to settle"))
        story.type("=")
        #expect(story.screen.count { $0.contains("Country of Aid/Watch") } == 1)
        #expect(story.screen.contains { $0.contains("    3 chen      Chad") })
        story.type("4")
        #expect(story.screen.last?.contains("No such version") == true)
        story.type("3")
        #expect(story.state.network.partner("aid-watch")?.country == "Chad")
        #expect(story.state.network.openConflicts.map(\.key.id) == ["c2"])
    }

    @Test(
        "one key takes a version, and an undo brings the conflict back",
        arguments: [
            ("m", "Ghana"), ("t", "Peru"), ("b", "Kenya"), ("<enter>", "Ghana"),
        ])
    func settling(key: String, country: String) {
        var story = story()
        story.type("=\(key)")
        #expect(story.state.network.partner("aid-watch")?.country == country)
        #expect(story.state.network.openConflicts.map(\.key.id) == ["c2"])
        #expect(story.screen.last?.contains("Settled on \(country): Country of Aid/Watch") == true)
        story.type("u")
        #expect(story.state.network.openConflicts.count == 2)
        #expect(story.state.network.partner("aid-watch")?.country == "Ghana")
    }

    @Test("another value can be written")
    func another() {
        var story = story()
        story.type("=e<backspace><backspace><backspace><backspace><backspace>Mali<enter>")
        #expect(story.state.network.partner("aid-watch")?.country == "Mali")
        #expect(story.state.network.openConflicts.map(\.key.id) == ["c2"])
    }

    private static func conflict(_ id: String, _ record: String, _ field: String, _ versions: [String?]) -> String {
        let values = zip(["Base", "Mine", "Theirs"], versions).compactMap { name, value in
            value.map {
                "\(name): \($0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n+ "))"
            }
        }
        return """
            Id: \(id)
            Record: \(record)
            Field: \(field)
            \(values.joined(separator: "\n"))
            By: ana
            From: ben
            At: 2026-11-20T10:00:00+01:00
            Created: 2026-11-20T10:00:00+01:00


            """
    }

    private static let planned = Network([
        .network: "Id: owg\nName: Our World Network\nFormat: 1\n",
        .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n\nId: ben\nName: Ben Okri\nTeam: yes\n",
        .partner: "Id: bread\nName: Bread\nCadence: 6w\nNotes: one\n+ two\n",
        .event: "Id: talk\nTitle: Talk\nStarts: 2026-12-01\nEnds: 2026-12-02\nParticipant: ben: speaker\n",
        .conflict: conflict("c1", "Event talk", "Starts", [nil, "2026-12-01", "2026-11-30"])
            + conflict("c2", "Partner bread", "Cadence", ["4w", "6w", "8w"])
            + conflict("c3", "Event talk", "Participant", ["ben: guest", "ben: speaker", "ben: delegate"])
            + conflict("c4", "Partner bread", "Notes", ["one", "one\ntwo", "one\nthree"]),
    ])

    private static let emptied = String(repeating: "<backspace>", count: 20)

    @Test(
        "what is written instead is read as in a form: what a form refuses is refused, and it stays to be corrected",
        arguments: [
            ("c1", "nonsense", "fri", "2026-11-27"), ("c1", "2026-12-03", "2026-12-02", "2026-12-02"),
            ("c2", "whenever", "monthly", "1m"),
        ])
    func checked(id: String, wrong: String, right: String, value: String) throws {
        let conflict = try #require(Self.planned.openConflicts.first { $0.key.id == RecordID(id) })
        var story = story(Self.planned)
        let steps = String(repeating: "j", count: Int(id.dropFirst()).map { $0 - 1 } ?? 0)
        story.type("=" + steps + "e" + Self.emptied)
        story.type(wrong + "<enter>")
        #expect(story.state.network.openConflicts.contains { $0.key == conflict.key }, "\(story.screen)")
        #expect(story.screen.contains { $0.contains(wrong) }, "\(story.screen)")
        story.type(Self.emptied + right + "<enter>")
        #expect(!story.state.network.openConflicts.contains { $0.key == conflict.key }, "\(story.screen)")
        let record = try #require(conflict.subject.flatMap { story.state.network.record($0) })
        #expect(record.all(conflict.field) == [value])
        #expect(story.state.overlays.last is SettlingSheet)
    }

    @Test("text of several lines keeps them, and what is typed is offered again after caucus was killed")
    func lines() throws {
        var story = story(Self.planned)
        story.type("=jjje<end><enter>four")
        let kept = try #require(story.state.overlays.last?.unsaved)
        story.type("<ctrl-s>")
        #expect(story.state.network.partner("bread")?.notes == "one\ntwo\nfour")
        var other = self.story(Self.planned)
        other.type("=jjjt")
        // Once it is settled by others, the text goes into the form of the record.
        for (network, title) in [(Self.planned, "Notes of Bread"), (other.state.network, "Edit Bread")] {
            var next = self.story(network)
            next.send(.opened(Workspace(folder: "/n", network: network, me: "ana", unsaved: [kept.place: kept.text])))
            next.type("g")
            #expect(next.screen.contains { $0.contains(title) }, "\(next.screen)")
            #expect(next.state.overlays.last?.unsaved?.text.contains("+ four") == true)
        }
    }

    private static let long = Network([
        .network: "Id: owg\nName: Our World Network\nFormat: 1\n",
        .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n\nId: ben\nName: Ben Okri\nTeam: yes\n",
        .partner: "Id: bread\nName: Bread\nNotes: \(text) They meet on mondays.\n",
        .conflict: conflict(
            "c1", "Partner bread", "Notes",
            ["\(text) They rest.", "\(text) They meet on mondays.", "\(text) They meet on fridays."])
            + conflict("c2", "Partner bread", "Stage", [nil, "met", "active"]),
    ])

    private static let text = (1...60).map { "Word\($0)." }.joined(separator: " ")

    @Test(
        "long texts show first where they differ, each with its key, and in full below",
        arguments: [(40, 12), (80, 24)])
    func long(_ width: Int, _ height: Int) {
        var story = Story(Self.long, me: "ana", width: width, height: height, screen: .partners)
        story.type("=")
        let first = story.screen
        for (key, word) in [("b", "rest."), ("m", "mondays."), ("t", "fridays.")] {
            #expect(first.contains { $0.contains(" \(key) ") && $0.contains("…") }, "\(key) in \(first)")
            #expect(first.contains { $0.contains(word) }, "\(word) in \(first)")
        }
        #expect(first[2].hasSuffix("↓ 1 of 2"))
        #expect(first.last?.contains("Enter keep") == true && first.last?.contains("? help") == true, "\(first)")
        var seen: Set<String> = []
        for _ in 1...400 where !story.screen.contains(where: { $0.contains("▌ Stage") }) {
            seen.formUnion(story.screen)
            story.type("j")
        }
        let text = seen.joined(separator: " ")
        for number in 1...60 { #expect(text.contains("Word\(number)."), "\(number)") }
        #expect(story.screen[2].contains("2 of 2"))
        story.type("k")
        #expect(story.screen == first)
        story.type(" ")
        #expect(story.screen != first && !story.screen.contains { $0.contains("▌ Stage") })
    }

    @Test("who is described stands before the field, those whom the parts name by their names")
    func described() {
        let network = Network([
            .network: "Id: owg\nName: Our World Network\nFormat: 1\n",
            .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n\nId: ben\nName: Ben Okri\nTeam: yes\n",
            .event: "Id: talk\nTitle: Talk\nParticipant: ben: speaker; visa asked; visa-owner ana\n",
            .conflict: Self.conflict(
                "c1", "Event talk", "Participant",
                ["ben: guest", "ben: speaker; visa asked; visa-owner ana", "ben: delegate"]),
        ])
        var story = story(network)
        story.type("=")
        #expect(story.screen.contains { $0.contains("▌ Ben Okri: Participant of Talk") }, "\(story.screen)")
        #expect(story.screen.contains { $0.contains("m you       speaker; visa asked; visa-owner Ana Ruiz") })
        story.type("t")
        #expect(story.screen.last?.contains("Settled on delegate: Ben Okri: Participant of Talk") == true)
    }

    @Test("a record that one deleted is kept or deleted, nothing between")
    func deletion() {
        var story = story()
        story.type("=jb")
        #expect(story.screen.last?.contains("One deleted, one changed: m or t") == true)
        story.type("t")
        #expect(story.state.network.partner("bread") == nil)
        story.type("m")
        #expect(story.state.network.openConflicts.isEmpty)
        #expect(story.screen.contains { $0.contains("Nothing is left to settle") })
    }

    @Test(
        "the header of a narrow terminal says in short what is to settle and what is not shared",
        arguments: [(40, "=2  ↑3  sat 21 nov"), (80, "2 to settle  3 not shared  sat 21 nov")])
    func narrow(width: Int, header: String) {
        var story = Story(Self.network, width: width, height: 12, screen: .partners)
        story.send(.sharing(SharingState(isSetUp: true, unshared: 3)))
        #expect(story.screen[0].hasSuffix(header) || story.screen[0].hasSuffix("\(header) "), "\(story.screen[0])")
    }

    @Test("what is said of sharing while it goes on, and of a key that does not help, can be read on 40 columns")
    func narrow() {
        let texts: [SharingText] = [.looking, .fetching, .merging, .writing, .sharing, .notSetUp, .noVersion, .noOther]
        for text in texts { #expect(TextLayout.width(of: Texts()[text]) <= 38, "\(text)") }
    }

    @Test("what is not shared is counted in the header; :sync shares, and again calls it off")
    func sharing() {
        var unknown = story()
        unknown.type(":sync<enter>")
        #expect(unknown.effects.contains { if case .share = $0 { true } else { false } }, "git says whether it is")
        var story = story()
        story.send(.sharing(SharingState(isSetUp: false)))
        story.type(":sync<enter>")
        #expect(story.effects.contains { if case .share = $0 { true } else { false } } == false)
        story.type("<esc>")
        story.send(.sharing(SharingState(isSetUp: true, unshared: 3)))
        #expect(story.screen[0].contains("3 not shared"))
        story.forgetEffects()
        story.type(":sync<enter>")
        #expect(story.effects.contains { if case .share(allowingDeletions: false) = $0 { true } else { false } })
        story.type(":sync<enter>")
        #expect(story.effects.contains { if case .stopSharing = $0 { true } else { false } })
        story.send(.sharingEnded(.said(Status("Shared: 1 partner"))))
        #expect(!story.state.sharing.isRunning)
        #expect(story.screen.last?.contains("Shared: 1 partner") == true)
    }

    @Test("leaving while a sync is under way is asked about, and does what is said")
    func leaving() {
        var story = story()
        story.send(.sharing(SharingState(isSetUp: true, unshared: 1)))
        story.type(":sync<enter>")
        story.forgetEffects()
        story.type("q")
        #expect(story.screen.contains { $0.contains("it shares nothing") })
        story.type("w")
        #expect(!story.effects.contains { if case .quit = $0 { true } else { false } })
        story.type("qq")
        #expect(story.effects.contains { if case .quit = $0 { true } else { false } })
        var ended = self.story()
        ended.type("q")
        #expect(ended.effects.contains { if case .quit = $0 { true } else { false } })
    }

    @Test("a sync that would delete much asks first")
    func deletions() {
        var story = story()
        story.send(.sharing(SharingState(isSetUp: true)))
        story.type(":sync<enter>")
        story.send(.sharingEnded(.asks("the others deleted 12 of 40 in tasks.rec")))
        #expect(story.screen.contains { $0.contains("the others deleted 12 of 40") })
        story.forgetEffects()
        story.type("y")
        #expect(story.effects.contains { if case .share(allowingDeletions: true) = $0 { true } else { false } })
    }
}
