import RecFormat

/// Byte strings in order, each with the entries it belongs to: what begins with some bytes lies side by side.
///
/// Keys that are the same are one key where the builder was told to find them, else they are neighbours.
struct NamePostings: Sendable {
    private var bytes: [UInt8] = []
    // By key: where its bytes and its entries begin; one more at the end.
    private var starts: [Int32] = [0]
    private var entryStarts: [Int32] = [0]
    private var entries: [Int32] = []

    /// Collects keys and entries in any order; an entry is to be added with a key once.
    struct Builder {
        private var index: IDIndex?
        fileprivate var bytes: [UInt8] = []
        fileprivate var starts: [Int32] = [0]
        fileprivate var pairs: [(key: Int32, entry: Int32)] = []

        init(capacity: Int, joiningKeys: Bool) {
            index = joiningKeys ? IDIndex(capacity: capacity) : nil
            pairs.reserveCapacity(capacity)
            bytes.reserveCapacity(capacity * 16)
        }

        mutating func add(_ key: Span<UInt8>, entry: Int) {
            pairs.append((Int32(number(of: key)), Int32(entry)))
        }

        private mutating func number(of key: Span<UInt8>) -> Int {
            if let known = index?.slot(of: key, hash: IDIndex.hash(key)) { return known }
            let number = starts.count - 1
            index?.insert(key, slot: number)
            key.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            starts.append(Int32(bytes.count))
            return number
        }
    }

    init(_ builder: Builder) {
        let order = Self.order(builder)
        var places = [Int32](repeating: 0, count: order.count)
        bytes.reserveCapacity(builder.bytes.count)
        starts.reserveCapacity(order.count + 1)
        for (place, key) in order.enumerated() {
            places[Int(key)] = Int32(place)
            bytes += builder.bytes[Int(builder.starts[Int(key)])..<Int(builder.starts[Int(key) + 1])]
            starts.append(Int32(bytes.count))
        }
        group(builder.pairs, by: places)
    }

    private mutating func group(_ pairs: [(key: Int32, entry: Int32)], by places: [Int32]) {
        entryStarts = [Int32](repeating: 0, count: places.count + 1)
        for pair in pairs { entryStarts[Int(places[Int(pair.key)]) + 1] += 1 }
        for place in places.indices { entryStarts[place + 1] += entryStarts[place] }
        var next = entryStarts
        entries = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            let place = Int(places[Int(pair.key)])
            entries[Int(next[place])] = pair.entry
            next[place] += 1
        }
    }

    /// The keys' numbers in the order of their bytes. Most differ in their first eight, which are compared as one number.
    private static func order(_ builder: Builder) -> [Int32] {
        let keys = (0..<builder.starts.count - 1).map { key in
            var head: UInt64 = 0
            let range = Int(builder.starts[key])..<Int(builder.starts[key + 1])
            for offset in 0..<8 {
                head = head << 8 | UInt64(offset < range.count ? builder.bytes[range.lowerBound + offset] : 0)
            }
            return (head: head, key: Int32(key))
        }
        let sorted = keys.sorted { left, right in
            if left.head != right.head { return left.head < right.head }
            let (first, second) = (builder.starts[Int(left.key)], builder.starts[Int(right.key)])
            return builder.bytes[Int(first)..<Int(builder.starts[Int(left.key) + 1])]
                .lexicographicallyPrecedes(builder.bytes[Int(second)..<Int(builder.starts[Int(right.key) + 1])])
        }
        return sorted.map(\.key)
    }
}

extension NamePostings {
    var keyCount: Int { starts.count - 1 }

    /// The keys that begin so.
    func keys(beginning prefix: Span<UInt8>) -> Range<Int> {
        let first = (0..<keyCount).partitionPoint { compare($0, prefix) >= 0 }
        return first..<max(first, (0..<keyCount).partitionPoint { compare($0, prefix) > 0 })
    }

    /// The keys that are just that.
    func keys(equalTo bytes: Span<UInt8>) -> Range<Int> {
        let first = (0..<keyCount).partitionPoint { compare($0, bytes) >= 0 }
        // Of those that begin with some bytes, the ones with no more come first.
        let end = (0..<keyCount).partitionPoint {
            let order = compare($0, bytes)
            return order > 0 || order == 0 && length(of: $0) > bytes.count
        }
        return first..<max(first, end)
    }

    /// The entries of some keys, in the order of the keys.
    func entries(of keys: Range<Int>) -> ArraySlice<Int32> {
        entries[Int(entryStarts[keys.lowerBound])..<Int(entryStarts[keys.upperBound])]
    }

    func entryCount(of keys: Range<Int>) -> Int {
        Int(entryStarts[keys.upperBound] - entryStarts[keys.lowerBound])
    }

    func length(of key: Int) -> Int { Int(starts[key + 1] - starts[key]) }

    func withBytes<Result>(of key: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting(Int(starts[key])..<Int(starts[key + 1])))
    }

    /// Whether a key stands before (negative), among (0) or after those that begin with some bytes.
    private func compare(_ key: Int, _ prefix: Span<UInt8>) -> Int {
        let start = Int(starts[key])
        let length = length(of: key)
        for offset in 0..<min(length, prefix.count) {
            let (own, other) = (bytes[start + offset], prefix[offset])
            if own != other { return own < other ? -1 : 1 }
        }
        return length < prefix.count ? -1 : 0
    }
}
