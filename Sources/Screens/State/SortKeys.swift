package import NetworkModel

/// What lists are sorted by, computed once and kept by slot.
package struct SortKeys: Sendable {
    private var names: [Kind: [UInt64]] = [:]

    package init() {}

    /// The first eight bytes of the folded title, in an order that sorts as the text does.
    package mutating func title(_ place: Place, in network: Network) -> UInt64 {
        let slot = place.slot
        var keys = names.removeValue(forKey: place.kind) ?? []
        if slot >= keys.count {
            keys.append(
                contentsOf: repeatElement(0, count: max(slot + 1, network[place.kind].slots.count) - keys.count))
        }
        if keys[slot] == 0 { keys[slot] = Self.key(of: network.title(at: place)) }
        let key = keys[slot]
        names[place.kind] = keys
        return key
    }

    /// Forgets what was known of a record that has changed.
    mutating func forget(_ key: RecordKey, in network: Network) {
        guard let place = network.place(of: key), place.slot < names[key.kind]?.count ?? 0 else { return }
        names[key.kind]?[place.slot] = 0
    }

    /// The first eight bytes of a folded text, in an order that sorts as the text does; never nought.
    static func key(of title: String) -> UInt64 {
        var key: UInt64 = 0
        var count = 0
        for byte in Folding.fold(title) where count < 8 {
            key = key << 8 | UInt64(byte)
            count += 1
        }
        // Never nought, which says that nothing is known.
        return max(1, key << UInt64(8 * (8 - count)))
    }
}
