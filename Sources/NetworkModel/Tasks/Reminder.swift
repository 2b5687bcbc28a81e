/// What somebody still has to do, to be told in a letter: a reminder.
package struct Reminder: Sendable {
    /// How somebody stands to a piece of work.
    package enum Part: Hashable, Sendable {
        /// They answer for it and have said so, or hold the checklist item.
        case holds
        /// They were asked and have not answered.
        case asked
        /// Somebody else answers for it.
        case helps
    }

    /// An open task or checklist item in the letter.
    package struct Item: Hashable, Sendable {
        package let place: Place
        package let part: Part
        package let due: Day?
    }

    /// A person or a partner.
    package let owner: RecordKey
    /// What is due first comes first, what has no day comes last.
    package let items: [Item]
    /// Who reads the letter: the owner, or a person of the partner.
    package let reader: RecordID
    /// Where it goes; nil where no address is known.
    package let address: String?
    /// What the reader said where they do not want to be written to; nil where they may be.
    package let refusal: Consent?
    /// The day of the last letter.
    package let written: Day?

    /// How many days pass before the same owner is written to again.
    package static let interval = 7

    /// Whether the last letter is less than a week old.
    package func isRecent(on day: Day) -> Bool { written.map { day - $0 < Self.interval } ?? false }

    /// How many items are overdue.
    package func lateCount(on day: Day) -> Int { items.count { $0.due.map { $0 < day } ?? false } }

    /// The edit that notes that a letter was written; only the last day is kept.
    package func noting(_ network: Network, at clock: Clock) -> RecordEdit? {
        network.editing(owner, at: clock.now) { $0.setAll(.reminded, [clock.today.iso]) }
    }
}

extension Reminder {
    /// One letter: what is open with whom it is for, and what else the same reader is to see to.
    package struct Letter: Sendable {
        package let main: Reminder
        /// What is open at the partners that they read for.
        package fileprivate(set) var besides: [Reminder] = []

        package init(_ main: Reminder) { self.main = main }
    }
}

extension [Reminder] {
    /// The letters that these make: nobody gets two on a day, one of their own and one for a partner that they read for.
    package var letters: [Reminder.Letter] {
        var letters: [Reminder.Letter] = []
        var number: [RecordID: Int] = [:]
        // What is somebody's own comes before what is their partner's.
        for reminder in filter({ $0.owner.kind == .person }) + filter({ $0.owner.kind != .person }) {
            if let known = number[reminder.reader] {
                letters[known].besides.append(reminder)
            } else {
                number[reminder.reader] = letters.count
                letters.append(Reminder.Letter(reminder))
            }
        }
        return letters
    }
}

extension Change {
    /// Whether it takes back that somebody was written to; the letters themselves stay where they are.
    package var unwritesReminders: Bool {
        edits.contains { edit in
            guard let before = edit.before, let after = edit.after else { return false }
            let days = Draft(edit.key, fields: after).all(.reminded)
            return Draft(edit.key, fields: before).all(.reminded).contains { !days.contains($0) }
        }
    }
}

extension Network {
    /// Reminders for all who answer for open work, or for some of them, whoever has the oldest first.
    ///
    /// What is private goes only to the person who answers for it, never to helpers, nor to a partner's letter, which
    /// others read.
    package func reminders(on day: Day, for owners: Set<RecordID>? = nil) -> [Reminder] {
        var gathering = ReminderGathering(self, owners)
        forEachOpenWorkItem(on: day) { gathering.take($0, isPrivate: record(at: $0.place).isPrivate) }
        return gathering.reminders
    }

    /// The same, where the open work of that day is known, and that none of it is private; `eachOf` calls its argument
    /// with all of it.
    package func reminders(
        for owners: Set<RecordID>?, eachOf unrestrictedWork: ((OpenWorkItem) -> Void) -> Void
    ) -> [Reminder] {
        var gathering = ReminderGathering(self, owners)
        unrestrictedWork { gathering.take($0, isPrivate: false) }
        return gathering.reminders
    }

