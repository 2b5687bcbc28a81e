import RecFormat

/// The rule by which a place sets its clocks: which offset from UTC holds at which instant.
package struct Zone: Hashable, Sendable {
    /// An instant from which on another offset holds.
    package struct Transition: Hashable, Sendable {
        package var instant: Int64
        package var offset: Int32

        package init(instant: Int64, offset: Int32) {
            self.instant = instant
            self.offset = offset
        }
    }

    /// The offset before the first transition, in seconds east of UTC.
    private let initial: Int32
    private let table: [Transition]
    /// What holds after the last transition of the table, where the clocks go on being changed.
    package let rule: ZoneRule?

    package static let utc = Zone(fixed: 0)

    /// A clock that is never changed; `offset` is in seconds east of UTC.
    package init(fixed offset: Int32) {
        self.init(initial: offset, transitions: [])
    }

    /// A clock that shows `initial` until the first of the transitions, which may come in any order, and follows the
    /// rule after the last of them.
    package init(initial: Int32, transitions: [Transition], rule: ZoneRule? = nil) {
        self.initial = initial
        self.table = transitions.sorted { $0.instant < $1.instant }
        self.rule = rule
    }

    /// The offset that holds at an instant, in seconds east of UTC.
    package func offset(at instant: Int64) -> Int32 {
        guard let rule, instant >= table.last?.instant ?? .min else {
            let index = countOfTransitions(notAfter: instant)
            return index == 0 ? initial : table[index - 1].offset
        }
        let changes = rule.transitions(around: instant)
        let last = changes.last { $0.instant <= instant && $0.instant > table.last?.instant ?? .min }
        return last?.offset ?? table.last?.offset ?? rule.standard
    }

    /// The moment of an instant as the clocks of this place show it.
    package func moment(at instant: Int64) -> Timestamp { Timestamp(instant: instant, offset: offset(at: instant)) }

    /// The changes of the clocks from one instant to another, both included, in order.
    ///
    /// The cost grows with the length of the span.
    package func transitions(from first: Int64, through last: Int64) -> [Transition] {
        let (first, last) = (Timestamp(instant: first).instant, Timestamp(instant: last).instant)
        guard first <= last else { return [] }
        var result: [Transition] = []
        var index = countOfTransitions(notAfter: first - 1)
        while index < table.count, table[index].instant <= last {
            result.append(table[index])
            index += 1
        }
        guard let rule, index == table.count else { return result }
        let start = max(first, table.last.map { $0.instant + 1 } ?? .min)
        guard start <= last else { return result }
        return result + rule.transitions(from: start, through: last)
    }

    /// The instant from which the rule alone tells every change, those of the table included.
    package var ruleBegins: Int64 {
        guard let rule else { return .max }
        guard let last = table.last?.instant else { return .min }
        var begins = last
        for (index, transition) in table.enumerated().reversed() {
            guard rule.transitions(around: transition.instant).contains(transition) else { break }
            begins = index == 0 ? transition.instant : table[index - 1].instant + 1
        }
        return begins
    }

    private func countOfTransitions(notAfter instant: Int64) -> Int {
        table.indices.partitionPoint { table[$0].instant > instant }
    }
}

extension Zone {
    /// What a time on the wall means: usually one instant, but clocks are set forward and back.
    package enum Reading: Hashable, Sendable {
        case exact(Timestamp)
        /// The clocks were set forward over this time, at the instant `change`. Moved back by the length of the gap it
        /// is `before`, moved on by it `after`: 01:30 and 03:30 for a 02:30 that was left out.
        case gap(before: Timestamp, after: Timestamp, change: Int64)
        /// The clocks showed this time twice.
        case overlap(first: Timestamp, second: Timestamp)

        /// The moment that is meant unless somebody says otherwise (RFC 5545 §3.3.5): of two the first, and for a time
        /// that was skipped the one that the offset before the gap gives.
        package var timestamp: Timestamp {
            switch self {
            case .exact(let moment), .gap(_, let moment, _), .overlap(let moment, _): moment
            }
        }

        /// Whether the time was shown once and no more.
        package var isExact: Bool {
            if case .exact = self { true } else { false }
        }
    }

    /// The moment when the clocks of this place showed that time.
    package func reading(_ day: Day, _ time: TimeOfDay, seconds: Int = 0) -> Reading {
        let local = Int64(day.number) * 86_400 + Int64(time.minutes) * 60 + Int64(min(max(seconds, 0), 59))
        // No offset exceeds a day, so every offset in question holds within a day of this instant.
        let changes = transitions(from: local - 86_400, through: local + 86_400)
        var earlier = offset(at: local - 86_401)
        var fitting: [Timestamp] = []
        for offset in [earlier] + changes.map(\.offset) where self.offset(at: local - Int64(offset)) == offset {
            let candidate = Timestamp(instant: local - Int64(offset), offset: offset)
            if !fitting.contains(candidate) { fitting.append(candidate) }
        }
        fitting.sort()
        if let first = fitting.first, let second = fitting.last {
            return first == second ? .exact(first) : .overlap(first: first, second: second)
        }
        for change in changes {
            let (closes, opens) = (change.instant + Int64(earlier), change.instant + Int64(change.offset))
            if closes <= local, local < opens {
                let before = Timestamp(instant: local - Int64(change.offset), offset: earlier)
                let after = Timestamp(instant: local - Int64(earlier), offset: change.offset)
                return .gap(before: before, after: after, change: change.instant)
            }
            earlier = change.offset
        }
        // Only at the ends of the calendar, where moments are held within what dates can show.
        return .exact(Timestamp(instant: local - Int64(earlier), offset: earlier))
    }
}
