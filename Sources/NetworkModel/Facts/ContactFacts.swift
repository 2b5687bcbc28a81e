import RecFormat

/// What the contact log says of partners and people: who was spoken to last, and which contacts name whom.
package struct ContactFacts: Sendable {
    package private(set) var traces = Traces()
    /// By slot of the partner: contacts that name the partner itself.
    package private(set) var partners: [Latest] = []
    /// By slot of the person.
    package private(set) var people: [Latest] = []
    /// By slot of the contact: when it was; the smallest number where that cannot be read.
    package private(set) var instants: [Int64] = []
    /// The slot of the first of the instants; 0 but in a stretch of a log.
    private var instantsStart = 0
    /// Contacts that name what is not there, by the Id they name; some may be stale.
    var dangling: [RecordID: Set<Place>] = [:]
    private let reader = ReferenceReader(.contact)

    package init() {}

    /// Reads the log once, or a stretch of it: one of so many parts of equal length. `tables` are all tables of the
    /// network by ordinal; partners, people and events must have been filled.
    package init(contacts: Table, in tables: [Table], part: Int = 0, of parts: Int = 1) {
        let slots = contacts.slots
        let stretch = slots[slots.count * part / parts..<slots.count * (part + 1) / parts]
        traces.reserve(stretch.count * 2)
        instants.reserveCapacity(stretch.count)
        // Lists that double as they grow touch three times the memory, which the first screen waits for.
        partners = Array(repeating: Latest(), count: tables[Kind.partner.ordinal].slotCount)
        people = Array(repeating: Latest(), count: tables[Kind.person.ordinal].slotCount)
        if part > 0, let start = stretch.first { instantsStart = Int(start) }
        let targets = ReferenceTargets(tables)
        var batch = Batch()
        var start = stretch.startIndex
        while start < stretch.endIndex {
            let end = min(start + Self.batchCount, stretch.endIndex)
            read(contacts, stretch[start..<end], in: targets, &batch)
            start = end
        }
    }

    /// Enough for the look-ups to be under way together, few enough for what they fetch to stay near.
    private static let batchCount = 32

    /// Joins what was read of the stretches of a log, in their order.
    package init(joining stretches: [ContactFacts]) {
        traces = Traces(joining: stretches.map(\.traces))
        instants.reserveCapacity(stretches.reduce(0) { $0 + $1.instants.count })
        partners.reserveCapacity(stretches.reduce(0) { max($0, $1.partners.count) })
        people.reserveCapacity(stretches.reduce(0) { max($0, $1.people.count) })
        for stretch in stretches {
            for (slot, latest) in stretch.partners.enumerated() { Self.take(latest, at: slot, in: &partners) }
            for (slot, latest) in stretch.people.enumerated() { Self.take(latest, at: slot, in: &people) }
            pad(instants: stretch.instantsStart)
            instants += stretch.instants
            dangling.merge(stretch.dangling) { $0.union($1) }
        }
    }

    /// Takes up one contact that was added or edited.
    package mutating func read(_ contacts: Table, _ slot: Int, in tables: [Table]) {
        var batch = Batch()
        read(contacts, [Int32(slot)], in: ReferenceTargets(tables), &batch)
    }

    /// Contacts that are read together; one serves for the whole log, so that its lists are made once.
    private struct Batch {
        var references = ReferenceBatch()
        /// The contacts in turn; without a moment where nobody was reached, or nobody can tell when.
        var latest: [Latest] = []
    }

    private mutating func read(
        _ contacts: Table, _ slots: ArraySlice<Int32>, in targets: ReferenceTargets, _ batch: inout Batch
    ) {
        let reader = reader
        batch.latest.removeAll(keepingCapacity: true)
        for slot in slots.lazy.map({ Int($0) }) {
            var instant = Int64.min
            var isReached = true
            contacts.document.forEachField(at: slot) { name, value, _ in
                if name.equals("At") {
                    instant = Timestamp(iso: value)?.instant ?? .min
                } else if name.equals("Outcome") {
                    isReached = value.equals("reached")
                } else if let (field, end) = reader.reference(name: name, value: value) {
                    batch.references.add(field, id: value.extracting(0..<end), owner: batch.latest.count)
                }
            }
            pad(instants: slot + 1)
            instants[slot - instantsStart] = instant
            batch.latest.append(Latest(instant: isReached ? instant : .min, contact: slot))
        }
        let latest = batch.latest
        batch.references.resolve(reader, in: targets) { number, reading in take(reading, of: latest[number]) }
    }

    private mutating func take(_ reading: ReferenceReader.Reading, of latest: Latest) {
        switch reading {
        case .nothing: break
        case .missing(let id): dangling[id, default: []].insert(Place(.contact, Int(latest.contact)))
        case .place(let target):
            traces.add(source: Int(latest.contact), target: target)
            if latest.instant > .min { take(latest, for: target) }
        }
    }

    /// Makes the list of instants reach up to a slot.
    private mutating func pad(instants end: Int) {
        let missing = end - instantsStart - instants.count
        if missing > 0 { instants.append(contentsOf: repeatElement(.min, count: missing)) }
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
}

extension Network {
    /// Puts contacts in the order of the log: newest first, of the same moment the one logged later first.
    package func newestFirst(_ contacts: [Int32]) -> [Int32] {
        let instants = facts.contacts.instants
        func instant(_ slot: Int32) -> Int64 { Int(slot) < instants.count ? instants[Int(slot)] : .min }
        // A log is nearly in order already, which the sort makes use of.
        return contacts.reversed().sorted { left, right in
            (instant(left), left) > (instant(right), right)
        }
    }
}
