import RecFormat

extension SessionEdits {
    /// Takes people and partners down as present, or takes them out; who is there for the first time is a newcomer.
    package static func presence(
        of ids: [RecordID], isHere: Bool, at session: Session, in network: Network, clock: Clock
    ) -> [RecordEdit] {
        let edit = network.editing(session.key, at: clock.now) { draft in
            for id in ids { Self.set(id, isHere, network.isNewcomer(id, at: session, on: clock), &draft, clock) }
        }
        guard !isHere, let event = session.event else { return edit.map { [$0] } ?? [] }
        // A session that was closed before has noted it at its event.
        let began = session.starts.map { clock.day(of: $0.instant) } ?? clock.today
        let day = network.event(event)?.dayToAttend(on: began, clock)
        let noted = network.changingParticipants(ids, of: event, at: clock.now) { participant in
            if participant.attended(on: day) == true { participant.setAttended(nil, on: day) }
        }
        return (edit.map { [$0] } ?? []) + noted
    }

    static func set(_ id: RecordID, _ isHere: Bool, _ isNew: Bool, _ draft: inout Draft, _ clock: Clock) {
        let others = draft.all(.present).filter { Described($0).id != id }
        guard isHere else {
            draft.setAll(.present, others)
            draft.remove(.newcomer, id.text)
            return
        }
        guard others.count == draft.all(.present).count else { return }
        draft.setAll(.present, others + [Described(id, "", parts: ["since \(clock.now.iso)"]).value])
        if isNew { draft.add(.newcomer, id.text) }
    }

    /// Takes somebody down who walked in, in one line: the person and the organisation are made where they are new.
    ///
    /// Nil where the line is not ready. `taking` names a record that is there for a name that looks new.
    package static func walkIn(
        _ line: QuickName, taking known: [Kind: RecordID] = [:], at session: Session, in network: Network,
        by author: inout Author
    ) -> (id: RecordID, edits: [RecordEdit])? {
        guard let walkIn = WalkIn(line, taking: known, in: network, by: &author) else { return nil }
        // Who is new to the network is here for the first time, whatever attendance was kept.
        let isMade = walkIn.edits.contains { $0.key.id == walkIn.id && $0.key.kind == .person && $0.before == nil }
        let isNew = isMade || network.isNewcomer(walkIn.id, at: session, on: author.clock)
        let presence = network.editing(session.key, at: author.clock.now) { draft in
            set(walkIn.id, true, isNew, &draft, author.clock)
        }
        return (walkIn.id, walkIn.edits + [presence].compactMap { $0 })
    }
}
