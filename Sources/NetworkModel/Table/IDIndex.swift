/// Finds the slot of a record by the bytes of its Id: open addressing over hashes, with the Ids themselves side by side.
///
/// A standard `Dictionary` of Strings costs 100 ms for 200,000 Ids, and to compare with the Ids in their files misses the
/// processor's cache three times for every look-up; this stays within it for the kinds that others name.
package struct IDIndex: Sendable {
    // The upper half is the hash's, the lower the place in `entries` plus one; zero is an empty place.
    private var places: [UInt64]
    // Slot and length of an Id, four bytes each, then its bytes. The slot of one that was removed is `none`.
    private var entries: [UInt8] = []
    private var count = 0

    private static let none: UInt32 = .max

    package init(capacity: Int = 0) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        places = [UInt64](repeating: 0, count: size)
        entries.reserveCapacity(capacity * 24)
    }

    /// A hash of the bytes of an Id: FNV-1a, then mixed so that the upper half, which is all that is kept, depends on
    /// every byte.
    @inlinable package static func hash(_ id: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in id.indices { hash = (hash ^ UInt64(id[index])) &* 0x0000_0100_0000_01b3 }
        return hash ^ (hash << 32)
    }

    /// The slot that has this Id.
    package func slot(of id: Span<UInt8>, hash: UInt64) -> Int? {
        guard let entry = entry(of: id, hash: hash) else { return nil }
        let slot = word(at: entry)
        return slot == Self.none ? nil : Int(slot)
    }

    /// Adds an Id, unless a slot has it already.
    package mutating func insert(_ id: Span<UInt8>, slot: Int) {
        let hash = Self.hash(id)
        if let entry = entry(of: id, hash: hash) {
            if word(at: entry) == Self.none { setWord(UInt32(slot), at: entry) }
            return
        }
        if (count + 1) * 2 > places.count { grow() }
        put((hash >> 32) << 32 | UInt64(entries.count + 1))
        count += 1
        append(UInt32(slot))
        append(UInt32(id.count))
        id.withUnsafeBufferPointer { entries.append(contentsOf: $0) }
    }

    /// Forgets an Id.
    package mutating func remove(_ id: Span<UInt8>) {
        if let entry = entry(of: id, hash: Self.hash(id)) { setWord(Self.none, at: entry) }
    }

    /// Where the entry of an Id begins, be it removed or not.
    private func entry(of id: Span<UInt8>, hash: UInt64) -> Int? {
        let mask = places.count - 1
        let tag = hash >> 32
        var place = Int(tag) & mask
        while places[place] != 0 {
            if places[place] >> 32 == tag {
                let entry = Int(places[place] & 0xffff_ffff) - 1
                if isEntry(entry, of: id) { return entry }
            }
            place = (place + 1) & mask
        }
        return nil
    }

    private func isEntry(_ entry: Int, of id: Span<UInt8>) -> Bool {
        guard Int(word(at: entry + 4)) == id.count else { return false }
        return entries.span.extracting(entry + 8..<entry + 8 + id.count).isEqual(to: id)
    }

    private func word(at offset: Int) -> UInt32 {
        entries.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
    }

    private mutating func setWord(_ word: UInt32, at offset: Int) {
        entries.withUnsafeMutableBytes { $0.storeBytes(of: word, toByteOffset: offset, as: UInt32.self) }
    }

    private mutating func append(_ word: UInt32) {
        withUnsafeBytes(of: word) { entries.append(contentsOf: $0) }
    }

    private mutating func put(_ entry: UInt64) {
        let mask = places.count - 1
        var place = Int(entry >> 32) & mask
        while places[place] != 0 { place = (place + 1) & mask }
        places[place] = entry
    }

    private mutating func grow() {
        let old = places
        places = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 { put(entry) }
    }
}
