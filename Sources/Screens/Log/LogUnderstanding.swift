import NetworkModel
import TextCanvas

/// What was understood of a log line, in words.
struct LogUnderstanding {
    private let statements: [[Run]]
    /// What has to be settled first; where there is nothing such, what is to be looked at.
    let problems: [String]

    /// Of a line with nothing in it only those are said whom it would be about.
    init(_ line: LogLine, isEmpty: Bool, _ state: State) {
        guard !isEmpty else {
            let names = line.with.map { Self.name($0, state) }
            statements = names.isEmpty ? [] : [[Run(state.texts[LogText.given] + " ", .label)] + Self.joined(names)]
            problems = []
            return
        }
        statements = [Self.contact(line, state)] + line.nextSteps.map { Self.step($0, of: line, state) }
        let blocking = line.problems.filter(\.blocks)
        problems = (blocking.isEmpty ? line.problems : blocking).map(\.description)
    }

    /// The statements in lines of a width, each whole where there is room for that, else cut.
    func lines(width: Int, atMost limit: Int) -> [[Run]] {
        var lines: [[Run]] = []
        for (index, statement) in statements.enumerated() {
            // Those that follow have a line each at least.
            let room = limit - lines.count - (statements.count - index - 1)
            lines += TextLayout.wrap(statement, to: max(1, width)).prefix(max(1, room))
        }
        return Array(lines.prefix(limit))
    }

    private static func joined(_ runs: [Run]) -> [Run] {
        Array(runs.map { [$0] }.joined(separator: [Run(", ", .dim)]))
    }

    private static func contact(_ line: LogLine, _ state: State) -> [Run] {
        var runs: [Run] = []
        func add(_ run: Run) { runs += runs.isEmpty ? [run] : [Run(" · ", .dim), run] }
        if let kind = line.kind { add(Run(kind)) }
        if let direction = line.direction { add(Run(state.words(forDirection: direction, of: line.kind), .dim)) }
        for mention in line.with { add(name(mention, of: line.employer(of: mention), state)) }
        add(Run(state.dates.weekday(state.day(of: line.at)) + time(line.at)))
        if let minutes = line.minutes { add(Run(state.dates.minutes(minutes))) }
        if let by = line.by { add(name(by, state)) }
        if let outcome = line.outcome { add(Run(outcome, .warning)) }
        if !line.summary.isEmpty { add(Run("“\(line.summary)”", .dim)) }
        for tag in line.tags { add(Run("#" + tag, .tag)) }
        return runs
    }

    private static func step(_ step: LogLine.NextStep, of line: LogLine, _ state: State) -> [Run] {
        var runs = [Run(state.texts[LogText.next] + " ", .label), Run(step.text)]
        // A task belongs to one partner, so it is said to which where there are several.
        if let partner = line.partnerOfSteps {
            runs += [Run(" · ", .dim), Run(state.texts(LogText.stepOf, ["partner": partner.title]))]
        }
        if let due = step.due {
            runs += [Run(" · ", .dim), Run(state.texts(LogText.due, ["day": state.dates.weekday(due)]))]
        }
        if step.assignees.isEmpty, let me = state.me { runs += [Run(" · ", .dim), Run(state.personName(me))] }
        for mention in step.assignees { runs += [Run(" · ", .dim), name(mention, state)] }
        return runs
    }

    /// `new person “Isolda Agazzi” of Alliance Sud`.
    static func newPerson(_ name: String, of partner: String?, _ state: State) -> String {
        guard let partner else { return state.texts(LogText.newPerson, ["name": name]) }
        return state.texts(LogText.newPersonOf, ["name": name, "partner": partner])
    }

    /// A name as far as it is known whose it is.
    static func name(_ mention: Mention, of employer: Mention? = nil, _ state: State) -> Run {
        switch mention.meaning {
        case .known(let candidate):
            Run(candidate.key.id == state.me ? state.personName(candidate.key.id) : candidate.title, .link)
        case .new(.person, let name): Run("+ " + newPerson(name, of: employer?.title, state), .good)
        case .new(_, let name): Run("+ " + state.texts(LogText.newPartner, ["name": name]), .good)
        case .ambiguous: Run(mention.text + "?", .warning)
        case .unknown: Run(mention.text + "?", .error)
        }
    }

    private static func time(_ moment: Timestamp) -> String { moment.hasTime ? " " + moment.time.iso : "" }
}
