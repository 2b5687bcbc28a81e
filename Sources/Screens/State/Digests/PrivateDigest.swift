import NetworkModel

/// The records of all kinds that say they are private: where there are none, as nearly always, all may leave, and nobody
/// has to look through the whole network to know.
struct PrivateDigest: Sendable {
    private var places: Set<Place> = []

    init(_ network: Network) {
        for table in network.tables {
            for slot in table.slots where table.record(at: Int(slot)).isPrivate {
                places.insert(Place(table.kind, Int(slot)))
            }
        }
    }

    var isEmpty: Bool { places.isEmpty }

    /// Takes up the records that a change touched.
    mutating func take(_ change: Change, in network: Network) {
        for edit in change.edits {
            guard let place = network.place(of: edit.key) else { continue }
            if network.record(at: place).isPrivate { places.insert(place) } else { places.remove(place) }
        }
        // The slot of what is gone is not found by its Id any more.
        if !places.isEmpty { places = places.filter { network[$0.kind].isLive($0.slot) } }
    }
}

extension State {
    /// The network as it may leave.
    var outgoing: OutgoingNetwork {
        prepared.digests.holdNothingPrivate ? OutgoingNetwork(whole: network) : network.outgoing
    }
}
