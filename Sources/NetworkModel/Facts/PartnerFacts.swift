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

    init() {}

    init(_ record: RecRecord) {
        let partner = Partner(record)
        cadence = partner.cadence
        snooze = partner.snooze
        isResting = partner.stage == "dormant" || partner.stage == "left"
        lead = partner.lead
    }
}

/// What Today and the boards need of a task, read once.
package struct TaskFacts: Sendable, Equatable {
    package var due: Day?
    package var snooze: Day?
    package var isOpen = false
    /// Whether it is the next step of a contact.
    package var isFollowUp = false
    package var accountable: RecordID?

    init() {}

    init(_ record: RecRecord) {
        let task = Task(record)
        due = task.due
        snooze = task.snooze
        isOpen = task.isOpen
        accountable = task.accountable
        isFollowUp = task.source != nil
    }
}
