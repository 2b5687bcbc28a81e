import RecFormat

extension Preparation {
    /// Whether a change may alter how preparation stands, asked before it is applied; `network` is as it was until then.
    ///
    /// Most changes do not: contacts, replies, texts and notes, what is entered in a session. Rather too often yes than
    /// once too often no.
    package static func mayBeAltered(by change: Change, in network: Network) -> Bool {
        change.edits.contains { edit in
            let before = network.record(edit.key)?.fields
            return Reliance(on: edit.key.kind).isAltered(from: before, to: edit.after)
        }
    }

    /// What of a kind's records preparation is worked out from.
    private enum Reliance {
        case nothing
        /// These fields.
        case fields([Field])
        /// All fields of records that have this one, nothing of those that have it not.
        case records(having: Field)

        init(on kind: Kind) {
            switch kind {
            case .event: self = .fields([.id, .starts, .ends, .status])
            case .checklistItem:
                self = .fields([.id, .event, .section, .owner, .due, .needs, .effort, .begun, .after, .done])
            case .position: self = .records(having: .needs)
            case .task: self = .records(having: .effort)
            case .person: self = .fields([.id, .capacity])
            default: self = .nothing
            }
        }

        func isAltered(from before: [RecField]?, to after: [RecField]?) -> Bool {
            switch self {
            case .nothing: false
            case .fields(let fields): Self.values(fields, before) != Self.values(fields, after)
            case .records(let field):
                Self.values([field], before) + Self.values([field], after) != [] && before != after
            }
        }

        private static func values(_ fields: [Field], _ record: [RecField]?) -> [RecField] {
            (record ?? []).filter { value in fields.contains { $0.names(value) } }
        }
    }
}
