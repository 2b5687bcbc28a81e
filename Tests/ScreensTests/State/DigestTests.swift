import CustomDump
import NetworkModel
import Screens
import TestSupport
import Testing

@Suite("Digests")
struct DigestTests {
    @Test("lists are the same before the indexes are there, after, and through any changes", arguments: 1...8)
    func follow(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var story = Story(Self.network(&random), width: 120, height: 40, screen: .partners)
        if Bool.random(using: &random) { story.send(.prepared(Prepared(story.state.network, on: story.state.day))) }
        Self.visit(&story)
        for _ in 0..<30 {
            let keys = [
                "2aNew One<ctrl-s>", "2Sa<enter>", "2x", "u", "U", "5x", "5d", "8x", "2jjjx", "u", "2G#b<enter>", "5y",
                "5jjx", "5 jjd", "5o<enter>", "5vv]<esc>", "5BB]BBBB", "3jx", "3>+3d<enter>",
                "8Ge<down><down><down><down><down><down><down><ctrl-u>4h<ctrl-s>",
            ]
            story.type(keys.randomElement(using: &random) ?? "u")
            while !story.state.overlays.isEmpty { story.type("<esc>x") }
            if Int.random(in: 0..<6, using: &random) == 0 {
                story.send(.prepared(Prepared(story.state.network, on: story.state.day)))
            }
            var fresh = Story(story.state.network, width: 120, height: 40, screen: .partners)
            Self.visit(&story)
            Self.visit(&fresh)
            expectNoDifference(story.said, fresh.said, "seed \(seed)")
            expectNoDifference(story.boards, fresh.boards, "seed \(seed)")
        }
    }

    private static func visit(_ story: inout Story) {
        for id in [ScreenID.partners, .tasks, .outreach, .network] { story.type(String(id.digit)) }
    }

    private static func network(_ random: inout SeededGenerator) -> Network {
        let seedsPrivate = Bool.random(using: &random)
        func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
        let stages = ["", "active", "met", "mine own"]
        let partners = (0..<12).map { number in
            "Id: p\(number)\nName: \(pick(["Centre for", "centre for", "Zoo"])) \(number % 5)\nStage: \(pick(stages))\n"
        }
        let people = (0..<8).map { number in
            "Id: h\(number)\nName: H\(number)\nEmail: h@example.org\nTeam: yes\nCapacity: 9\n"
                + (number % 2 == 0 ? "Consent: agreed\n" : "")
        }
        let tasks = (0..<9).map { number in
            """
            Id: t\(number)
            Title: T\(number)
            Accountable: h\(number % 3)
            Effort: \(number)
            Due: \(clock().today + number % 4 * 2)
            Event: e\(number % 3)
            \(number == 4 && seedsPrivate ? "Private: yes" : "Theme: th\(number % 2)")

            """
        }
        return Network([
            .partner: partners.joined(separator: "\n"), .person: people.joined(separator: "\n"),
            .task: tasks.joined(separator: "\n"),
            .event: "Id: e0\nTitle: E0\nStarts: 2026-12-01\n\nId: e1\nTitle: E1\nStarts: 2027-01-01T09:00:00+01:00\n",
        ])
    }
}

extension Story {
    /// What the lists say, rows by Id, and the open screen without its footer.
    fileprivate var said: [String] {
        let network = state.network
        let lists = [state.partners.list, state.tasks.list, state.outreach.list]
        return lists.map { list in
            "\(list.rows.map { network.key(at: $0).id.text }) \(list.sections.map(\.title)) \(list.total)"
        } + screen.dropLast()
    }

    /// What stands under all that tasks can stand under, then whom to remind and who has how much to do.
    fileprivate var boards: [String] {
        var copy = self
        copy.type("5")
        var lines: [String] = []
        for _ in 0..<6 {
            let network = copy.state.network
            let rows = copy.state.tasks.list.rows.map { network.key(at: $0).id.text }
            lines += copy.state.tasks.columns.map { "\($0.value): \(rows[$0.rows])" } + ["\(rows)"]
            copy.type("B")
        }
        copy.type("<esc><esc>m")
        if !copy.state.overlays.isEmpty {
            copy.type("g")
            lines += copy.screen.dropLast()
            copy.type("<esc>")
        }
        copy.type(":workload<enter>g")
        return lines + copy.screen.dropLast()
    }
}
