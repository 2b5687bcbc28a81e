/// The next occurrence of a task that repeats.
struct NextOccurrence {
    private let task: Draft
    private let due: Day
    /// How many days later it is due.
    private let days: Int
    private let rule: Recurrence

    /// Nil where the task does not repeat, or does no more: the rule counts from the day it was due, and what would be
    /// due before today is passed over.
    init?(of task: Draft, on today: Day) {
        // A rule that cannot be read makes no next task; the check tells of it with its line.
        guard let text = task.first(.repeats), !text.isEmpty, let rule = try? Recurrence(rule: text) else { return nil }
        let start = task.first(.due).flatMap { Day(iso: $0) } ?? today
        let first = max(start + 1, today)
        var lastDay: Day?
        if case .until(let until) = rule.end {
            switch until {
            case .day(let day), .local(let day, _): lastDay = day
            case .instant(let instant): lastDay = Timestamp(instant: instant, offset: 0).day
            }
        }
        var iterator = rule.days(from: start, within: first, through: start + Self.horizon, until: lastDay)
            .makeIterator()
        guard let due = iterator.next() else { return nil }
        self.task = task
        self.due = due
        days = due - start
        self.rule = Self.rest(of: rule, from: start, to: due)
    }

    /// Ten thousand years would be enough for any rule, and a century for anybody's tasks.
    private static let horizon = 36_525

    /// The rule as it goes on from a later day: so many occurrences fewer.
    private static func rest(of rule: Recurrence, from start: Day, to due: Day) -> Recurrence {
        guard case .count(let count) = rule.end else { return rule }
        var rest = rule
        rest.end = .count(
            max(1, count - rule.days(from: start, within: start, through: due - 1).reduce(0) { n, _ in n + 1 }))
        return rest
    }

    func draft(_ id: RecordID) -> Draft {
        var next = Draft(new: .task, id: id)
        let kept: [Field] = [
            .title, .accountable, .assignee, .priority, .effort, .skill, .event, .partner, .theme, .parent, .tag,
            .notes, .confidential,
        ]
        for field in kept { next.setAll(field, task.all(field)) }
        // Whoever said yes to it said so to all that come.
        let isAgreed = task.taskStatus.map(\.isAgreed) ?? true
        if task.holder != nil { next.set(.status, (isAgreed ? TaskStatus.accepted : .proposed).rawValue) }
        next.set(.starts, task.first(.starts).flatMap { Day(iso: $0) }.map { ($0 + days).iso })
        next.set(.due, due.iso)
        next.set(.repeats, rule.rule)
        return next
    }
}
