import RecFormat

/// A kind of record: one file of the workspace, one `%rec` type, one schema.
package enum Kind: UInt8, CaseIterable, Sendable, Hashable {
    // A kind stands after the kinds that its records name, so that files saved in this order never name what is not
    // yet there.
    case network, person, partner, event, planStep, position, checklistItem, session, agendaItem, note, decision
    case priority, lead, task, contact, conflict, erasure

    /// The name of the record type in the files.
    package var typeName: String {
        switch self {
        case .network: "Network"
        case .partner: "Partner"
        case .person: "Person"
        case .event: "Event"
        case .planStep: "PlanStep"
        case .position: "Position"
        case .checklistItem: "ChecklistItem"
        case .session: "Session"
        case .agendaItem: "AgendaItem"
        case .note: "Note"
        case .decision: "Decision"
        case .priority: "Priority"
        case .lead: "Lead"
        case .task: "Task"
        case .contact: "Contact"
        case .conflict: "Conflict"
        case .erasure: "Erasure"
        }
    }

    /// The kind whose records are of this type, or nil.
    package init?(typeName: String) {
        guard let kind = Kind.allCases.first(where: { $0.typeName.hasSameBytes(as: typeName) }) else {
            return nil
        }
        self = kind
    }

    /// Its place in an array indexed by kind.
    package var ordinal: Int { Int(rawValue) }

    /// The file of the workspace folder that holds this kind.
    package var fileName: String {
        switch self {
        case .network: "network.rec"
        case .partner: "partners.rec"
        case .person: "people.rec"
        case .event: "events.rec"
        case .planStep: "templates.rec"
        case .position: "positions.rec"
        case .checklistItem: "checklists.rec"
        case .session: "sessions.rec"
        case .agendaItem: "agendas.rec"
        case .note: "minutes.rec"
        case .decision: "decisions.rec"
        case .priority: "priorities.rec"
        case .lead: "leads.rec"
        case .task: "tasks.rec"
        case .contact: "contacts.rec"
        case .conflict: "conflicts.rec"
        case .erasure: "erasures.rec"
        }
    }

    /// Where the Id of a new record comes from.
    package enum Naming: Sendable {
        /// A readable slug of the record's name, unique among all kinds that are named so.
        case slug
        /// A short time-ordered random id, so that two machines never make the same one.
        case minted
    }

    /// How records of this kind get their Id.
    package var naming: Naming {
        switch self {
        case .network, .partner, .person, .event, .position: .slug
        case .planStep, .checklistItem, .session, .agendaItem, .note, .decision, .priority, .lead, .task, .contact,
            .conflict, .erasure:
            .minted
        }
    }

    /// Whether new records are only ever appended, as to a log.
    package var isLog: Bool { self == .contact || self == .conflict }

    /// Whether a new workspace has the kind's file from the start; the others are made when first written to.
    package var isMadeAtStart: Bool {
        switch self {
        case .network, .partner, .person, .event, .checklistItem, .task, .contact: true
        case .planStep, .position, .session, .agendaItem, .note, .decision, .priority, .lead, .conflict, .erasure:
            false
        }
    }

    /// The field whose value names a record of this kind to a person.
    package var titleField: Field {
        switch self {
        case .network, .partner, .person: .name
        case .event, .task, .position, .session: .title
        case .planStep, .checklistItem, .agendaItem, .note, .decision, .priority: .text
        case .lead: .target
        case .contact: .summary
        case .conflict, .erasure: .record
        }
    }
}
