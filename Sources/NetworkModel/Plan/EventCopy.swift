import RecFormat

/// An event made after another one: last year's assembly, this year's.
///
/// Whoever was to come is on the list again, those who declined too, and nobody has been asked yet; the plan is open again, its dates counted from the new day, those that were fixed moved by
/// whole weeks so that they keep their weekday; tasks are proposed to those who had them; themes, regions, leads and
/// processes are taken over. The events that prepare it are copied with it, as far before it as they were. What belongs to one year alone is not: replies, results, notes, what was for newcomers.
package struct EventCopy: Sendable {
    package let event: RecordID
    package let title: String
    package private(set) var people = 0
    package private(set) var items = 0
    package private(set) var tasks = 0
    package private(set) var leads = 0
    /// The events that prepare the copy, and the items of their plans; `items` counts the copy's own.
    package private(set) var preMeetings: [RecordID] = []
    package private(set) var preMeetingItems = 0
    /// Items of the plans that would be late from the start.
    package private(set) var late = 0
    package private(set) var edits: [RecordEdit] = []

    private let network: Network
    /// How far events move, and by how much dates do that are not counted from them: whole weeks, the nearest to it.
    private let days: (events: Int, fixed: Int)
    /// The Ids of the copies of checklist items, by those of the old ones.
    private var copies: [RecordID: RecordID] = [:]

    /// A copy of an event on another first day; nil where there is no such event. `title` nil takes the old one, with
    /// the year in it changed.
    package init?(of id: RecordID, on day: Day, title: String? = nil, in network: Network, by author: inout Author) {
        guard let place = network.place(of: RecordKey(.event, id)) else { return nil }
        let old = Event(network.record(at: place))
        let from = old.starts?.day ?? day
        self.title = title ?? Self.title(of: old, on: day)
        self.network = network
        days = (day - from, ((day - from) * 2 + 7).flooredQuotient(by: 14) * 7)
        let preparing = Self.preparing(place, network)
        for item in ([place] + preparing.map(\.place)).flatMap({ Self.items(of: $0, network) }) {
            copies[item.id] = author.newID()
        }
        let draft = Self.draft(of: old, titled: self.title, shiftedBy: day - from, network, [], &author)
        event = draft.key.id
        people = draft.all(.participant).count
        edits = [draft.edit(at: author.clock.now)]
        items = copyItems(of: place, to: event, starting: day, &author)
        copyTasks(of: place, to: event, &author)
        copyLeads(of: place, to: event, &author)
        var events: [Place: RecordID] = [place: event]
        for (pre, prepared) in preparing {
            guard let prepared = events[prepared] else { continue }
            events[pre] = copy(pre, preparing: prepared, renaming: (old.title, self.title), &author)
        }
    }

    // MARK: Events that prepare it

    /// The events that prepare one, those that prepare these and so on, each behind the one that it prepares; what was
    /// cancelled is not asked for again.
    private static func preparing(_ event: Place, _ network: Network) -> [(place: Place, prepared: Place)] {
        var seen: Set<Place> = [event]
        var found: [(place: Place, prepared: Place)] = []
        var open = [event]
        while let next = open.popLast() {
            let id = network.key(at: next).id
            for place in network.sources(.event, naming: next).sorted(by: { $0.slot < $1.slot })
            where seen.insert(place).inserted {
                let event = Event(network.record(at: place))
                guard event.prepares == id, !event.isCancelled else { continue }
                open.append(place)
                found.append((place, next))
            }
        }
        return found
    }

    /// Copies an event that prepares the one that is copied; what it has in its title of that one's, too.
    private mutating func copy(
        _ place: Place, preparing prepared: RecordID, renaming: (old: String, new: String), _ author: inout Author
    ) -> RecordID {
        let old = Event(network.record(at: place))
        let starts = old.starts.map { $0.day + days.events }
        let renamed = renaming.old.isEmpty ? old.title : old.title.replacing(renaming.old, with: renaming.new)
        let title = renamed == old.title ? starts.map { Self.title(of: old, on: $0) } ?? renamed : renamed
        let taken = Set(preMeetings + [event])
        var draft = Self.draft(of: old, titled: title, shiftedBy: days.events, network, taken, &author)
        let id = draft.key.id
        draft.set(.prepares, prepared.text)
        edits.append(draft.edit(at: author.clock.now))
        preMeetings.append(id)
        preMeetingItems += copyItems(of: place, to: id, starting: starts, &author)
        copyTasks(of: place, to: id, &author)
        copyLeads(of: place, to: id, &author)
        return id
    }

    // MARK: The event

    private static func draft(
        of old: Event, titled title: String, shiftedBy days: Int, _ network: Network, _ taken: Set<RecordID>,
        _ author: inout Author
    ) -> Draft {
        var draft = author.draft(.event, named: title, in: network, taken: taken)
        let left: Set<Field> = [
            .id, .title, .status, .participant, .except, .also, .uid, .sequence, .created, .modified, .notes,
        ]
        for field in old.record.fields.map({ Field($0.name) }).uniqued() where !left.contains(field) {
            draft.setAll(field, old.record.all(field))
        }
        draft.set(.status, "working")
        draft.setAll(.participant, old.participants.map(unasked))
        if old.starts == nil { draft.set(.starts, nil) }
        draft.shift(by: days, author.clock)
        return draft
    }

    /// Somebody who was on the list, as one who has not been asked; what was arranged for them is left out.
    private static func unasked(_ described: Described) -> String {
        var participant = Participant(described)
        participant.reply = nil
        participant.attended = nil
        for matter in Matter.allCases {
            participant[matter] = nil
            participant.setOwner(nil, of: matter)
        }
        return participant.value
    }

    /// The old title, with the old year in it changed to the new one.
    private static func title(of old: Event, on day: Day) -> String {
        guard let year = old.starts?.day.year else { return old.title }
        let words = old.title.split(separator: " ", omittingEmptySubsequences: false)
        return words.map { $0 == "\(year)" ? "\(day.year)" : String($0) }.joined(separator: " ")
    }

    // MARK: What belongs to it

    /// The items of an event's plan, but for those that were for newcomers.
    private static func items(of event: Place, _ network: Network) -> [ChecklistItem] {
        network.sources(.checklistItem, naming: event).sorted { $0.slot < $1.slot }
            .map { ChecklistItem(network.record(at: $0)) }.filter { $0.newcomer == nil }
    }

    /// Copies the plan of an event to its copy, and says how many items that are.
    private mutating func copyItems(
        of old: Place, to event: RecordID, starting starts: Day?, _ author: inout Author
    ) -> Int {
        let items = Self.items(of: old, network)
        for item in items {
            var draft = Draft(new: .checklistItem, id: copies[item.id] ?? author.newID())
            let left: Set<Field> = [.id, .event, .due, .done, .begun, .snooze, .after, .owner, .created, .modified]
            for field in item.record.fields.map({ Field($0.name) }).uniqued() where !left.contains(field) {
                draft.setAll(field, item.record.all(field))
            }
            draft.set(.event, event.text)
            draft.set(.owner, holder(item.owner)?.text)
            draft.set(.due, shifted(item.dueText))
            draft.setAll(.after, item.after.compactMap { copies[$0]?.text })
            let due = ChecklistItem(RecRecord(draft.fields)).due(eventStarts: starts)
            if let due, due < author.clock.today { late += 1 }
            edits.append(draft.edit(at: author.clock.now))
        }
        return items.count
    }

    private mutating func copyTasks(of old: Place, to event: RecordID, _ author: inout Author) {
        let old = network.sources(.task, naming: old).sorted { $0.slot < $1.slot }
            .map { Task(network.record(at: $0)) }
        for task in old where task.status != "dropped" && task.status != "declined" {
            var draft = author.draft(.task, named: task.title, in: network)
            for field in [Field.priority, .effort, .partner, .theme, .tag] {
                draft.setAll(field, task.record.all(field))
            }
            draft.set(.event, event.text)
            draft.set(.accountable, holder(task.accountable)?.text)
            // Nobody has agreed to it yet.
            draft.set(.status, "proposed")
            draft.set(.due, shifted(task.due?.iso))
            edits.append(draft.edit(at: author.clock.now))
            tasks += 1
        }
    }

    private mutating func copyLeads(of old: Place, to event: RecordID, _ author: inout Author) {
        for lead in network.sources(Lead.self, naming: old).reversed() {
            var draft = author.draft(.lead, named: lead.target, in: network)
            draft.set(.event, event.text)
            draft.set(.theme, lead.theme)
            draft.setAll(.person, lead.people.map(\.text))
            draft.set(.stance, lead.stance)
            edits.append(draft.edit(at: author.clock.now))
            leads += 1
        }
    }

    /// Whoever held it, if they are still there.
    private func holder(_ id: RecordID?) -> RecordID? {
        id.flatMap { network.place(of: $0, among: [.person, .partner]) == nil ? nil : $0 }
    }

    /// A date as it is for the copy: what is relative follows by itself.
    private func shifted(_ text: String?) -> String? {
        guard let text, let day = Day(iso: text) else { return text }
        return (day + days.fixed).iso
    }
}

extension Int {
    /// The quotient rounded down, also below zero; the divisor is positive.
    fileprivate func flooredQuotient(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}

extension [Field] {
    /// Each field once, in the order in which they come first.
    fileprivate func uniqued() -> [Field] {
        var seen: Set<Field> = []
        return filter { seen.insert($0).inserted }
    }
}
