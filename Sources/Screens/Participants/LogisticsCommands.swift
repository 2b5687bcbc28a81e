import NetworkModel
import TextCanvas

/// What can be said of a matter for the participants under the cursor or marked: one key each.
enum LogisticsCommands {
    static let rows: [Command] =
        [
            Command(
                "logistics.previous", ["["], in: .screen(.logistics), .here, "matter before",
                help: "Go to the matter before, as ← does."
            ) { state in
                state.chooseMatter(-1)
                return []
            },
            Command(
                "logistics.next", ["]"], in: .screen(.logistics), .here, "next matter",
                help: "Go to the next matter, as → does.", footer: 5, bulk: 5
            ) { state in
                state.chooseMatter(1)
                return []
            },
            progress(.needed, "n", "needed", footer: 10),
            progress(.asked, "w", "asked", footer: 12),
            progress(.done, "d", "done", footer: 14, replaces: "record.done"),
            progress(.refused, "r", "refused", footer: 16),
            progress(.notNeeded, "-", "not needed", footer: 18),
            Command(
                "logistics.owner", ["o"], in: .screen(.logistics), .here, "owner",
                help: "Say who sees to the matter for the selected or marked participants.", footer: 20, bulk: 20,
                replaces: "record.holder", unavailable: { $0.needsSelection }
            ) { $0.present(ownerChooser($0)) },
            Command(
                "logistics.people", ["z"], in: .screen(.logistics), .here, "participants",
                help: "Go back to replies and attendance.", footer: 30
            ) { $0.go(to: .participants) },
        ] + shared

    /// What the screen shows cannot be deleted or added here.
    private static let shared: [Command] = [
        Command(
            "logistics.remove", ["x", .delete], in: .screen(.logistics), .here, "clear",
            help: "Say nothing of the matter for the selected or marked participants any more.", bulk: 80,
            replaces: "record.delete", unavailable: { $0.needsSelection }
        ) { $0.noteProgress(nil) }
    ]

    private static func progress(
        _ progress: Matter.Progress, _ key: Key, _ title: String, footer: Int, replaces: CommandID? = nil
    ) -> Command {
        Command(
            CommandID("logistics.\(progress)"), [key], in: .screen(.logistics), .here, title,
            help: "Note of the chosen matter, for the selected or marked participants: \(title).", footer: footer,
            bulk: footer, replaces: replaces, unavailable: { $0.needsSelection }
        ) { $0.noteProgress(progress) }
    }

    private static func ownerChooser(_ state: State) -> ChooserOverlay {
        let team = state.network.all(Person.self).filter(\.isTeamMember).map(\.id)
        let options = team.sorted { first, _ in first == state.me }.map { id in
            Picker.Option(
                state.network.title(of: id, .person), note: id == state.me ? state.texts[ChooserText.me] : "",
                words: id == state.me ? "me" : "", record: RecordKey(.person, id))
        }
        let matter = state.texts[LogisticsText.name(of: state.logistics.matter)]
        return ChooserOverlay(
            state.texts(LogisticsText.owner, ["matter": matter]),
            options + [Picker.Option(state.texts[LogisticsText.nobody])], finding: RecordChoosers.people
        ) { choice, state in
            switch choice {
            case .record(let key): state.setMatterOwner(key.id)
            case .option: state.setMatterOwner(nil)
            case .own: []
            }
        }
    }

    /// Everything that is missing for the events ahead, event by event; choosing one goes there.
    static func missing(_ state: State) -> ChooserOverlay {
        let missing = state.missingAhead
        let options = missing.map { entry in
            let word = state.texts(
                LogisticsText.missingNote,
                [
                    "matter": state.texts[LogisticsText.name(of: entry.matter)],
                    "progress": state.texts[LogisticsText.of(entry.progress)],
                ])
            let owner = entry.owner.map { " · " + state.personName($0) } ?? ""
            let event = state.network.title(of: entry.event, .event)
            return Picker.Option(
                state.network.title(of: entry.participant, .person, .partner), note: word + owner, words: event,
                section: event)
        }
        return ChooserOverlay(state.texts[LogisticsText.missingTitle], options, width: 76) { choice, state in
            guard case .option(let index) = choice else { return [] }
            let entry = missing[index]
            let effects = state.openParticipants(of: entry.event, on: .logistics)
            state.logistics.matter = entry.matter
            state.settle()
            if let place = state.network.place(of: entry.participant, among: [.person, .partner]) {
                _ = state.module.reveal(place, &state, opening: false)
            }
            return effects
        }
    }
}

extension State {
    /// What is missing for the events that are not over, the nearest first.
    var missingAhead: [MissingMatter] {
        let events = network.all(Event.self).compactMap { event -> (day: Day, event: Event)? in
            guard !event.isCancelled, let starts = event.startDay(clock) else { return nil }
            return max(starts, event.endDay(clock) ?? starts) >= day ? (starts, event) : nil
        }
        return events.sorted { $0.day < $1.day }.flatMap { $0.event.missingMatters }
    }

    /// Notes how far the chosen matter is; where all have it so already, nothing is said of it any more.
    fileprivate mutating func noteProgress(_ progress: Matter.Progress?) -> [Effect] {
        let matter = logistics.matter
        let isOn = targets.allSatisfy { logistics.rows[$0]?[matter] == progress }
        let new = isOn ? nil : progress
        let word = texts[LogisticsText.name(of: matter)]
        let summary =
            new.map { progress in
                let values: KeyValuePairs = [
                    "who": sayTargets(), "matter": word, "progress": texts[LogisticsText.of(progress)],
                ]
                return texts(LogisticsText.set, values)
            } ?? texts(LogisticsText.cleared, ["who": sayTargets(), "matter": word])
        return changeParticipants(summary) { $0[matter] = new }
    }

    fileprivate mutating func setMatterOwner(_ owner: RecordID?) -> [Effect] {
        let matter = logistics.matter
        let word = texts[LogisticsText.name(of: matter)]
        let summary =
            owner.map { texts(LogisticsText.ownerSet, ["who": sayTargets(), "name": personName($0), "matter": word]) }
            ?? texts(LogisticsText.ownerCleared, ["who": sayTargets(), "matter": word])
        return changeParticipants(summary) { participant in
            participant.setOwner(owner, of: matter)
            // What somebody is to see to is needed.
            if owner != nil, participant[matter] == nil { participant[matter] = .needed }
        }
    }
}