    /// Who reads what is written to a person or a partner: a partner's working contact, else whoever has the partner's
    /// own address, else the first of its people with one.
    package func reader(for key: RecordKey) -> (id: RecordID, address: String?) {
        func address(_ id: RecordID) -> String? { person(id)?.emails.first { !$0.isEmpty } }
        guard key.kind == .partner, let partner = partner(key.id) else { return (key.id, address(key.id)) }
        if let contact = partner.workingContact, let address = address(contact) { return (contact, address) }
        if let own = partner.record.first(.email), !own.isEmpty { return (key.id, own) }
        guard let place = place(of: key) else { return (key.id, nil) }
        let people = sources(Person.self, naming: place).reversed().filter { person in
            // Who has left does not answer for the partner any more.
            person.roles.contains { $0.id == key.id && $0.part("until") == nil }
        }
        let found = people.first { address($0.id) != nil }
        return (found?.id ?? key.id, found.flatMap { address($0.id) })
    }
}

/// Gathers open work by those who have it.
private struct ReminderGathering {
    private let network: Network
    private let owners: Set<RecordID>?
    private var items: [RecordID: [Reminder.Item]] = [:]
    private var answering: Set<RecordID> = []

    init(_ network: Network, _ owners: Set<RecordID>?) {
        self.network = network
        self.owners = owners
    }

    mutating func take(_ work: OpenWorkItem, isPrivate: Bool) {
        guard !work.holders.isEmpty else { return }
        let facts = work.place.kind == .task ? network.facts.task(work.place.slot) : nil
        let holder = facts.map(\.accountable) ?? work.holders.first
        if let holder, !isPrivate || isPerson(holder) { answering.insert(holder) }
        for id in work.holders where owners?.contains(id) ?? true {
            guard !isPrivate || id == holder && isPerson(id) else { continue }
            let part: Reminder.Part = id != holder ? .helps : facts?.status == .proposed ? .asked : .holds
            items[id, default: []].append(.init(place: work.place, part: part, due: work.due))
        }
    }

    private func isPerson(_ id: RecordID) -> Bool { network.place(of: id, among: [.person]) != nil }

    var reminders: [Reminder] {
        let all = answering.compactMap { id in items[id].flatMap { reminder(for: id, $0) } }
        return all.sorted { left, right in
            (left.items.first?.due ?? .last, left.owner.id) < (right.items.first?.due ?? .last, right.owner.id)
        }
    }

    private func reminder(for id: RecordID, _ items: [Reminder.Item]) -> Reminder? {
        guard let place = network.place(of: id, among: [.person, .partner]) else { return nil }
        let key = RecordKey(place.kind, id)
        // Of one day the order matters little; without a day the age is all there is.
        let order = items.map { item in
            (
                item: item,
                created: item.due == nil ? network.record(at: item.place).moment(.created)?.instant ?? 0 : 0
            )
        }
        let sorted = order.sorted { left, right in
            let (first, second) = (left.item.due ?? .last, right.item.due ?? .last)
            if first != second { return first < second }
            return (left.created, left.item.place.kind.ordinal, left.item.place.slot)
                < (right.created, right.item.place.kind.ordinal, right.item.place.slot)
        }
        let reader = network.reader(for: key)
        let days = network.record(at: place).all(.reminded).compactMap { Day(iso: $0) }
        return Reminder(
            owner: key, items: sorted.map(\.item), reader: reader.id, address: reader.address,
            refusal: network.person(reader.id).flatMap { $0.hasRefused ? $0.agreement : nil }, written: days.max())
    }
}

extension Reminder {
    /// Why an owner is not written to unless asked for.
    package enum Obstacle: Hashable, Sendable {
        /// They are at the keyboard.
        case yourself
        /// Who would read it gave no consent, or took it back.
        case refused(Consent)
        /// They got a letter less than a week ago.
        case recent(Day)
        case noAddress
    }

    /// All that stands in the way, what weighs most first.
    package func obstacles(on day: Day, me: RecordID?) -> [Obstacle] {
        [
            owner.id == me ? .yourself : nil, refusal.map { .refused($0) },
            isRecent(on: day) ? written.map { .recent($0) } : nil, address == nil ? .noAddress : nil,
        ].compactMap { $0 }
    }
}
