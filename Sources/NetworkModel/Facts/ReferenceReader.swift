import RecFormat

/// Finds the records that a record names in its traced fields, straight from the bytes.
struct ReferenceReader: Sendable {
    private struct Traced {
        let name: [UInt8]
        let isDescribed: Bool
        let kinds: [Kind]
    }

    private let traced: [Traced]
    /// A byte of each name and its length, which tell nearly every other field at once.
    private let sketches: [Int]
    /// A bit for the first letter of each name, which tells most others without looking further.
    private let initials: UInt32
    /// The kinds that each traced field may name, one after the other: handing out a list for each of many references
    /// costs more than the look-up.
    private let kinds: [Kind]
    private let kindEnds: [Int]

    init(_ kind: Kind) {
        traced = Schema[kind].tracedSpecs.map { spec in
            switch spec.type {
            case .reference(let kinds): Traced(name: Array(spec.field.name.utf8), isDescribed: false, kinds: kinds)
            case .described(let kinds): Traced(name: Array(spec.field.name.utf8), isDescribed: true, kinds: kinds)
            default: preconditionFailure("only references are traced: \(spec.field)")
            }
        }
        sketches = traced.map { Self.sketch($0.name.span) }
        initials = traced.reduce(0) { $0 | Self.initial($1.name.span) }
        kinds = traced.flatMap(\.kinds)
        kindEnds = traced.reduce(into: [0]) { ends, field in ends.append((ends.last ?? 0) + field.kinds.count) }
    }

    private static func sketch(_ name: Span<UInt8>) -> Int { name.isEmpty ? 0 : name.count << 8 | Int(name[0]) }

    private static func initial(_ name: Span<UInt8>) -> UInt32 { name.isEmpty ? 0 : 1 << UInt32(name[0] & 0x1F) }

    /// What a field says of other records.
    enum Reading {
        /// It names none, or is not followed back.
        case nothing
        case place(Place)
        /// It names a record that is not there.
        case missing(RecordID)
    }

    func read(name: Span<UInt8>, value: Span<UInt8>, in targets: ReferenceTargets) -> Reading {
        guard let (field, end) = reference(name: name, value: value) else { return .nothing }
        let id = value.extracting(0..<end)
        if let place = targets.place(id, among: traced[field].kinds) { return .place(place) }
        return .missing(RecordID(String(copying: id)))
    }

    /// The number of the traced field of that name, and where in its value the Id ends; nil where it names nothing.
    func reference(name: Span<UInt8>, value: Span<UInt8>) -> (field: Int, idEnd: Int)? {
        guard initials & Self.initial(name) != 0 else { return nil }
        let sketch = Self.sketch(name)
        for number in sketches.indices where sketches[number] == sketch {
            let field = traced[number]
            guard field.name.span.isEqual(to: name) else { continue }
            let end = field.isDescribed ? Self.referenceEnd(in: value) : value.count
            return end > 0 ? (number, end) : nil
        }
        return nil
    }

    /// The first, second, … of the kinds that a traced field may name, by its number; nil where there are no more.
    func kind(_ rank: Int, of field: Int) -> Kind? {
        let number = kindEnds[field] + rank
        return number < kindEnds[field + 1] ? kinds[number] : nil
    }

    private static func referenceEnd(in value: Span<UInt8>) -> Int {
        var end = 0
        while end < value.count, value[end] != UInt8(ascii: ":") { end += 1 }
        while end > 0, value[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return end
    }
}

/// The tables in which traced references are looked up.
///
/// Held one by one: an array of tables hands out copies, and to count the references to their parts costs more than the
/// search, twice so where two cores do it at once.
struct ReferenceTargets {
    private let partners: Table
    private let people: Table
    private let events: Table
    private let sessions: Table
    private let items: Table
    private let tasks: Table

    init(_ tables: [Table]) {
        partners = tables[Kind.partner.ordinal]
        people = tables[Kind.person.ordinal]
        events = tables[Kind.event.ordinal]
        sessions = tables[Kind.session.ordinal]
        items = tables[Kind.checklistItem.ordinal]
        tasks = tables[Kind.task.ordinal]
    }

    /// The place of the record with this Id in the first of the kinds that has it.
    func place(_ id: Span<UInt8>, among kinds: [Kind]) -> Place? {
        let hash = IDIndex.hash(id)
        for kind in kinds {
            if let slot = slot(of: id, hash: hash, in: kind) { return Place(kind, slot) }
        }
        return nil
    }

    /// Has the processor fetch what is looked at first for an Id of this hash among the records of a kind.
    func fetchPlace(_ hash: UInt64, in kind: Kind) {
        switch kind {
        case .partner: partners.fetchPlace(hash)
        case .person: people.fetchPlace(hash)
        case .event: events.fetchPlace(hash)
        case .session: sessions.fetchPlace(hash)
        case .checklistItem: items.fetchPlace(hash)
        case .task: tasks.fetchPlace(hash)
        default: preconditionFailure("no traced field names a \(kind)")
        }
    }

    /// Where an Id of this hash may be among the records of a kind.
    func candidate(_ hash: UInt64, in kind: Kind) -> IDIndex.Candidate? {
        switch kind {
        case .partner: partners.candidate(hash)
        case .person: people.candidate(hash)
        case .event: events.candidate(hash)
        case .session: sessions.candidate(hash)
        case .checklistItem: items.candidate(hash)
        case .task: tasks.candidate(hash)
        default: preconditionFailure("no traced field names a \(kind)")
        }
    }

    /// The slot of the record of a kind that has this Id.
    func slot(of id: Span<UInt8>, hash: UInt64, in kind: Kind) -> Int? {
        switch kind {
        case .partner: partners.slot(of: id, hash: hash)
        case .person: people.slot(of: id, hash: hash)
        case .event: events.slot(of: id, hash: hash)
        case .session: sessions.slot(of: id, hash: hash)
        case .checklistItem: items.slot(of: id, hash: hash)
        case .task: tasks.slot(of: id, hash: hash)
        default: preconditionFailure("no traced field names a \(kind)")
        }
    }

    /// The same, where its candidate is known.
    func slot(of id: Span<UInt8>, hash: UInt64, at candidate: IDIndex.Candidate, in kind: Kind) -> Int? {
        switch kind {
        case .partner: partners.slot(of: id, hash: hash, at: candidate)
        case .person: people.slot(of: id, hash: hash, at: candidate)
        case .event: events.slot(of: id, hash: hash, at: candidate)
        case .session: sessions.slot(of: id, hash: hash, at: candidate)
        case .checklistItem: items.slot(of: id, hash: hash, at: candidate)
        case .task: tasks.slot(of: id, hash: hash, at: candidate)
        default: preconditionFailure("no traced field names a \(kind)")
        }
    }
}

extension String {
    /// The text of some bytes, with what is not UTF-8 replaced.
    package init(copying bytes: Span<UInt8>) {
        self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
