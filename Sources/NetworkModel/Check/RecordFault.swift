import RecFormat

/// What a record says as a whole that cannot be, although each of its values can.
///
/// The one place for such rules: forms, the command line and the check of the workspace all ask here.
package enum RecordFault: Hashable, Sendable {
    /// It is over before it begins.
    case endsBeforeStart
    /// A contact that lies ahead.
    case ahead
    /// The field names the record itself.
    case namesItself(Field)
    /// The zone that an event or a person names is none.
    case unknownZone(String)
    /// A time of an event that the clocks of its zone skip: the field, the zone and what the clocks do.
    case skippedTime(Field, zone: String, Zone.Reading)
    /// A time with an offset that the clocks of the event's zone do not have then.
    case otherOffset(Field, zone: String, stated: Timestamp, shown: Timestamp)
    /// More than one answers for a task.
    case severalHolders
    /// A task is agreed, or being worked on, that nobody answers for.
    case unheld(TaskStatus)
    /// Whoever answers for a task helps with it, too.
    case helpsThemselves
    /// Each of these tasks waits for the next, and the last for the first.
    case circle([String])

    /// The fields that it lies in; the first is the one to correct.
    package var fields: [Field] {
        switch self {
        case .endsBeforeStart: [.ends, .starts]
        case .ahead: [.at]
        case .namesItself(let field): [field]
        case .unknownZone: [.timezone]
        case .skippedTime(let field, _, _), .otherOffset(let field, _, _, _): [field, .timezone]
        case .severalHolders: [.accountable]
        case .unheld: [.status, .accountable]
        case .helpsThemselves: [.assignee, .accountable]
        case .circle: [.after, .parent]
        }
    }

    /// The faults of a record of a kind, in the order of its fields.
    static func faults(of record: RecRecord, _ kind: Kind, on clock: Clock) -> [RecordFault] {
        var faults: [RecordFault] = []
        if let starts = record.moment(.starts), let ends = record.moment(.ends), isBefore(ends, starts) {
            faults.append(.endsBeforeStart)
        }
        if kind == .contact, let at = record.moment(.at), isAhead(at, of: clock) { faults.append(.ahead) }
        faults += zoneFaults(of: record, kind, on: clock)
        if kind == .task { faults += taskFaults(of: Task(record)) }
        guard let id = record.id(.id) else { return faults }
        for spec in Schema[kind].specs {
            guard case .reference(let kinds) = spec.type, kinds.contains(kind) else { continue }
            if record.ids(spec.field).contains(id) { faults.append(.namesItself(spec.field)) }
        }
        return faults
    }

    private static func taskFaults(of task: Task) -> [RecordFault] {
        var faults: [RecordFault] = []
        let holders = task.record.ids(.accountable).filter { !$0.text.isEmpty }
        if holders.count > 1 { faults.append(.severalHolders) }
        if holders.isEmpty, let stage = task.stage, stage.isAgreed { faults.append(.unheld(stage)) }
        if let holder = holders.first, task.assignees.contains(holder) { faults.append(.helpsThemselves) }
        return faults
    }

    /// Whether a moment is still to come; of a day without an hour only from the next day on.
    static func isAhead(_ moment: Timestamp, of clock: Clock) -> Bool {
        guard moment.form == .full else { return moment.day > clock.today }
        return moment.instant > clock.instant
    }

    /// Whether one moment lies before another; days without an hour are only compared as days.
    private static func isBefore(_ one: Timestamp, _ other: Timestamp) -> Bool {
        one.hasTime && other.hasTime ? one.instant < other.instant : one.day < other.day
    }
}

extension RecordFault: CustomStringConvertible {
    /// Where it is, what is wrong and what to do.
    package var description: String {
        switch self {
        case .endsBeforeStart: "Ends is before Starts; correct one of the two"
        case .ahead: "At is still to come; \(Self.notHappened)"
        case .unknownZone(let name):
            "Timezone '\(name)' is not known here; write it as Europe/Paris, or correct its spelling"
        case .skippedTime(let field, let zone, let reading):
            "\(field) \(ZonePhrases.skipped(reading, in: zone) ?? "is skipped by the clocks")"
        case .otherOffset(let field, let zone, let stated, let shown):
            "\(field) \(ZonePhrases.disagreement(stated, shown, in: zone))"
        case .namesItself(let field): "\(field) names the record itself; name another or delete the line"
        case .severalHolders:
            "Accountable stands more than once; leave the one who answers for it and make the others Assignee, who helps"
        case .unheld(let status):
            "Status is \(status.rawValue), but nobody is Accountable; name who answers for it or delete the line"
        case .helpsThemselves: "Assignee, who helps, names who is Accountable, too; delete the line"
        case .circle(let titles): "After and Parent lead in a circle: \(Self.round(titles)); take one of them out"
        }
    }

    /// `a waits for b, b waits for a`.
    package static func round(_ titles: [String]) -> String {
        titles.indices.map { "\(titles[$0]) waits for \(titles[($0 + 1) % titles.count])" }.joined(separator: ", ")
    }

    /// What to do with a contact that lies ahead.
    static let notHappened = "a contact is something that happened: plan it as a task or an event"
}

extension Network {
    /// What a draft says as a whole that cannot be, also with what other records say; as with `Draft.faults`, only what
    /// is new.
    package func faults(of draft: Draft, on clock: Clock) -> [RecordFault] {
        let faults = draft.faults(on: clock)
        guard draft.key.kind == .task, draft.isChanged(.after) || draft.isChanged(.parent),
            !faults.contains(where: { if case .namesItself = $0 { true } else { false } }),
            let circle = cycle(through: draft)
        else { return faults }
        return faults + [.circle(titles(of: circle, with: draft))]
    }

    private func titles(of circle: [RecordID], with draft: Draft? = nil) -> [String] {
        circle.map { id in
            if id == draft?.key.id, let title = draft?.first(.title), !title.isEmpty { return title }
            return task(id)?.title ?? id.text
        }
    }

    /// The circles among the tasks, each told at one of them.
    func circleProblems() -> [RecordProblem] {
        cycles().map { slot, ids in
            RecordProblem(place: Place(.task, slot), occurrence: 0, what: .fault(.circle(titles(of: ids))))
        }
    }
}

extension Draft {
    /// What the draft says as a whole that cannot be; a fault that the record had before is not told until one of its
    /// fields is changed.
    package func faults(on clock: Clock) -> [RecordFault] {
        let faults = RecordFault.faults(of: RecRecord(fields), key.kind, on: clock)
        guard !faults.isEmpty, let original else { return faults }
        let before = RecordFault.faults(of: RecRecord(original), key.kind, on: clock)
        return faults.filter { fault in !before.contains(fault) || fault.fields.contains(where: isChanged) }
    }

    fileprivate func isChanged(_ field: Field) -> Bool {
        let before = (original ?? []).lazy.filter { field.names($0) }
        return !before.elementsEqual(fields.lazy.filter { field.names($0) })
    }
}
