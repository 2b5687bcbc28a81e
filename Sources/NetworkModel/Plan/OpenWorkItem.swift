import RecFormat

/// A task or a checklist item that is open, as work that somebody has to do.
package struct OpenWorkItem: Sendable {
    package let place: Place
    /// Who does it: the accountable and the helpers of a task, the owner of a checklist item; each once.
    package var holders: [RecordID]
    package var hours: Double?
    /// The first day on which it can be worked on, where one is said.
    package var starts: Day?
    package var due: Day?
    package var event: RecordID?
}

extension Network {
    /// Calls `body` with every open task and with every open checklist item that still matters: not with those of a
    /// cancelled event, nor with those that had to be ready for one that is over.
    package func forEachOpenWorkItem(on day: Day, _ body: (OpenWorkItem) -> Void) {
        for number in self[.task].slots {
            if let task = openTask(at: Int(number)) { body(task) }
        }
        var deadlines = EventDeadlines(self, on: day)
        for number in self[.checklistItem].slots {
            if let item = openItem(at: Int(number), &deadlines) { body(item) }
        }
    }

    /// The work that tasks and checklist items ask for on a day, in the order of the places; nil for what is not open,
    /// or does not matter any more.
    package func openWork(at places: [Place], on day: Day) -> [OpenWorkItem?] {
        // Most changes touch no item, and need not ask how the events stand.
        var known: EventDeadlines?
        return places.map { place in
            guard self[place.kind].isLive(place.slot) else { return nil }
            if place.kind == .task { return openTask(at: place.slot) }
            var deadlines = known ?? EventDeadlines(self, on: day)
            defer { known = deadlines }
            return openItem(at: place.slot, &deadlines)
        }
    }

    private func openItem(at slot: Int, _ deadlines: inout EventDeadlines) -> OpenWorkItem? {
        let item = facts.item(slot)
        guard !item.isDone, let limit = deadlines.limit(of: item) else { return nil }
        return OpenWorkItem(
            place: Place(.checklistItem, slot), holders: item.owner.map { [$0] } ?? [], hours: item.effort,
            due: limit.day, event: item.event)
    }

    /// The work that a task asks for; nil where it is done, declined or dropped.
    private func openTask(at slot: Int) -> OpenWorkItem? {
        let facts = facts.task(slot)
        guard facts.isOpen else { return nil }
        var item = OpenWorkItem(
            place: Place(.task, slot), holders: facts.accountable.map { [$0] } ?? [], hours: facts.effort,
            starts: facts.starts, due: facts.due)
        self[.task].document.forEachField(at: slot) { name, value, _ in
            guard !value.isEmpty else { return }
            if name.equals("Assignee") {
                let id = RecordID(value.text)
                if !item.holders.contains(id) { item.holders.append(id) }
            } else if name.equals("Event"), item.event == nil {
                item.event = RecordID(value.text)
            }
        }
        return item
    }
}
