import NetworkModel
import TextCanvas

/// What was understood of a task line, in words.
enum TaskUnderstanding {
    static func runs(of line: TaskLine, isEmpty: Bool, _ state: State) -> [Run] {
        let title = line.title.isEmpty ? [] : [Run("“\(line.title)”")]
        return joined(title + (isEmpty ? [] : owners(line, state)), line, state)
    }

    /// In a session nobody has a task unless they are named, and who is there hears that they are.
    static func inSession(_ line: TaskLine, _ state: State) -> [Run] {
        let owners = line.owners.map { LogUnderstanding.name($0, state) }
        return joined(owners.isEmpty ? [Run(state.texts[TasksText.nobody], .due)] : owners, line, state)
    }

    private static func joined(_ first: [Run], _ line: TaskLine, _ state: State) -> [Run] {
        var runs: [Run] = []
        func add(_ new: Run...) { runs += runs.isEmpty ? new : [Run(" · ", .dim)] + new }
        for run in first { add(run) }
        if let due = line.due {
            let day = state.texts(LogText.due, ["day": state.dates.weekday(due)])
            add(Run(day, due < state.day ? .warning : .text))
        }
        for (label, value) in facts(line, state) { add(Run(label.isEmpty ? "" : label + " ", .label), Run(value)) }
        for tag in line.tags { add(Run("#" + tag, .tag)) }
        return runs
    }

    /// Who answers for it and who helps, each as far as it is known who that is.
    private static func owners(_ line: TaskLine, _ state: State) -> [Run] {
        guard !line.owners.isEmpty else {
            if line.isNobodys { return [Run(state.texts[TasksText.nobody], .due)] }
            return [state.me.map { Run(state.personName($0), .link) } ?? Run(state.texts[TasksText.nobody], .due)]
        }
        return line.owners.enumerated().map { number, mention in
            let name = LogUnderstanding.name(mention, state)
            guard let id = mention.candidate?.key.id else { return name }
            if number > 0 { return Run(state.texts(TasksText.helps, ["name": name.text]), .link) }
            return id == state.me ? name : Run(state.texts(TasksText.isAsked, ["name": name.text]), .link)
        }
    }

    private static func facts(_ line: TaskLine, _ state: State) -> [(String, String)] {
        var facts: [(String, String)] = []
        func add(_ text: TasksText, _ value: String?) {
            if let value, !value.isEmpty { facts.append((state.texts[text], value)) }
        }
        if let effort = line.effort { facts.append(("", state.texts(TasksText.hours, ["hours": effort]))) }
        add(.priority, line.priority)
        add(.skills, line.skills.joined(separator: ", "))
        add(.startsOn, line.starts.map { state.dates.weekday($0) })
        add(.after, line.after.map(\.title).joined(separator: ", "))
        add(.partOf, line.parent?.title)
        add(.partner, line.partner?.title)
        add(.event, line.event?.title)
        add(.waitingFor, line.waitingFor)
        add(.repeats, line.repeats.map { $0.phrase ?? $0.rule })
        return facts
    }
}
