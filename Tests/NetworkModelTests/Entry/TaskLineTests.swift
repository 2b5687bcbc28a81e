import CustomDump
import NetworkModel
import TestSupport
import Testing

private let network = Network([
    .partner: "Id: aid-watch\nName: Aid/Watch\n\nId: bees\nName: Bees for Development\n",
    .person: """
    Id: joe
    Name: Joe Hill

    Id: fatima
    Name: Fatima Khan

    Id: ana
    Name: Ana Ruiz
    Skill: treaty law

    """,
    .event: "Id: mc14\nTitle: Ministerial Conference\nStarts: 2027-03-17\n\nId: talk\nTitle: Open talk\n",
    .checklistItem: "Id: i1\nEvent: mc14\nText: book rooms\n",
    .task:
        "Id: t1\nTitle: position paper\n\nId: t2\nTitle: list of signers\nAfter: t1\nParent: t1\n\nId: t3\nTitle: list of speakers\n",
])

private func read(_ text: String, event: RecordID? = nil) -> TaskLine {
    let me = NameCandidate(key: RecordKey(.person, "joe"), title: "Joe Hill")
    let log = LogLine.Context(names: NameIndex(network), clock: clock(), me: me)
    let event = event.flatMap { network.event($0) }.map { NameCandidate(key: $0.key, title: $0.title) }
    return TaskLine(text, in: .init(log, tasks: TaskLine.taskNames(of: network), network: network, event: event))
}

/// What a line says, short enough to compare.
private func words(_ line: TaskLine) -> String {
    var words = [line.title]
    func add(_ name: String, _ value: String?) { if let value, !value.isEmpty { words.append("\(name)=\(value)") } }
    add("who", line.owners.map { $0.candidate?.key.id.text ?? "?\($0.text)" }.joined(separator: ","))
    if line.isNobodys { words.append("nobody") }
    add("due", line.due?.iso)
    add("starts", line.starts?.iso)
    add("h", line.effort)
    add("pri", line.priority)
    add("skill", line.skills.joined(separator: ","))
    add("tag", line.tags.joined(separator: ","))
    add("after", line.after.map(\.key.id.text).joined(separator: ","))
    add("part", line.parent?.key.id.text)
    add("partner", line.partner?.key.id.text)
    add("event", line.event?.key.id.text)
    add("waits", line.waitingFor)
    add("every", line.repeats?.rule)
    return (words + line.problems.map { "! \($0)" }).joined(separator: " | ")
}

@Suite("A task in one line")
struct TaskLineTests {
    @Test("a day is never counted from today where the event is one of several, or none")
    func whichEvent() {
        let twins = Network([
            .event: "Id: a\nTitle: MC14 Yaoundé\nStarts: 2027-03-17\n\nId: b\nTitle: MC14 Dinner\nStarts: 2027-03-18\n"
        ])
        let log = LogLine.Context(names: NameIndex(twins), clock: clock())
        func line(_ text: String) -> TaskLine { TaskLine(text, in: .init(log, network: twins)) }
        let ambiguous = line("ah due 2w before mc14")
        #expect(ambiguous.title == "ah" && ambiguous.due == nil)
        #expect(ambiguous.problems.map(\.description) == ["mc14 may be MC14 Yaoundé, MC14 Dinner; type more of it"])
        #expect(line("ah due 2 fridays before mc14").problems.count == 1)
        let unknown = line("ah due 2w before nosuch")
        #expect(unknown.due == nil && unknown.problems.count == 1, "\(unknown.problems)")
        #expect(line("ah due 2w before mc14 yaounde").due?.iso == "2027-03-03")
    }

    @Test("the beginning of a partner's name will do behind for, at the end or before what is understood")
    func partnerByBeginning() {
        expectNoDifference(words(read("letter for bees for dev")), "letter | partner=bees")
        expectNoDifference(words(read("letter for bees for dev 2h")), "letter | h=2 | partner=bees")
        expectNoDifference(words(read("buy food for bee")), "buy food for bee")
    }

