import RecFormat

/// What follows from the records and is asked for at every screen: kept in arrays by slot, brought up to date with
/// every edit, and equal at any time to what reading everything anew would give.
package struct Facts: Sendable {
    /// By ordinal of the naming kind; contacts have theirs in `contacts`.
    private var traces: [Traces]
    package private(set) var contacts: ContactFacts
    private var partnerFacts: [PartnerFacts] = []
    private var personFacts: [PersonFacts] = []
    private var taskFacts: [TaskFacts] = []
    private var itemFacts: [ItemFacts] = []
    /// Records that name what is not there, by the Id they name; some may be stale.
    private var dangling: [RecordID: Set<Place>] = [:]
    private let readers = Kind.allCases.map(ReferenceReader.init)

    package init(tables: [Table], contacts: ContactFacts) {
        self.init(tables: tables)
        take(contacts)
    }

    /// Reads all but the contact log, which can be read meanwhile on another core; `take` joins the two.
    package init(tables: [Table]) {
        contacts = ContactFacts()
        traces = Array(repeating: Traces(), count: Kind.allCases.count)
        let targets = ReferenceTargets(tables)
        func slots(_ kind: Kind) -> Int { tables[kind.ordinal].slotCount }
        // Lists that double as they grow touch three times the memory, which the first screen waits for.
        partnerFacts.reserveCapacity(slots(.partner))
        personFacts.reserveCapacity(slots(.person))
        taskFacts.reserveCapacity(slots(.task))
        itemFacts.reserveCapacity(slots(.checklistItem))
        for table in tables where table.kind != .contact {
            let reader = readers[table.kind.ordinal]
            for slot in table.slots { read(Int(slot), of: table, reader, in: targets) }
        }
    }

    /// Takes up what the contact log says, once, before any edit.
    package mutating func take(_ contacts: ContactFacts) {
        self.contacts = contacts
        for slot in contacts.partners.indices { takeLatest(contacts.partners[slot], partner: slot) }
        let people = contacts.people
        let roles = traces[Kind.person.ordinal]
        roles.forEach(.partner) { partner, person in
            if person < people.count { takeLatest(people[person], partner: partner) }
        }
    }

    package func partner(_ slot: Int) -> PartnerFacts {
        slot < partnerFacts.count ? partnerFacts[slot] : PartnerFacts()
    }

    package func person(_ slot: Int) -> PersonFacts { slot < personFacts.count ? personFacts[slot] : PersonFacts() }

    package func task(_ slot: Int) -> TaskFacts { slot < taskFacts.count ? taskFacts[slot] : TaskFacts() }

    /// The day on which a task is due, without all else that is known of it.
    package func due(ofTask slot: Int) -> Day? { slot < taskFacts.count ? taskFacts[slot].due : nil }

    /// What is known of a checklist item.
    package func item(_ slot: Int) -> ItemFacts { slot < itemFacts.count ? itemFacts[slot] : ItemFacts() }

    /// The latest contact with a person.
    package func latest(person slot: Int) -> Latest {
        slot < contacts.people.count ? contacts.people[slot] : Latest()
    }

    /// The records of a kind that may name the target, newest first; verify before use.
    package func candidates(_ kind: Kind, naming target: Place) -> [Int] {
        kind == .contact ? contacts.traces.candidates(for: target) : traces[kind.ordinal].candidates(for: target)
    }

    // MARK: Keeping up

    /// The partners and people whose latest contact an edit may move.
    func subjects(of edit: RecordEdit, in tables: [Table]) -> Set<Place> {
        let references: [(Field, [Kind])]
        switch edit.key.kind {
        case .contact: references = [(.with, [.partner, .person])]
        case .person: references = [(.role, [.partner])]
        default: return []
        }
        var result: Set<Place> = []
        for (field, kinds) in references {
            for value in [edit.before, edit.after].compactMap({ $0 }).joined() where field.names(value) {
                let id = field == .role ? Described(value.value).id : RecordID(value.value)
                for kind in kinds {
                    guard let slot = tables[kind.ordinal].slot(of: id) else { continue }
                    result.insert(Place(kind, slot))
                    break
                }
            }
        }
        return result
    }

    /// Takes up a record that was added or edited, or drops one that was deleted.
    mutating func take(_ edit: RecordEdit, at place: Place, isAdded: Bool, in tables: [Table]) {
        guard edit.after != nil else {
            for kind in Kind.allCases {
                let sources = candidates(kind, naming: place).map { Place(kind, $0) }
                dangling[edit.key.id, default: []].formUnion(sources)
            }
            drop(place)
            return
        }
        takeUp(place, in: tables)
        guard isAdded else { return }
        // What named it before it was there is followed back from now on.
        let sources = (dangling.removeValue(forKey: edit.key.id) ?? [])
            .union(contacts.dangling.removeValue(forKey: edit.key.id) ?? [])
        guard !sources.isEmpty else { return }
        for source in sources where tables[source.kind.ordinal].isLive(source.slot) { takeUp(source, in: tables) }
        refresh([place], in: tables)
    }

    private mutating func takeUp(_ place: Place, in tables: [Table]) {
        if place.kind == .contact {
            contacts.read(tables[place.kind.ordinal], place.slot, in: tables)
        } else {
            let table = tables[place.kind.ordinal]
            read(place.slot, of: table, readers[place.kind.ordinal], in: ReferenceTargets(tables))
        }
    }

    /// Reads the latest contact of some partners and people anew from their contacts.
    mutating func refresh(_ subjects: Set<Place>, in tables: [Table]) {
        let people = subjects.filter { $0.kind == .person }
        var partners = subjects.filter { $0.kind == .partner }
        for person in people {
            rereadContacts(of: person, in: tables)
            partners.formUnion(self.partners(ofPerson: person.slot, in: tables))
        }
        for partner in partners {
            rereadContacts(of: partner, in: tables)
            guard partner.slot < partnerFacts.count else { continue }
            partnerFacts[partner.slot].latest = Latest()
            if partner.slot < contacts.partners.count {
                takeLatest(contacts.partners[partner.slot], partner: partner.slot)
            }
            for person in Set(candidates(.person, naming: partner)) {
                guard self.partners(ofPerson: person, in: tables).contains(partner) else { continue }
                takeLatest(latest(person: person), partner: partner.slot)
            }
        }
    }

    private mutating func rereadContacts(of place: Place, in tables: [Table]) {
        let log = tables[Kind.contact.ordinal]
        contacts.forget(place)
        let id = tables[place.kind.ordinal].id(at: place.slot)
        for slot in Set(contacts.traces.candidates(for: place)) where log.isLive(slot) {
            let contact = Contact(log.record(at: slot))
            guard contact.reached, contact.with.contains(id), let at = contact.at else { continue }
            contacts.take(Latest(instant: at.instant, contact: slot), for: place)
        }
    }

    // MARK: Reading records

    private mutating func read(
        _ slot: Int, of table: Table, _ reader: ReferenceReader, in targets: ReferenceTargets
    ) {
        var partner = PartnerFacts()
        var person = PersonFacts()
        var task = TaskFacts()
        var item = ItemFacts()
        // A task without a status is open.
        task.isOpen = true
        table.document.forEachField(at: slot) { name, value, _ in
            switch reader.read(name: name, value: value, in: targets) {
            case .nothing: break
            case .place(let target): traces[table.kind.ordinal].add(source: slot, target: target)
            case .missing(let id): dangling[id, default: []].insert(Place(table.kind, slot))
            }
            switch table.kind {
            case .partner: partner.read(name: name, value: value)
            case .person: person.read(name: name, value: value)
            case .task: task.read(name: name, value: value)
            case .checklistItem: item.read(name: name, value: value)
            default: break
            }
        }
        switch table.kind {
        case .partner:
            partner.latest = self.partner(slot).latest
            Self.put(partner, at: slot, in: &partnerFacts, filler: PartnerFacts())
        case .person:
            Self.put(person, at: slot, in: &personFacts, filler: PersonFacts())
        case .task:
            Self.put(task, at: slot, in: &taskFacts, filler: TaskFacts())
        case .checklistItem:
            Self.put(item, at: slot, in: &itemFacts, filler: ItemFacts())
        default: break
        }
    }

    private mutating func drop(_ place: Place) {
        switch place.kind {
        case .partner where place.slot < partnerFacts.count: partnerFacts[place.slot] = PartnerFacts()
        case .person where place.slot < personFacts.count: personFacts[place.slot] = PersonFacts()
        case .task where place.slot < taskFacts.count: taskFacts[place.slot] = TaskFacts()
        case .checklistItem where place.slot < itemFacts.count: itemFacts[place.slot] = ItemFacts()
        default: break
        }
    }

    private static func put<Value>(_ value: Value, at slot: Int, in list: inout [Value], filler: Value) {
        if slot >= list.count { list.append(contentsOf: repeatElement(filler, count: slot + 1 - list.count)) }
        list[slot] = value
    }

    private mutating func takeLatest(_ latest: Latest, partner slot: Int) {
        guard slot < partnerFacts.count else { return }
        partnerFacts[slot].latest.take(latest)
    }

    private func partners(ofPerson slot: Int, in tables: [Table]) -> [Place] {
        let people = tables[Kind.person.ordinal]
        guard people.isLive(slot) else { return [] }
        return Person(people.record(at: slot)).roles.compactMap { role in
            tables[Kind.partner.ordinal].slot(of: role.id).map { Place(.partner, $0) }
        }
    }
}
