import NetworkModel

/// Who comes to the events of the demo, what they answered and what they lack; a call that repeats; and the week of the
/// conference with its side events.
extension DemoNetwork {
    /// The participants of an event, as values of the field.
    mutating func participants(of event: DemoEvent) -> [String] {
        let isOver = event.ends < 0
        let isAbroad = ["intergovernmental meeting", "pre-meeting", "network meeting"].contains(event.kind)
        var guests: [Int] = []
        for _ in 0..<(isAbroad ? 18 : 11) {
            let guest = random.number(DemoPerson.team.count...(DemoPerson.all.count - 1))
            if !guests.contains(guest) { guests.append(guest) }
        }
        var values: [String] = [participant(0, "chair", .accepted, isOver: isOver).value]
        for (place, guest) in guests.enumerated() {
            let role = place < 2 ? "speaker" : isAbroad ? "delegate" : "guest"
            var participant = participant(guest, role, reply(isOver: isOver), isOver: isOver)
            if isAbroad, participant.isExpected { addLogistics(to: &participant, inDays: event.starts) }
            values.append(participant.value)
        }
        return values
    }

    private func participant(_ person: Int, _ role: String, _ reply: Reply?, isOver: Bool) -> Participant {
        var participant = Participant(people[person])
        participant.role = role
        participant.reply = reply
        if isOver { participant.attended = reply == .accepted }
        return participant
    }

    private mutating func reply(isOver: Bool) -> Reply? {
        switch random.number(0...19) {
        case 0...10: .accepted
        case 11...14: isOver ? .declined : .invited
        case 15...16: .declined
        case 17...18: .noAnswer
        default: isOver ? .accepted : nil
        }
    }

    /// The nearer the event, the more is done.
    private mutating func addLogistics(to participant: inout Participant, inDays days: Int) {
        let rest = days > 90 ? 3 : days > 40 ? 6 : 8
        func progress(_ number: Int) -> Matter.Progress {
            number < rest ? .done : number % 2 == 0 ? .asked : .needed
        }
        for matter in [Matter.registration, .visa, .accommodation, .funding] {
            let number = random.number(0...9)
            participant[matter] = matter == .visa && number < 3 ? .notNeeded : progress(number)
            if participant[matter]?.isMissing == true { participant.setOwner(people[4], of: matter) }
        }
    }

    /// A call every second Tuesday, and what takes place around the conference.
    mutating func addRepeatedAndSideEvents() {
        let tuesday = clock.today.previous(.tuesday) - 56
        var call = event("Coordination call", "network meeting", at: "online")
        set(&call, on: tuesday, from: 15 * 60, minutes: 60, in: "Europe/Paris")
        call.set(.repeats, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
        call.setAll(.except, [(clock.today.previous(.tuesday) + 28).iso])
        call.setAll(.participant, (0..<5).map { participant($0, "", .accepted, isOver: false).value })
        add(call, madeAt: moment(-60, minutes: 600))
        guard let conference = DemoEvent.all.first, let parent = events.first else { return }
        let first = clock.today + conference.starts
        let sides = [
            ("Reception of the friends of the convention", "dinner", 0, 18 * 60, 120, "Geneva, Villa Barton"),
            ("Side event: rivers in court", "public meeting", 1, 13 * 60 + 15, 90, "Geneva, Palais, room XXII"),
            ("Press briefing", "public meeting", 3, 11 * 60, 45, "Geneva, Palais, press room"),
        ]
        for (title, kind, day, minutes, length, place) in sides {
            var side = event(title, kind, at: place)
            set(&side, on: first + day, from: minutes, minutes: length, in: "Europe/Zurich")
            side.set(.during, parent.text)
            add(side, madeAt: moment(-20, minutes: 660))
        }
    }

    private mutating func event(_ title: String, _ kind: String, at place: String) -> Draft {
        var draft = Draft(new: .event, id: network.freeSlug(for: title, taken: Set(edits.map(\.key.id))))
        draft.set(.title, title)
        draft.set(.kind, kind)
        draft.set(.place, place)
        draft.set(.status, "confirmed")
        return draft
    }

    /// In a zone where the computer knows it, else on the viewer's clocks.
    private func set(_ draft: inout Draft, on day: Day, from start: Int, minutes: Int, in zone: String) {
        let known = clock.zones.zone(zone)
        if known != nil { draft.set(.timezone, zone) }
        let clocks = known ?? clock.zone
        draft.set(.starts, clocks.reading(day, TimeOfDay(clamping: start)).timestamp.iso)
        draft.set(.ends, clocks.reading(day, TimeOfDay(clamping: start + minutes)).timestamp.iso)
    }
}
