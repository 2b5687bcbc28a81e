import NetworkModel
import TextCanvas

/// An entry of the minutes as a line of the screen: its sign, its text, and what matters of its kind.
struct SessionEntryLine {
    private let state: State
    private let session: Session

    init(_ state: State, _ session: Session) {
        self.state = state
        self.session = session
    }

    static func sign(_ sort: EntrySort) -> String {
        switch sort {
        case .information: "i"
        case .decision: "y"
        case .task: "t"
        case .priority: "p"
        case .question: "q"
        }
    }

    /// The line in a width: where it is too long, the words give way to what matters beside them, down to half of it.
    func runs(of entry: SessionEntry, isSelected: Bool, width: Int) -> [Run] {
        var runs = runs(of: entry, isSelected: isSelected)
        let excess = runs.reduce(0) { $0 + TextLayout.width(of: $1.text) } - width
        let place = entry.sort == .priority ? 3 : 2
        guard excess > 0, runs.indices.contains(place) else { return runs }
        let words = runs[place].text
        runs[place].text = TextLayout.truncate(words, to: max(width / 2, TextLayout.width(of: words) - excess))
        return runs
    }

    private func runs(of entry: SessionEntry, isSelected: Bool) -> [Run] {
        let style: Style = isSelected ? .selected : .text
        var runs = [Run(Self.sign(entry.sort), .accent), Run("  ", .dim)]
        let text = TextLayout.firstLine(entry.text)
        switch entry.sort {
        case .information: runs.append(Run(text, style))
        case .question:
            let note = state.network.find(Note.self, entry.key.id)
            runs.append(Run(text, note?.answered == nil ? style : .done))
            if note?.answered == nil { runs.append(Run("  " + state.texts[SessionText.open], .due)) }
        case .decision: runs += [Run(text, style)] + decision(entry)
        case .task: runs += task(entry, style)
        case .priority: runs += priority(entry, style)
        }
        if let source = entry.source.flatMap({ id in state.session.entries.first { $0.key.id == id } }) {
            runs.append(Run("   " + state.texts(SessionText.from, ["what": TextLayout.firstLine(source.text)]), .dim))
        }
        return runs
    }

    private func decision(_ entry: SessionEntry) -> [Run] {
        guard let decision = state.network.find(Decision.self, entry.key.id) else { return [] }
        var words = [decision.method ?? state.texts[SessionText.noMethod], SessionCount.words(decision, state.texts)]
        words.removeAll { $0.isEmpty }
        var runs = [Run("   " + words.joined(separator: " · "), .dim)]
        if decision.isLowestCommonDenominator {
            runs.append(Run("  " + state.texts[SessionText.lowest], .warning))
        }
        return runs
    }

    private func task(_ entry: SessionEntry, _ style: Style) -> [Run] {
        guard let task = state.network.task(entry.key.id) else { return [] }
        var runs = [Run(task.title, task.isOpen ? style : .done), Run(" → ", .dim)]
        if let owner = task.accountable {
            runs.append(Run(state.personName(owner) + (task.status == "proposed" ? "?" : ""), .link))
        } else {
            runs.append(Run(state.texts[SessionText.nobody], .due))
        }
        if let due = task.due {
            runs.append(Run(", " + state.texts(SessionText.due, ["day": state.dates.near(due)])))
        }
        return runs
    }

    private func priority(_ entry: SessionEntry, _ style: Style) -> [Run] {
        guard let priority = state.network.find(Priority.self, entry.key.id) else { return [] }
        // Where they stand among what was said, a number would seem to count those.
        let place = state.session.part == .priorities ? state.session.place(of: entry.key) : nil
        var runs = [Run(place.map { "\($0). " } ?? "", .dim), Run(priority.text, style)]
        if priority.dots > 0 { runs.append(Run("  " + state.texts(SessionText.dots, n: priority.dots), .accent)) }
        if let line = priority.redLine {
            runs.append(Run("  " + state.texts(SessionText.redLine, ["what": line]), .late))
        }
        if let fallback = priority.fallback {
            runs.append(Run("  " + state.texts(SessionText.fallback, ["what": fallback]), .dim))
        }
        return runs
    }
}

/// How a decision was carried, in words.
enum SessionCount {
    /// `15 for, 2 aside, 1 against`.
    static func words(_ decision: Decision, _ texts: Texts) -> String {
        let counts: [(SessionText, Int)] = [
            (.countFor, decision.favour.count), (.countAside, decision.aside.count),
            (.countAgainst, decision.against.count),
        ]
        return counts.filter { $0.1 > 0 }.map { texts($0.0, n: $0.1) }.joined(separator: ", ")
    }
}
