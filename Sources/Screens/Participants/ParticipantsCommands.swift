import NetworkModel
import TextCanvas

/// What can be done with the participants of an event: one key each, on the row under the cursor or all marked.
enum ParticipantsCommands {
    static let rows: [Command] =
        [
            Command(
                "participants.add", ["a"], in: .screen(.participants), .here, "add",
                help: "Add names, all that a filter lets through, or somebody new in one line.", footer: 5,
                replaces: "record.add", unavailable: { $0.participantsEvent == nil ? needsEvent($0) : nil }
            ) { state in state.participantsEvent.map { state.present(AttendeeOverlay(to: $0, state)) } ?? [] },
            Command(
                "participants.remove", ["x", .delete], in: .screen(.participants), .here, "take off",
                help: "Take the selected or marked participants off the list of this event.", bulk: 80,
                replaces: "record.delete", unavailable: { $0.needsSelection }
            ) { $0.removeParticipants() },
            reply(.accepted, "y", "yes", footer: 20),
            reply(.declined, "n", "no", footer: 22),
            reply(.invited, "i", "invited", footer: 24),
            reply(.noAnswer, "N", "no answer", footer: nil),
            Command(
                "participants.here", ["p"], in: .screen(.participants), .here, "here",
                help: "Note that the selected or marked participants are here; again takes the note back.", footer: 10,
                bulk: 10, unavailable: { $0.needsSelection }
            ) { $0.noteAttendance(true) },
            Command(
                "participants.absent", ["P"], in: .screen(.participants), .here, "absent",
                help: "Note that the selected or marked participants did not come; again takes the note back.",
                bulk: 15,
                unavailable: { $0.needsSelection }
            ) { $0.noteAttendance(false) },
            Command(
                "participants.role", ["c"], in: .screen(.participants), .here, "comes as",
                help: "Say what the selected or marked participants come as.", footer: 30, bulk: 40,
                unavailable: { $0.needsSelection }
            ) { $0.present(roleChooser($0)) },
        ] + views

    private static let views: [Command] = [
        Command(
            "participants.group", ["B"], in: .screen(.participants), .here, "by …",
            help: "Put the participants under their replies, their roles or their organisations.", footer: 45
        ) { state in
            let all = ParticipantsState.Grouping.allCases
            state.participants.grouping = all[(state.participants.grouping.rawValue + 1) % all.count]
            return []
        },
        occurrence("participants.dayBefore", "[", "time before", -1, "Show who was there the time before."),
        occurrence("participants.dayAfter", "]", "next time", 1, "Show who was there the next time."),
        Command(
            "participants.logistics", ["z"], in: .screen(.participants), .here, "logistics",
            help: "Show visas, registrations, travel, beds and money of these participants.", footer: 40,
            unavailable: { $0.participantsEvent == nil ? needsEvent($0) : nil }
        ) { $0.go(to: .logistics) },
    ]

    private static func occurrence(
        _ id: CommandID, _ key: Key, _ title: String, _ step: Int, _ help: String
    ) -> Command {
        Command(
            id, [key], in: .screen(.participants), .here, title, help: help, footer: step < 0 ? 12 : nil,
            unavailable: { $0.participants.day == nil ? $0.texts[CalendarText.notRepeated] : nil }
        ) { $0.changeOccurrence(step) }
    }

    static func needsEvent(_ state: State) -> String { state.texts[ParticipantsText.openParticipants] }

    private static func reply(_ reply: Reply, _ key: Key, _ title: String, footer: Int?) -> Command {
        Command(
            CommandID("participants.\(reply)"), [key], in: .screen(.participants), .here, title,
            help: "Note the reply of the selected or marked participants: \(title).", footer: footer, bulk: footer,
            unavailable: { $0.needsSelection }
        ) { $0.noteReply(reply) }
    }

    private static func roleChooser(_ state: State) -> ChooserOverlay {
        let inUse = state.participants.rows.values.map(\.role).filter { !$0.isEmpty }.sorted()
        let roles = (inUse + ParticipantsText.roles.map { state.texts[$0] }).uniqued()
        let options = roles.map { Picker.Option($0) } + [Picker.Option(state.texts[ParticipantsText.clearRole])]
        return ChooserOverlay(
            state.texts[ParticipantsText.columnRole], options, own: state.texts[ParticipantsText.ownRole]
        ) { choice, state in
            switch choice {
            case .option(let index): state.setRole(index < roles.count ? roles[index] : "")
            case .own(let role): state.setRole(role)
            case .record: []
            }
        }
    }
}

extension State {
    /// Notes a reply; where all have it already they are back at what was before it.
    fileprivate mutating func noteReply(_ reply: Reply) -> [Effect] {
        let isOn = targets.allSatisfy { participants.rows[$0]?.reply == reply }
        let new: Reply? = isOn ? (reply == .invited ? nil : .invited) : reply
        let word = texts[new.map(ParticipantsText.of) ?? .notAsked]
        if participants.list.marks.isEmpty { participants.held = selected }
        return changeParticipants(texts(ParticipantsText.replied, ["who": sayTargets(), "reply": word])) {
            $0.reply = new
        }
    }

    fileprivate mutating func noteAttendance(_ attended: Bool) -> [Effect] {
        let day = participants.day
        let isOn = targets.allSatisfy { participants.rows[$0]?.attended(on: day) == attended }
        // Nobody was anywhere before it began.
        if !isOn, let event = participantsEvent.flatMap({ network.event($0) }),
            let starts = day ?? event.startDay(clock), starts > self.day
        {
            let values: KeyValuePairs = [
                "event": event.title, "when": "\(dates.weekday(starts)), \(dates.ago(starts))",
            ]
            status = Status(texts(ParticipantsText.notYet, values), tone: .warning)
            return []
        }
        let text: ParticipantsText = isOn ? .attendanceCleared : attended ? .here : .absent
        let summary = texts(text, ["who": sayTargets()]) + (day.map { ", \(dates.weekday($0))" } ?? "")
        return changeParticipants(summary) { $0.setAttended(isOn ? nil : attended, on: day) }
    }

    /// Goes to another time that the event takes place, whose attendance is then shown and noted.
    fileprivate mutating func changeOccurrence(_ step: Int) -> [Effect] {
        guard let day = participants.day, let event = participantsEvent.flatMap({ network.event($0) }),
            let other = EventSchedule(event, on: clock)?.neighbour(of: day, step)
        else { return [] }
        participants.chosenDay = other
        participants.forget()
        return []
    }

    fileprivate mutating func setRole(_ role: String) -> [Effect] {
        let word = role.isEmpty ? texts[ParticipantsText.clearRole] : role
        return changeParticipants(texts(ParticipantsText.roleSet, ["who": sayTargets(), "role": word])) {
            $0.role = role
        }
    }

    fileprivate mutating func removeParticipants() -> [Effect] {
        guard let event = participantsEvent else { return [] }
        let (ids, who) = (participantTargets, sayTargets())
        withList { $0.marks = [] }
        return commit(
            texts(ParticipantsText.removed, ["who": who]),
            network.removingParticipants(ids, from: event, at: clock.now))
    }
}
