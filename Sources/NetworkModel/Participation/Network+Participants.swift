import RecFormat

/// Changes of who comes to an event, as edits of the event.
extension Network {
    /// Adds people and partners to an event, all of them in one edit; who is there already is left as they are.
    package func addingParticipants(
        _ ids: [RecordID], to event: RecordID, at time: Timestamp, as fill: (inout Participant) -> Void = { _ in }
    ) -> [RecordEdit] {
        let edit = editing(RecordKey(.event, event), at: time) { draft in
            var known = Set(draft.all(.participant).map { Described($0).id })
            let new = ids.filter { known.insert($0).inserted }.map { id in
                var participant = Participant(id)
                fill(&participant)
                return participant.value
            }
            draft.setAll(.participant, draft.all(.participant) + new)
        }
        return edit.map { [$0] } ?? []
    }

    /// Says something of people and partners at an event, adding those who are not there yet, all in one edit.
    package func notingParticipants(
        _ ids: [RecordID], at event: RecordID, at time: Timestamp, _ note: (inout Participant) -> Void
    ) -> [RecordEdit] {
        let edit = editing(RecordKey(.event, event), at: time) { draft in
            var waiting = ids
            let values = draft.all(.participant).map { value in
                var participant = Participant(Described(value))
                guard ids.contains(participant.id) else { return value }
                waiting.removeAll { $0 == participant.id }
                let before = participant
                note(&participant)
                return participant == before ? value : participant.value
            }
            var seen: Set<RecordID> = []
            let added = waiting.filter { seen.insert($0).inserted }.map { id in
                var participant = Participant(id)
                note(&participant)
                return participant.value
            }
            draft.setAll(.participant, values + added)
        }
        return edit.map { [$0] } ?? []
    }

    /// Changes what is said of some participants of an event.
    package func changingParticipants(
        _ ids: [RecordID], of event: RecordID, at time: Timestamp, _ change: (inout Participant) -> Void
    ) -> [RecordEdit] {
        let ids = Set(ids)
        let edit = editing(RecordKey(.event, event), at: time) { draft in
            let values = draft.all(.participant).map { value in
                var participant = Participant(Described(value))
                guard ids.contains(participant.id) else { return value }
                let before = participant
                change(&participant)
                // What was written by hand stays as it is where nothing changes.
                return participant == before ? value : participant.value
            }
            draft.setAll(.participant, values)
        }
        return edit.map { [$0] } ?? []
    }

    /// Takes people and partners out of an event.
    package func removingParticipants(_ ids: [RecordID], from event: RecordID, at time: Timestamp) -> [RecordEdit] {
        let ids = Set(ids)
        let edit = editing(RecordKey(.event, event), at: time) { draft in
            draft.setAll(.participant, draft.all(.participant).filter { !ids.contains(Described($0).id) })
        }
        return edit.map { [$0] } ?? []
    }

    /// Whom to ask of a partner: its working contact, else the partner itself.
    package func delegate(of partner: RecordID) -> RecordID {
        guard let contact = self.partner(partner)?.workingContact, person(contact) != nil else { return partner }
        return contact
    }

    /// The organisation that somebody comes from: a partner itself, or the one where a person has a role on that day.
    package func organisation(of id: RecordID, on day: Day) -> RecordID? {
        guard let person = person(id) else { return partner(id) == nil ? nil : id }
        let roles = person.roles
        return (roles.first { $0.isCurrent(on: day) } ?? roles.first)?.id
    }
}
