import CustomDump
import NetworkModel
import TestSupport
import Testing

/// A network before its second pre-meeting: a first session that left things open, news, late work and somebody new.
private let network = Network([
    .partner: """
    Id: aid-watch
    Name: Aid/Watch

    Id: bees
    Name: Bees for Development

    """,
    .person: """
    Id: ana
    Name: Ana Ruiz
    Team: yes

    Id: fatima
    Name: Fatima Zahra

    Id: amina
    Name: Amina Okoye
    Role: bees
    Buddy: fatima

    """,
    .event: """
    Id: mc14
    Title: MC14
    Kind: intergovernmental meeting
    Starts: 2027-03-25
    SignOff: two hours

    Id: pre-1
    Title: First pre-meeting
    Kind: pre-meeting
    Starts: 2026-10-10T09:00:00+00:00
    Ends: 2026-10-10T10:00:00+00:00
    Prepares: mc14

    Id: pre-2
    Title: Second pre-meeting
    Kind: pre-meeting
    Starts: 2026-11-21T13:00:00+00:00
    Ends: 2026-11-21T15:00:00+00:00
    Prepares: mc14
    Participant: fatima: member; reply accepted
    Participant: amina: member; reply accepted

    """,
    .session: """
    Id: s1
    Event: pre-1
    Status: closed
    Starts: 2026-10-10T09:00:00+00:00
    Ends: 2026-10-10T10:00:00+00:00
    Item: a1
    Present: fatima

    """,
    .agendaItem: """
    Id: a1
    Session: s1
    Part: information
    Rank: 10
    Text: News
    Done: 2026-10-10T09:30:00+00:00

    Id: a2
    Session: s1
    Part: processes
    Rank: 10
    Text: The daily hour

    """,
    .note: """
    Id: n1
    Session: s1
    Item: a1
    Kind: question
    Text: who talks to the African group?
    At: 2026-10-10T09:10:00+00:00

    """,
    .decision: """
    Id: d1
    Session: s1
    Text: we oppose annex 4
    At: 2026-10-10T09:20:00+00:00

    """,
    .task: """
    Id: t1
    Title: one page on annex 4
    Accountable: fatima
    Status: accepted
    Event: mc14
    Session: s1

    Id: t2
    Title: find an interpreter
    Event: mc14

    """,
    .position: """
    Id: fish
    Title: Fisheries
    Status: draft
    Event: mc14
    Needs: 6w

    """,
    .checklistItem: (1...5).map { number in
        "Id: c\(number)\nEvent: mc14\nText: late work \(number)\nDue: 2026-11-0\(number)\n\n"
    }.joined(),
    .contact: (1...9).map { number in
        """
        Id: k\(number)
        At: 2026-11-0\(number)
        With: \(number > 7 ? "bees" : "aid-watch")
        Summary: word \(number)


        """
    }.joined() + "Id: k0\nAt: 2026-09-01\nWith: bees\nSummary: long ago\n",
])

@Suite("The agenda of a session")
struct SessionAgendaTests {
    private let agenda = SessionAgenda.proposed(for: "pre-2", in: network, at: clock())

    @Test("is proposed from news, what was left open, what is late, what nobody holds, and who is new")
    func proposal() {
        expectNoDifference(
            agenda.items.map { "\($0.part.rawValue) · \($0.text)" },
            [
                "information · What became of the decision of 10 October",
                "information · News from Bees for Development", "information · News from Aid/Watch",
                "priorities · Open question: who talks to the African group?",
                "priorities · Position: Fisheries", "priorities · Late: late work 1", "priorities · Late: late work 2",
                "priorities · 3 more late preparations", "priorities · Our priorities for MC14",
                "priorities · Still to do from last time: one page on annex 4",
                "priorities · Who does what: 1 without an owner", "processes · The daily hour",
                "processes · How we work there: who speaks, who decides, sign-off, channel, caucus hour",
                "training · Welcome Amina Okoye: how it works, who is who",
            ])
    }

