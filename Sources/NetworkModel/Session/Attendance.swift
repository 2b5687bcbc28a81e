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

    /// Whether this is the first time that somebody is there: the rule of `EarlierAttendance`, asked of one person, whose
    /// own events and sessions are all that is read.
    func isNewcomer(_ id: RecordID, at session: Session, on clock: Clock) -> Bool {
        guard let event = session.event.flatMap({ self.event($0) }) else { return false }
        let day = event.dayToAttend(on: session.starts.map { clock.day(of: $0.instant) } ?? clock.today, clock)
        return isFirstTime(id, at: event, day: day, on: clock)
            && (hasAttendance(besides: event.id) || day != nil && event.attendees.contains { !$0.daysThere.isEmpty })
    }

    private func isFirstTime(_ id: RecordID, at meeting: Event, day: Day?, on clock: Clock) -> Bool {
        guard let place = place(of: RecordKey(.person, id)), let person = person(id), !person.isTeamMember else {
            return false
        }
        let start = day ?? meeting.startDay(clock) ?? .last
        let wasAtSession = sources(Session.self, naming: place).contains { session in
            guard session.event != meeting.id, let starts = session.starts, clock.day(of: starts.instant) < start
            else { return false }
            return session.present.contains { $0.id == id }
        }
        return !wasAtSession
            && !sources(Event.self, naming: place).contains { other in
                guard other.id != meeting.id || day != nil, let first = other.startDay(clock) else { return false }
                return other.attendees.contains { $0.id == id && $0.wasThere(before: start, eventStarts: first) }
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
