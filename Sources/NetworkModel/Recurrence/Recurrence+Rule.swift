extension Recurrence {
    /// Reads a rule as RFC 5545 §3.3.10 writes it: `FREQ=MONTHLY;BYDAY=3TH;UNTIL=20271212`.
    package init(rule text: String) throws(Problem) {
        let text = String(decoding: text.utf8.filter { $0 > 0x20 }, as: UTF8.self)
        guard !text.isEmpty else { throw .empty }
        var parts: [String: (part: String, values: [String])] = [:]
        for part in text.utf8.split(separator: UInt8(ascii: ";")) {
            let halves = part.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
            let spelled = String(decoding: part, as: UTF8.self)
            guard halves.count == 2, !halves[1].isEmpty else { throw .notAPart(spelled) }
            let name = String(decoding: halves[0], as: UTF8.self).uppercased()
            let values = halves[1].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard values.count <= 400 else { throw .value(name) }
            guard parts[name] == nil else { throw .twice(name) }
            parts[name] = (spelled, values.map { String(decoding: $0, as: UTF8.self).uppercased() })
        }
        try self.init(parts)
    }

    private init(_ parts: [String: (part: String, values: [String])]) throws(Problem) {
        guard let stated = parts["FREQ"] else { throw .noFrequency }
        guard let frequency = Frequency(rawValue: stated.values[0]), stated.values.count == 1 else {
            throw .unsupported(stated.part)
        }
        self.init(frequency)
        for (name, part) in parts.sorted(by: { $0.key < $1.key }) where name != "FREQ" {
            try take(name, part.values, part.part)
        }
        if parts["UNTIL"] != nil, parts["COUNT"] != nil { throw .twoEnds }
        try checkCombination()
    }

    private mutating func take(_ name: String, _ values: [String], _ part: String) throws(Problem) {
        switch name {
        case "INTERVAL": interval = try Self.number(values, 1...Self.longestInterval, part)
        case "COUNT": end = .count(try Self.number(values, 1...Self.longestCount, part))
        case "UNTIL":
            guard values.count == 1, let until = Until(basic: values[0]) else { throw .value(part) }
            end = .until(until)
        case "BYMONTH": months = try Self.numbers(values, part) { 1...12 ~= $0 }
        case "BYMONTHDAY": monthDays = try Self.numbers(values, part) { 1...31 ~= abs($0) }
        case "BYSETPOS": positions = try Self.numbers(values, part) { 1...366 ~= abs($0) }
        case "BYDAY":
            for value in values {
                guard let weekday = OrdinalWeekday(value) else { throw .value(part) }
                if !weekdays.contains(weekday) { weekdays.append(weekday) }
            }
        case "WKST":
            guard values.count == 1, let weekday = Weekday(code: values[0]) else { throw .value(part) }
            weekStart = weekday
        default: throw .unsupported(part)
        }
    }

    // What the table of RFC 5545 §3.3.10 rules out.
    private func checkCombination() throws(Problem) {
        let isCounted = weekdays.contains { $0.ordinal != nil }
        switch frequency {
        case .daily where isCounted, .weekly where isCounted: throw .unsupported("BYDAY=\(weekdayText)")
        case .weekly where !monthDays.isEmpty: throw .unsupported("BYMONTHDAY with FREQ=WEEKLY")
        // Whether they are counted in the month or in the year is told differently by different programs.
        case .yearly where isCounted && months.isEmpty && !monthDays.isEmpty:
            throw .unsupported("BYDAY=\(weekdayText) with BYMONTHDAY")
        case .daily, .weekly, .monthly, .yearly: break
        }
        let hasDays = !weekdays.isEmpty || !monthDays.isEmpty || !months.isEmpty
        if !positions.isEmpty, !hasDays { throw .unsupported("BYSETPOS without BYDAY, BYMONTHDAY or BYMONTH") }
    }

    private static func number(_ values: [String], _ range: ClosedRange<Int>, _ part: String) throws(Problem) -> Int {
        guard values.count == 1, let number = Int(values[0]), range.contains(number) else { throw .value(part) }
        return number
    }

    // In order and each once, as they are taken together.
    private static func numbers(
        _ values: [String], _ part: String, _ isGood: (Int) -> Bool
    ) throws(Problem) -> [Int] {
        var numbers: Set<Int> = []
        for value in values {
            guard value.utf8.count <= 4, let number = Int(value), isGood(number) else { throw .value(part) }
            numbers.insert(number)
        }
        return numbers.sorted()
    }
}

// MARK: Writing

extension Recurrence {
    /// The rule as it is stored and exchanged: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`.
    package var rule: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if !months.isEmpty { parts.append("BYMONTH=\(Self.list(months))") }
        if !monthDays.isEmpty { parts.append("BYMONTHDAY=\(Self.list(monthDays))") }
        if !weekdays.isEmpty { parts.append("BYDAY=\(weekdayText)") }
        if !positions.isEmpty { parts.append("BYSETPOS=\(Self.list(positions))") }
        if weekStart != .monday { parts.append("WKST=\(weekStart.code)") }
        switch end {
        case .never: break
        case .count(let count): parts.append("COUNT=\(count)")
        case .until(let until): parts.append("UNTIL=\(until.basic)")
        }
        return parts.joined(separator: ";")
    }

    private var weekdayText: String {
        weekdays.map { "\($0.ordinal.map(String.init) ?? "")\($0.weekday.code)" }.joined(separator: ",")
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }
}

extension Weekday {
    /// The two letters of RFC 5545: `MO`.
    package var code: String {
        switch self {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }

    package init?(code: String) {
        guard let weekday = Weekday.allCases.first(where: { $0.code == code }) else { return nil }
        self = weekday
    }
}

extension Recurrence.OrdinalWeekday {
    /// `TU`, `3TH`, `-1FR`.
    fileprivate init?(_ text: String) {
        guard text.utf8.count >= 2, text.utf8.count <= 5, let weekday = Weekday(code: String(text.suffix(2))) else {
            return nil
        }
        self.init(nil, weekday)
        let number = text.dropLast(2)
        guard !number.isEmpty else { return }
        guard let ordinal = Int(number), 1...53 ~= abs(ordinal) else { return nil }
        self.ordinal = ordinal
    }
}

extension Recurrence.Until {
    /// `20271212`, `20271212T140000` or `20271212T130000Z`.
    init?(basic text: String) {
        guard let moment = BasicMoment(text) else { return nil }
        switch moment.form {
        case .day: self = .day(moment.day)
        case .local: self = .local(moment.day, second: moment.second)
        case .utc: self = .instant(moment.localSecond)
        }
    }

    var basic: String {
        switch self {
        case .day(let day): BasicMoment(day).text
        case .local(let day, let second): BasicMoment(day, second: second).text
        case .instant(let instant): BasicMoment(utc: instant).text
        }
    }
}
