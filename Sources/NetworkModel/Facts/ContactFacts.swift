package import RecFormat

/// What the contact log says of partners and people: who was spoken to last, and which contacts name whom.
package struct ContactFacts: Sendable {
    package private(set) var traces = Traces()
    /// By slot of the partner: contacts that name the partner itself.
    package private(set) var partners: [Latest] = []
    /// By slot of the person.
    package private(set) var people: [Latest] = []
    /// Contacts that name what is not there, by the Id they name; some may be stale.
    var dangling: [RecordID: Set<Place>] = [:]
    private let reader = ReferenceReader(.contact)

    package init() {}

    /// Reads the whole log once. `tables` are all tables of the network by ordinal; partners, people and events must
    /// have been filled.
    package init(contacts: Table, in tables: [Table]) {
        traces.reserve(contacts.count * 2)
        for slot in contacts.slots { read(contacts.record(at: Int(slot)), slot: Int(slot), in: tables) }
    }

    /// Takes up one contact that was added or edited.
    package mutating func read(_ record: RecRecord, slot: Int, in tables: [Table]) {
        var instant = Int64.min
        var reached = true
        var targets: [Place] = []
        record.forEachField { name, value, _ in
            if name.isEqual(to: Self.at.span) {
                instant = Timestamp(iso: value)?.instant ?? .min
            } else if name.isEqual(to: Self.outcome.span) {
                reached = value.isEqual(to: Self.reachedValue.span)
            } else {
                switch reader.read(name: name, value: value, in: tables) {
                case .nothing: break
                case .place(let target): targets.append(target)
                case .missing(let id): dangling[id, default: []].insert(Place(.contact, slot))
                }
            }
        }
        let latest = Latest(instant: instant, contact: slot)
        for target in targets {
            traces.add(source: slot, target: target)
            guard reached, instant > .min else { continue }
            switch target.kind {
            case .partner: Self.take(latest, at: target.slot, in: &partners)
            case .person: Self.take(latest, at: target.slot, in: &people)
            case .network, .event, .checklistItem, .task, .contact, .conflict: break
            }
        }
    }

    /// Forgets what is known of a partner or person, before its contacts are read anew.
    mutating func forget(_ place: Place) {
        switch place.kind {
        case .partner where place.slot < partners.count: partners[place.slot] = Latest()
        case .person where place.slot < people.count: people[place.slot] = Latest()
        default: break
        }
    }

    mutating func take(_ latest: Latest, for place: Place) {
        switch place.kind {
        case .partner: Self.take(latest, at: place.slot, in: &partners)
        case .person: Self.take(latest, at: place.slot, in: &people)
        default: break
        }
    }

    private static func take(_ latest: Latest, at slot: Int, in list: inout [Latest]) {
        if slot >= list.count { list.append(contentsOf: repeatElement(Latest(), count: slot + 1 - list.count)) }
        list[slot].take(latest)
    }

    private static let at = Array("At".utf8)
    private static let outcome = Array("Outcome".utf8)
    private static let reachedValue = Array("reached".utf8)
}
