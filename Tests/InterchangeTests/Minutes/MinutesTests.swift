import CustomDump
import Interchange
import NetworkModel
import TestSupport
import Testing

private let network = Network([
    .network: "Id: our-world\nName: Our World Network\n",
    .partner: "Id: aid-watch\nName: Aid/Watch\n",
    .person: """
    Id: ana
    Name: Ana Ruiz
    Team: yes
    Email: ana@our-world.example

    Id: fatima
    Name: Fatima Zahra
    Role: aid-watch: coordinator
    Email: fatima@aidwatch.example

    Id: amina
    Name: Amina Okoye
    Buddy: fatima

    """,
    .event: """
    Id: mc14
    Title: MC14
    Starts: 2027-03-25

    Id: pre
    Title: Pre-meeting for MC14
    Prepares: mc14

    """,
    .session: """
    Id: s1
    Event: pre
    Title: Pre-meeting for MC14
    Status: closed
    Starts: 2026-11-21T13:00:00+01:00
    Ends: 2026-11-21T15:04:00+01:00
    Chair: ana
    Minutes: 120
    Item: a3
    Present: ana: chair
    Present: fatima
    Present: amina
    Newcomer: amina

    """,
    .agendaItem: """
    Id: a1
    Session: s1
    Part: information
    Rank: 10
    Text: State of the fisheries text
    Minutes: 10
    Seconds: 720
    Done: 2026-11-21T13:12:00+01:00

    Id: a2
    Session: s1
    Part: processes
    Rank: 10
    Text: The daily hour

    Id: a3
    Session: s1
    Part: training
    Rank: 10
    Text: Welcome
    Seconds: 60

    """,
    .note: """
    Id: n1
    Session: s1
    Item: a1
    Kind: information
    Text: annex_4 is *new*
    At: 2026-11-21T13:01:00+01:00

    Id: n2
    Session: s1
    Item: a1
    Kind: question
    Text: who talks to the African group?
    At: 2026-11-21T13:02:00+01:00

    """,
    .decision: """
    Id: d1
    Session: s1
    Item: a1
    Text: We oppose annex 4
    Method: consensus
    For: ana
    Aside: fatima
    Against: amina
    At: 2026-11-21T13:03:00+01:00

    """,
    .priority: """
    Id: p1
    Event: mc14
    Text: No subsidies
    Rank: 1
    Dots: 7
    RedLine: no cut for the poorest
    Fallback: a review in two years

    """,
    .task: """
    Id: t1
    Title: one page on annex 4
    Accountable: fatima
    Status: accepted
    Due: 2026-11-23
    Session: s1
    Item: a1
    Source: d1
    Created: 2026-11-21T13:04:00+01:00

    Id: t2
    Title: find an interpreter
    Session: s1
    Item: a3
    Created: 2026-11-21T13:05:00+01:00

    """,
])

@Suite("Minutes")
struct MinutesTests {
    private var content: MinutesContent {
        get throws {
            let zone = Zone(fixed: 3600)
            let session = try #require(network.session("s1"))
            return MinutesContent(session, in: network.outgoing, clock: Clock(instant: 1_795_269_840, zone: zone))
        }
    }

    @Test("as Markdown they say who was there, what was decided and how, who does what, what is open")
    func markdown() throws {
        expectNoDifference(
            try MinutesTemplate.markdown.render(try content),
            """
            # Pre-meeting for MC14

            Our World Network · Saturday 21 November 2026, 13:00–15:04 · prepares MC14, Thursday 25 March 2027

            **Present (3):** Ana Ruiz (chair), Fatima Zahra (Aid/Watch), Amina Okoye

            **New (1):** Amina Okoye, buddy Fatima Zahra

            **Time:** 13 min used, 120 planned

            ## Decisions

            1. **We oppose annex 4** – consensus, 1 for, 1 aside (Fatima Zahra), 1 against (Amina Okoye), not settled (under *State of the fisheries text*)
               More reservations than support: a lowest common denominator.

            ## Who does what by when

            | Who | What | By | From |
            | --- | --- | --- | --- |
            | Fatima Zahra | one page on annex 4 | Mon 23 Nov | We oppose annex 4 |
            | nobody yet | find an interpreter | no day set | Welcome |

            ## Our priorities

            1. **No subsidies** – 7 dots
               - Red line: no cut for the poorest
               - Fallback: a review in two years

            ## Open questions

            - who talks to the African group? (under *State of the fisheries text*)

            ## For the next agenda

            - The daily hour

            ## Information updates

            ### 1. State of the fisheries text

            12 min, planned 10

            - annex\\_4 is \\*new\\*
            - Question: who talks to the African group?
            - Decided: We oppose annex 4 – consensus, 1 for, 1 aside (Fatima Zahra), 1 against (Amina Okoye), not settled
            - To do: one page on annex 4 – Fatima Zahra, by Mon 23 Nov

            ## Training for new participants

            ### 3. Welcome

            1 min

            - To do: find an interpreter – nobody yet

            """)
    }

