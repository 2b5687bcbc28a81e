import NetworkModel
import TextCanvas

/// What a row of the Participants screen shows.
enum ParticipantsColumns {
    static func all(_ texts: Texts) -> [Column] {
        [
            Column("name", texts[ParticipantsText.columnName], width: 22, isFlexible: true, keepsEnds: true) {
                place, state in
                let isOut = state.participants.rows[place]?.isExpected == false
                return Run(state.network.title(at: place), isOut ? .dim : .text)
            },
            Column("new", "", width: 3, priority: 2) { place, state in
                Run(state.participants.newcomers.contains(place) ? texts[ParticipantsText.new] : "", .accent)
            },
            Column("role", texts[ParticipantsText.columnRole], width: 12, priority: 3) { place, state in
                Run(state.participants.rows[place]?.role ?? "", .dim)
            },
            Column(
                "from", texts[ParticipantsText.columnOrganisation], width: 18, ideal: 30, priority: 4, keepsEnds: true
            ) { place, state in
                guard place.kind == .person else { return Run("") }
                let id = state.network.organisation(of: state.network.key(at: place).id, on: state.day)
                return Run(id.map { state.network.title(of: $0, .partner) } ?? "", .dim)
            },
            Column("reply", texts[ParticipantsText.columnReply], width: 9) { place, state in
                state.participants.rows[place].map { reply(of: $0, texts) } ?? Run("")
            },
            Column("there", texts[ParticipantsText.columnThere], width: 6, priority: 1) { place, state in
                switch state.participants.rows[place]?.attended(on: state.participants.day) {
                case true?: Run(texts[ParticipantsText.was], .good)
                case false?: Run(texts[ParticipantsText.wasNot], .dim)
                case nil: Run("")
                }
            },
            Column("times", texts[ParticipantsText.columnTimes], width: 8, alignment: .trailing, priority: 6) {
                place, state in
                guard let participant = state.participants.rows[place] else { return Run("") }
                let (there, absent) = (participant.daysThere.count, participant.daysAbsent.count)
                guard there + absent > 0 else { return Run("") }
                let values: KeyValuePairs = ["there": String(there), "all": String(there + absent)]
                return Run(texts(ParticipantsText.times, values), .dim)
            },
            Column("missing", texts[ParticipantsText.columnMissing], width: 10, priority: 5) { place, state in
                guard let participant = state.participants.rows[place], participant.isExpected else { return Run("") }
                let count = Matter.allCases.count { participant[$0]?.isMissing == true }
                return Run(count == 0 ? "" : texts(ParticipantsText.missing, n: count), .due)
            },
        ]
    }

    private static func reply(of participant: Participant, _ texts: Texts) -> Run {
        guard let reply = participant.reply else {
            return Run(participant.isAsked ? participant.described.part("reply") ?? "" : "–", .dim)
        }
        let style: Style =
            switch reply {
            case .accepted: .good
            case .declined: .dim
            case .invited: .text
            case .noAnswer: .due
            }
        return Run(texts[ParticipantsText.of(reply)], style)
    }
}
