/// How far the preparation of an event has come.
package struct Readiness: Hashable, Sendable {
    package var done = 0
    package var total = 0
    /// Open items whose day has passed.
    package var late = 0

    package var fraction: Double { total == 0 ? 0 : Double(done) / Double(total) }
    package var isComplete: Bool { total > 0 && done == total }

    package init() {}
}

extension Network {
    /// The checklist items of an event, in file order.
    package func checklist(of event: RecordID) -> [ChecklistItem] {
        guard let place = place(of: RecordKey(.event, event)) else { return [] }
        return sources(.checklistItem, naming: place).sorted { $0.slot < $1.slot }
            .map { ChecklistItem(record(at: $0)) }
    }

    /// How far the preparation of an event has come, or that of one section of it.
    package func readiness(of event: RecordID, section: String? = nil, on day: Day) -> Readiness {
        var result = Readiness()
        for item in checklist(of: event) where section == nil || item.section == section {
            result.total += 1
            if item.isDone {
                result.done += 1
            } else if let due = due(of: item), due < day {
                result.late += 1
            }
        }
        return result
    }
}
