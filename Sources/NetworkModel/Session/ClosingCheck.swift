/// What should be so before a session is closed.
package struct ClosingCheck: Sendable {
    /// How many are taken down as present.
    package let present: Int
    package let newcomers: Int
    /// Tasks that nobody answers for.
    package let unowned: [Task]
    package let tasks: Int
    /// Decisions of which it is not said how they were taken.
    package let withoutMethod: [Decision]
    package let decisions: Int
    /// Decisions that are not settled: by consensus or consent with an objection, or without a majority for them.
    package let contested: [Decision]
    /// Tasks given to somebody who has not taken them on yet.
    package let proposed: [Task]
    /// What is not agreed yet about how one works at the event that the session prepares.
    package let unsettled: [ProcessSheet.Line]
    /// Those here for the first time who are not on the list of the event that the session prepares.
    package let unlisted: [RecordID]
    /// Agenda items that were not finished; the next session takes them up.
    package let unfinished: [AgendaItem]
    /// Questions that are open; the next session takes them up too.
    package let questions: [Note]

    package init(_ session: Session, in network: Network) {
        present = session.present.count
        newcomers = session.newcomers.count
        let entries = network.entries(of: session.id)
        let tasks = entries.filter { $0.sort == .task }.compactMap { network.task($0.key.id) }
        unowned = tasks.filter { $0.isOpen && ($0.accountable?.text ?? "").isEmpty }
        self.tasks = tasks.count
        let decisions = entries.filter { $0.sort == .decision }.compactMap { network.find(Decision.self, $0.key.id) }
        withoutMethod = decisions.filter { ($0.method ?? "").isEmpty }
        self.decisions = decisions.count
        contested = decisions.filter(\.isContested)
        proposed = tasks.filter { $0.status == "proposed" && !($0.accountable?.text ?? "").isEmpty }
        let prepared = session.event.map { network.eventPrepared(by: $0) }
        let event = prepared.flatMap { network.event($0) }
        unsettled = event.map { ProcessSheet($0, in: network).open } ?? []
        let listed = Set(event?.attendees.map(\.id) ?? [])
        unlisted = prepared == session.event ? [] : session.newcomers.filter { !listed.contains($0) }
        unfinished = network.agenda(of: session.id).filter { !$0.isDone && $0.id != session.item }
        questions = entries.filter { $0.sort == .question }.compactMap { network.find(Note.self, $0.key.id) }
            .filter(\.isOpenQuestion)
    }

    package var carried: Int { unfinished.count + questions.count }
}
