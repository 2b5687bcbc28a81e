package import NetworkModel

/// What the Checklist screen keeps.
package struct ChecklistState: Sendable {
    package var list = ListState()
    /// The event whose preparation is shown; nil for the next one that has any.
    package var event: RecordID?
    /// Visas, beds and the like that are missing for it, in words.
    var missing: String?

    package init() {}
}

extension State {
    /// What is missing for those who come to an event that is not over: `2 visas, 1 bed missing`.
    func missing(for place: Place) -> String? {
        let event = Event(network.record(at: place))
        guard !event.isCancelled, (event.endDay(clock) ?? event.startDay(clock)).map({ $0 >= day }) ?? true else {
            return nil
        }
        return texts.sayingShort(Logistics(event.attendees))
    }

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
