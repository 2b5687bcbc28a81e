/// How many of the events that somebody was asked to they came to.
package struct AttendanceRate: Hashable, Sendable {
    package var attended: Int
    package var asked: Int

    package init(attended: Int, asked: Int) {
        self.attended = attended
        self.asked = asked
    }
}

/// Somebody's part in an event.
package struct Participation: Sendable {
    package let event: Event
    /// The first day on the viewer's clocks.
    package let day: Day
    /// What the record of the event says of them; for a partner of whom several came, each of them.
    package let participants: [Participant]

    package var attended: Bool { participants.contains { $0.attended == true } }
    /// Whether somebody has noted who was there.
    package var isNoted: Bool { participants.contains { $0.attended != nil } }
    package var isInvited: Bool { participants.contains { $0.isAsked || $0.attended != nil } }
}

extension Network {
    /// The events that a person or a partner takes part in, latest first; for a partner also those of its people while
    /// they belong to it.
    package func participations(of place: Place, on clock: Clock) -> [Participation] {
        let id = key(at: place).id
        var ids: Set<RecordID> = [id]
        var events = Set(sources(.event, naming: place))
        if place.kind == .partner {
            for person in sources(.person, naming: place) {
                ids.insert(key(at: person).id)
                events.formUnion(sources(.event, naming: person))
            }
        }
        let all = events.compactMap { place -> Participation? in
            let event = Event(record(at: place))
            guard let day = event.startDay(clock) else { return nil }
            let named = event.attendees.filter { participant in
                guard ids.contains(participant.id) else { return false }
                return participant.id == id || organisation(of: participant.id, on: day) == id
            }
            return named.isEmpty ? nil : Participation(event: event, day: day, participants: named)
        }
        return all.sorted { ($0.day, $0.event.id.text) > ($1.day, $1.event.id.text) }
    }

    /// How many of the events that are over they came to, of those that they were asked to; nil where there is none.
    /// An event of which nobody noted who was there does not count.
    package func attendanceRate(of place: Place, on clock: Clock) -> AttendanceRate? {
        let over = participations(of: place, on: clock).filter { $0.day < clock.today && $0.isInvited && $0.isNoted }
        guard !over.isEmpty else { return nil }
        return AttendanceRate(attended: over.count { $0.attended }, asked: over.count)
    }
}
