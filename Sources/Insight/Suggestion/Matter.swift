package import NetworkModel

extension Suggestion {
    /// What asks for somebody to see to it: a task, a checklist item, a position; the lead of a partner, of a theme or in a
    /// region; who speaks or decides at an event; the buddy of a person.
    package struct Matter: Sendable {
        package let key: RecordKey
        package var owner: RecordID?
        /// Hours of work, where they are said.
        package var hours: Double?
        package var due: Day?
        package var skills: [String] = []
        package var theme: String?
        /// Regions and delegations that it is about, in the words of the leads.
        package var regions: [String] = []
        package var partner: RecordID?
        package var event: RecordID?
        /// Who said no to it.
        package var refused: Set<RecordID> = []

        /// What a record asks for; nil where there is no such record, or nobody has to see to it.
        package init?(_ key: RecordKey, in network: Network, on day: Day) {
            guard let record = network.record(key) else { return nil }
            self.key = key
            switch key.kind {
            case .task: take(Task(record))
            case .checklistItem: take(ChecklistItem(record), network, day)
            case .position: take(Position(record))
            case .partner:
                owner = record.id(.lead)
                partner = key.id
            case .lead: take(Lead(record))
            case .event:
                due = record.moment(.starts)?.day
                event = key.id
            case .person: refused = [key.id]
            default: return nil
            }
            guard let concerned = partner.flatMap({ network.partner($0) }) else { return }
            regions += [concerned.country, concerned.place].compactMap { $0 }
        }

        private mutating func take(_ task: Task) {
            owner = task.accountable
            hours = task.effort
            due = task.due
            skills = task.skills
            theme = task.theme
            regions = task.tags
            partner = task.partner
            event = task.event
            refused = TaskRefusals.people(in: task.history)
        }

        private mutating func take(_ item: ChecklistItem, _ network: Network, _ day: Day) {
            owner = item.owner
            hours = item.effort
            due = item.due(eventStarts: item.event.flatMap { network.event($0) }?.starts?.day)
            regions = item.tags
            event = item.event
        }

        private mutating func take(_ position: Position) {
            owner = position.owner
            due = position.deadline
            theme = position.theme
            event = position.event
        }

        private mutating func take(_ lead: Lead) {
            owner = lead.people.first
            theme = lead.theme
            regions = [lead.target]
            event = lead.event
        }
    }
}
