/// How far the preparation of an event has come.
package struct Readiness: Hashable, Sendable {
    package var done = 0
    package var total = 0
    /// Open items whose day has passed.
    package var late = 0
    /// Working days of what is done, and of all; see `ItemFacts.weight`.
    package var workDone = 0.0
    package var work = 0.0

    package var fraction: Double { total == 0 ? 0 : Double(done) / Double(total) }
    package var isComplete: Bool { total > 0 && done == total }
    /// How much of the working time is behind, from 0 to 1.
    package var workFraction: Double { work <= 0 ? 0 : workDone / work }
    /// The same in whole percent: 100 only where all is done, 0 only where nothing is.
    package var workPercent: Int {
        guard workDone > 0 else { return 0 }
        return isComplete ? 100 : min(99, max(1, Int((workFraction * 100).rounded())))
    }

    package init() {}

    /// Counts an item in.
    mutating func take(_ item: ItemFacts, due: Day?, on day: Day) {
        total += 1
        work += item.weight
        if item.isDone {
            done += 1
            workDone += item.weight
        } else if let due, due < day {
            late += 1
        }
    }
}

extension ItemFacts {
    /// Its share in the preparation, in working days: of the time it needs five a week, else of its hours of work one
    /// for eight, else one.
    package var weight: Double {
        if let needs, needs.count > 0 {
            let count = Double(needs.count)
            switch needs.unit {
            case .day: return count
            case .week: return count * 5
            case .month: return count * 21
            case .year: return count * 250
            }
        }
        guard let effort, effort > 0 else { return 1 }
        return min(effort, 10_000) / 8
    }
}

extension Network {
    /// The checklist items of an event, in file order.
    package func checklist(of event: RecordID) -> [ChecklistItem] {
        guard let place = place(of: RecordKey(.event, event)) else { return [] }
        return sources(.checklistItem, naming: place).sorted { $0.slot < $1.slot }
            .map { ChecklistItem(record(at: $0)) }
    }

    /// How far the preparation of an event has come, or that of one section of it.
    ///
    /// Of one event; `Preparation` has it for all.
    package func readiness(of event: RecordID, section: String? = nil, on day: Day) -> Readiness {
        guard let place = place(of: RecordKey(.event, event)) else { return Readiness() }
        let starts = Event(record(at: place)).starts?.day
        var result = Readiness()
        for item in sources(.checklistItem, naming: place).map({ facts.item($0.slot) })
        where section == nil || item.section == section {
            result.take(item, due: item.due(eventStarts: starts), on: day)
        }
        return result
    }
}
