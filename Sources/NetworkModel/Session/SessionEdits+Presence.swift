import RecFormat

extension SessionEdits {
    /// Takes people and partners down as present, or takes them out; who is there for the first time is a newcomer.
    package static func presence(
        of ids: [RecordID], isHere: Bool, at session: Session, in network: Network, clock: Clock
    ) -> [RecordEdit] {
        let attendance = Attendance(before: session.id, in: network)
        let edit = network.editing(session.key, at: clock.now) { draft in
            for id in ids { Self.set(id, isHere, attendance.isNewcomer(id, in: network), &draft, clock) }
        }
        return edit.map { [$0] } ?? []
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
        guard line.isReady else { return nil }
        var edits: [RecordEdit] = []
        var taken: Set<RecordID> = []
        func record(_ mention: Mention?, _ kind: Kind, _ fill: (inout Draft) -> Void) -> RecordID? {
            guard let mention else { return nil }
            if let id = known[kind] ?? mention.candidate?.key.id { return id }
            var draft = author.draft(kind, named: mention.text, in: network, taken: taken)
            fill(&draft)
            taken.insert(draft.key.id)
            edits.append(draft.edit(at: author.clock.now))
            return draft.key.id
        }
        let partner = record(line.partner, .partner) { draft in
            draft.set(.kind, line.kind)
            draft.set(.stage, "met")
        }
        let isNewPerson = known[.person] == nil && line.person?.candidate == nil
        let person = record(line.person, .person) { draft in
            if let partner { draft.setAll(.role, [partner.text]) }
            draft.set(.notes, line.remark)
        }
        guard let id = person ?? partner else { return nil }
        let isNew = person.map {
            isNewPerson || Attendance(before: session.id, in: network).isNewcomer($0, in: network)
        }
        let presence = network.editing(session.key, at: author.clock.now) { draft in
            set(id, true, isNew ?? false, &draft, author.clock)
        }
        return (id, edits + [presence].compactMap { $0 })
    }
}
