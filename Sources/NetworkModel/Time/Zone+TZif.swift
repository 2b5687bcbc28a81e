extension Zone {
    /// The zone that the bytes of a TZif file state (RFC 8536, versions 1 to 4); nil where they are none.
    ///
    /// Files that count leap seconds are refused: their instants are not those of the clock.
    package init?(tzif bytes: [UInt8]) {
        guard var header = TZifHeader(bytes, at: 0) else { return nil }
        guard header.version >= UInt8(ascii: "2") else {
            self.init(header, TZifReader(bytes: bytes, width: 4), rule: nil)
            return
        }
        // The first block is for readers that know no 64-bit times.
        guard let second = TZifHeader(bytes, at: header.end(width: 4)) else { return nil }
        header = second
        let footer = header.end(width: 8)
        guard footer <= bytes.count else { return nil }
        let text = bytes[footer...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
        let rule = ZoneRule(posix: text)
        // An empty footer says that nothing is known after the table.
        guard rule != nil || text.isEmpty else { return nil }
        self.init(header, TZifReader(bytes: bytes, width: 8), rule: rule)
    }

    private init?(_ header: TZifHeader, _ reader: TZifReader, rule: ZoneRule?) {
        guard header.leaps == 0, header.types > 0, header.end(width: reader.width) <= reader.bytes.count else {
            return nil
        }
        let kinds = header.body + header.times * reader.width
        let types = kinds + header.times
        let offsets = (0..<header.types).map { Int32(truncatingIfNeeded: reader.integer(at: types + $0 * 6, width: 4)) }
        guard offsets.allSatisfy({ abs(Int($0)) < 90_000 }) else { return nil }
        var transitions: [Transition] = []
        transitions.reserveCapacity(header.times)
        for index in 0..<header.times {
            let kind = Int(reader.bytes[kinds + index])
            let instant = reader.integer(at: header.body + index * reader.width, width: reader.width)
            guard kind < offsets.count, instant > transitions.last?.instant ?? .min else { return nil }
            transitions.append(Transition(instant: instant, offset: offsets[kind]))
        }
        self.init(initial: offsets[0], transitions: transitions, rule: rule)
    }
}

/// The header of a data block (RFC 8536 §3.1).
private struct TZifHeader {
    let version: UInt8
    /// Where the data begin.
    let body: Int
    let times: Int
    let types: Int
    let leaps: Int
    private let rest: Int

    init?(_ bytes: [UInt8], at start: Int) {
        guard start >= 0, bytes.count - start >= 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
            return nil
        }
        let reader = TZifReader(bytes: bytes, width: 4)
        let counts = (0..<6).map { Int(UInt32(truncatingIfNeeded: reader.integer(at: start + 20 + $0 * 4, width: 4))) }
        // No count can exceed the number of bytes, so that their products stay small.
        guard counts.allSatisfy({ $0 <= bytes.count }) else { return nil }
        version = bytes[start + 4]
        body = start + 44
        (leaps, times, types) = (counts[2], counts[3], counts[4])
        rest = counts[0] + counts[1] + counts[5]
    }

    /// Where the block ends, its times being of that many bytes.
    func end(width: Int) -> Int { body + times * (width + 1) + types * 6 + leaps * (width + 4) + rest }
}

private struct TZifReader {
    let bytes: [UInt8]
    let width: Int

    /// A signed integer in network byte order.
    func integer(at position: Int, width: Int) -> Int64 {
        var value: Int64 = bytes[position] >= 0x80 ? -1 : 0
        for byte in bytes[position..<position + width] { value = value << 8 | Int64(byte) }
        return value
    }
}
