package import NetworkModel
package import TextCanvas

/// One line that adds people and partners to an event: names, a filter, or somebody new. What it would do shows below,
/// and `=` takes one who is there in place of a new record.
package struct AttendeeOverlay: Overlay {
    package var isTyping: Bool { true }

    private let event: RecordID
    private let title: String
    private let about: String
    private var editor = LineEditor()
    private var reading = AttendeeReading()
    /// Those taken by `=`, each for the name that was typed.
    private var taken: [Kind: Taken] = [:]
    private var proposals: [NameCandidate] = []
    private var choice = 0
    private var readText: String?

    private struct Taken {
        let name: String
        let candidate: NameCandidate
    }

    package init(to event: RecordID, _ state: State) {
        self.event = event
        title = state.texts[ParticipantsText.add]
        about = state.network.title(of: event, .event)
    }

    package var unsaved: UnsavedText? { editor.isEmpty ? nil : KeptLine.unsaved(title, about, editor.text) }

    package mutating func take(_ event: TerminalEvent, _ state: inout State) -> OverlayOutcome {
        switch event {
        case .key(.escape), .key(.control("c")): return .closes
        case .key(.enter): return save(&state)
        case .key(.tab): complete()
        case .key(.down), .key(.control("n")): choice = min(choice + 1, max(0, proposals.count - 1))
        case .key(.up), .key(.control("p")): choice = max(0, choice - 1)
        case .key("=") where reading.offer != nil: takeOffer()
        default:
            guard editor.take(event) else { return .stays }
            choice = 0
        }
        return .stays
    }

    package mutating func settle(_ state: State) {
        guard readText != editor.text else { return }
        readText = editor.text
        let line = AttendeeLine(editor.text, names: state.names, today: state.day, me: state.candidateOfMe)
        if case .walkIn(let name) = line {
            for (kind, mention) in [(Kind.person, name.person), (.partner, name.partner)]
            where taken[kind]?.name != mention?.text {
                taken[kind] = nil
            }
        } else {
            taken = [:]
        }
        reading = AttendeeReading(line, for: event, taking: taken.mapValues(\.candidate), state)
        let last = AttendeeLine.lastName(of: editor.text).name
        proposals = []
        if case .names = line, !last.isEmpty { proposals = state.propose(last, [.person, .partner], limit: 5) }
    }

    private mutating func complete() {
        guard proposals.indices.contains(choice) else { return }
        editor = LineEditor(AttendeeLine.lastName(of: editor.text).before + proposals[choice].title + ", ")
        choice = 0
    }

    private mutating func takeOffer() {
        guard let offer = reading.offer else { return }
        switch reading.line {
        case .walkIn:
            taken[offer.candidate.key.kind] = Taken(name: offer.name, candidate: offer.candidate)
            readText = nil
        case .names(let mentions):
            let names = mentions.map { $0.text == offer.name ? offer.candidate.title : $0.text }
            editor = LineEditor(names.joined(separator: ", "))
        case .filter, nil: break
        }
    }

    private func save(_ state: inout State) -> OverlayOutcome {
        guard !editor.isEmpty else { return .closes }
        if let problem = reading.problem {
            state.status = Status(problem, tone: .warning)
            return .stays
        }
        guard case .walkIn(let name)? = reading.line else {
            return .closes(state.addParticipants(reading.added, to: event))
        }
        guard let effects = state.takeIn(name, taking: taken.mapValues(\.candidate.key.id), at: event) else {
            return .stays
        }
        return .closes(effects)
    }

    // MARK: Drawing

    package func draw(_ state: State, on canvas: inout Canvas) {
        let sheet = Panel.sheet(height: state.size.height < 20 ? 4 : 7, on: &canvas)
        let used = canvas.write(
            title + " ▸ ", at: sheet.origin, .prompt, maxWidth: sheet.width)
        editor.draw(
            on: &canvas, in: sheet.row(0).splitLeft(used).rest, placeholder: state.texts[ParticipantsText.placeholder])
        guard !editor.isEmpty else { return }
        let below = sheet.splitTop(1).rest.splitLeft(min(used, sheet.width)).rest
        for (row, line) in reading.lines.prefix(below.height).enumerated() {
            canvas.write(line, at: below.row(row).origin, maxWidth: below.width)
        }
        let list = below.splitTop(reading.lines.count).rest
        for (row, candidate) in proposals.prefix(list.height).enumerated() {
            let isChosen = row == choice
            canvas.write(
                [
                    Run(isChosen ? "Tab " : "    ", .key), Run(candidate.title, isChosen ? .selected : .text),
                    Run("  " + state.texts.noun(for: candidate.key.kind), .dim),
                ], at: list.row(row).origin, maxWidth: list.width)
        }
    }

    package func hints(_ state: State) -> [KeyHint] {
        [
            KeyHint(Key.enter.label, state.texts[LogText.saves]),
            KeyHint(Key.tab.label, state.texts[LogText.completes]),
            KeyHint(Key.escape.label, state.texts[GeneralText.goBack]),
        ]
    }
}

extension State {
    /// The person at the keyboard, as a name may mean them.
    var candidateOfMe: NameCandidate? {
        me.flatMap { network.place(of: $0, among: [.person]) }
            .map { NameCandidate(key: network.key(at: $0), title: network.title(at: $0)) }
    }

    /// Adds people and partners to an event.
    fileprivate mutating func addParticipants(_ ids: [RecordID], to event: RecordID) -> [Effect] {
        let summary =
            ids.count <= 3
            ? texts(
                ParticipantsText.added,
                ["names": ids.map { network.title(of: $0, .person, .partner) }.joined(separator: ", ")])
            : texts(ParticipantsText.addedMany, n: ids.count)
        let effects = commit(summary, network.addingParticipants(ids, to: event, at: clock.now))
        reveal(ids.first)
        return effects
    }

    /// Takes somebody down who was typed in one line: here, where the event has begun, else on the list. Nil where the
    /// line is not ready.
    fileprivate mutating func takeIn(_ name: QuickName, taking known: [Kind: RecordID], at event: RecordID) -> [Effect]?
    {
        guard let walkIn = WalkIn(name, taking: known, in: network, by: &author) else { return nil }
        let hasBegun = network.event(event)?.hasBegun(on: clock) ?? false
        let day = participants.event == event ? participants.day : network.event(event)?.dayToAttend(on: day, clock)
        let noted = network.notingParticipants([walkIn.id], at: event, at: clock.now) { participant in
            if hasBegun { participant.setAttended(true, on: day) }
        }
        let text: ParticipantsText = hasBegun ? .cameIn : .added
        var summary = texts(text, [hasBegun ? "name" : "names": walkIn.name])
        if let partner = name.partner, walkIn.edits.contains(where: { $0.key.kind == .partner && $0.before == nil }) {
            summary = texts(SessionOverlayText.madePartner, ["what": summary, "name": partner.text])
        }
        let effects = commit(summary, walkIn.edits + noted)
        reveal(walkIn.id)
        return effects
    }

    private mutating func reveal(_ id: RecordID?) {
        guard let place = id.flatMap({ network.place(of: $0, among: [.person, .partner]) }) else { return }
        settle()
        _ = module.reveal(place, &self, opening: false)
    }
}
