import Insight
import NetworkModel
import TextCanvas

/// What stands still if a person leaves, and who is to have it: handed over as one change.
struct HandoverOverlay: ProposalSheet {
    private let person: RecordID
    private var handover: Handover
    private var leftOut: Set<Dependence.Holding> = []
    /// What was chosen by hand; it stays when the rest is read anew.
    private var chosen: [Dependence.Holding: RecordID?] = [:]
    /// Whether they go on being proposed for things, as somebody who is only away for a while.
    private var staysInTeam = false
    private var known: (version: Int, day: Day)
    var cursor = 0
    var top = 0

    /// What rests on a person; nil where nothing does.
    init?(_ person: RecordID, _ state: State) {
        self.person = person
        known = (state.version, state.day)
        handover = Self.read(person, state)
        guard !handover.lines.isEmpty else { return nil }
    }

    private static func read(_ person: RecordID, _ state: State) -> Handover {
        Handover(
            suggesting: Dependence(on: person, in: state.network, today: state.day), in: state.network,
            today: state.day)
    }

    mutating func settle(_ state: State) {
        if known != (state.version, state.day) {
            known = (state.version, state.day)
            handover = Self.read(person, state)
            for index in handover.lines.indices {
                if let owner = chosen[handover.lines[index].holding] { handover.give(owner, line: index) }
            }
        }
        keepCursor(state)
    }

    var rowCount: Int { handover.lines.count }

    private var selected: Dependence.Holding? {
        handover.lines.indices.contains(cursor) ? handover.lines[cursor].holding : nil
    }

    // MARK: Keys

    static func keys(_ state: State) -> [SheetKey<HandoverOverlay>] {
        [
            SheetKey([.enter], SuggestText.handOver, .handOverHelp, state) { $0.accept(&$1) },
            SheetKey(["a"], SuggestText.all, .allHelp, state) { .stays($0.askForAll(&$1)) },
            SheetKey(["o", "e"], SuggestText.change, .changeHelp, state) { .stays($0.askOwner(&$1)) },
            SheetKey(["x", Key(" "), "v"], SuggestText.leave, .leaveHelp, state) { sheet, _ in
                sheet.toggle()
                return .stays
            },
            SheetKey(["t"], SuggestText.team, .teamHelp, state) { sheet, _ in
                sheet.staysInTeam.toggle()
                return .stays
            },
        ] + moves(state)
    }

    private mutating func toggle() {
        guard let holding = selected else { return }
        if leftOut.remove(holding) == nil { leftOut.insert(holding) }
        cursor += 1
    }

    private func accept(_ state: inout State) -> OverlayOutcome {
        var handover = handover
        handover.lines.removeAll { leftOut.contains($0.holding) }
        let count = handover.lines.count { $0.successor != nil }
        guard count > 0 else {
            state.status = Status(state.texts[SuggestText.nothingIn], tone: .warning)
            return .stays
        }
        handover.leavesTeam = leavesTeam(state)
        let edits = handover.edits(in: state.network, by: state.author)
        let name = state.network.title(of: person, .person, .partner)
        let words = state.texts(SuggestText.handedOver, n: count, ["name": name])
        let gone = handover.leavesTeam ? state.texts[SuggestText.leftTeam] : ""
        return .closes(state.commit(words + gone, edits))
    }

    private func leavesTeam(_ state: State) -> Bool {
        !staysInTeam && state.network.person(person)?.isTeamMember == true
    }

    private func askOwner(_ state: inout State) -> [Effect] {
        guard let holding = selected else { return [] }
        let suggestion = Suggestion(for: [holding.key], in: state.network, on: state.day, without: [person])
        let options = suggestion.lines.isEmpty ? [] : suggestion.options(for: 0)
        return state.present(
            OwnerChoice.overlay(
                holding.key.kind, OwnerChoice.options(options, state), state
            ) { owner, state in
                state.withOverlay(HandoverOverlay.self) { $0.choose(owner, for: holding) }
            })
    }

    private mutating func choose(_ owner: RecordID?, for holding: Dependence.Holding) {
        guard owner != person, let index = handover.lines.firstIndex(where: { $0.holding == holding }) else { return }
        chosen[holding] = .some(owner)
        leftOut.remove(holding)
        handover.give(owner, line: index)
        cursor = min(index + 1, handover.lines.count - 1)
    }

