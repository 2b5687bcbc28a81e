/// A field that a filter can ask for: one of the record's own, or one that follows from others.
package enum FilterField: Hashable, Sendable {
    case own(Field)
    case derived(Derived)

    /// What is not written in the record but follows from it and others.
    package enum Derived: String, CaseIterable, Hashable, Sendable {
        /// The day of the last contact with a partner or person.
        case last
        /// The day by which a partner is owed a contact.
        case next
        /// How many open tasks there are between us.
        case open
        /// Whoever holds the record: lead, accountable or assignee, owner, the one who logged it.
        case holder
        /// The import that brought the record in: `last`, or its day.
        case `import`
        /// A state: late, open, done, unowned, quiet, team.
        case `is`
    }

    /// Which way a span of time counts in a comparison: `last:>6w` looks back, `due:<2w` ahead.
    enum Direction { case back, ahead }

    /// The fields of a kind by the names that a person may type, lower case.
    package static func fields(of kind: Kind) -> [(name: String, field: FilterField)] {
        var result = Schema[kind].specs.map { (name: $0.field.name.lowercased(), field: FilterField.own($0.field)) }
        result += derived(of: kind).map { (name: $0.rawValue, field: .derived($0)) }
        result += aliases(of: kind)
        return result
    }

    /// The field of a kind with this name, whatever its case.
    package static func named(_ name: String, of kind: Kind) -> FilterField? {
        let wanted = Folding.fold(name)
        return fields(of: kind).first { Array($0.name.utf8) == wanted }?.field
    }

    private static func derived(of kind: Kind) -> [Derived] {
        switch kind {
        case .partner: [.last, .next, .open, .holder, .import, .is]
        case .person: [.last, .open, .import, .is]
        case .task, .checklistItem: [.holder, .is]
        case .event: [.is]
        case .contact: [.holder]
        default: []
        }
    }

    private static func aliases(of kind: Kind) -> [(name: String, field: FilterField)] {
        switch kind {
        case .partner: [("works", .own(.works))]
        case .person: [("partner", .own(.role))]
        case .contact: [("partner", .own(.with)), ("person", .own(.with))]
        case .task:
            [("owner", .derived(.holder)), ("needs", .own(.skill)), ("waiting", .own(.waitingFor))]
        case .event: [("date", .own(.starts))]
        default: []
        }
    }

    /// The fields that say who holds a record of a kind.
    static func holders(of kind: Kind) -> [Field] {
        switch kind {
        case .partner: [.lead]
        case .task: [.accountable, .assignee]
        case .checklistItem, .position: [.owner]
        case .contact, .note, .decision: [.by]
        case .lead: [.person]
        default: []
        }
    }

    var direction: Direction {
        switch self {
        case .own(.at), .own(.created), .own(.modified), .own(.done), .derived(.last): .back
        case .own, .derived: .ahead
        }
    }
}
