package import NetworkModel

/// What the commands act on.
extension State {
    /// The record under the cursor.
    package var selected: Place? { module.selected(in: self).flatMap { network.isLive($0) ? $0 : nil } }

    /// The key of the record under the cursor.
    package var selectedKey: RecordKey? { selected.map { network.key(at: $0) } }

    /// The marked records, or the one under the cursor where none is marked.
    package var targets: [Place] {
        let marks = module.list.map { self[keyPath: $0].markedRows } ?? []
        return (marks.isEmpty ? [selected].compactMap { $0 } : marks).filter { network.isLive($0) }
    }

    /// The keys of the targets, of these kinds only.
    package func targetKeys(_ kinds: Kind...) -> [RecordKey] {
        targets.filter { kinds.isEmpty || kinds.contains($0.kind) }.map { network.key(at: $0) }
    }

    /// The partner that the record under the cursor is or concerns: what `l` and `b` speak of.
    package var partnerInFocus: RecordID? { selected.flatMap { network.partner(concernedBy: $0) } }
}

extension Network {
    /// Whether a record still stands at a place.
    package func isLive(_ place: Place) -> Bool { self[place.kind].isLive(place.slot) }

    /// What names a record to a person: its title, or the Id where there is no such record.
    package func title(of id: RecordID, _ kinds: Kind...) -> String {
        place(of: id, among: kinds).map { title(at: $0) } ?? id.text
    }

    /// The partner that a record is, belongs to or was made with.
    package func partner(concernedBy place: Place) -> RecordID? {
        let record = record(at: place)
        switch place.kind {
        case .partner: return record.id(.id)
        case .person: return Person(record).roles.first?.id
        case .contact: return record.ids(.with).first { partner($0) != nil }
        case .task:
            let task = Task(record)
            if let partner = task.partner { return partner }
            return task.source.flatMap { self.place(of: RecordKey(.contact, $0)) }.flatMap { partner(concernedBy: $0) }
        default: return nil
        }
    }
}
