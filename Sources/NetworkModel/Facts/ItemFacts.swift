import RecFormat

/// What Today, readiness and the lead-time alarm need of a checklist item, read once.
package struct ItemFacts: Sendable, Equatable {
    /// When an item is due.
    package enum Due: Sendable, Equatable {
        case day(Day)
        /// Counted from the event.
        case relative(RelativeDate)
    }

    package var event: RecordID?
    package var section: String?
    package var owner: RecordID?
    package var due: Due?
    package var needs: Period?
    package var effort: Double?
    package var begun: Day?
    package var snooze: Day?
    package var after: [RecordID] = []
    package var isDone = false

    init() {}

    /// Takes up a field of the record; of a field that is there twice the first counts, as everywhere.
    mutating func read(name: Span<UInt8>, value: Span<UInt8>) {
        guard !value.isEmpty else { return }
        if name.equals("Event") {
            event = event ?? RecordID(String(copying: value))
        } else if name.equals("Section") {
            section = section ?? String(copying: value)
        } else if name.equals("Owner") {
            owner = owner ?? RecordID(String(copying: value))
        } else if name.equals("Due") {
            due = due ?? Self.due(value)
        } else if name.equals("Needs") {
            needs = needs ?? Period(value)
        } else if name.equals("Effort") {
            effort = effort ?? Hours.read(String(copying: value))
        } else if name.equals("Begun") {
            begun = begun ?? Day(iso: value)
        } else if name.equals("Snooze") {
            snooze = snooze ?? Day(iso: value)
        } else if name.equals("After") {
            after.append(RecordID(String(copying: value)))
        } else if name.equals("Done") {
            isDone = true
        }
    }

    private static func due(_ value: Span<UInt8>) -> Due? {
        if let day = Day(iso: value) { return .day(day) }
        return (RelativeDate(short: value) ?? RelativeDate(String(copying: value))).map { .relative($0) }
    }

    /// The day it is due, given the day its event starts.
    package func due(eventStarts: Day?) -> Day? {
        switch due {
        case .day(let day): day
        case .relative(let relative): eventStarts.map { relative.resolved(against: $0) }
        case nil: nil
        }
    }
}
