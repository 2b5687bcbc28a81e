package import NetworkModel

extension Recurrence {
    /// A rule made at random, of a kind that every program understands alike.
    package static func generated(_ generator: inout some RandomNumberGenerator) -> Recurrence {
        let frequency = Frequency.allCases.randomElement(using: &generator) ?? .weekly
        var rule = Recurrence(
            frequency,
            interval: Int.random(in: 0...3, using: &generator) == 0 ? 1 : .random(in: 1...5, using: &generator))
        func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }
        let wanted = Weekday.allCases.filter { _ in chance(3) }
        if chance(2) {
            // Counted and plain weekdays in one rule are more than dateutil can do.
            let isCounted = (frequency == .monthly || frequency == .yearly) && chance(2)
            rule.weekdays = wanted.map { weekday in
                let ordinal = Int.random(in: 1...5, using: &generator) * (chance(3) ? -1 : 1)
                return OrdinalWeekday(isCounted ? ordinal : nil, weekday)
            }
        }
        if chance(3) { rule.months = Set((0..<3).map { _ in Int.random(in: 1...12, using: &generator) }).sorted() }
        if chance(3), frequency != .weekly, rule.weekdays.allSatisfy({ $0.ordinal == nil }) {
            rule.monthDays = Set((0..<3).map { _ in Int.random(in: 1...31, using: &generator) * (chance(4) ? -1 : 1) })
                .sorted()
        }
        // A week that the start cuts in two is counted from its beginning by some and from the start by others.
        let hasDays = !rule.weekdays.isEmpty || !rule.monthDays.isEmpty || !rule.months.isEmpty
        if chance(6), hasDays, frequency == .monthly || frequency == .yearly {
            rule.positions = chance(2) ? [1] : [-2, 3]
        }
        if chance(3) { rule.weekStart = Weekday.allCases.randomElement(using: &generator) ?? .monday }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: rule.end = .count(.random(in: 1...40, using: &generator))
        case 1:
            rule.end = .until(
                .day((Day(year: 2026, month: 6, day: 1) ?? .first) + .random(in: 0...3000, using: &generator)))
        default: break
        }
        return rule
    }
}