    @Test("all that may be said of a task is understood, in any order")
    func all() {
        let text = "draft the sign-on letter @fatima due 2 fridays before mc14 6h #text !high after position-paper"
        expectNoDifference(
            words(read(text)),
            "draft the sign-on letter | who=fatima | due=2027-03-05 | h=6 | pri=high | tag=text | after=t1 | event=mc14"
        )
    }

    @Test(
        "each piece is understood by itself",
        arguments: [
            ("call the ministry", "call the ministry"),
            ("call the ministry fri", "call the ministry | due=2026-11-27"),
            ("tomorrow call the ministry", "call the ministry | due=2026-11-22"),
            ("call the ministry by 3 dec", "call the ministry | due=2026-12-03"),
            ("@ana call the ministry due fri 30m", "call the ministry | who=ana | due=2026-11-27 | h=0.5"),
            ("show Mia round on friday @ana fri", "show Mia round | who=ana | due=2026-11-27"),
            ("write due fri 6h", "write | due=2026-11-27 | h=6"),
            ("write 1h30", "write | h=1.5"),
            ("write @ana 12h due fri", "write | who=ana | due=2026-11-27 | h=12"),
            ("write @ana 1 h 30 min", "write | who=ana | h=1.5"),
            ("write @Ana 45 min", "write | who=ana | h=0.75"),
            ("write @fatima @ana", "write | who=fatima,ana"),
            ("write @me", "write | who=joe"),
            ("write @nobody", "write | nobody"),
            ("write !l", "write | pri=low"),
            ("write +writing +\"treaty law\"", "write | skill=writing,treaty law"),
            ("write +treaty law by fri", "write | due=2026-11-27 | skill=treaty law"),
            ("write +treaty text for aid-watch", "write text | skill=treaty | partner=aid-watch"),
            ("write 1d due fri", "write | due=2026-11-27 | h=8"),
            ("write due fri 2d", "write | due=2026-11-27 | h=16"),
            ("write 1d", "write | due=2026-11-22"),
            ("write for aid-watch", "write | partner=aid-watch"),
            ("write @ana for bees", "write | who=ana | partner=bees"),
            ("write for mc14", "write | event=mc14"),
            ("write #mc14 #text", "write | tag=text | event=mc14"),
            ("write after book rooms", "write | after=i1"),
            ("write !high after position after book", "write | pri=high | after=t1,i1"),
            ("write part of position paper", "write | part=t1"),
            ("write waiting for an answer of Oslo due fri", "write | due=2026-11-27 | waits=an answer of Oslo"),
            ("write starts 1 dec due 5 dec", "write | due=2026-12-05 | starts=2026-12-01"),
            ("write after position", "write | after=t1"),
            ("write after list of sig due fri", "write | due=2026-11-27 | after=t2"),
            (
                "report every friday from 10 dec",
                "report | starts=2026-12-10 | every=FREQ=WEEKLY;BYDAY=FR"
            ),
            ("report due fri every 2 weeks", "report | due=2026-11-27 | every=FREQ=WEEKLY;INTERVAL=2"),
            ("write 2 weeks before mc14", "write | due=2027-03-03 | event=mc14"),
            ("write due T-2w for mc14", "write | due=2027-03-03 | event=mc14"),
        ])
    func pieces(text: String, expected: String) { expectNoDifference(words(read(text)), expected) }

    @Test(
        "words of plain sentences stay in the title",
        arguments: [
            "thank everybody after the hearing", "write letters for parents", "part of the hall is free",
            "clear up the hall after 3 dec is over", "meet 2 hours long with them", "say what we wait for",
            "count every vote twice", "ask #12 and 13", "find out who is due what", "write on due diligence",
            "answer in due course", "check the due dates",
        ])
    func plain(text: String) {
        let line = read(text)
        expectNoDifference(line.title, text)
        expectNoDifference(line.problems, [])
    }

