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
        guard let meeting = self.event(event), hasAttendance(besides: event) else { return [] }
        return expected(at: event).filter { isFirstTime($0, at: meeting, on: clock) }
    }

    /// Whether this is the first time that somebody is there: the rule of `EarlierAttendance`, asked of one person, whose
    /// own events and sessions are all that is read.
    func isNewcomer(_ id: RecordID, at session: Session, on clock: Clock) -> Bool {
        guard let event = session.event.flatMap({ self.event($0) }) else { return false }
        return isFirstTime(id, at: event, on: clock) && hasAttendance(besides: event.id)
    }

    private func isFirstTime(_ id: RecordID, at meeting: Event, on clock: Clock) -> Bool {
        guard let place = place(of: RecordKey(.person, id)), let person = person(id), !person.isTeamMember else {
            return false
        }
        let start = meeting.startDay(clock) ?? .last
        let wasAtSession = sources(Session.self, naming: place).contains { session in
            guard session.event != meeting.id, let starts = session.starts, clock.day(of: starts.instant) < start
            else { return false }
            return session.present.contains { $0.id == id }
        }
        return !wasAtSession
            && !sources(Event.self, naming: place).contains { other in
                guard other.id != meeting.id, let day = other.startDay(clock), day < start else { return false }
                return other.attendees.contains { $0.id == id && $0.attended == true }
            }
    }

    /// Whether anybody's attendance was ever noted; where it was not, nobody can be told to be new.
    private func hasAttendance(besides event: RecordID) -> Bool {
        all(Event.self).contains { other in
            other.id != event && other.attendees.contains { $0.attended == true }
        }
            || all(Session.self).contains { $0.event != event && !$0.present.isEmpty }
    }
}
