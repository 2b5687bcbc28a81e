import NetworkModel
import TextCanvas

/// The dot vote on priorities: how many dots each has, what was given, and the order that follows.
extension State {
    /// The vote on the priorities that the session shown is about.
    var dotVote: DotVote? { sessionSubject.map { DotVote(on: $0, at: shownSession, in: network) } }

    /// Asks how many dots each of those present can give.
    mutating func askForDotsEach(then next: @escaping @Sendable (inout State) -> [Effect] = { _ in [] }) -> [Effect] {
        guard let session = shownSession else { return [] }
        let count = sessionSubject.map { network.priorities(of: $0).count } ?? 0
        // A third of what is voted on is the custom.
        let proposal = session.dotsEach ?? max(1, (count + 2) / 3)
        return present(
            PromptOverlay(
                texts[SessionText.dotsEach], String(proposal),
                understand: { text, state in
                    guard let each = DotVotes.number(text) else {
                        return .problem(state.texts[SessionText.dotsEachBad])
                    }
                    return .understood(state.saying(dotsEach: each, of: session.present.count))
                },
                action: { text, state in
                    guard let each = DotVotes.number(text) else { return [] }
                    let edits = state.network.setting(.dots, [String(each)], of: [session.key], at: state.clock.now)
                    let words = state.saying(dotsEach: each, of: session.present.count)
                    return state.commit(words, edits) + next(&state)
                }))
    }

    private func saying(dotsEach each: Int, of heads: Int) -> String {
        guard each > 0 else { return texts[SessionText.dotsAny] }
        let words = texts(SessionText.dotsForEach, n: each)
        return heads == 0 ? words : words + " · " + texts(SessionText.dotsInAll, n: each * heads)
    }

    /// Asks for the dots of the selected priority: by number, or by name.
    mutating func votePriority() -> [Effect] {
        guard let key = session.selectedRow?.entry?.key else { return [] }
        guard shownSession?.dotsEach == nil, closedReason == nil else { return askForDots(of: key) }
        return askForDotsEach { $0.askForDots(of: key) }
    }

    private mutating func askForDots(of key: RecordKey) -> [Effect] {
        let title = dotVote?.each.map { texts(SessionText.votesPromptEach, n: $0) } ?? texts[SessionText.votesPrompt]
        return present(
            PromptOverlay(
                title, about: network.title(of: key.id, key.kind), placeholder: texts[SessionText.votesHint],
                understand: { text, state in
                    guard let votes = DotVotes(text, state) else { return .problem(state.texts[SessionText.votesBad]) }
                    if let problem = votes.problem(with: key, state) { return .problem(problem) }
                    return .understood(votes.words(for: key, state))
                },
                action: { text, state in DotVotes(text, state).map { state.give($0, to: key) } ?? [] }))
    }

    /// Gives dots to a priority; the order follows, and the cursor goes on to the one that stood below.
    private mutating func give(_ votes: DotVotes, to key: RecordKey) -> [Effect] {
        guard let vote = dotVote, var draft = network.draft(key) else { return [] }
        let order = session.rows.compactMap(\.entry?.key)
        votes.put(in: &draft)
        let effects = commit("", vote.ranking(draft, in: network, at: clock.now))
        session.refresh(network, version: version, texts)
        let next = order.firstIndex(of: key).flatMap { order.indices.contains($0 + 1) ? order[$0 + 1] : nil }
        for wanted in [next, key].compactMap({ $0 }) {
            guard let row = session.rows.firstIndex(where: { $0.entry?.key == wanted && $0.entry?.sort == .priority })
            else { continue }
            session.select(row)
            break
        }
        let priority = network.find(Priority.self, key.id)
        var words = texts(SessionText.voted, n: priority?.dots ?? 0, ["what": priority?.text ?? ""])
        if let vote = dotVote, let all = vote.all {
            words += " · " + texts(SessionText.dotsGiven, ["given": String(vote.given), "all": String(all)])
        }
        status = Status(texts(GeneralText.undoHint, ["what": words]))
        return effects
    }
}

