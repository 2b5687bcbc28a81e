/// A part of a file, parsed by itself: of files so long that several cores read them at once.
package struct RecStretch: Sendable {
    let parser: RecParser

    /// Parses the bytes of one of the ranges that `ranges(in:count:)` gives.
    package init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        parser = RecParser(bytes, buffer: 0, from: range.lowerBound, to: range.upperBound)
    }

    /// Cuts a file into so many ranges of about the same length, or fewer; each begins where a record does whatever
    /// stands before it, so that parsing them one by one finds what parsing the whole does.
    package static func ranges(in bytes: Span<UInt8>, count: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for number in 1..<max(count, 1) {
            let near = max(start, bytes.count / count * number)
            guard let cut = cut(bytes, from: near) else { break }
            ranges.append(start..<cut)
            start = cut
        }
        return ranges + [start..<bytes.count]
    }

    /// The first start of a record that follows an empty line at or after `start`. A line that ends in a backslash
    /// joins even an empty line to itself.
    private static func cut(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        while let lineEnd = bytes.firstIndex(of: .newline, from: position) {
            let next = lineEnd + 2
            guard next < bytes.count else { return nil }
            if bytes[lineEnd + 1] == .newline, bytes[next].startsFieldName, lineEnd > 0,
                bytes[lineEnd - 1] != .backslash, bytes[lineEnd - 1] != .carriageReturn
            {
                return next
            }
            position = lineEnd + 1
        }
        return nil
    }
}

extension RecDocument {
    /// Joins the stretches of a file in their order; the same as reading the bytes in one go.
    package init(_ bytes: [UInt8], joining stretches: [RecStretch]) {
        precondition(bytes.count <= UInt32.max, "A rec file is larger than 4 GiB.")
        base = bytes
        byteCount = bytes.count
        leadCount = stretches.first?.parser.leadCount ?? 0
        descriptors = []
        slots = []
        slots.reserveCapacity(stretches.reduce(0) { $0 + $1.parser.slots.count })
        for stretch in stretches {
            let known = slots.count
            descriptors += stretch.parser.descriptors.map { $0 + known }
            slots += stretch.parser.slots
        }
    }
}
