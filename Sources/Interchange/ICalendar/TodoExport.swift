import NetworkModel
import RecFormat

/// Writes tasks as to-dos (RFC 5545 §3.6.2). What a to-do has no property for goes into `X-CAUCUS-FIELD`s.
struct TodoExport {
    let network: Network
    let clock: Clock
    let host: String
    let hasPeople: Bool

    /// Tells tasks from checklist items, which are to-dos too.
    static let kindProperty = "X-CAUCUS-KIND"
    static let kind = "TASK"
    static let fieldProperty = "X-CAUCUS-FIELD"

    func uid(of task: Task) -> String { task.record.first(.uid) ?? uid(task.id) }

    func uid(_ id: RecordID) -> String { "\(id)@\(host)" }

    /// What the task says; the caller puts its history and what was kept of an import behind it.
    func lines(of task: Task) -> [ContentLine] {
        var lines = [ContentLine("SUMMARY", text: task.title), ContentLine(Self.kindProperty, value: Self.kind)]
        lines += times(of: task) + standing(of: task)
        let categories = ([task.theme].compactMap { $0 } + task.tags).filter { !$0.isEmpty }
        if !categories.isEmpty {
            lines.append(ContentLine("CATEGORIES", value: categories.map(ContentLine.escaped).joined(separator: ",")))
        }
        if let notes = task.notes { lines.append(ContentLine("DESCRIPTION", text: notes)) }
        lines += relations(of: task)
        if hasPeople { lines += people(of: task) }
        return lines + rest(of: task)
    }

    // MARK: Times

    /// `DTSTART`, `DUE` and `RRULE`. A rule needs a start, which is the day that ours counts from, the one that it is
    /// due; as `DUE` has to be later (§3.8.2.3), both are times of that day then.
    private func times(of task: Task) -> [ContentLine] {
        guard let due = task.due else {
            return task.starts.map { [Self.day("DTSTART", $0)] } ?? []
        }
        if let rule = Self.rule(of: task) {
            return [
                ContentLine("DTSTART", value: BasicMoment(due, second: 0).text),
                ContentLine("DUE", value: BasicMoment(due, second: Self.lastMinute).text),
                ContentLine("RRULE", value: rule),
            ]
        }
        guard let starts = task.starts, starts < due else { return [Self.day("DUE", due)] }
        return [Self.day("DTSTART", starts), Self.day("DUE", due)]
    }

    private static let lastMinute = 86_340

    private static func day(_ name: String, _ day: Day) -> ContentLine {
        ContentLine(name, [("VALUE", "DATE")], value: BasicMoment(day).text)
    }

    /// The rule with an end of the form of its start (§3.3.10); nil where there is none that can be read.
    private static func rule(of task: Task) -> String? {
        // A rule that cannot be read goes as it stands with the other fields.
        guard let text = task.repeats, var rule = try? Recurrence(rule: text) else { return nil }
        if case .until(let until) = rule.end { rule.end = .until(.local(until.day, second: lastMinute)) }
        return rule.rule
    }

    private static func writesStart(_ task: Task) -> Bool {
        guard let due = task.due else { return true }
        return rule(of: task) == nil && task.starts.map { $0 < due } ?? true
    }

    // MARK: How far it is

    private func standing(of task: Task) -> [ContentLine] {
        var lines = [ContentLine("STATUS", value: CalendarWords.todoStatus(task.status))]
        if task.stage == .done {
            lines.append(ContentLine("PERCENT-COMPLETE", value: "100"))
        } else if let progress = network.progress(of: task.key), progress.total > 0 {
            lines.append(ContentLine("PERCENT-COMPLETE", value: "\(progress.done * 100 / progress.total)"))
        }
        if let priority = CalendarWords.priority(task.priority) {
            lines.append(ContentLine("PRIORITY", value: "\(priority)"))
        }
        if let done = task.done {
            let noon = clock.zone.reading(done, .noon).timestamp.instant
            lines.append(ContentLine("COMPLETED", value: BasicMoment(utc: noon).text))
        }
        return lines
    }

    // MARK: Links and people

    /// The task that it is a part of, and those that come first (RFC 9253 §5.1).
    private func relations(of task: Task) -> [ContentLine] {
        func relation(_ sort: String, to id: RecordID) -> ContentLine {
            ContentLine("RELATED-TO", [("RELTYPE", sort)], text: uid(naming: id))
        }
        return (task.parent.map { [relation("PARENT", to: $0)] } ?? [])
            + task.after.map { relation("DEPENDS-ON", to: $0) }
    }

