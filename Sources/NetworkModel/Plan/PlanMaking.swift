import RecFormat

/// A preparation plan that is about to be made: the items that a template gives an event.
package struct PlanMaking: Sendable {
    /// An item to be, as the template has it and as it falls for the event.
    package struct Item: Sendable {
        package let step: PlanStep
        package let due: Day?
        /// Who will hold it; nil where the template's role stands for nobody yet.
        package let owner: RecordID?
    }

    package let template: PlanTemplate
    /// What the event does not have yet, in the template's order.
    package let items: [Item]
    /// How many steps of the template the event has already.
    package let present: Int
    private let event: Event
    /// Items that are there, by the step that they stand for.
    private let existing: [RecordID: RecordID]

    /// The plan of an event, be it in the network or about to be. Steps whose text an item of the event has are taken
    /// as there.
    package init(_ template: PlanTemplate, for event: Event, in network: Network, me: RecordID?) {
        self.template = template
        self.event = event
        var known: [[UInt8]: RecordID] = [:]
        for item in network.checklist(of: event.id) { known[Folding.fold(item.text)] = item.id }
        var existing: [RecordID: RecordID] = [:]
        for step in template.steps { existing[step.id] = known[Folding.fold(step.text)] }
        self.existing = existing
        let roles = RoleHolders(event, in: network, me: me)
        let starts = event.starts?.day
        items = template.steps.filter { existing[$0.id] == nil }.map { step in
            Item(step: step, due: step.due(eventStarts: starts), owner: step.role.flatMap { roles.holder(of: $0) })
        }
        present = existing.count
    }

    /// The items as new records: dates stay relative where the template has them so, so that they move with the event.
    package func edits(by author: inout Author) -> [RecordEdit] {
        var ids = existing
        for item in items { ids[item.step.id] = author.newID() }
        return items.map { item in
            let step = item.step
            var draft = Draft(new: .checklistItem, id: ids[step.id] ?? author.newID())
            draft.set(.event, event.id.text)
            draft.set(.section, step.section)
            draft.set(.text, step.text)
            draft.set(.owner, item.owner?.text)
            draft.set(.due, step.dueText)
            draft.set(.needs, step.needs?.text)
            draft.set(.effort, step.record.first(.effort))
            draft.set(.role, item.owner == nil ? step.role : nil)
            draft.set(.notes, step.notes)
            draft.setAll(.after, step.after.compactMap { ids[$0]?.text })
            draft.setAll(.tag, step.tags)
            return draft.edit(at: author.clock.now)
        }
    }

    // MARK: What it would mean

    /// The first day on which something is due.
    package var firstDue: Day? { items.compactMap(\.due).min() }

    /// How many would be late from the start.
    package func late(on day: Day) -> Int { items.count { $0.due.map { $0 < day } ?? false } }

    /// Something for which there would not be time enough, even if all began today and nobody had anything else to do.
    package struct Shortage: Hashable, Sendable {
        package let text: String
        /// How long it takes with what has to come first, and how long there is, in days.
        package let needed: Int
        package let left: Int
    }

    /// What lacks time: the common position before anything else, then what lacks most.
    package func shortage(on day: Day) -> Shortage? {
        let indexes = Dictionary(items.indices.map { (items[$0].step.id, $0) }) { first, _ in first }
        let starts = event.starts?.day
        let pieces = items.map { item in
            WorkSchedule.Piece(
                limit: item.due ?? starts, span: WorkSpan(needs: item.step.needs),
                after: item.step.after.compactMap { indexes[$0] })
        }
        let schedule = WorkSchedule(pieces, today: day)
        let short = items.indices.compactMap { index -> (isPosition: Bool, shortage: Shortage)? in
            guard !pieces[index].span.isNothing, let finish = schedule.times[index].latestFinish,
                schedule.times[index].earliestFinish > finish
            else { return nil }
            let text = items[index].step.text
            let needed = schedule.times[index].earliestFinish - day
            return (CommonPosition.isNamed(in: text), Shortage(text: text, needed: needed, left: finish - day))
        }
        // Of two common positions (draft, agree) the last one is the one that counts.
        return short.last { $0.isPosition }?.shortage
            ?? short.max { $0.shortage.needed - $0.shortage.left < $1.shortage.needed - $1.shortage.left }?.shortage
    }
}

extension PlanStep {
    /// The day it is due, given the day its event starts.
    package func due(eventStarts: Day?) -> Day? {
        guard let dueText else { return nil }
        if let day = Day(iso: dueText) { return day }
        guard let eventStarts else { return nil }
        return RelativeDate(dueText)?.resolved(against: eventStarts)
    }
}

/// The text on which all the rest of a preparation hangs.
enum CommonPosition {
    static func isNamed(in text: String) -> Bool {
        BytePattern("common position").firstOffset(in: Folding.fold(text).span) != nil
    }
}

/// Who stands behind the words of a template: `lead`, `speaker`, `logistics`.
struct RoleHolders {
    private let event: Event
    private let team: [Person]
    private let me: RecordID?
    private let network: Network

    init(_ event: Event, in network: Network, me: RecordID?) {
        self.event = event
        self.network = network
        self.me = me
        team = network.all(Person.self).filter(\.isTeamMember)
    }

    /// The person or partner that a role stands for at the event: whoever comes in it, the speaker, a team member whose
    /// role, skill or name says so, and for the lead the one at the keyboard. Nil where that is nobody.
    func holder(of role: String) -> RecordID? {
        let wanted = Folding.fold(role)
        guard !wanted.isEmpty else { return nil }
        if let participant = event.participants.first(where: { Folding.fold($0.text) == wanted }),
            network.place(of: participant.id, among: [.person, .partner]) != nil
        {
            return participant.id
        }
        if wanted == Array("speaker".utf8), let speaker = event.speakers.first, network.person(speaker) != nil {
            return speaker
        }
        if let member = member(wanted) { return member }
        return wanted == Array("lead".utf8) ? me : nil
    }

    private func member(_ wanted: [UInt8]) -> RecordID? {
        let words: [(Person) -> [String]] = [
            { $0.roles.map(\.text) + $0.record.all(.role) }, { $0.skills }, { [$0.name] },
        ]
        for words in words {
            if let person = team.first(where: { words($0).contains { Self.says(wanted, $0) } }) { return person.id }
        }
        return nil
    }

    /// Whether a text is the role, or has it as one of its words.
    private static func says(_ wanted: [UInt8], _ text: String) -> Bool {
        let folded = Folding.fold(text)
        if folded == wanted { return true }
        return folded.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }
            .contains { $0.elementsEqual(wanted) }
    }
}
