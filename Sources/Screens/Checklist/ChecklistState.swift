package import NetworkModel

/// What the Checklist screen keeps.
package struct ChecklistState: Sendable {
    package var list = ListState()
    /// The event whose preparation is shown; nil for the next one that has any.
    package var event: RecordID?

    package init() {}
}

extension State {
    /// The event whose preparation is shown: the chosen one, else the next that has a checklist, else the next.
    package var checklistEvent: RecordID? {
        if let chosen = checklist.event, network.event(chosen) != nil { return chosen }
        let ahead = network.all(Event.self).compactMap { event in
            event.startDay(clock).map { (day: $0, id: event.id) }
        }
        .filter { $0.day >= day }.sorted { $0.day < $1.day }
        return ahead.first { !network.checklist(of: $0.id).isEmpty }?.id ?? ahead.first?.id
            ?? network.all(Event.self).first?.id
    }
}
