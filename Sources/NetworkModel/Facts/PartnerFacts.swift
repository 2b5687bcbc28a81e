import RecFormat

/// What Today and the list of partners need of a partner, read once.
package struct PartnerFacts: Sendable, Equatable {
    package var cadence: Period?
    package var snooze: Day?
    /// Whether no contact is owed: the partner is dormant or has left.
    package var isResting = false
    package var lead: RecordID?
    /// The latest contact with the partner itself or with its people.
    package var latest = Latest()

    private var hasStage = false

    init() {}

    /// Takes up a field of the record; of a field that is there twice the first counts, as everywhere.
    mutating func read(name: Span<UInt8>, value: Span<UInt8>) {
        if name.equals("Cadence") {
            cadence = cadence ?? Period(value)
        } else if name.equals("Snooze") {
            snooze = snooze ?? Day(iso: value)
        } else if name.equals("Lead"), !value.isEmpty {
            lead = lead ?? RecordID(String(copying: value))
        } else if name.equals("Stage"), !hasStage {
            hasStage = true
            isResting = value.equals("dormant") || value.equals("left")
        }
    }
}

/// What Today and the boards need of a task, read once.
package struct TaskFacts: Sendable, Equatable {
    /// The status, where it is one of the words that are known.
    package var status: TaskStatus?
    /// The day on which work on it can begin.
    package var starts: Day?
    package var due: Day?
    package var snooze: Day?
    package var isOpen = false
    /// Whether it is the next step of a contact.
    package var isFollowUp = false
    package var accountable: RecordID?
    /// Hours of work.
    package var effort: Double?
    /// The task that it is a part of.
    package var parent: RecordID?
    /// The tasks and checklist items that have to be finished first.
    package var after: [RecordID] = []

    private var hasStatus = false

    init() {}

    /// Takes up a field of the record; of a field that is there twice the first counts, as everywhere.
    mutating func read(name: Span<UInt8>, value: Span<UInt8>) {
        if name.equals("Due") {
            due = due ?? Day(iso: value)
        } else if name.equals("Starts") {
            starts = starts ?? Day(iso: value)
        } else if name.equals("Snooze") {
            snooze = snooze ?? Day(iso: value)
        } else if name.equals("Parent"), !value.isEmpty {
            parent = parent ?? RecordID(String(copying: value))
        } else if name.equals("After"), !value.isEmpty {
            after.append(RecordID(String(copying: value)))
        } else if name.equals("Accountable"), !value.isEmpty {
            accountable = accountable ?? RecordID(String(copying: value))
        } else if name.equals("Effort") {
            effort = effort ?? Hours.read(String(copying: value))
        } else if name.equals("Source"), !value.isEmpty {
            isFollowUp = true
        } else if name.equals("Status"), !hasStatus {
            hasStatus = true
            status = TaskStatus(value)
            isOpen = status?.isOpen ?? true
        }
    }
}
