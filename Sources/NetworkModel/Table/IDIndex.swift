import CProcessor

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
    /// Whether an Id was added that another slot had already.
    private(set) var hasShared = false

    private static let none: UInt32 = .max

    package init(capacity: Int = 0) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        places = [UInt64](repeating: 0, count: size)
        entries.reserveCapacity(capacity * 24)
    }

    /// A hash of the bytes of an Id, of which only the upper half is kept: eight bytes at a time are multiplied into it.
    package static func hash(_ id: Span<UInt8>) -> UInt64 {
        let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15
        return id.withUnsafeBytes { bytes in
            var hash = UInt64(bytes.count) &* multiplier
            var offset = 0
            while offset + 8 <= bytes.count {
                hash = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* multiplier
                hash ^= hash >> 32
                offset += 8
            }
            var rest: UInt64 = 0
            while offset < bytes.count {
                rest = rest << 8 | UInt64(bytes[offset])
                offset += 1
            }
            hash = (hash ^ rest) &* multiplier
            return hash ^ (hash << 32)
        }
    }

    /// The slot that has this Id.
    package func slot(of id: Span<UInt8>, hash: UInt64) -> Int? {
        guard let entry = entry(of: id, hash: hash) else { return nil }
        let slot = word(at: entry)
        return slot == Self.none ? nil : Int(slot)
    }

    // MARK: Many at once

    /// Has the processor fetch the place that is looked at first for an Id of this hash.
    func fetchPlace(_ hash: UInt64) {
        places.withUnsafeBufferPointer { places in
            if let first = places.baseAddress { caucus_prefetch(first + (Int(hash >> 32) & (places.count - 1))) }
        }
    }

    /// An entry that an Id of some hash may have.
    struct Candidate {
        fileprivate let entry: Int
    }

    /// The entry that an Id of this hash may have, which the processor fetches meanwhile; nil where there is none.
    func candidate(_ hash: UInt64) -> Candidate? {
        let mask = places.count - 1
        let tag = hash >> 32
        var place = Int(tag) & mask
        while places[place] != 0 {
            if places[place] >> 32 == tag {
                let entry = Int(places[place] & 0xffff_ffff) - 1
                entries.withUnsafeBufferPointer { entries in
                    if let first = entries.baseAddress { caucus_prefetch(first + entry) }
                }
                return Candidate(entry: entry)
            }
            place = (place + 1) & mask
        }
        return nil
    }

    /// The slot that has this Id, of which the candidate is nearly always the one.
    func slot(of id: Span<UInt8>, hash: UInt64, at candidate: Candidate) -> Int? {
        guard isEntry(candidate.entry, of: id) else { return slot(of: id, hash: hash) }
        let slot = word(at: candidate.entry)
        return slot == Self.none ? nil : Int(slot)
    }

    /// Adds an Id, unless a slot has it already.
    package mutating func insert(_ id: Span<UInt8>, slot: Int) {
        let hash = Self.hash(id)
        if let entry = entry(of: id, hash: hash) {
            if word(at: entry) == Self.none { setWord(UInt32(slot), at: entry) } else { hasShared = true }
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
        return entries.withUnsafeBytes { entries in
            id.withUnsafeBytes { id in
                var offset = 0
                while offset + 8 <= id.count {
                    let known = entries.loadUnaligned(fromByteOffset: entry + 8 + offset, as: UInt64.self)
                    guard known == id.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
                    offset += 8
                }
                while offset < id.count {
                    guard entries[entry + 8 + offset] == id[offset] else { return false }
                    offset += 1
                }
                return true
            }
        }
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
