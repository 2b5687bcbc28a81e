import RecFormat

/// A network as it may leave: without what says `Private: yes`, unless that was asked for by name.
///
/// Whatever is written for others is made of this and takes nothing else, so that a kind, a field or a form of export that
/// is added later keeps the same back.
package struct OutgoingNetwork: Sendable {
    package let network: Network
    /// Whether nothing had to be kept back, so that what was worked out of the whole network holds of it.
    package let isWhole: Bool

    /// Whether what is private was asked for.
    let isEverything: Bool
    /// The records that are kept back.
    package let withheld: Set<RecordKey>

    fileprivate init(_ network: Network, withheld: Set<RecordKey>, isEverything: Bool) {
        self.network = network
        self.withheld = withheld
        self.isEverything = isEverything
        isWhole = withheld.isEmpty
    }

    /// A network of which it is known that nothing in it is private.
    package init(whole network: Network) { self.init(network, withheld: [], isEverything: false) }

    /// The record's place where it may leave.
    package func place(_ place: Place) -> Place? { network[place.kind].isLive(place.slot) ? place : nil }

    /// The Id of a person or partner who may be named.
    package func named(_ id: RecordID?) -> RecordID? {
        id.flatMap { network.place(of: $0, among: [.person, .partner]) == nil ? nil : $0 }
    }
}

extension Network {
    /// The network as it may leave.
    package var outgoing: OutgoingNetwork { outgoing(withPrivate: false) }

    /// The same; with what is private where somebody asked for that.
    package func outgoing(withPrivate: Bool) -> OutgoingNetwork {
        let gone = withPrivate ? [] : withheld
        return OutgoingNetwork(without(gone), withheld: gone, isEverything: withPrivate)
    }

    /// What says that it is private, and what came out of such a record, as the checklist of a private event and the next
    /// step of a private contact did; the schema says by which fields.
    package var withheld: Set<RecordKey> {
        var gone: Set<RecordKey> = []
        for kind in Kind.allCases {
            for slot in self[kind].slots where self[kind].record(at: Int(slot)).isPrivate {
                gone.insert(key(at: Place(kind, Int(slot))))
            }
        }
        guard !gone.isEmpty else { return [] }
        var new = gone
        while !new.isEmpty {
            let known = gone
            addNamed(by: new, to: &gone)
            for kind in Kind.allCases { addNaming(kind, to: &gone) }
            new = gone.subtracting(known)
        }
        let names = Set(gone.map { "\($0.kind.typeName) \($0.id)" })
        for conflict in self[.conflict].slots.map({ Place(.conflict, Int($0)) })
        where record(at: conflict).first(.record).map(names.contains) == true {
            gone.insert(key(at: conflict))
        }
        return gone
    }

    /// The network without these records. What only names one of them does so no longer, since an Id may tell what is
    /// private about it.
    private func without(_ gone: Set<RecordKey>) -> Network {
        guard !gone.isEmpty else { return self }
        let edits = Kind.allCases.flatMap { kind in
            self[kind].slots.compactMap { withoutReferences(at: Place(kind, Int($0)), to: gone) }
        }
        var result = self
        result.apply(Change(id: "outgoing", at: Timestamp(instant: 0), summary: "", edits: edits))
        return result
    }

    private static func fields(of kind: Kind, _ origin: FieldSpec.Origin) -> [(field: Field, kinds: [Kind])] {
        Schema[kind].specs.filter { $0.origin == origin }.compactMap { spec in
            if case .reference(let kinds) = spec.type { (spec.field, kinds) } else { nil }
        }
    }

    /// Adds the records of a kind that came out of one of those.
    private func addNaming(_ kind: Kind, to gone: inout Set<RecordKey>) {
        for (field, kinds) in Self.fields(of: kind, .named) {
            for slot in self[kind].slots {
                let record = self[kind].record(at: Int(slot))
                guard record.ids(field).contains(where: { isGone($0, kinds, gone) }) else { continue }
                gone.insert(key(at: Place(kind, Int(slot))))
            }
        }
    }

    /// Adds what these records name as having come out of them.
    private func addNamed(by new: Set<RecordKey>, to gone: inout Set<RecordKey>) {
        for key in new {
            guard let record = record(key) else { continue }
            for (field, kinds) in Self.fields(of: key.kind, .naming) {
                for place in record.ids(field).compactMap({ place(of: $0, among: kinds) }) {
                    gone.insert(self.key(at: place))
                }
            }
        }
    }

    private func isGone(_ id: RecordID, _ kinds: [Kind], _ gone: Set<RecordKey>) -> Bool {
        guard let place = place(of: id, among: kinds) else { return false }
        return gone.contains(key(at: place))
    }

    private func withoutReferences(at place: Place, to gone: Set<RecordKey>) -> RecordEdit? {
        let (key, record) = (key(at: place), record(at: place))
        guard !gone.contains(key) else { return RecordEdit(key, before: record.fields, after: nil) }
        let fields = record.fields
        let kept = fields.compactMap { field -> RecField? in
            let name = Field(field.name)
            switch Schema[place.kind].spec(of: name)?.type {
            case .reference(let kinds): return isGone(RecordID(field.value), kinds, gone) ? nil : field
            case .described(let kinds): return described(field, kinds, gone)
            default: return name == .history && namesGone(field.value, gone) ? nil : field
            }
        }
        return kept == fields ? nil : RecordEdit(key, before: fields, after: kept)
    }

    private func described(_ field: RecField, _ kinds: [Kind], _ gone: Set<RecordKey>) -> RecField? {
        var described = Described(field.value)
        guard !isGone(described.id, kinds, gone) else { return nil }
        let parts = described.parts
        described.parts.removeAll { part in
            Described.holder(in: part).map { isGone($0.id, [.person, .partner], gone) } ?? false
        }
        return parts == described.parts ? field : RecField(name: field.name, value: described.value)
    }

    private func namesGone(_ history: String, _ gone: Set<RecordKey>) -> Bool {
        guard let line = HistoryLine(history) else { return false }
        return [line.who, line.to, line.by].contains { $0.map { isGone($0, [.person, .partner], gone) } ?? false }
    }
}