/// Dots as they are typed: a number, or names with theirs.
struct DotVotes {
    private var number: Int?
    private var named: [(id: RecordID, dots: Int)] = []

    init?(_ text: String, _ state: State) {
        if let number = Self.number(text) {
            self.number = number
            return
        }
        for words in text.split(separator: ",").map({ $0.split(separator: " ").map(String.init) }) {
            guard let last = words.last, let dots = Int(last), 0...100 ~= dots, words.count > 1 else { return nil }
            let name = words.dropLast().joined(separator: " ")
            guard let found = state.resolve(name, [.person, .partner]).candidate else { return nil }
            named.removeAll { $0.id == found.key.id }
            named.append((found.key.id, dots))
        }
        guard !named.isEmpty else { return nil }
    }

    /// A text that is a number and nothing else.
    static func number(_ text: String) -> Int? {
        Int(text.trimmed).flatMap { 0...1_000 ~= $0 ? $0 : nil }
    }

    /// Puts them in a priority: a number takes the place of the number that was counted, a name's dots that of the name's.
    func put(in draft: inout Draft) {
        if let number { draft.set(.dots, number == 0 ? nil : String(number)) }
        var votes = draft.all(.vote).filter { vote in !named.contains { $0.id == Described(vote).id } }
        votes += named.filter { $0.dots > 0 }.map { Described($0.id, String($0.dots)).value }
        draft.setAll(.vote, votes)
    }

    /// Why there are not as many dots to give; nil where there are.
    func problem(with key: RecordKey, _ state: State) -> String? {
        guard let vote = state.dotVote else { return nil }
        if let absent = named.first(where: { $0.dots > 0 && !vote.canGive($0.id, in: state.network) }) {
            return state.texts(SessionText.dotsOfAbsent, ["name": state.personName(absent.id)])
        }
        guard let each = vote.each else { return nil }
        for (id, dots) in named where vote.given(by: id, beside: key) + dots > each {
            let left = max(0, each - vote.given(by: id, beside: key))
            return state.texts(SessionText.dotsNotLeft, n: left, ["name": state.personName(id)])
        }
        guard let all = vote.all else { return nil }
        let left = all - vote.given(beside: key)
        return total(of: key, state) > left ? state.texts(SessionText.dotsGone, n: max(0, left)) : nil
    }

    private func total(of key: RecordKey, _ state: State) -> Int {
        dots(of: key, state).counted + dots(of: key, state).named
    }

    /// What the priority would have, counted and by name.
    private func dots(of key: RecordKey, _ state: State) -> (counted: Int, named: Int) {
        guard var draft = state.network.draft(key) else { return (0, 0) }
        put(in: &draft)
        let counted = draft.first(.dots).flatMap { Int($0) } ?? 0
        let named = draft.all(.vote).reduce(0) { $0 + (Int(Described($1).text) ?? 0) }
        return (counted, named)
    }

    /// `Ana 2, 1 left · Fatima 1, 2 left`, `7 counted and 3 by name: 10 dots`.
    func words(for key: RecordKey, _ state: State) -> String {
        let vote = state.dotVote
        let (counted, byName) = dots(of: key, state)
        var words = named.map { id, dots in
            let left = vote?.each.map { $0 - (vote?.given(by: id, beside: key) ?? 0) - dots }
            let rest = left.map { ", " + state.texts(SessionText.dotsLeft, n: $0) } ?? ""
            return "\(state.personName(id)) \(dots)\(rest)"
        }
        if counted > 0, byName > 0 {
            let values: KeyValuePairs = ["counted": String(counted), "named": String(byName)]
            words.append(state.texts(SessionText.dotsTogether, n: counted + byName, values))
        } else if number != nil {
            words.append(state.texts(SessionText.dots, n: counted + byName))
        }
        if let vote, let all = vote.all {
            words.append(state.texts(SessionText.dotsLeft, n: all - vote.given(beside: key) - counted - byName))
        }
        return words.joined(separator: " · ")
    }
}