    @Test("what was only proposed to a session is proposed to the next once, and carried over in words of one's own")
    func proposedOnce() throws {
        var network = network
        var author = author()
        let planned = agenda.planning("pre-2", in: network, by: &author)
        network.apply(author.change("Planned", planned.edits))
        let items = network.agenda(of: planned.session)
        #expect(items.filter(\.isProposed).count == items.count - 2)
        let own = try #require(items.first { $0.text.hasPrefix("How we work there") })
        let edits = try [
            #require(
                network.editing(own.key, at: author.clock.now) { draft in
                    draft.set(.text, "who speaks")
                    draft.set(.proposed, nil)
                }),
            #require(
                network.editing(RecordKey(.session, planned.session), at: author.clock.now) { draft in
                    draft.set(.status, "closed")
                    draft.set(.starts, "2026-11-21T09:00:00+00:00")
                }),
        ]
        network.apply(author.change("Closed", edits))
        let texts = SessionAgenda.proposed(for: "pre-2", in: network, at: clock()).items.map(\.text)
        #expect(Set(texts).count == texts.count, "\(texts)")
        for once in ["Who does what", "How we work there", "Position: Fisheries", "Late: late work 1", "who speaks"] {
            #expect(texts.count { $0.hasPrefix(once) } == 1, "\(once) in \(texts)")
        }
        #expect(texts.contains("The daily hour"))
    }

    @Test("what will lack time is proposed before it is late")
    func shortOfTime() {
        let network = Network([
            .event: "Id: mc\nTitle: MC\nStarts: 2026-12-21\n",
            .checklistItem: "Id: i\nEvent: mc\nText: agree the position\nDue: T-1w\nNeeds: 10w\n",
        ])
        let item = SessionAgenda.proposed(for: "mc", in: network, at: clock()).items.first { $0.about == "i" }
        #expect(item?.text == "Too little time: agree the position")
        #expect(item?.notes == ["needed by 14 December, done by 30 January 2027 at the earliest"])
    }

    @Test("what it takes up is named, with what is known of it")
    func linked() {
        let question = agenda.items.first { $0.text.hasPrefix("Open question") }
        #expect(question?.about == "n1")
        #expect(question?.notes == ["asked under News"])
        #expect(agenda.items.first { $0.text.hasPrefix("Position") }?.notes == ["draft, needs 6w"])
        #expect(agenda.items.last?.notes == ["Amina Okoye: buddy Fatima Zahra"])
        let news = agenda.items.first { $0.about == "aid-watch" }
        #expect(news?.notes.first == "7 November, Aid/Watch: word 7")
        let open = agenda.items.first { $0.text.hasPrefix("How we work") }
        #expect(open?.notes == ["not settled: who speaks for us, who may decide what, channel, daily caucus hour"])
    }

    @Test("its minutes add up to the length of the event", arguments: [10, 14, 45, 120, 121, 240])
    func minutes(length: Int) {
        let agenda = SessionAgenda.proposed(for: "pre-2", minutes: length, in: network, at: clock())
        #expect(agenda.items.reduce(0) { $0 + $1.minutes } == max(length, agenda.items.count))
        #expect(agenda.items.allSatisfy { $0.minutes > 0 })
    }

    @Test("takes the two hours that the event lasts")
    func length() { #expect(agenda.minutes == 120) }

    @Test("is planned as records that the check finds nothing wrong with")
    func planned() throws {
        var network = network
        var author = author()
        author.me = "ana"
        let planned = agenda.planning("pre-2", in: network, by: &author)
        network.apply(author.change("Planned", planned.edits))
        let session = try #require(network.session(planned.session))
        #expect(session.status == "planned")
        #expect(session.title == "Second pre-meeting")
        #expect(session.present.map(\.id) == ["ana"])
        #expect(network.agenda(of: session.id).map(\.text) == agenda.items.map(\.text))
        #expect(session.item == network.agenda(of: session.id).first?.id)
        #expect(network.openSession(of: "pre-2")?.id == session.id)
        #expect(network.problems(on: clock()).isEmpty)
    }

    @Test("an event is run by the pre-meeting that prepares it")
    func eventToRun() {
        #expect(network.eventToRun(for: "mc14", clock: clock()) == "pre-2")
        #expect(network.eventToRun(for: "pre-2", clock: clock()) == "pre-2")
        #expect(network.eventPrepared(by: "pre-2") == "mc14")
    }

    @Test("an empty network has an agenda too: the parts as the field has them")
    func empty() {
        let network = Network([.event: "Id: e\nTitle: Assembly\n"])
        let agenda = SessionAgenda.proposed(for: "e", in: network, at: clock())
        #expect(Set(agenda.items.map(\.part)) == Set(SessionPart.allCases))
        #expect(agenda.items.reduce(0) { $0 + $1.minutes } == 120)
    }

    @Test("who is new to a session is who is new to its event")
    func newcomers() throws {
        let event = try #require(network.event("pre-2"))
        let earlier = EarlierAttendance(before: event, in: network, on: clock())
        let expected = network.expected(at: "pre-2")
        #expect(expected == ["fatima", "amina", "ana"])
        #expect(
            network.newcomers(at: "pre-2", on: clock())
                == expected.filter { earlier.isNewcomer($0, in: network) })
        #expect(network.newcomers(at: "pre-2", on: clock()) == ["amina"])
    }

    @Test("grouping keeps it short however much was heard")
    func grouped() {
        let many = Network([
            .event: "Id: e\nTitle: Assembly\nCreated: 2026-11-01T00:00:00+00:00\n",
            .partner: (1...60).map { "Id: p\($0)\nName: Partner \($0)\n\n" }.joined(),
            .contact: (1...60).map { "Id: k\($0)\nAt: 2026-11-10\nWith: p\($0)\nSummary: word\n\n" }.joined(),
        ])
        let news = SessionAgenda.proposed(for: "e", in: many, at: clock()).items.filter { $0.part == .information }
        #expect(news.count == 4)
        #expect(news.last?.text == "News from 57 other partners")
    }
}
