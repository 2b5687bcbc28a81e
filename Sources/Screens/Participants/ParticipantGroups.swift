import NetworkModel

/// The participants of an event under headings, by name within each.
struct ParticipantGroups {
    private(set) var rows: [Place] = []
    private(set) var sections: [ListState.Section] = []

    init(_ shown: [(place: Place, participant: Participant)], by grouping: ParticipantsState.Grouping, _ state: State) {
        let named = shown.map { entry in
            (
                place: entry.place, participant: entry.participant,
                name: Folding.fold(state.network.title(at: entry.place))
            )
        }
        .sorted { $0.name.lexicographicallyPrecedes($1.name) }
        switch grouping {
        case .reply:
            for group in Self.replies {
                let members = named.filter { group.contains($0.participant) }.map(\.place)
                add(members, state.texts(group.title, n: members.count))
            }
        case .role:
            add(named.map { ($0.place, $0.participant.role) }, without: .noRole, state)
        case .organisation:
            let organisations = named.map { entry -> (Place, String) in
                let id = state.network.organisation(of: entry.participant.id, on: state.day)
                return (entry.place, id.map { state.network.title(of: $0, .partner) } ?? "")
            }
            add(organisations, without: .noOrganisation, state)
        }
    }

    private struct ReplyGroup {
        let title: ParticipantsText
        let contains: (Participant) -> Bool
    }

    private static var replies: [ReplyGroup] {
        [
            ReplyGroup(title: .sectionAccepted) { $0.reply == .accepted },
            ReplyGroup(title: .sectionNoAnswer) { $0.isAsked && $0.reply != .accepted && $0.reply != .declined },
            ReplyGroup(title: .sectionNotAsked) { !$0.isAsked },
            ReplyGroup(title: .sectionDeclined) { $0.reply == .declined },
        ]
    }

    private mutating func add(_ members: [Place], _ title: String) {
        guard !members.isEmpty else { return }
        sections.append(.init(start: rows.count, title: title))
        rows += members
    }

    /// Groups by a word, the greater groups first; those without it last.
    private mutating func add(_ words: [(place: Place, word: String)], without: ParticipantsText, _ state: State) {
        let groups = Dictionary(grouping: words) { $0.word }
        let ordered = groups.sorted { left, right in
            if left.key.isEmpty != right.key.isEmpty { return right.key.isEmpty }
            if left.value.count != right.value.count { return left.value.count > right.value.count }
            return left.key < right.key
        }
        for (word, members) in ordered {
            let what = word.isEmpty ? state.texts[without] : word
            add(
                members.map(\.place), state.texts(ParticipantsText.sectionOther, n: members.count, ["what": what]))
        }
    }
}
