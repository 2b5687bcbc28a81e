import NetworkModel
import TextCanvas

/// What was understood of a log line, in words.
struct LogUnderstanding {
    let lines: [[Run]]
    /// What has to be settled first; where there is nothing such, what is to be looked at.
    let problems: [String]

    init(_ line: LogLine, _ state: State) {
        lines = [Self.contact(line, state)] + line.nextSteps.map { Self.step($0, state) }
        let blocking = line.problems.filter(\.blocks)
        problems = (blocking.isEmpty ? line.problems : blocking).map(\.description)
    }

    private static func contact(_ line: LogLine, _ state: State) -> [Run] {
        var runs: [Run] = []
        func add(_ run: Run) { runs += runs.isEmpty ? [run] : [Run(" · ", .dim), run] }
        if let kind = line.kind { add(Run(kind)) }
        if let direction = line.direction { add(Run(state.texts[direction == "in" ? LogText.came : .went], .dim)) }
        for mention in line.with { add(name(mention, state)) }
        add(Run(state.dates.weekday(state.day(of: line.at)) + time(line.at)))
        if let minutes = line.minutes { add(Run(state.dates.minutes(minutes))) }
        if let by = line.by { add(name(by, state)) }
        if let outcome = line.outcome { add(Run(outcome, .warning)) }
        if !line.summary.isEmpty { add(Run("“\(line.summary)”", .dim)) }
        for tag in line.tags { add(Run("#" + tag, .tag)) }
        return runs
    }

    private static func step(_ step: LogLine.NextStep, _ state: State) -> [Run] {
        var runs = [Run(state.texts[LogText.next] + " ", .label), Run(step.text)]
        if let due = step.due {
            runs += [Run(" · ", .dim), Run(state.texts(LogText.due, ["day": state.dates.weekday(due)]))]
        }
        if step.assignees.isEmpty, let me = state.me { runs += [Run(" · ", .dim), Run(state.personName(me))] }
        for mention in step.assignees { runs += [Run(" · ", .dim), name(mention, state)] }
        return runs
    }

    private static func name(_ mention: Mention, _ state: State) -> Run {
        switch mention.meaning {
        case .known(let candidate):
            Run(candidate.key.id == state.me ? state.personName(candidate.key.id) : candidate.title, .link)
        case .new(let kind, let name):
            Run("+ " + state.texts(kind == .person ? LogText.newPerson : .newPartner, ["name": name]), .good)
        case .ambiguous: Run(mention.text + "?", .warning)
        case .unknown: Run(mention.text + "?", .error)
        }
    }

    private static func time(_ moment: Timestamp) -> String { moment.hasTime ? " " + moment.time.iso : "" }
}
