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
            let facts = facts.task(Int(number))
            if facts.isOpen { body(openTask(at: Int(number), facts)) }
        }
        var deadlines = EventDeadlines(self, on: day)
        for number in self[.checklistItem].slots {
            let item = facts.item(Int(number))
            guard !item.isDone, let limit = deadlines.limit(of: item) else { continue }
            body(
                OpenWorkItem(
                    place: Place(.checklistItem, Int(number)), holders: item.owner.map { [$0] } ?? [],
                    hours: item.effort, due: limit.day, event: item.event))
        }
    }

    private func openTask(at slot: Int, _ facts: TaskFacts) -> OpenWorkItem {
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
