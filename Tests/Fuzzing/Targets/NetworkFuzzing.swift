import Insight
import Interchange
import NetworkModel
import RecFormat

/// Data files whatever their records say: everything that is derived from them is derived, and nothing traps or hangs.
enum NetworkFuzzing {
    private static let kinds = Kind.allCases

    /// The first byte says which kind's file the rest is.
    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        let kind = kinds[Int(bytes.first ?? 0) % kinds.count]
        var documents = FuzzNetwork.documents
        // Behind the sound records, so that these name those and the other way round.
        let sound = documents[kind]?.serialized() ?? []
        documents[kind] = RecDocument(sound + [0x0A] + bytes.dropFirst())
        let network = Network(documents: documents)
        let clock = FuzzNetwork.clock
        for problem in network.problems(on: clock) {
            if case .fault(let fault) = problem.what { try hold(!fault.description.isEmpty, "a fault without words") }
        }
        derive(network, clock)
        try export(network, clock)
        if [.session, .agendaItem, .note, .decision, .priority].contains(kind) { try writeMinutes(network, clock) }
        for slot in network[kind].slots.suffix(3) { try edit(kind, Int(slot), in: network) }
    }

    private static func derive(_ network: Network, _ clock: Clock) {
        let today = clock.today
        _ = network.attention(clock: clock).count
        _ = Agenda(network, from: today - 60, through: today + 400, on: clock).days.count
        _ = network.preparation(on: today).short
        _ = Dependence(on: "ana", in: network, today: today).holdings
        _ = Workload(network, on: today, until: "mc14").total
        _ = Suggestion(for: network.all(Task.self).prefix(200).map(\.key), in: network, on: today).lines
        // Each of them may look at all events, as it does when one is opened.
        for event in network.all(Event.self).prefix(20) {
            _ = LeadMatrix(event, in: network)
            _ = ProcessSheet(event, in: network)
            _ = Training(event.id, in: network, on: clock)
            _ = EventMove(event.id, to: today + 100, in: network, clock: clock)
        }
        for session in network.all(Session.self) { _ = ClosingCheck(session, in: network) }
        let names = NameIndex(network)
        for name in ["aid", "ana", "x"] { _ = names.completions(name) }
        _ = network.templates
    }

    private static func export(_ network: Network, _ clock: Clock) throws(BrokenProperty) {
        let export = CalendarExport(network.outgoing, on: clock)
        let events = export.calendar(of: network[.event].slots.map(Int.init)).bytes
        let tasks = export.calendar(ofTasks: network[.task].slots.map(Int.init)).bytes
        for bytes in [events, tasks] {
            let problems = CalendarDocument(bytes).problems
            try hold(problems.isEmpty, "an exported calendar has problems: \(problems)")
        }
        _ = TodoTxtExport(network.outgoing).bytes(of: network[.task].slots.map(Int.init))
    }

    private static func writeMinutes(_ network: Network, _ clock: Clock) throws(BrokenProperty) {
        for session in network.all(Session.self).prefix(4) {
            do throws(MinutesTemplate.Problem) {
                _ = try MinutesFiles(MinutesContent(session, in: network.outgoing, clock: clock))
            } catch {
                throw BrokenProperty("minutes cannot be written: \(error)")
            }
        }
    }

    /// A field can be set and the record is still there, with all that it said otherwise.
    private static func edit(_ kind: Kind, _ slot: Int, in network: Network) throws(BrokenProperty) {
        let key = RecordKey(kind, network[kind].id(at: slot))
        guard var draft = network.draft(key) else { return }
        let before = draft.fields
        draft.set(.notes, "changed")
        for fault in network.faults(of: draft, on: FuzzNetwork.clock) { _ = fault.description }
        let edit = draft.edit(at: FuzzNetwork.clock.now)
        let after = FuzzNetwork.network(after: [edit], network)
        let fields = after.record(key)?.fields ?? []
        try hold(fields.contains { $0.name == "Notes" && $0.value == "changed" }, "an edit of \(key.id) is lost")
        let kept = before.filter { !["Notes", "Modified", "Id"].contains($0.name) }
        try hold(
            kept.map(\.normalized)
                == fields.filter { !["Notes", "Modified", "Id"].contains($0.name) }.map(\.normalized),
            "an edit of \(key.id) changed other fields: \(kept) \(fields)")
    }
}
