import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

private let network = Network([
    .partner: "Id: bees\nName: Bees for Development\n",
    .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n\nId: fatima\nName: Fatima Zahra\n\nId: thi\nName: Thi Mai\n",
    .event: "Id: mc14\nTitle: MC14\n\nId: pre\nTitle: Pre\nKind: pre-meeting\nPrepares: mc14\n",
    .session: "Id: s1\nEvent: pre\nStatus: running\nPresent: ana: chair\nPresent: fatima\n",
    .agendaItem: "Id: a1\nSession: s1\nText: Annex 4\nPart: information\n",
    .note: "Id: n1\nSession: s1\nItem: a1\nKind: information\nText: annex 4 is new\nAt: 2026-11-21T12:00:00+00:00\n",
])

private func line(_ text: String, _ sort: EntrySort) -> EntryLine {
    EntryLine(
        text, sort,
        in: TaskLine.Context(
            LogLine.Context(
                names: NameIndex(network), clock: clock(),
                me: NameCandidate(key: RecordKey(.person, "ana"), title: "Ana Ruiz")),
            network: network))
}

private func entered(_ text: String, _ sort: EntrySort) -> Draft {
    var author = author()
    author.me = "ana"
    let place = EntryPlace(session: "s1", item: "a1", source: "n1")
    let edits = line(text, sort).edits(at: place, in: network, by: &author)
    return edits.first.map { Draft($0.key, fields: $0.after ?? []) } ?? Draft(new: sort.kind, id: "none")
}

@Suite("An entry of the minutes")
struct EntryLineTests {
    @Test("a task takes its owner and its day from the line, and names where it comes from")
    func task() {
        let task = entered("  one page on annex 4 @fatima mon ", .task)
        #expect(task.first(.title) == "one page on annex 4")
        #expect(task.first(.accountable) == "fatima")
        #expect(task.first(.due) == "2026-11-23")
        #expect(task.first(.status) == "accepted")
        #expect(task.first(.event) == "mc14")
        #expect(task.first(.session) == "s1")
        #expect(task.first(.item) == "a1")
        #expect(task.first(.source) == "n1")
    }

    @Test("a task may say all that a task line may, and name somebody new")
    func wholeLine() {
        let task = entered("call the ministry @fatima tomorrow 5h #text !high +law for bees", .task)
        #expect(task.first(.title) == "call the ministry")
        #expect(task.first(.due) == "2026-11-22")
        #expect(task.first(.effort) == "5")
        #expect(task.first(.priority) == "high")
        #expect(task.all(.skill) == ["law"])
        #expect(task.all(.tag) == ["text"])
        #expect(task.first(.partner) == "bees")
        #expect(task.first(.event) == "mc14")
        var author = author()
        let edits = line("book rooms @+Joe Doe", .task).edits(
            at: EntryPlace(session: "s1", item: "a1"), in: network, by: &author)
        #expect(edits.map(\.key.kind) == [.task, .person])
        #expect(Draft(edits[0].key, fields: edits[0].after ?? []).first(.accountable) == edits[1].key.id.text)
    }

    @Test("who is not in the room is asked first, and a task without a name is nobody's")
    func asked() {
        #expect(entered("programme @thi", .task).first(.status) == "proposed")
        let nobody = entered("find an interpreter", .task)
        #expect(nobody.first(.accountable) == nil)
        #expect(nobody.first(.status) == "proposed")
    }

    @Test("an owner nobody knows is said and nothing is entered")
    func unknownOwner() {
        let typed = line("write @nobodyknows", .task)
        #expect(!typed.isReady)
        #expect(typed.problem != nil)
        #expect(!line("   ", .information).isReady)
    }

    @Test("a decision is taken by consensus of those who are there, unless somebody says otherwise")
    func decision() {
        let decision = entered("we oppose annex 4 > as it stands @fatima", .decision)
        #expect(decision.first(.text) == "we oppose annex 4 > as it stands @fatima")
        #expect(decision.first(.method) == "consensus")
        #expect(decision.all(.favour) == ["ana", "fatima"])
    }

    @Test("priorities are of the event that is prepared, in the order they are named")
    func priority() {
        #expect(entered("no subsidies", .priority).first(.event) == "mc14")
        #expect(entered("no subsidies", .priority).first(.rank) == "1")
    }

    @Test("information turned into a task keeps its place and time; a question stays the same record")
    func turning() throws {
        var author = author()
        author.me = "ana"
        let entry = try #require(network.entries(of: "s1").first)
        let task = network.turning(entry, into: line(entry.text, .task), by: &author)
        var turned = network
        turned.apply(author.change("", task))
        expectNoDifference(turned.entries(of: "s1").map(\.sort), [.task])
        #expect(turned.entries(of: "s1").first?.text == "annex 4 is new")
        #expect(turned.entries(of: "s1").first?.item == "a1")
        let decision = network.turning(entry, into: line(entry.text, .decision), by: &author)
        #expect(decision.contains { $0.after?.contains { $0.value == "2026-11-21T12:00:00+00:00" } ?? false })
        let question = network.turning(entry, into: line(entry.text, .question), by: &author)
        #expect(question.map(\.key.id) == ["n1"])
    }

    @Test("who walks in is made with organisation and attendance in one change, and is a newcomer")
    func walkIn() throws {
        var author = author()
        let session = try #require(network.session("s1"))
        let names = NameIndex(network)
        let typed = QuickName("Amina Okoye / River Watch / ngo", names: names)
        let result = try #require(SessionEdits.walkIn(typed, at: session, in: network, by: &author))
        var after = network
        after.apply(author.change("", result.edits))
        #expect(after.session("s1")?.present.map(\.id).contains(result.id) == true)
        #expect(after.session("s1")?.newcomers == [result.id])
        #expect(after.person(result.id)?.roles.first?.id == "river-watch")
        #expect(after.partner("river-watch")?.sort == "ngo")
        let known = QuickName("Fatima Zahra", names: names)
        let again = try #require(SessionEdits.walkIn(known, at: session, in: network, by: &author))
        #expect(again.id == "fatima")
        #expect(again.edits.isEmpty)
    }

    @Test("a check before closing finds what is missing")
    func closingCheck() throws {
        var network = network
        var author = author()
        network.apply(
            author.change(
                "",
                line("nobody's", .task).edits(at: EntryPlace(session: "s1", item: "a1"), in: network, by: &author)
                    + line("who?", .question).edits(
                        at: EntryPlace(session: "s1", item: "a1"), in: network, by: &author)))
        let check = ClosingCheck(try #require(network.session("s1")), in: network)
        #expect(check.present == 2)
        #expect(check.unowned.map(\.title) == ["nobody's"])
        #expect(check.questions.count == 1)
        #expect(check.unfinished.map(\.id) == ["a1"])
    }
}
