package import NetworkModel

/// What kinds are called.
package enum KindText: String, TextTable {
    package static let name = "kind"

    case network = "network|networks"
    case partner = "partner|partners"
    case person = "person|people"
    case event = "event|events"
    case planStep = "template step|template steps"
    case position = "position|positions"
    case checklistItem = "checklist item|checklist items"
    case session = "session|sessions"
    case agendaItem = "agenda item|agenda items"
    case note = "note|notes"
    case decision = "decision|decisions"
    case priority = "priority|priorities"
    case lead = "lead|leads"
    case task = "task|tasks"
    case contact = "contact|contacts"
    case conflict = "conflict|conflicts"
    case erasure = "erasure|erasures"

    static func of(_ kind: Kind) -> KindText {
        switch kind {
        case .network: .network
        case .partner: .partner
        case .person: .person
        case .event: .event
        case .planStep: .planStep
        case .position: .position
        case .checklistItem: .checklistItem
        case .session: .session
        case .agendaItem: .agendaItem
        case .note: .note
        case .decision: .decision
        case .priority: .priority
        case .lead: .lead
        case .task: .task
        case .contact: .contact
        case .conflict: .conflict
        case .erasure: .erasure
        }
    }
}

extension Texts {
    /// The label of a field: `Working contact`. English makes it of the name in the files.
    package func label(of field: Field) -> String {
        translation["field.\(field.name)"] ?? Self.label(of: field.name)
    }

    /// A kind in a sentence, in the form for a number.
    package func noun(for kind: Kind, n: Int = 1) -> String { self(KindText.of(kind), n: n) }

    static func label(of name: String) -> String {
        // What the screens call who helps, where the file has another word.
        if name == Field.assignee.name { return "Helper" }
        // The noun has a hyphen; two words would be what one does.
        if name == Field.signOff.name { return "Sign-off" }
        var label = ""
        for scalar in name.unicodeScalars {
            if !label.isEmpty, ("A"..."Z").contains(scalar) {
                label += " "
                label.unicodeScalars.append(Unicode.Scalar(scalar.value | 0x20) ?? scalar)
            } else {
                label.unicodeScalars.append(scalar)
            }
        }
        return label
    }
}
