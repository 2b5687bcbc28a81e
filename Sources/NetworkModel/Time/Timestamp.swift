/// A moment as a file states it: an instant, and the offset from UTC of the clock it was read from.
///
/// What the file left out is remembered, so that writing gives back what was read: a plain date stays one.
package struct Timestamp: Hashable, Sendable {
    /// How much of the moment was stated.
    package enum Form: UInt8, Hashable, Sendable {
        /// A date alone; the instant is its midnight in UTC.
        case day
        /// Date and time without an offset, which is taken as 0.
        case local
        /// Date, time and offset.
        case full
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    package let instant: Int64
    /// Seconds east of UTC.
    package let offset: Int32
    package let form: Form

    /// The moment of an instant on a clock that many seconds east of UTC; both are held within what dates can show.
    package init(instant: Int64, offset: Int32 = 0) {
        let offset = min(max(offset, -86_340), 86_340)
        self.instant = min(max(instant, Timestamp.earliest - Int64(offset)), Timestamp.latest - Int64(offset))
        self.offset = offset
        self.form = .full
    }

    /// A date of which no time is known.
    package init(day: Day) {
        self.init(day: day, secondOfDay: 0, offset: 0, form: .day)
    }

    private init(day: Day, secondOfDay: Int, offset: Int32, form: Form) {
        self.instant = Int64(day.number) * 86_400 + Int64(secondOfDay) - Int64(offset)
        self.offset = offset
        self.form = form
    }

    /// The moment written as ISO 8601, as far as it is stated: a date, a date and time, or both with an offset.
    ///
    /// Allocates nothing. A blank may stand for the `T` and before the offset.
    package init?(iso bytes: Span<UInt8>) {
        var reader = ISOReader(bytes)
        guard let day = reader.date(in: bytes) else { return nil }
        guard !reader.isAtEnd else {
            self.init(day: day)
            return
        }
        guard
            reader.pass(UInt8(ascii: "T"), in: bytes) || reader.pass(UInt8(ascii: " "), in: bytes)
                || reader.pass(UInt8(ascii: "t"), in: bytes),
            let read = reader.time(in: bytes)
        else { return nil }
        // A leap second is shown as the second before it, so that it stays on its day.
        let second = Int(read.time.minutes) * 60 + min(read.seconds, 59)
        guard !reader.isAtEnd else {
            self.init(day: day, secondOfDay: second, offset: 0, form: .local)
            return
        }
        _ = reader.pass(UInt8(ascii: " "), in: bytes)
        guard let offset = reader.offset(in: bytes), reader.isAtEnd else { return nil }
        self.init(day: day, secondOfDay: second, offset: offset, form: .full)
    }

    /// The moment written as ISO 8601; see the initialiser that takes bytes.
    package init?(iso text: some StringProtocol) {
        let text = String(text)
        self.init(iso: text.utf8.span)
    }

    private static let earliest = Int64(Day.first.number) * 86_400
    private static let latest = Int64(Day.last.number) * 86_400 + 86_399
}

extension Timestamp {
    /// The day on the clock it was read from.
    package var day: Day {
        Day(number: Int(localSecond.flooredQuotient(by: 86_400)))
    }

    /// The time on the clock it was read from; midnight where only a date was stated.
    package var time: TimeOfDay {
        TimeOfDay(clamping: secondOfDay / 60)
    }

    /// The seconds of the minute on that clock.
    package var seconds: Int { secondOfDay % 60 }

    /// Whether more than a date was stated.
    package var hasTime: Bool { form != .day }

    private var localSecond: Int64 { instant + Int64(offset) }

    private var secondOfDay: Int {
        Int(localSecond - localSecond.flooredQuotient(by: 86_400) * 86_400)
    }

    /// `2026-11-20T14:00:00+01:00`, or as much of it as was stated.
    package var iso: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(25)
        appendISO(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text of `iso`.
    package func appendISO(to bytes: inout [UInt8]) {
        day.appendISO(to: &bytes)
        guard hasTime else { return }
        bytes.append(UInt8(ascii: "T"))
        time.appendISO(to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendPadded(secondOfDay % 60, width: 2, to: &bytes)
        guard form == .full else { return }
        bytes.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        // ISO 8601 offsets have no seconds; those of before 1970 that had some are cut to the minute.
        TimeOfDay(clamping: Int(abs(offset)) / 60).appendISO(to: &bytes)
    }
}

extension Timestamp: Comparable {
    /// By instant; the same instant on different clocks is told apart, so that the order agrees with `==`.
    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        if left.instant != right.instant { return left.instant < right.instant }
        if left.offset != right.offset { return left.offset < right.offset }
        return left.form.rawValue < right.form.rawValue
    }
}

extension Int64 {
    /// The quotient rounded down, also below zero; the divisor is positive.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
