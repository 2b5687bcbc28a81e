extension Network {
    /// Those who may come to a session: the participants of its event and of the one it prepares who have not declined,
    /// then the team; each once.
    package func expected(at event: RecordID) -> [RecordID] {
        var seen: Set<RecordID> = []
        let events = [event, eventPrepared(by: event)].compactMap { self.event($0) }
        let participants = events.flatMap(\.attendees).filter(\.isExpected).map(\.id)
        let team = all(Person.self).filter(\.isTeamMember).map(\.id)
        return (participants + team).filter { seen.insert($0).inserted }
    }

    /// The newcomers among those expected at a session.
    package func newcomers(expectedAt event: RecordID, on clock: Clock) -> [RecordID] {
        guard let meeting = self.event(event) else { return [] }
        let earlier = EarlierAttendance(before: meeting, in: self, on: clock)
        return expected(at: event).filter { earlier.isNewcomer($0, in: self) }
    }

    /// Whether this is the first time that somebody is there.
    func isNewcomer(_ id: RecordID, at session: Session, on clock: Clock) -> Bool {
        guard let event = session.event.flatMap({ self.event($0) }) else { return false }
        return EarlierAttendance(before: event, in: self, on: clock).isNewcomer(id, in: self)
    }
}
