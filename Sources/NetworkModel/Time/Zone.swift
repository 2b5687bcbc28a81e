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
    private let transitions: [Transition]

    package static let utc = Zone(fixed: 0)

    /// A clock that is never changed; `offset` is in seconds east of UTC.
    package init(fixed offset: Int32) {
        self.initial = offset
        self.transitions = []
    }

    /// A clock that shows `initial` until the first of the transitions, which may come in any order.
    package init(initial: Int32, transitions: [Transition]) {
        self.initial = initial
        self.transitions = transitions.sorted { $0.instant < $1.instant }
    }

    /// The offset that holds at an instant, in seconds east of UTC.
    package func offset(at instant: Int64) -> Int32 {
        let index = countOfTransitions(notAfter: instant)
        return index == 0 ? initial : transitions[index - 1].offset
    }

    private func countOfTransitions(notAfter instant: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].instant <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Zone {
    /// What a time on the wall means: usually one instant, but clocks are set forward and back.
    package struct Reading: Hashable, Sendable {
        package enum Certainty: Hashable, Sendable {
            case exact
            /// The clocks were set forward over this time; it was read with the offset that held before.
            case gap
            /// The clocks showed this time twice; the earlier is given, and this is the later.
            case overlap(later: Timestamp)
        }

        package var timestamp: Timestamp
        package var certainty: Certainty
    }

    /// The moment when the clocks of this place showed that time.
    package func reading(_ day: Day, _ time: TimeOfDay) -> Reading {
        let local = Int64(day.number) * 86_400 + Int64(time.minutes) * 60
        var offsets: [Int32] = []
        // No offset exceeds a day, so every offset in question holds within a day of this instant.
        var index = countOfTransitions(notAfter: local - 86_400)
        offsets.append(index == 0 ? initial : transitions[index - 1].offset)
        while index < transitions.count, transitions[index].instant <= local + 86_400 {
            offsets.append(transitions[index].offset)
            index += 1
        }
        var fitting: [Timestamp] = []
        for offset in offsets where self.offset(at: local - Int64(offset)) == offset {
            let candidate = Timestamp(instant: local - Int64(offset), offset: offset)
            if !fitting.contains(candidate) { fitting.append(candidate) }
        }
        fitting.sort()
        guard let earlier = fitting.first else {
            let instant = local - Int64(offset(before: local, among: offsets))
            return Reading(timestamp: Timestamp(instant: instant, offset: offset(at: instant)), certainty: .gap)
        }
        guard let later = fitting.last, later != earlier else {
            return Reading(timestamp: earlier, certainty: .exact)
        }
        return Reading(timestamp: earlier, certainty: .overlap(later: later))
    }

    /// The offset in force just before the gap that swallowed a local time.
    private func offset(before local: Int64, among offsets: [Int32]) -> Int32 {
        for (before, after) in zip(offsets, offsets.dropFirst()) where after > before {
            if offset(at: local - Int64(before)) == after { return before }
        }
        return offsets.first ?? initial
    }
}