    @Test(
        "what may not be meant is told, and can be written nonetheless",
        arguments: [
            (
                "write due nonsense @ana",
                "due nonsense names no day and stays in the title; write due fri, due 2w, due 12 dec"
            ),
            (
                "thank them after list",
                "after list stays in the title; it may be list of signers, list of speakers: type more of it, or its Id"
            ),
        ])
    func doubts(text: String, expected: String) {
        var author = author(me: "joe")
        let line = read(text)
        expectNoDifference(line.problems.map(\.description), [expected])
        #expect(line.added(in: network, by: &author) != nil)
    }

    @Test(
        "what is not clear is told and nothing is written",
        arguments: [
            ("", "what is to be done? Say it in a few words"),
            ("write @zora", "nobody is called zora; type @+zora to add it"),
            (
                "write @ana after nonsense",
                "no task or item is called nonsense; type more of the title, or its Id"
            ),
            ("write due 2 fridays before", "before or after which event? Name it: 2 fridays before mc14"),
            ("write due 2 weeks before talk", "Open talk has no day yet to count from; give a date"),
            ("write !urgent", "no priority is called urgent; write !high, !normal, !low"),
            ("write due 31 feb", "the calendar has no such day"),
            (
                "write !high part of position paper after list of signers",
                "that leads in a circle: write waits for list of signers, list of signers waits for position paper, "
                    + "position paper waits for write"
            ),
        ])
    func problems(text: String, expected: String) {
        var author = author(me: "joe")
        let line = read(text)
        expectNoDifference(line.problems.map(\.description), [expected])
        #expect(line.added(in: network, by: &author) == nil)
    }

    @Test("what a task is about is taken from where it is made, and counted from")
    func given() {
        expectNoDifference(words(read("write due T-2w", event: "mc14")), "write | due=2027-03-03 | event=mc14")
    }

    @Test("a line becomes a task: others are asked, one's own is agreed")
    func saves() throws {
        func task(_ text: String) throws -> Task {
            var author = author(me: "joe")
            var after = network
            let added = try #require(read(text).added(in: network, by: &author))
            after.apply(author.change("", added.edits))
            return try #require(after.task(added.task.id))
        }
        let asked = try task("write @fatima @ana 6h +writing after position-paper")
        #expect(asked.accountable == "fatima" && asked.assignees == ["ana"] && asked.stage == .proposed)
        #expect(asked.effort == 6 && asked.skills == ["writing"] && asked.after == ["t1"])
        #expect(try task("write").stage == .accepted)
        let nobodys = try task("write @nobody")
        #expect(nobodys.accountable == nil && nobodys.status == nil)
        #expect(try task("write waiting for Oslo").stage == .waiting)
        #expect(try task("write @ana waiting for Oslo").stage == .proposed)
        let new = try task("write @+Zora")
        #expect(new.accountable == "zora" && new.stage == .proposed)
    }

    @Test("nothing that is understood reaches over @nobody")
    func namesEnd() {
        for text in ["write last fri @nobodys!hi fri @nobody 1.5h", "every last @fatimaf waiting for @nobody he must"] {
            let ranges = read(text).pieces.map(\.range)
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "\(ranges)")
        }
    }

    @Test("pieces tell where each thing stands, do not overlap, and no text breaks the reader", arguments: 0..<80)
    func anyText(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let parts = [
            "write", "@ana", "@", "due", "fri", "2 fridays before", "mc14", "6h", "#x", "!high", "!", "+law", "+",
            "after", "position paper", "for", "bees", "waiting for", "every", "week", "part of", "\"a b\"", ",", "é",
            "starts", "by", "T-2w", "31 feb",
        ]
        let text = (0..<Int.random(in: 0..<12, using: &random))
            .compactMap { _ in parts.randomElement(using: &random) }.joined(separator: " ")
        let line = read(text)
        var end = 0
        for piece in line.pieces {
            guard piece.range.lowerBound >= end, piece.range.upperBound <= text.utf8.count, !piece.range.isEmpty else {
                Issue.record("seed \(seed): \(text.debugDescription), piece \(piece)")
                return
            }
            end = piece.range.upperBound
        }
    }
}
