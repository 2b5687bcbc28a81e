package import NetworkModel

/// What the minutes of a session say, as values for the templates.
package struct MinutesContent: Sendable {
    let network: Network
    let session: Session
    let clock: Clock
    let agenda: [AgendaItem]
    let entries: [SessionEntry]
    let prepared: RecordID?
    /// Whom a letter is for.
    var owner: RecordID?
    /// Who writes the letters.
    package var sender: RecordID?

    /// The content of a session's minutes; times are those of the clock's zone.
    package init(_ session: Session, in outgoing: OutgoingNetwork, clock: Clock) {
        let network = outgoing.network
        self.network = network
        let session = network.session(session.id) ?? session
        self.session = session
        self.clock = clock
        agenda = network.agenda(of: session.id)
        entries = network.entries(of: session.id)
        prepared = session.event.map { network.eventPrepared(by: $0) }
    }

    /// Who chairs.
    package var chair: RecordID? { session.chair }

    var day: Day { session.starts.map(local)?.day ?? clock.today }

    func local(_ moment: Timestamp) -> Timestamp {
        moment.form == .full ? Clock(instant: moment.instant, zone: clock.zone).now : moment
    }

    func name(_ id: RecordID) -> String {
        network.place(of: id, among: [.person, .partner, .event]).map { network.title(at: $0) } ?? id.text
    }

    func topic(_ item: RecordID?) -> String? { item.flatMap { id in agenda.first { $0.id == id }?.text } }

    /// Those of the session's tasks that are for somebody to do, by owner; who answers for none comes last.
    package var owners: [(owner: RecordID?, tasks: [Task])] {
        var order: [RecordID?] = []
        var groups: [RecordID?: [Task]] = [:]
        for task in tasks {
            if groups[task.accountable] == nil { order.append(task.accountable) }
            groups[task.accountable, default: []].append(task)
        }
        let named = order.filter { $0 != nil }.sorted { ($0.map(name) ?? "") < ($1.map(name) ?? "") }
        return (named + order.filter { $0 == nil }).map { (owner: $0, tasks: groups[$0] ?? []) }
    }

    var tasks: [Task] {
        let tasks = entries.filter { $0.sort == .task }.compactMap { network.task($0.key.id) }
        return tasks.filter { !["dropped", "declined"].contains($0.status ?? "") }
    }
}
