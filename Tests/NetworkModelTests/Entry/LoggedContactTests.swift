import CustomDump
import NetworkModel
import RecFormat
import TestSupport
import Testing

@Suite("Logged contacts")
struct LoggedContactTests {
    private let network = Network([
        .partner: "Id: twn\nName: Third World Network\n\nId: aid-watch\nName: Aid/Watch\n",
        .person: "Id: ana\nName: Ana Ruiz\nTeam: yes\n\nId: amina\nName: Amina Diallo\nRole: twn: director\n",
        .event: "Id: mc14\nTitle: Ministerial conference\n",
    ])

    private func understood(_ text: String, me: RecordID? = "ana") -> (contact: LoggedContact, network: Network)? {
        var author = author(me: me)
        let names = NameIndex(network)
        let candidate = me.map { NameCandidate(key: RecordKey(.person, $0), title: "Ana Ruiz") }
        let line = LogLine(text, in: LogLine.Context(names: names, clock: author.clock, me: candidate))
        guard let logged = line.logged(in: network, by: &author) else { return nil }
        var after = network
        after.apply(author.change("", logged.edits))
        return (logged, after)
    }

    private func values(_ record: RecRecord?, _ fields: Field...) -> [String] {
        fields.flatMap { record?.all($0) ?? [] }
    }

    @Test("a whole line becomes a contact and a task that know each other")
    func whole() throws {
        let text = "call Third World Network, Amina yesterday 25m: will chair the session #mc14 > send draft fri @me"
        let (logged, after) = try #require(understood(text))
        let contact = after.record(logged.contact)
        expectNoDifference(
            values(contact, .at, .kind, .with, .by, .summary, .minutes, .event, .tag),
            ["2026-11-20", "call", "twn", "amina", "ana", "will chair the session", "25", "mc14"])
        let task = try #require(after.task(logged.tasks[0].id))
        expectNoDifference(
            values(task.record, .title, .accountable, .status, .due, .event, .partner),
            ["send draft", "ana", "accepted", "2026-11-27", "mc14", "twn"])
        #expect(task.source == logged.contact.id)
        #expect(after.contact(logged.contact.id)?.followUps == [task.id])
        #expect(contact?.fields.last?.name == "Created")
        expectNoDifference(after.problems(on: clock()), [])
    }

    @Test("a new name is made along with the entry, once, before what names it")
    func new() throws {
        let (logged, after) = try #require(
            understood("met +Bees for Development, Aid/Watch: honey > visit +Bees for Development fri"))
        #expect(logged.added.map(\.id.text) == ["bees-for-development"])
        #expect(after.partner("bees-for-development")?.stage == "met")
        #expect(logged.edits.first?.key.kind == .partner)
        #expect(logged.edits.last?.key.kind == .contact)
        expectNoDifference(after.problems(on: clock()), [])
    }

    @Test("someone new gets the partner they were named with as their role")
    func role() throws {
        let (_, after) = try #require(understood("email Aid/Watch, +Isolda Agazzi (person) today: papers"))
        #expect(after.person("isolda-agazzi")?.roles.map(\.id) == ["aid-watch"])
        let (_, both) = try #require(understood("met +Bees for Development, +Bo Li (person): honey"))
        #expect(both.person("bo-li")?.roles.map(\.id) == ["bees-for-development"])
        expectNoDifference(both.problems(on: clock()), [])
    }

    @Test("what another is to do is only proposed")
    func proposed() throws {
        let (logged, after) = try #require(understood("call Aid/Watch: agreed > write to them @amina"))
        let task = after.task(logged.tasks[0].id)
        #expect(task?.accountable == "amina")
        #expect(task?.status == "proposed")
    }

    @Test("who is new in the line is made once, and of the team where they get a task")
    func newAssignee() throws {
        let (logged, after) = try #require(
            understood("call +Zora Neale (person) and + New Org: agreed > send draft @Zora > ring @+\"Bo Li\""))
        #expect(logged.added.map(\.id.text) == ["zora-neale", "new-org", "bo-li"])
        #expect(after.task(logged.tasks[0].id)?.accountable == "zora-neale")
        #expect(after.task(logged.tasks[1].id)?.accountable == "bo-li")
        #expect(after.person("zora-neale")?.isTeamMember == true)
        #expect(after.person("bo-li")?.isTeamMember == true)
    }

    @Test("a task out of a talk with a person concerns the partner they speak for")
    func employer() throws {
        let (logged, after) = try #require(understood("call Amina: yes > call back mon"))
        #expect(after.task(logged.tasks[0].id)?.partner == "twn")
    }

    @Test("an unknown or ambiguous name writes nothing", arguments: ["call Nobody: hello", "call A: hello", ": hello"])
    func notReady(text: String) { #expect(understood(text) == nil) }
}
