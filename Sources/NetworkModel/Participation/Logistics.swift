import RecFormat

/// How far what has to be seen to for an event is, matter by matter.
package struct Logistics: Hashable, Sendable {
    /// How much of a matter is missing, of how much.
    package struct Count: Hashable, Sendable {
        package var missing = 0
        /// Those who need it; who does not is not counted.
        package var total = 0

        package init() {}
    }

    private var counts: [Matter: Count] = [:]

    /// Those who have declined need nothing.
    package init(_ participants: [Participant]) {
        for participant in participants where participant.isExpected {
            for matter in Matter.allCases {
                guard let progress = participant[matter], progress != .notNeeded else { continue }
                counts[matter, default: Count()].total += 1
                if progress.isMissing { counts[matter, default: Count()].missing += 1 }
            }
        }
    }

    package subscript(matter: Matter) -> Count { counts[matter] ?? Count() }

    /// The matters of which something is missing, in their order.
    package var missing: [Matter] { Matter.allCases.filter { self[$0].missing > 0 } }

    /// How many things are missing in all.
    package var missingCount: Int { counts.values.reduce(0) { $0 + $1.missing } }
}

/// Somebody for whom a matter is still to be seen to.
package struct MissingMatter: Hashable, Sendable {
    package let event: RecordID
    package let participant: RecordID
    package let matter: Matter
    package let progress: Matter.Progress
    package let owner: RecordID?
}

extension Event {
    /// What is missing for those who come, matter by matter.
    package var missingMatters: [MissingMatter] {
        let participants = attendees.filter(\.isExpected)
        return Matter.allCases.flatMap { matter in
            participants.compactMap { participant in
                guard let progress = participant[matter], progress.isMissing else { return nil }
                return MissingMatter(
                    event: id, participant: participant.id, matter: matter, progress: progress,
                    owner: participant.owner(of: matter))
            }
        }
    }
}

extension Network {
    /// Whether a participant of an event has a word in their line that something missing has; a quick look, which
    /// spares the reading of most events.
    func mayMissMatters(of event: Place) -> Bool {
        var found = false
        self[.event].document.forEachField(at: event.slot) { name, value, _ in
            guard !found, name.equals("Participant") else { return }
            found = Logistics.missingWords.contains { $0.firstOffset(in: value) != nil }
        }
        return found
    }
}

extension Logistics {
    static let missingWords = Matter.Progress.allCases.filter(\.isMissing).map { BytePattern($0.rawValue) }

    /// How long before an event it is said that something is missing.
    package static let lead = Period(8, .week)

    /// Whether an event is so near that what is missing should be said: from `lead` before it until it is over.
    package static func isPressing(_ event: Event, on clock: Clock) -> Bool {
        guard !event.isCancelled, let starts = event.startDay(clock) else { return false }
        let last = max(starts, event.endDay(clock) ?? starts)
        return last >= clock.today && starts.subtracting(lead) <= clock.today
    }
}
