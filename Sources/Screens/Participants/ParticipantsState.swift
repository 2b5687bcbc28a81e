package import NetworkModel

/// What the Participants screen keeps: of which event, and what its record says of them.
package struct ParticipantsState: Sendable {
    /// By what the participants stand together.
    package enum Grouping: Int, CaseIterable, Sendable {
        case reply, role, organisation
    }

    package var list = ListState()
    /// The event whose participants are shown; nil for the one whose preparation is.
    package var event: RecordID?
    package var grouping = Grouping.reply
    /// The time of an event that repeats which was gone to; nil for the latest.
    var chosenDay: Day?
    /// The time of an event that repeats whose attendance is shown and noted; nil of one that takes place once.
    package private(set) var day: Day?
    /// What is said of those shown, by the place of their record.
    private(set) var rows: [Place: Participant] = [:]
    private(set) var counts = ParticipationCounts()
    package private(set) var newcomers: Set<Place> = []
    /// Who has just been given another reply and stays where they stand until the cursor goes on, so that nothing jumps.
    var held: Place?
    /// By what the rows stand together now.
    private(set) var shownGrouping = Grouping.reply
    /// Who came earlier, kept for the event that it was read for.
    private var earlier: (event: RecordID, day: Day?, attendance: EarlierAttendance)?

    package init() {}

    /// Reads who comes to an event.
    mutating func read(_ event: Event, _ state: State) {
        day = event.dayToAttend(on: state.day, state.clock).map { chosenDay ?? $0 }
        if earlier?.event != event.id || earlier?.day != day {
            let attendance = EarlierAttendance(before: event, at: day, in: state.network, on: state.clock)
            earlier = (event.id, day, attendance)
        }
        let participants = event.attendees
        counts = ParticipationCounts(participants, in: state.network, on: state.day, occurrence: day)
        rows = state.network.places(of: participants)
        newcomers = []
        for (place, participant) in rows
        where earlier?.attendance.isNewcomer(participant.id, in: state.network) == true {
            newcomers.insert(place)
        }
    }

    /// Shows those that a filter lets through; where the one who was just given another reply is under the cursor, and
    /// nobody came or went, in the order in which they stand.
    mutating func show(_ shown: [(place: Place, participant: Participant)], _ state: State) {
        let isHeld = held != nil && held == list.selected && shownGrouping == grouping
        if isHeld, shown.count == list.rows.count, Set(shown.map(\.place)) == Set(list.rows) {
            list.show(list.rows, sections: list.sections, of: rows.count)
            return
        }
        held = nil
        shownGrouping = grouping
        let groups = ParticipantGroups(shown, by: grouping, state)
        list.show(groups.rows, sections: groups.sections, of: rows.count)
    }

    /// Forgets what was read, so that it is read anew.
    mutating func forget() {
        held = nil
        rows = [:]
        earlier = nil
    }
}

extension Network {
    /// Participants by the place of their record; those without one are left out.
    func places(of participants: [Participant]) -> [Place: Participant] {
        var rows: [Place: Participant] = [:]
        for participant in participants {
            if let place = place(of: participant.id, among: [.person, .partner]) { rows[place] = participant }
        }
        return rows
    }
}

extension State {
    /// The event whose participants are shown: the chosen one, else the one whose preparation is.
    package var participantsEvent: RecordID? {
        if let chosen = participants.event, network.event(chosen) != nil { return chosen }
        return checklistEvent
    }

    /// Goes to the participants of an event.
    package mutating func openParticipants(of event: RecordID, on screen: ScreenID = .participants) -> [Effect] {
        if participants.event != event {
            participants.list = ListState()
            participants.chosenDay = nil
        }
        participants.event = event
        participants.forget()
        return go(to: screen)
    }

    /// The participants under the cursor or marked, by their Ids.
    var participantTargets: [RecordID] { targetKeys(.person, .partner).map(\.id) }

    /// Changes what is said of the targets, whose marks have served then; the cursor stays on its row.
    mutating func changeParticipants(_ summary: String, _ change: (inout Participant) -> Void) -> [Effect] {
        guard let event = participantsEvent else { return [] }
        let ids = participantTargets
        withList { $0.marks = [] }
        return commit(summary, network.changingParticipants(ids, of: event, at: clock.now, change))
    }

    /// The targets in a sentence: by name where it is one, else by their number.
    func sayTargets() -> String {
        let keys = targetKeys(.person, .partner)
        return keys.count == 1
            ? network.title(of: keys[0].id, keys[0].kind) : texts(ParticipantsText.many, n: keys.count)
    }
}

extension Texts {
    /// How many were asked and what they said: `34 invited · 21 yes · 3 no · 10 no answer`.
    package func saying(_ counts: ParticipationCounts) -> String {
        let entries: [(ParticipantsText, Int)] = [
            (.countAsked, counts.asked), (.countYes, counts.accepted), (.countNo, counts.declined),
            (.countNoAnswer, counts.unanswered), (.countNotAsked, counts.listed - counts.asked),
            (.countAttended, counts.attended),
        ]
        return entries.filter { $0.1 > 0 }.map { self($0.0, n: $0.1) }.joined(separator: " · ")
    }
}
