import RecFormat

extension Network {
    /// The checklist of an event as a template of this name, in the place of one of the workspace's own that is called
    /// so. Dates that were written relative stay as they are, others are counted in days from the event; who holds an
    /// item is left to its role.
    package func savingTemplate(_ name: String, of event: RecordID, by author: inout Author) -> [RecordEdit] {
        guard let starts = self.event(event).map({ $0.starts?.day }) else { return [] }
        let folded = Folding.fold(name)
        let replaced = all(PlanStep.self).filter { Folding.fold($0.template) == folded }.map(\.key)
        let items = checklist(of: event).filter { $0.newcomer == nil }
        var ids: [RecordID: RecordID] = [:]
        for item in items { ids[item.id] = author.newID() }
        return deleting(replaced)
            + items.map { item in
                var draft = Draft(new: .planStep, id: ids[item.id] ?? author.newID())
                draft.set(.template, name)
                draft.set(.section, item.section)
                draft.set(.text, item.text)
                draft.set(.role, item.role)
                draft.set(.due, Self.relativeText(item.dueText, eventStarts: starts))
                draft.set(.needs, item.record.first(.needs))
                draft.set(.effort, item.record.first(.effort))
                draft.setAll(.after, item.after.compactMap { ids[$0]?.text })
                draft.setAll(.tag, item.tags)
                draft.set(.notes, item.notes)
                return draft.edit(at: author.clock.now)
            }
    }

    /// A date as it is counted from an event's day; nil where that day is not known.
    private static func relativeText(_ text: String?, eventStarts: Day?) -> String? {
        guard let text else { return nil }
        if RelativeDate(text) != nil { return text }
        guard let day = Day(iso: text), let eventStarts else { return nil }
        return RelativeDate(.period(Period(day - eventStarts, .day))).text
    }
}
