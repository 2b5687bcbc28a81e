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
    /// Which time it is of an event that repeats; nil of one that takes place once, or of which no time is noted.
    package let occurrence: Day?
    /// What the record of the event says of them; for a partner of whom several came, each of them.
    package let participants: [Participant]

    package var attended: Bool { participants.contains { $0.attended(on: occurrence) == true } }
    /// Whether somebody has noted who was there.
    package var isNoted: Bool { participants.contains { $0.attended(on: occurrence) != nil } }
    package var isInvited: Bool { participants.contains { $0.isAsked || $0.attended != nil } }
}

extension Network {
    /// The events that a person or a partner takes part in, latest first; for a partner also those of its people while
    /// they belong to it. Of an event that repeats each time of which their attendance is noted is one.
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
        let all = events.flatMap { place -> [Participation] in
            let event = Event(record(at: place))
            guard let first = event.startDay(clock) else { return [] }
            let named = event.attendees.filter { ids.contains($0.id) }
            let noted = Set(named.flatMap { $0.daysThere + $0.daysAbsent }).map { Optional($0) }
            return (noted.isEmpty ? [nil] : noted).compactMap { occurrence in
                let day = occurrence ?? first
                let members = named.filter { $0.id == id || organisation(of: $0.id, on: day) == id }
                return members.isEmpty
                    ? nil : Participation(event: event, day: day, occurrence: occurrence, participants: members)
            }
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
