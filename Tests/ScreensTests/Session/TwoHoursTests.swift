import CustomDump
import Interchange
import NetworkModel
import TestSupport
import Testing

@testable import Screens

/// A pre-meeting of two hours with two hundred entries, told in keys alone, from the checklist to the minutes.
@Suite("Two hours")
struct TwoHoursTests {
    private static let reports = [
        "supports the chair's text on article 7", "wants the finance annex moved to the end",
        "will not speak before the plenary", "asked for our data on small boats", "fears a walk-out on annex 4",
        "meets us on tuesday morning", "has a new head of delegation", "is silent on the review clause",
    ]

    private static let places = [
        "Kenya", "Fiji", "Norway", "Brazil", "India", "Senegal", "Chile", "Peru", "Ghana", "Samoa", "Iceland", "Mexico",
        "Tonga", "Gabon", "Oman", "Japan", "Malta",
    ]

    /// What is said under one agenda item: what only happens there, then reports up to a number.
    private static func entries(_ own: [String], upTo count: Int, from first: Int) -> [String] {
        own
            + (own.count..<count).map { number in
                let place = places[(first + number) % places.count]
                return "i\(place) \(reports[(first + number) % reports.count]) (\(first + number))"
            }
    }

    private static let topics: [[String]] = [
        entries(
            [
                "ichair's draft came out on friday; annex 4 is new",
                "itwo delegations asked for our view before tuesday",
                "ywe oppose annex 4 as it stands", "tone page on annex 4 @fatima mon",
                "qwho talks to the African group?",
                "task the secretariat for the room plan @james 1 dec",
            ], upTo: 70, from: 0),
        entries(
            [
                "pno subsidies for distant fleets", "pspecial treatment that lasts", "pa review in two years",
                "your first priority is small boats", "twrite the red lines up @ana wed",
                "icapacity is the weak point of our side",
            ], upTo: 50, from: 70),
        entries(
            [
                "tspeakers' list for the hearing @thi fri", "tfind an interpreter for Wolof", "qwho pays the visas?",
                "ywe share one taxi pool",
            ], upTo: 40, from: 120),
        entries(
            [
                "yFatima speaks for us; James stands in", "ysign-off within two hours, two people",
                "icaucus every morning at eight, room 14", "qwhich channel do we use?",
            ], upTo: 25, from: 160),
        entries(
            ["iwho is who, the rooms, how a session runs", "tshow Amina round on monday @fatima mon"], upTo: 15,
            from: 185),
    ]

    private func wait(_ seconds: Int64, _ story: inout Story) {
        var clock = story.state.clock
        clock.instant += seconds
        story.send(.clock(clock))
    }

    private func told() -> Story {
        var story = Story(.beforeSession, width: 100, height: 30, screen: .checklist)
        story.state.checklist.event = "mc14"
        story.type("rrg<enter><enter><enter><enter><esc>")
        for (index, topic) in Self.topics.enumerated() {
            for entry in topic {
                wait(36, &story)
                story.type("\(entry)<enter><esc>")
            }
            if index == 0 {
                // The first word of news becomes a task, and gets an owner; the decision is not everybody's.
                story.type("<home>jjtofat<enter><down>wjjaao<enter><home>")
            }
            if index == 1 { story.type("GKKRno cut for the poorest<enter>v3<enter>ana 3, thi 2<enter><home>") }
            if index < Self.topics.count - 1 { story.type("<tab>") }
        }
        return story
    }

    @Test("leave minutes that a participant would recognise and could act on")
    func minutes() throws {
        var story = told()
        #expect(story.state.network.openSession.map { story.state.network.entries(of: $0.id).count } == 200)
        // There is an objection, which the sheet tells of before it closes.
        story.type("Cothi<enter>c<enter>")
        #expect(story.state.network.openSession != nil)
        story.type("<enter>")
        let session = try #require(story.state.network.all(Session.self).first)
        #expect(session.isClosed)
        let content = MinutesContent(session, in: story.state.network.outgoing, clock: story.state.clock)
        let text = try MinutesTemplate.markdown.render(content)
        let parts = text.split(separator: "\n## Information updates\n")
        expectNoDifference(String(parts.first ?? ""), Self.summary)
        let said = parts.dropFirst().joined()
        #expect(said.split(separator: "\n").count { $0.hasPrefix("- ") } == 200)
        #expect(said.contains("### 1. News from Aid/Watch\n\n42 min, planned 10\n"))
        #expect(said.contains("- Question: who talks to the African group?"))
        #expect(said.contains("- Kenya supports the chair's text on article 7 (136)"))
        let letters = try MinutesFiles(content).letters
        #expect(letters.map(\.name).count == 4)
        #expect(story.state.network.problems(on: story.state.clock).isEmpty)
    }

    @Test("and take it all back key by key without leaving a trace")
    func undone() {
        var story = told()
        for _ in 0..<260 { story.type("u") }
        #expect(story.state.network[.note].count == 0)
        #expect(story.state.network[.session].count == 0)
        #expect(story.state.network[.agendaItem].count == 0)
    }

    private static let summary = """
        # Pre-meeting for MC14

        Our World Network · Saturday 21 November 2026, 12:00–14:00 · prepares Ministerial conference, Thursday 25 March 2027

        **Present (5):** Ana Ruiz (chair), Fatima Zahra (Aid/Watch), James Goodman (Aid/Watch), Thi Mai, Amina Okoye (Bees for Development)

        **New (1):** Amina Okoye

        **Time:** 120 min used, 120 planned

        ## Decisions

        1. **we oppose annex 4 as it stands** – consensus, 2 for, 2 aside (James Goodman, Thi Mai), 1 against (Amina Okoye), not settled (under *News from Aid/Watch*)
           More reservations than support: a lowest common denominator.
        2. **our first priority is small boats** – consensus, 5 for (under *Our priorities for Ministerial conference*)
        3. **we share one taxi pool** – consensus, 5 for (under *Who does what*)
        4. **Fatima speaks for us; James stands in** – consensus, 5 for (under *How we work there: who speaks, who decides, sign-off, channel, caucus hour*)
        5. **sign-off within two hours, two people** – consensus, 5 for (under *How we work there: who speaks, who decides, sign-off, channel, caucus hour*)

        ## Who does what by when

        | Who | What | By | From |
        | --- | --- | --- | --- |
        | Fatima Zahra | two delegations asked for our view before tuesday | Tue 24 Nov | News from Aid/Watch |
        | Fatima Zahra | one page on annex 4 | Mon 23 Nov | News from Aid/Watch |
        | James Goodman | ask the secretariat for the room plan | Tue 1 Dec | News from Aid/Watch |
        | Ana Ruiz | write the red lines up | Wed 25 Nov | Our priorities for Ministerial conference |
        | Thi Mai | speakers' list for the hearing | Fri 27 Nov | Who does what |
        | Thi Mai | find an interpreter for Wolof | no day set | Who does what |
        | Fatima Zahra | show Amina round | Mon 23 Nov | Welcome Amina Okoye: how it works, who is who |

        ## Our priorities

        1. **a review in two years** – 5 dots
           - Red line: no cut for the poorest
        2. **no subsidies for distant fleets**
        3. **special treatment that lasts**

        ## Open questions

        - who talks to the African group? (under *News from Aid/Watch*)
        - who pays the visas? (under *Who does what*)
        - which channel do we use? (under *How we work there: who speaks, who decides, sign-off, channel, caucus hour*)

        """
}
