import NetworkModel
import TextCanvas

/// Sessions as other cards mention them.
enum SessionLines {
    /// On a partner's or a person's card: the sessions at which they, or their people, were.
    static func attended(by place: Place, _ state: State) -> [[Run]] {
        var places = state.network.sources(.session, naming: place)
        if place.kind == .partner {
            places += state.network.sources(.person, naming: place)
                .flatMap { state.network.sources(.session, naming: $0) }
        }
        var seen: Set<Place> = []
        let sessions = places.filter { seen.insert($0).inserted }.map { Session(state.network.record(at: $0)) }
        return lines(sessions, state, title: .attended) { session in
            let people = place.kind == .partner ? names(of: place, at: session, state) : []
            return people.joined(separator: ", ")
        }
    }

    /// On an event's card: its sessions, and what came of each.
    static func held(for place: Place, _ state: State) -> [[Run]] {
        let sessions = state.network.sessions(around: state.network.key(at: place).id)
        return lines(sessions, state, title: .held, opens: !state.sessionsFromHere.isEmpty) { session in
            let entries = state.network.entries(of: session.id)
            let decisions = entries.count { $0.sort == .decision }
            let tasks = entries.count { $0.sort == .task }
            let words = [
                session.isClosed ? "" : session.status ?? "", state.texts(SessionText.here, n: session.present.count),
                decisions > 0 ? state.texts(SessionText.decisionCount, n: decisions) : "",
                tasks > 0 ? state.texts(SessionText.taskCount, n: tasks) : "",
            ]
            return words.filter { !$0.isEmpty }.joined(separator: " · ")
        }
    }

    /// The session itself, where another screen lists it: how far it is, who is there, what was entered.
    static func card(of place: Place, _ state: State, width: Int) -> [[Run]] {
        let session = Session(state.network.record(at: place))
        let phrases = SessionPhrases(place, state.network, state.clock, state.texts)
        let title = TextLayout.wrap(session.title, to: max(8, width)).map { [Run($0, .title)] }
        let entries = state.network.entries(of: session.id)
        let counts: [(SessionText, Int)] = [
            (.here, session.present.count), (.decisionCount, entries.count { $0.sort == .decision }),
            (.taskCount, entries.count { $0.sort == .task }),
        ]
        let said = counts.filter { $0.1 > 0 }.map { state.texts($0.0, n: $0.1) }.joined(separator: " · ")
        let up = phrases.item.map { TextLayout.wrap("▸ " + $0, to: max(8, width)).map { [Run($0)] } } ?? []
        return title + [[Run(phrases.time, .accent), Run(" · " + phrases.progress, .dim)], []] + up
            + (said.isEmpty ? [] : [[Run(said, .dim)]])
    }

    /// On a task's card: the entry it came from, the topic, and the session.
    static func source(of task: Task, _ state: State, width: Int) -> [[Run]] {
        let entry = task.source.flatMap { state.network.place(of: $0, among: [.decision, .note]) }
        let id = task.session ?? entry.flatMap { state.network.record(at: $0).id(.session) }
        guard let session = id.flatMap({ state.network.session($0) }) else { return [] }
        var lines = [
            [Run(state.texts[SessionText.fromSession], .heading)], [Run(" " + session.title), day(session, state)],
        ]
        let texts = [
            task.item.map { state.network.title(of: $0, .agendaItem) }, entry.map { said(at: $0, state) },
        ]
        for text in texts.compactMap({ $0 }) {
            lines += TextLayout.wrap(text, to: max(8, width - 1)).map { [Run(" " + $0, .dim)] }
        }
        return lines
    }

    /// An entry in the minutes: a decision says that it is one.
    private static func said(at place: Place, _ state: State) -> String {
        let text = state.network.title(at: place)
        return place.kind == .decision ? state.texts(SessionText.fromDecision, ["text": text]) : text
    }

    /// The decision that a task comes from: `decided: we oppose annex 4`; nil where it comes from none.
    static func decision(behind task: Task, _ state: State) -> String? {
        task.source.flatMap { state.network.place(of: $0, among: [.decision]) }.map { said(at: $0, state) }
    }

    private static func lines(
        _ sessions: [Session], _ state: State, title: SessionText, opens: Bool = false, _ words: (Session) -> String
    ) -> [[Run]] {
        guard !sessions.isEmpty else { return [] }
        let dated = sessions.map { (at: $0.starts?.instant ?? .max, session: $0) }.sorted { $0.at > $1.at }
        let key =
            opens ? [Run("  " + Key.enter.label, .key), Run(" " + state.texts[SessionText.toSessions], .dim)] : []
        return [[Run(state.texts[title], .heading)] + key]
            + dated.prefix(4).map { _, session in
                let more = words(session)
                return [Run(" " + session.title), day(session, state), Run(more.isEmpty ? "" : "  " + more, .dim)]
            }
    }

    private static func day(_ session: Session, _ state: State) -> Run {
        Run(session.starts.map { "  " + state.dates.short(state.day(of: $0)) } ?? "", .dim)
    }

    private static func names(of partner: Place, at session: Session, _ state: State) -> [String] {
        let people = Set(state.network.sources(Person.self, naming: partner).map(\.id))
        return session.present.map(\.id).filter(people.contains).map { state.network.title(of: $0, .person) }
    }
}
