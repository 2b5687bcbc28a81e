/// A day or moment in ISO 8601's basic format, as iCalendar writes it (RFC 5545 §3.3.4 and §3.3.5): `20271212`,
/// `20271212T140000` on clocks that are named elsewhere, `20271212T130000Z` in UTC.
package struct BasicMoment: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        case day, local, utc
    }

    package let day: Day
    /// Seconds since midnight, 0 to 86,399.
    package let second: Int
    package let form: Form

    /// A day.
    package init(_ day: Day) {
        self.day = day
        second = 0
        form = .day
    }

    /// A time on clocks that are named elsewhere.
    package init(_ day: Day, second: Int) {
        self.day = day
        self.second = min(max(second, 0), 86_399)
        form = .local
    }

    /// A moment as the clock of a moment shows it, without its offset.
    package init(local moment: Timestamp) {
        self.init(moment.day, second: Int((moment.instant + Int64(moment.offset)).flooredRemainder(by: 86_400)))
    }

    /// An instant, in UTC.
    package init(utc instant: Int64) {
        let instant = Timestamp(instant: instant).instant
        day = Day(number: Int(instant.flooredQuotient(by: 86_400)))
        second = Int(instant.flooredRemainder(by: 86_400))
        form = .utc
    }

    /// Reads the text; nil where it is none. Leap seconds are read as the second before them.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || bytes.count == 15 || bytes.count == 16,
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[4..<6]),
            let dayOfMonth = Self.number(bytes[6..<8]), let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        self.day = day
        guard bytes.count > 8 else {
            second = 0
            form = .day
            return
        }
        guard bytes[8] | 0x20 == UInt8(ascii: "t"), let hour = Self.number(bytes[9..<11]), hour < 24,
            let minute = Self.number(bytes[11..<13]), minute < 60, let seconds = Self.number(bytes[13..<15]),
            seconds <= 60, bytes.count == 15 || bytes[15] | 0x20 == UInt8(ascii: "z")
        else { return nil }
        second = hour * 3600 + minute * 60 + min(seconds, 59)
        form = bytes.count == 16 ? .utc : .local
    }

    /// Seconds since 1970 began on the clock that it was read from: the instant, where the form is UTC.
    package var localSecond: Int64 { Int64(day.number) * 86_400 + Int64(second) }

    package var text: String {
        let civil = day.civil
        var bytes: [UInt8] = []
        appendPadded(civil.year, width: 4, to: &bytes)
        appendPadded(civil.month, width: 2, to: &bytes)
        appendPadded(civil.day, width: 2, to: &bytes)
        if form != .day {
            bytes.append(UInt8(ascii: "T"))
            for part in [second / 3600, second / 60 % 60, second % 60] { appendPadded(part, width: 2, to: &bytes) }
        }
        if form == .utc { bytes.append(UInt8(ascii: "Z")) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

extension Int64 {
    /// What is left of a division rounded down: never negative.
    func flooredRemainder(by divisor: Int64) -> Int64 { self - flooredQuotient(by: divisor) * divisor }
}
