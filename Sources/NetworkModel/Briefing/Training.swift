/// The training of those who come to an event for the first time: who they are, their buddies, and how far they are.
package struct Training: Hashable, Sendable {
    /// Somebody who is new.
    package struct Newcomer: Hashable, Sendable {
        package let id: RecordID
        package let buddy: RecordID?
        /// The steps of the training, as they stand in the checklist.
        package let steps: [Step]

        package var done: Int { steps.count(where: \.isDone) }
    }

    /// A step of somebody's training.
    package struct Step: Hashable, Sendable {
        package let item: RecordID
        package let text: String
        package let isDone: Bool
    }

    package let event: RecordID
    package let newcomers: [Newcomer]

    package init(_ event: RecordID, in network: Network, on clock: Clock) {
        self.event = event
        let items = network.eventsTogether(with: event).flatMap { network.checklist(of: $0.id) }
            .filter { $0.newcomer != nil }
        var ids = network.newcomers(at: event, on: clock)
        for item in items {
            if let id = item.newcomer, network.person(id) != nil, !ids.contains(id) { ids.append(id) }
        }
        newcomers = ids.map { id in
            let name = network.name(of: id)
            let steps = items.filter { $0.newcomer == id }.map { item in
                Step(item: item.id, text: Self.step(of: item.text, for: name), isDone: item.isDone)
            }
            return Newcomer(id: id, buddy: network.person(id)?.buddy, steps: steps)
        }
    }

    /// The newcomers who have no training yet.
    package var untrained: [RecordID] { newcomers.filter(\.steps.isEmpty).map(\.id) }

    /// What the shipped training consists of: what is gone through, and when, counted from the event.
    package static let shipped: [(text: String, due: String)] = [
        ("badge, visa, travel and safety", "T-8w"),
        ("what the network is for, and how it came about", "T-4w"),
        ("our positions and red lines", "T-3w"),
        ("how the meeting works: rooms, rules, papers", "T-3w"),
        ("who is who: our team and the delegations", "T-2w"),
        ("how we decide, sign off and speak there", "T-1w"),
        ("their own tasks, gone through together", "T-1w"),
        ("afterwards: what they learned, and what next", "T+1w"),
    ]

    package static func text(of step: String, for name: String) -> String { "\(name): \(step)" }

    /// The text of an item without the newcomer's name.
    package static func step(of text: String, for name: String) -> String {
        let prefix = "\(name): "
        guard text.utf8.starts(with: prefix.utf8) else { return text }
        return String(text.utf8.dropFirst(prefix.utf8.count)) ?? text
    }
}

extension Network {
    /// Those who come to an event, or to a meeting that prepares it, for the first time.
    ///
    /// Whom a session has noted as new is; else whoever is expected as a newcomer, or was nowhere before. Who was at one of
    /// these meetings goes on being new to them.
    package func newcomers(at event: RecordID, on clock: Clock) -> [RecordID] {
        let events = eventsTogether(with: event)
        let noted = events.compactMap { place(of: $0.key) }.flatMap { sources(Session.self, naming: $0) }
            .flatMap(\.newcomers)
        let earlier = events.enumerated().map { index, meeting in
            // What prepares the event comes before it and is a part of it all the same.
            let parts = index == 0 ? events.dropFirst().map(\.id) : []
            let day = meeting.dayToAttend(on: clock.today, clock)
            return EarlierAttendance(before: meeting, at: day, apartFrom: Set(parts), in: self, on: clock)
        }
        let expected = events.flatMap(\.attendees).filter { guest in
            guest.isExpected && (guest.role == "newcomer" || earlier.contains { $0.isNewcomer(guest.id, in: self) })
        }
        var seen: Set<RecordID> = []
        return (noted + expected.map(\.id)).filter { id in
            guard let person = person(id), !person.isTeamMember else { return false }
            return seen.insert(id).inserted
        }
    }

    /// Puts the shipped training of some newcomers on the checklist of an event, in their buddies' hands.
    package func addingTraining(of newcomers: [RecordID], to event: RecordID, by author: inout Author) -> [RecordEdit] {
        newcomers.flatMap { id -> [RecordEdit] in
            guard let person = person(id) else { return [] }
            return Training.shipped.map { step in
                let text = Training.text(of: step.text, for: person.name)
                var draft = author.draft(.checklistItem, named: text, in: self)
                draft.set(.event, event.text)
                draft.set(.section, "training")
                draft.set(.owner, person.buddy?.text)
                draft.set(.due, step.due)
                draft.set(.role, "buddy")
                draft.set(.newcomer, id.text)
                return draft.edit(at: author.clock.now)
            }
        }
    }

    /// Gives a newcomer a buddy, who takes over the steps that nobody holds or the last buddy held.
    package func settingBuddy(
        _ buddy: RecordID?, of newcomer: RecordID, at event: RecordID, time: Timestamp
    ) -> [RecordEdit] {
        let former = person(newcomer)?.buddy
        let own = editing(RecordKey(.person, newcomer), at: time) { $0.set(.buddy, buddy?.text) }
        let items = eventsTogether(with: event).flatMap { checklist(of: $0.id) }.filter { item in
            item.newcomer == newcomer && !item.isDone && (item.owner == nil || item.owner == former)
        }
        return [own].compactMap { $0 } + setting(.owner, buddy.map { [$0.text] } ?? [], of: items.map(\.key), at: time)
    }
}
