/// The rule for the years that a zone's table does not reach: a POSIX TZ string, with the extensions of RFC 8536 §3.3.1.
package struct ZoneRule: Hashable, Sendable {
    /// The day and hour of a year on which the clocks change.
    package struct Change: Hashable, Sendable {
        package enum Date: Hashable, Sendable {
            /// The day of the year from 1 to 365; 29 February is never counted.
            case julian(Int)
            /// The day of the year from 0 to 365; 29 February is counted.
            case zeroBased(Int)
            /// The `week`th of a weekday in a month; 5 is the last one.
            case weekday(month: Int, week: Int, Weekday)
        }

        package let date: Date
        /// Seconds after midnight of that day on the clock that held until then; may be negative or beyond a day.
        package let second: Int
    }

    /// Summer time, or what is called so: it may be behind the standard time, as in Ireland's winter.
    package struct Daylight: Hashable, Sendable {
        package let offset: Int32
        package let starts: Change
        package let ends: Change
    }

    /// Seconds east of UTC.
    package let standard: Int32
    package let daylight: Daylight?

    /// The changes from one instant to another, both included, in order.
    func transitions(from first: Int64, through last: Int64) -> [Zone.Transition] {
        // The clocks are at most a day and a week away from UTC and from the year of the rule.
        let margin: Int64 = 9 * 86_400
        let years = Self.year(of: first - margin)...Self.year(of: last + margin)
        // A rule may end one year's summer time after the next one's has begun.
        return years.flatMap(transitions(in:)).filter { first...last ~= $0.instant }.sorted { $0.instant < $1.instant }
    }

    /// The changes of the year before an instant, of its own and of the next.
    func transitions(around instant: Int64) -> [Zone.Transition] {
        let year = Self.year(of: instant)
        return (year - 1...year + 1).flatMap(transitions(in:))
    }

    private func transitions(in year: Int) -> [Zone.Transition] {
        guard let daylight, 1...9999 ~= year else { return [] }
        let start = Zone.Transition(
            instant: daylight.starts.local(in: year) - Int64(standard), offset: daylight.offset)
        let end = Zone.Transition(
            instant: daylight.ends.local(in: year) - Int64(daylight.offset), offset: standard)
        // Where summer time lasts all year, one year's end is the next one's start, which has to win.
        return start.instant < end.instant ? [start, end] : [end, start]
    }

    private static func year(of instant: Int64) -> Int {
        Day(number: Int(Timestamp(instant: instant).instant.flooredQuotient(by: 86_400))).year
    }
}

extension ZoneRule.Change {
    /// The second at which the clocks change, counted as if they showed UTC.
    fileprivate func local(in year: Int) -> Int64 {
        Int64(day(in: year).number) * 86_400 + Int64(second)
    }

    private func day(in year: Int) -> Day {
        let newYear = Day(year: year, month: 1, day: 1) ?? .first
        switch date {
        case .julian(let number): return newYear + (number - 1 + (Day.isLeap(year) && number >= 60 ? 1 : 0))
        case .zeroBased(let number): return newYear + number
        case .weekday(let month, let week, let weekday):
            guard let first = Day(year: year, month: month, day: 1) else { return newYear }
            let day = (first - 1).next(weekday) + (week - 1) * 7
            return day.month == month ? day : day - 7
        }
    }
}

extension ZoneRule {
    /// The rule that a TZ string states: `CET-1CEST,M3.5.0,M10.5.0/3`; nil where it states none.
    package init?(posix bytes: some Collection<UInt8>) {
        var reader = Reader(bytes: Array(bytes))
        guard reader.passName(), let standard = reader.offset() else { return nil }
        self.standard = -Int32(standard)
        if reader.isAtEnd {
            daylight = nil
            return
        }
        guard reader.passName() else { return nil }
        var offset = Int(self.standard) + 3600
        if !reader.isAtEnd, !reader.isAtComma {
            guard let stated = reader.offset() else { return nil }
            offset = -stated
        }
        // POSIX leaves the days open where the string names none; those of the United States are usual.
        var starts: Change? = Change(date: .weekday(month: 3, week: 2, .sunday), second: 7200)
        var ends: Change? = Change(date: .weekday(month: 11, week: 1, .sunday), second: 7200)
        if !reader.isAtEnd { (starts, ends) = (reader.change(), reader.change()) }
        guard reader.isAtEnd, let starts, let ends, abs(offset) < 90_000 else { return nil }
        daylight = Daylight(offset: Int32(offset), starts: starts, ends: ends)
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { position == bytes.count }
        var isAtComma: Bool { next == UInt8(ascii: ",") }
        private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        private mutating func pass(_ character: Unicode.Scalar) -> Bool {
            guard next == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        /// `CET`, or `<+03>`.
        mutating func passName() -> Bool {
            let start = position
            if pass("<") {
                while let byte = next, byte != UInt8(ascii: ">") { position += byte > 0x20 ? 1 : bytes.count }
                return pass(">")
            }
            while let byte = next, UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 { position += 1 }
            return position - start >= 3
        }

        /// The value of up to three digits.
        private mutating func number() -> Int? {
            let start = position
            var value = 0
            while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, position - start < 3 {
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                position += 1
            }
            return position > start ? value : nil
        }

        /// `-1`, `+5:30`, `167:00:00`, in seconds.
        mutating func time() -> Int? {
            let isNegative = pass("-")
            if !isNegative { _ = pass("+") }
            guard let hours = number(), hours <= 167 else { return nil }
            var seconds = hours * 3600
            for unit in [60, 1] where pass(":") {
                guard let part = number(), part < 60 else { return nil }
                seconds += part * unit
            }
            return isNegative ? -seconds : seconds
        }

        mutating func offset() -> Int? {
            guard let time = time(), abs(time) < 90_000 else { return nil }
            return time
        }

        /// `,M3.5.0/2`, `,J60`, `,59/3`.
        mutating func change() -> Change? {
            guard pass(","), let date = date() else { return nil }
            guard pass("/") else { return Change(date: date, second: 7200) }
            return time().map { Change(date: date, second: $0) }
        }

        private mutating func date() -> Change.Date? {
            if pass("J") { return number().flatMap { 1...365 ~= $0 ? .julian($0) : nil } }
            guard pass("M") else { return number().flatMap { 0...365 ~= $0 ? .zeroBased($0) : nil } }
            guard let month = number(), 1...12 ~= month, pass("."), let week = number(), 1...5 ~= week, pass("."),
                let weekday = number(), let weekday = Weekday(rawValue: weekday == 0 ? 7 : weekday)
            else { return nil }
            return .weekday(month: month, week: week, weekday)
        }
    }
}