    @Test("as plain text tasks stand under their owners")
    func plain() throws {
        let text = try MinutesTemplate.plain.render(try content)
        #expect(
            text.contains(
                """
                WHO DOES WHAT BY WHEN
                 Fatima Zahra
                  [ ] one page on annex 4, by Mon 23 Nov
                      from: We oppose annex 4
                 Nobody yet
                  [ ] find an interpreter, no day set
                      from: Welcome

                OUR PRIORITIES
                 1. No subsidies (7 dots)
                    red line: no cut for the poorest
                """), "\(text)")
        #expect(text.contains("- annex_4 is *new*"))
    }

    @Test("a template of the user's own takes the place of the shipped one; a broken one is named")
    func ownTemplate() throws {
        let own = "{{title}}: {{#decisions}}{{text}} & {{/decisions}}"
        #expect(
            try MinutesTemplate.plain.render(try content, own: own) == "Pre-meeting for MC14: We oppose annex 4 &\n")
        #expect(throws: MinutesTemplate.Problem.self) {
            try MinutesTemplate.plain.render(try content, own: "{{#open}} never closed")
        }
    }

    @Test(
        "a template that would fill the memory, or take for ever, is refused and named",
        arguments: [
            (String(repeating: "{{#title}}", count: 5_000), "has more than 48 sections in each other"),
            (String(repeating: "{{#a}}", count: 50) + String(repeating: "{{/a}}", count: 50), "sections in each other"),
            (String(repeating: "{{=< >=}}<#a>", count: 50), "has more than 48 sections in each other"),
            (String(repeating: "{{#tasks}}", count: 30) + "x", "would fill in more than 500000 tags"),
            (String(repeating: "{{#reversed(tasks)}}", count: 30) + "x", "would fill in more than 500000 tags"),
            (String(repeating: "a", count: 70_000), "is longer than 64 kB"),
        ])
    func boundlessTemplate(own: String, says: String) throws {
        let error = #expect(throws: MinutesTemplate.Problem.self) {
            try MinutesTemplate.plain.render(try content, own: own)
        }
        let text = error?.description ?? ""
        #expect(text.hasPrefix("templates/minutes.txt.mustache "))
        #expect(text.contains(says), "\(text)")
    }

    @Test("each owner gets a letter with the own tasks alone, and nobody's tasks go to nobody")
    func letters() throws {
        let files = try MinutesFiles(try content)
        #expect(
            files.minutes.map(\.name) == [
                "minutes/2026-11-21-pre-meeting-for-mc14.md", "minutes/2026-11-21-pre-meeting-for-mc14.txt",
            ])
        #expect(files.letters.map(\.name) == ["outbox/2026-11-21-pre-meeting-for-mc14-fatima.eml"])
        let letter = String(decoding: try #require(files.letters.first).bytes, as: UTF8.self)
        #expect(letter.contains("From: Ana Ruiz <ana@our-world.example>\r\n"))
        #expect(letter.contains("To: Fatima Zahra <fatima@aidwatch.example>\r\n"))
        #expect(letter.contains("Date: Sat, 21 Nov 2026 15:04:00 +0100\r\n"))
        #expect(letter.contains("one page on annex 4\r\n  by Mon 23 Nov\r\n  from: We oppose annex 4"))
        #expect(!letter.contains("interpreter"))
        #expect(letter.contains("you took on:"))
        #expect(!letter.contains("please say whether"))
    }

    @Test(
        "a majority decision is carried only where fewer are against than for",
        arguments: [
            (["ana", "fatima"], ["amina"], "2 for, 1 against (Amina Okoye)"),
            (["ana"], ["amina"], "1 for, 1 against (Amina Okoye), not carried"),
            ([], ["amina", "fatima"], "2 against (Amina Okoye, Fatima Zahra), not carried"), (["ana"], [], "1 for"),
            ([], [], ""),
        ])
    func majority(favour: [String], against: [String], told: String) throws {
        var (network, author) = (network, author())
        let key = RecordKey(.decision, "d1")
        let edit = network.editing(key, at: clock().now) { draft in
            draft.set(.method, "majority")
            draft.setAll(.favour, favour)
            draft.setAll(.aside, [])
            draft.setAll(.against, against)
        }
        network.apply(author.change("voted", edit.map { [$0] } ?? []))
        let session = try #require(network.session("s1"))
        let decision = try #require(network.find(Decision.self, "d1"))
        let isCarried = !told.hasSuffix("not carried")
        #expect(decision.isContested != isCarried)
        #expect(ClosingCheck(session, in: network).contested.isEmpty == isCarried)
        let content = MinutesContent(session, in: network.outgoing, clock: clock())
        let text = try MinutesTemplate.markdown.render(content)
        let words = (["majority"] + (told.isEmpty ? [] : [told])).joined(separator: ", ")
        #expect(text.contains("1. **We oppose annex 4** – \(words) (under"), "\(text)")
        #expect(!text.contains("lowest common denominator"))
    }

    @Test("who was given a task while away is asked, and not told that they took it on")
    func askingLetter() throws {
        var author = author()
        var other = network
        let edits = other.setting(.status, ["proposed"], of: [RecordKey(.task, "t1")], at: author.clock.now)
        other.apply(author.change("ask", edits))
        let session = try #require(other.session("s1"))
        let files = try MinutesFiles(MinutesContent(session, in: other.outgoing, clock: author.clock))
        let letter = String(decoding: try #require(files.letters.first).bytes, as: UTF8.self)
        #expect(letter.contains("this was put to you; p"))
        #expect(letter.contains("- one page on annex 4\r\n"))
        #expect(!letter.contains("you took on"))
    }
}