    private func uid(naming id: RecordID) -> String { network.task(id).map { uid(of: $0) } ?? uid(id) }

    private func people(of task: Task) -> [ContentLine] {
        let answering = task.accountable.flatMap { attendee($0, role: "accountable", CalendarWords.reply(to: task)) }
        return [answering].compactMap { $0 } + task.assignees.compactMap { attendee($0, role: "helper", "ACCEPTED") }
    }

    private func attendee(_ id: RecordID, role: String, _ reply: String) -> ContentLine? {
        guard let place = network.place(of: id, among: [.person, .partner]) else { return nil }
        let record = network.record(at: place)
        let parameters = [
            ("CN", network.title(at: place)), ("CUTYPE", place.kind == .partner ? "GROUP" : "INDIVIDUAL"),
            ("ROLE", role == "helper" ? "OPT-PARTICIPANT" : "REQ-PARTICIPANT"), ("PARTSTAT", reply),
            ("X-CAUCUS-ROLE", role), ("X-CAUCUS-ID", id.text),
        ]
        let address = record.first(.email) ?? "\(id)@\(CalendarWords.noMail)"
        return ContentLine("ATTENDEE", parameters, value: "mailto:\(address)")
    }

    // MARK: The rest

    private static let mapped: Set<Field> = [
        .id, .title, .due, .parent, .after, .tag, .notes, .created, .modified, .uid, .iCalendar,
    ]

    /// The fields that no property tells, as they stand in the record.
    private func rest(of task: Task) -> [ContentLine] {
        task.record.fields.filter { isUntold(Field($0.name), $0.value, of: task) }.map { field in
            ContentLine(Self.fieldProperty, [("X-NAME", field.name)], value: ContentLine.escaped(field.value))
        }
    }

    private func isUntold(_ field: Field, _ value: String, of task: Task) -> Bool {
        switch field {
        case .accountable, .assignee:
            hasPeople && network.place(of: RecordID(value), among: [.person, .partner]) == nil
        case .starts: !Self.writesStart(task)
        case .repeats: task.due == nil || Self.rule(of: task) == nil
        case .priority: CalendarWords.priority(value) == nil
        case .done: Day(iso: value) == nil
        case .history: hasPeople
        default: !Self.mapped.contains(field)
        }
    }
}

extension Recurrence.Until {
    /// The day, on whatever clock.
    var day: Day {
        switch self {
        case .day(let day), .local(let day, _): day
        case .instant(let instant): BasicMoment(utc: instant).day
        }
    }
}

extension CalendarWords {
    /// How far a task is, in the words of a to-do (RFC 5545 §3.8.1.11).
    static func todoStatus(_ status: String?) -> String {
        switch status.flatMap(TaskStatus.init(rawValue:)) {
        case .doing, .waiting: "IN-PROCESS"
        case .done: "COMPLETED"
        case .dropped, .declined: "CANCELLED"
        case .proposed, .accepted, nil: "NEEDS-ACTION"
        }
    }

    /// What a task is where only its to-do tells; nil where it says no more than that it is open.
    static func taskStatus(of value: String) -> TaskStatus? {
        switch value.uppercased() {
        case "IN-PROCESS": .doing
        case "COMPLETED": .done
        case "CANCELLED": .dropped
        default: nil
        }
    }

    /// RFC 5545 §3.8.1.9: 1 to 4 are high, 5 is medium, 6 to 9 are low.
    static func priority(_ word: String?) -> Int? {
        switch word {
        case "high": 1
        case "normal": 5
        case "low": 9
        default: nil
        }
    }

    static func priority(of value: String) -> String? {
        switch Int(value) {
        case .some(1...4): "high"
        case .some(5): "normal"
        case .some(6...9): "low"
        default: nil
        }
    }

    /// Whether whoever answers for a task has said yes, in the words for to-dos (§3.2.12).
    static func reply(to task: Task) -> String {
        switch task.stage {
        case .accepted, .waiting: "ACCEPTED"
        case .doing: "IN-PROCESS"
        case .done: "COMPLETED"
        case .declined, .dropped: "DECLINED"
        case .proposed, nil: "NEEDS-ACTION"
        }
    }
}
