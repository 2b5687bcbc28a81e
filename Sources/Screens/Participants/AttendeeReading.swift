import NetworkModel
import TextCanvas

/// What a line that adds people to an event would do, in words.
struct AttendeeReading: Sendable {
    /// One who is there and may be meant by a typed name.
    struct Offer: Sendable {
        let name: String
        let candidate: NameCandidate
    }

    private(set) var line: AttendeeLine?
    private(set) var lines: [[Run]] = []
    /// Why it cannot be done yet.
    private(set) var problem: String?
    /// What `=` takes.
    private(set) var offer: Offer?
    /// Those who would be added, without those on the list.
    private(set) var added: [RecordID] = []

    init() {}

    init(_ line: AttendeeLine, for event: RecordID, taking taken: [Kind: NameCandidate], _ state: State) {
        self.line = line
        let known = Set(state.network.event(event)?.attendees.map(\.id) ?? [])
        switch line {
        case .names(let mentions): read(mentions, known, state)
        case .filter(let kind, let filter, let delegates): read(kind, filter, delegates, known, state)
        case .walkIn(let name): read(name, taken, state.network.event(event)?.hasBegun(on: state.clock) ?? false, state)
        }
        if let problem { lines.append([Run(problem, .warning)]) }
    }

    private mutating func read(_ mentions: [Mention], _ known: Set<RecordID>, _ state: State) {
        let found = mentions.compactMap(\.candidate)
        show(found.map(\.key.id), known, state, isPartial: found.count < mentions.count)
        for mention in mentions where problem == nil {
            switch mention.meaning {
            case .known, .new: break
            case .ambiguous(let candidates):
                let names = candidates.prefix(3).map(\.title).joined(separator: ", ")
                problem = state.texts(ParticipantsText.several, ["name": mention.text, "names": names])
            case .unknown(let alike):
                let likely = state.likely(mention.text, .person, alike: alike).first ?? alike.first
                guard let likely else {
                    problem = state.texts(ParticipantsText.unknown, ["name": mention.text])
                    break
                }
                offer = Offer(name: mention.text, candidate: likely)
                problem = state.texts(
                    ParticipantsText.unknownTake, ["name": mention.text, "likely": likely.title])
            }
        }
    }

    private mutating func read(
        _ kind: Kind, _ filter: Filter, _ delegates: Bool, _ known: Set<RecordID>, _ state: State
    ) {
        if let wrong = filter.problems.first { return problem = state.texts.words(for: wrong) }
        var matcher = FilterMatcher(
            filter, kind: kind, network: state.network, author: state.author, search: state.prepared.search(kind))
        let table = state.network[kind]
        let ids = table.slots.filter { matcher.matches(Int($0)) }.map { slot in
            let id = table.id(at: Int(slot))
            return delegates ? state.network.delegate(of: id) : id
        }
        if ids.isEmpty { return problem = state.texts[ParticipantsText.noneFits] }
        show(ids, known, state, isPartial: false)
    }

    private mutating func show(_ ids: [RecordID], _ known: Set<RecordID>, _ state: State, isPartial: Bool) {
        var seen = known
        added = ids.filter { seen.insert($0).inserted }
        guard !added.isEmpty else {
            if !ids.isEmpty, !isPartial { problem = state.texts[ParticipantsText.allThere] }
            return
        }
        let names = added.prefix(4).map { state.network.title(of: $0, .person, .partner) }.joined(separator: ", ")
        let text: String =
            added.count <= 4
            ? state.texts(ParticipantsText.adds, ["names": names])
            : state.texts(ParticipantsText.addsMany, n: added.count, ["names": names + " …"])
        lines.append([Run(text, .accent)])
    }

    private mutating func read(_ name: QuickName, _ taken: [Kind: NameCandidate], _ isHere: Bool, _ state: State) {
        var runs: [Run] = []
        for (kind, mention) in [(Kind.person, name.person), (.partner, name.partner)] {
            guard let mention else { continue }
            if !runs.isEmpty { runs.append(Run(" · ", .dim)) }
            if let candidate = taken[kind] ?? mention.candidate {
                runs.append(Run(candidate.title))
                continue
            }
            let noun = state.texts.noun(for: kind)
            let sort = kind == .partner ? name.kind ?? noun : noun
            runs.append(Run("+ " + mention.text, .accent))
            runs.append(Run(" " + state.texts(ParticipantsText.newRecord, ["kind": sort]), .dim))
            if offer == nil, let likely = state.likely(mention.text, kind).first {
                offer = Offer(name: mention.text, candidate: likely)
            }
        }
        if let remark = name.remark {
            runs.append(Run(" · " + state.texts(ParticipantsText.asksFor, ["what": remark]), .dim))
        }
        if isHere { runs.append(Run(" · " + state.texts[ParticipantsText.isHere], .dim)) }
        lines.append(runs)
        if let offer {
            let noun = state.texts.noun(for: offer.candidate.key.kind)
            let values: KeyValuePairs = ["likely": offer.candidate.title, "kind": noun]
            lines.append([Run(state.texts(ParticipantsText.takes, values), .warning)])
        }
        // What is only ambiguous by its name is settled by taking one of them.
        let open = name.problems.filter { problem in
            guard case .ambiguous(let mention) = problem.what else { return problem.blocks }
            return !taken.values.contains { _ in name.person == mention || name.partner == mention }
        }
        problem = open.first?.description
    }
}
