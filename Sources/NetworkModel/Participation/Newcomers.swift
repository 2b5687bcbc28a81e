import RecFormat

/// Who has been at events and sessions before a day, as far as anybody noted it.
package struct EarlierAttendance: Sendable {
    private let known: Set<RecordID>

    /// What was noted before an event, or before one time of an event that repeats; what was noted at the events apart
    /// does not count. Reads every event once, so it is kept rather than asked for at each key.
    package init(
        before event: Event, at occurrence: Day? = nil, apartFrom apart: Set<RecordID> = [], in network: Network,
        on clock: Clock
    ) {
        let start = occurrence ?? event.startDay(clock) ?? .last
        var known: Set<RecordID> = []
        for slot in network[.event].slots {
            let attended = Self.attended(network[.event], Int(slot))
            guard !attended.isEmpty else { continue }
            let other = Event(network[.event].record(at: Int(slot)))
            guard !apart.contains(other.id) else { continue }
            let isSame = other.id == event.id
            for (id, days) in attended {
                if let first = days.first {
                    if first < start, !isSame || occurrence != nil { known.insert(id) }
                } else if !isSame, let day = other.startDay(clock), day < start {
                    known.insert(id)
                }
            }
        }
        for session in network.all(Session.self) where session.event != event.id {
            guard session.event.map({ !apart.contains($0) }) ?? true else { continue }
            guard let starts = session.starts, clock.day(of: starts.instant) < start else { continue }
            for present in session.present { known.insert(present.id) }
        }
        self.known = known
    }

    /// Whether somebody comes for the first time.
    ///
    /// Nobody is new to a network that has noted no attendance before, and nobody of the team ever is.
    package func isNewcomer(_ id: RecordID, in network: Network) -> Bool {
        guard !known.isEmpty, !known.contains(id), let person = network.person(id) else { return false }
        return !person.isTeamMember
    }

    /// The Ids of those who were there, with the days where the event repeats; only values that say so are decoded.
    private static func attended(_ events: Table, _ slot: Int) -> [(id: RecordID, days: [Day])] {
        var result: [(id: RecordID, days: [Day])] = []
        events.document.forEachField(at: slot) { name, value, _ in
            guard name.equals("Participant"), word.firstOffset(in: value) != nil else { return }
            guard no.firstOffset(in: value) == nil else { return }
            guard dated.firstOffset(in: value) == nil else {
                let participant = Participant(Described(value.text))
                return result.append((participant.id, participant.daysThere))
            }
            // Of the others nothing but the Id is decoded: there are thousands of these.
            var end = 0
            while end < value.count, value[end] != UInt8(ascii: ":") { end += 1 }
            result.append((RecordID(value.extracting(0..<end).text), []))
        }
        return result
    }

    private static let word = BytePattern("attended")
    private static let no = BytePattern("attended no")
    private static let dated = BytePattern("attended 2")
}
