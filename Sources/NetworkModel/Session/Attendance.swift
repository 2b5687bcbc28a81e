/// Who has been at sessions and events before, as far as the records say.
package struct Attendance: Sendable {
    /// Those who were present at an earlier session or attended an earlier event.
    package let known: Set<RecordID>

    /// The attendance before a session, which does not count itself.
    package init(before session: RecordID?, in network: Network) {
        var known: Set<RecordID> = []
        for earlier in network.all(Session.self) where earlier.id != session {
            for present in earlier.present { known.insert(present.id) }
        }
        for event in network.all(Event.self) {
            for participant in event.participants where Self.attended(participant) { known.insert(participant.id) }
        }
        self.known = known
    }

    /// Whether this is the first time that somebody is there.
    ///
    /// Nobody is new to a network that has kept no attendance yet, and nobody of the team ever is.
    package func isNewcomer(_ id: RecordID, in network: Network) -> Bool {
        guard !known.isEmpty, !known.contains(id), let person = network.person(id) else { return false }
        return !person.isTeamMember
    }

    static func attended(_ participant: Described) -> Bool {
        participant.text == "attended" || participant.parts.contains { $0.hasPrefix("attended") && $0 != "attended no" }
    }
}

extension Network {
    /// Those who may come to a session: the participants of its event and of the one it prepares who have not declined,
    /// then the team; each once.
    package func expected(at event: RecordID) -> [RecordID] {
        var seen: Set<RecordID> = []
        let events = [event, eventPrepared(by: event)].compactMap { self.event($0) }
        let participants = events.flatMap(\.participants).filter { $0.part("reply") != "declined" }.map(\.id)
        let team = all(Person.self).filter(\.isTeamMember).map(\.id)
        return (participants + team).filter { seen.insert($0).inserted }
    }

    /// The newcomers among those expected at a session.
    package func newcomers(expectedAt event: RecordID, before session: RecordID? = nil) -> [RecordID] {
        let attendance = Attendance(before: session, in: self)
        return expected(at: event).filter { attendance.isNewcomer($0, in: self) }
    }
}