    private func askForAll(_ state: inout State) -> [Effect] {
        let person = person
        let team = state.network.all(Person.self).filter { $0.isTeamMember && $0.id != person }
        let options = team.map { Picker.Option(state.personName($0.id), record: $0.key) }
        return state.present(
            ChooserOverlay(
                state.texts[SuggestText.owner], options, finding: RecordChoosers.people
            ) { choice, state in
                guard case .record(let key) = choice, key.id != person else { return [] }
                let all = Handover(
                    Dependence(on: person, in: state.network, today: state.day), to: key.id, in: state.network,
                    today: state.day)
                state.withOverlay(HandoverOverlay.self) { $0.take(all) }
                return []
            })
    }

    private mutating func take(_ all: Handover) {
        handover = all
        chosen = Dictionary(all.lines.map { ($0.holding, $0.successor) }) { first, _ in first }
        leftOut = []
    }

    // MARK: Drawing

    func draw(_ state: State, on canvas: inout Canvas) {
        let area = cleared(state, on: &canvas)
        let phrases = state.insightPhrases
        let rows = handover.lines.map { line in
            let isLeftOut = leftOut.contains(line.holding)
            let hours = line.hours.map { state.texts(InsightText.hours, ["hours": InsightPhrases.number($0)]) }
            let why = [
                phrases.word(for: line.holding.role), line.holding.due.map { state.dates.due($0) } ?? "", hours ?? "",
                phrases.reasons(line.reasons),
            ]
            return ProposalTable.Row(
                what: phrases.title(line.holding),
                owner: line.successor == nil && !isLeftOut
                    ? Run(state.texts[SuggestText.stays], .due)
                    : OwnerChoice.run(line.successor, isLeftOut: isLeftOut, state),
                why: why.filter { !$0.isEmpty }.joined(separator: " · "), isIn: line.successor != nil && !isLeftOut)
        }
        let texts = state.texts
        let name = state.network.title(of: person, .person, .partner)
        let leaves = leavesTeam(state) ? texts[SuggestText.leavesTeam] : ""
        ProposalTable(
            title: texts(SuggestText.handoverTitle, ["name": name]) + leaves,
            count: Run(phrases.standStill(handover), .due), rows: rows,
            headings: (texts[SuggestText.what], texts[SuggestText.owner], "")
        ).draw(cursor: cursor, top: top, on: &canvas, in: area)
    }
}

extension State {
    /// Asks who leaves, and shows what would stand still then; whoever holds the selected record is first.
    package mutating func askWhoLeaves() -> [Effect] {
        let workload = Workload(network, on: day)
        var seen: Set<RecordID> = []
        let likely = [holderInFocus].compactMap { $0 }
        let people = (likely + workload.all.map(\.holder)).filter {
            network.person($0) != nil && seen.insert($0).inserted
        }
        let options = people.map { id in
            let count = workload[id]?.count ?? 0
            return Picker.Option(
                network.title(of: id, .person), note: count == 0 ? "" : "\(count) \(texts[SuggestText.open])",
                record: RecordKey(.person, id))
        }
        return present(
            ChooserOverlay(texts[SuggestText.whoLeaves], options, finding: RecordChoosers.people) { choice, state in
                guard case .record(let key) = choice else { return [] }
                return state.openHandover(of: key.id)
            })
    }

    private mutating func openHandover(of person: RecordID) -> [Effect] {
        guard let overlay = HandoverOverlay(person, self) else {
            status = Status(texts(SuggestText.nothingRests, ["name": network.title(of: person, .person)]))
            return []
        }
        return present(overlay)
    }

    /// The person that the selected record is, or who holds it.
    private var holderInFocus: RecordID? {
        guard let selected else { return nil }
        let record = network.record(at: selected)
        switch selected.kind {
        case .person: return network.key(at: selected).id
        case .partner: return record.id(.lead)
        case .task: return record.id(.accountable)
        case .checklistItem, .position: return record.id(.owner)
        default: return nil
        }
    }
}
