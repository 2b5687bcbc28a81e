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
        unfinished = network.agenda(of: session.id).filter { !$0.isDone && $0.id != session.item }
        questions = entries.filter { $0.sort == .question }.compactMap { network.find(Note.self, $0.key.id) }
            .filter(\.isOpenQuestion)
    }

    package var carried: Int { unfinished.count + questions.count }
}
