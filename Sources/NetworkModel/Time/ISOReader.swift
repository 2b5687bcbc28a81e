/// Reads the digits and marks of ISO 8601 from bytes, without allocating. Each step is handed the same bytes.
///
/// Blanks around the text are passed over, because people edit the files by hand.
struct ISOReader {
    private var position: Int
    private let end: Int

    init(_ bytes: Span<UInt8>) {
        var (start, end) = (0, bytes.count)
        while start < end, ISOReader.isBlank(bytes[start]) { start += 1 }
        while end > start, ISOReader.isBlank(bytes[end - 1]) { end -= 1 }
        self.position = start
        self.end = end
    }

    var isAtEnd: Bool { position == end }

    /// Passes a byte if it comes next.
    @inline(__always) mutating func pass(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// The value of exactly that many digits.
    @inline(__always) mutating func digits(_ count: Int, in bytes: Span<UInt8>) -> Int? {
        guard position + count <= end else { return nil }
        var value = 0
        for offset in position..<position + count {
            let digit = bytes[offset] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        position += count
        return value
    }

    /// Passes digits as long as they come, and tells whether there was one.
    mutating func passDigits(in bytes: Span<UInt8>) -> Bool {
        let start = position
        while position < end, bytes[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
        return position > start
    }

    /// `YYYY-MM-DD`.
    mutating func date(in bytes: Span<UInt8>) -> Day? {
        guard let year = digits(4, in: bytes), pass(UInt8(ascii: "-"), in: bytes), let month = digits(2, in: bytes),
            pass(UInt8(ascii: "-"), in: bytes),
            let day = digits(2, in: bytes)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// `HH:MM` and the seconds where they stand; fractions are passed over.
    mutating func time(in bytes: Span<UInt8>) -> (time: TimeOfDay, seconds: Int)? {
        guard let hour = digits(2, in: bytes), pass(UInt8(ascii: ":"), in: bytes), let minute = digits(2, in: bytes),
            let time = TimeOfDay(hour: hour, minute: minute)
        else { return nil }
        guard pass(UInt8(ascii: ":"), in: bytes) else { return (time, 0) }
        // 60 is a leap second.
        guard let seconds = digits(2, in: bytes), seconds <= 60 else { return nil }
        if pass(UInt8(ascii: "."), in: bytes) || pass(UInt8(ascii: ","), in: bytes) {
            guard passDigits(in: bytes) else { return nil }
        }
        return (time, seconds)
    }

    /// `Z`, `+HH:MM`, `+HHMM` or `+HH`, in seconds.
    mutating func offset(in bytes: Span<UInt8>) -> Int32? {
        if pass(UInt8(ascii: "Z"), in: bytes) || pass(UInt8(ascii: "z"), in: bytes) { return 0 }
        let isNegative = pass(UInt8(ascii: "-"), in: bytes)
        guard isNegative || pass(UInt8(ascii: "+"), in: bytes), let hours = digits(2, in: bytes), hours < 24 else {
            return nil
        }
        var minutes = 0
        if !isAtEnd {
            _ = pass(UInt8(ascii: ":"), in: bytes)
            guard let read = digits(2, in: bytes), read < 60 else { return nil }
            minutes = read
        }
        let seconds = Int32(hours * 3600 + minutes * 60)
        return isNegative ? -seconds : seconds
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

/// Appends a number with leading zeros.
func appendPadded(_ value: Int, width: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
        divisor /= 10
    }
}
