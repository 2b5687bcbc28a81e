/// Something that needs a person now.
package struct AttentionItem: Hashable, Sendable {
    package enum Reason: UInt8, Sendable, CaseIterable {
        /// A partner is owed a contact.
        case contact
        /// The next step of a contact is due.
        case followUp
        case task
        case checklistItem
        /// There is not time enough left for an item of a plan or a position, or it has to begin these days.
        case leadTime
        case event
        /// Visas, beds and the like are missing for an event that is near.
        case logistics
        /// A session is being run, or is paused.
        case session
    }

    package let reason: Reason
    package let place: Place
    /// The day it is due, or on which it happens, or by which it has to begin.
    package let day: Day
    /// Whether there is not time enough for it.
    package let isShort: Bool

    package init(reason: Reason, place: Place, day: Day, isShort: Bool = false) {
        self.reason = reason
        self.place = place
        self.day = day
        self.isShort = isShort
    }
}

/// What needs a person now, most pressing first: the content of Today.
package struct Attention: Sendable, Equatable {
    package enum Section: UInt8, Sendable, CaseIterable {
        /// What goes on at this moment.
        case now
        case late, today, thisWeek, nextWeek
    }

    /// Whose matters are looked at.
    package enum Scope: Hashable, Sendable {
        case everyone
        /// One team member's, and what nobody holds.
        case mine(RecordID)
    }

    package var sections: [Section: [AttentionItem]] = [:]

    package init() {}

    package subscript(_ section: Section) -> [AttentionItem] { sections[section] ?? [] }

    package var items: [AttentionItem] { Section.allCases.flatMap { self[$0] } }

    package var count: Int { sections.values.reduce(0) { $0 + $1.count } }

    /// The items that are wanted, in their sections.
    package func filter(_ isWanted: (AttentionItem) -> Bool) -> Attention {
        var result = Attention()
        result.sections = sections.mapValues { $0.filter(isWanted) }
        return result
    }
}

extension Network {
    /// What needs attention on the clock's day: contacts owed by cadence, next steps, tasks and checklist items due
    /// within a week, what has too little time left or has to begin within a week, the events of the next two
    /// weeks, and before all that the sessions that are being run. What is snoozed past today is left out. `preparation` may be given where it has been worked out.
    package func attention(
        clock: Clock, scope: Attention.Scope = .everyone, preparation: Preparation? = nil
    ) -> Attention {
        let today = clock.today
        let preparation = preparation ?? self.preparation(on: today)
        var items = contactsOwed(clock: clock, scope: scope)
        items += tasksDue(by: today + 7, scope: scope, today: today)
        let pressed = leadTimes(preparation, by: today + 7, scope: scope)
        items += pressed
        items += checklistItemsDue(preparation, by: today + 7, scope: scope, but: Set(pressed.map(\.place)))
        items += eventsAhead(from: today, through: today + 14, clock: clock)
        items += logisticsMissing(besides: items, clock: clock)
        items += sessionsGoingOn(clock: clock)
        items.sort { ($0.day, $0.reason.rawValue, $0.place.slot) < ($1.day, $1.reason.rawValue, $1.place.slot) }
        var result = Attention()
        for item in items { result.sections[Self.section(of: item, today: today), default: []].append(item) }
        return result
    }

    private static func section(of item: AttentionItem, today: Day) -> Attention.Section {
        // What is missing can be seen to now, however far the event is.
        if item.reason == .logistics { return .thisWeek }
        if item.reason == .session { return .now }
        // Who is busy until too late has not missed a day yet; it is too late all the same.
        if item.isShort { return .late }
        let day = item.day
        if day < today { return .late }
        if day == today { return .today }
        return day <= today + 7 ? .thisWeek : .nextWeek
    }

    private func contactsOwed(clock: Clock, scope: Attention.Scope) -> [AttentionItem] {
        let limit = clock.today + 7
        return self[.partner].slots.compactMap { number in
            let slot = Int(number)
            let facts = facts.partner(slot)
            guard facts.cadence != nil, !isSnoozed(facts.snooze, clock.today), concerns(facts.lead, scope) else {
                return nil
            }
            guard let rhythm = rhythm(partner: slot, clock: clock), rhythm.next <= limit else { return nil }
            return AttentionItem(reason: .contact, place: Place(.partner, slot), day: rhythm.next)
        }
    }

    private func tasksDue(by limit: Day, scope: Attention.Scope, today: Day) -> [AttentionItem] {
        self[.task].slots.compactMap { number in
            let task = facts.task(Int(number))
            guard task.isOpen, let due = task.due, due <= limit else { return nil }
            guard !isSnoozed(task.snooze, today), concerns(task.accountable, scope) else { return nil }
            return AttentionItem(
                reason: task.isFollowUp ? .followUp : .task, place: Place(.task, Int(number)), day: due)
        }
    }

    /// What has not time enough, and what has to begin by a day to have it. What merely waits for something that is
    /// told itself is left out, but for a common position, which is always told.
    private func leadTimes(_ preparation: Preparation, by limit: Day, scope: Attention.Scope) -> [AttentionItem] {
        let positions = lastCommonPositions(preparation)
        return preparation.all.compactMap { time in
            guard time.isShort || (time.begun == nil && time.latestStart <= limit) else { return nil }
            guard concerns(time.owner, scope) else { return nil }
            let isPosition = time.place.kind == .position
            if !isPosition {
                let facts = facts.item(time.place.slot)
                guard !isSnoozed(facts.snooze, preparation.day) else { return nil }
                // What is overdue is told as that.
                if let due = preparation.due(item: time.place.slot), due < preparation.day { return nil }
            }
            guard time.isRoot || isPosition || positions.contains(time.place) else { return nil }
            return AttentionItem(
                reason: .leadTime, place: time.place, day: time.latestStart, isShort: time.isShort)
        }
    }

    /// Of the held up items of each event that are about its common position the last: drafting, circulating and
    /// agreeing it are one thing to worry about.
    private func lastCommonPositions(_ preparation: Preparation) -> Set<Place> {
        var last: [RecordID: LeadTime] = [:]
        for time in preparation.all where time.isShort && !time.isRoot {
            guard let event = time.event, time.latestFinish > last[event]?.latestFinish ?? .first,
                CommonPosition.isNamed(in: record(at: time.place).first(.text) ?? "")
            else { continue }
            last[event] = time
        }
        return Set(last.values.map(\.place))
    }

    private func checklistItemsDue(
        _ preparation: Preparation, by limit: Day, scope: Attention.Scope, but told: Set<Place>
    ) -> [AttentionItem] {
        self[.checklistItem].slots.compactMap { number in
            let item = facts.item(Int(number))
            guard !item.isDone, !isSnoozed(item.snooze, preparation.day), concerns(item.owner, scope) else {
                return nil
            }
            guard let due = preparation.due(item: Int(number)), due <= limit else { return nil }
            let place = Place(.checklistItem, Int(number))
            guard !told.contains(place), !(item.event.flatMap { event($0) }?.isCancelled ?? false) else { return nil }
            return AttentionItem(reason: .checklistItem, place: place, day: due)
        }
    }

    private func eventsAhead(from today: Day, through limit: Day, clock: Clock) -> [AttentionItem] {
        self[.event].slots.compactMap { number in
            let event = Event(self[.event].record(at: Int(number)))
            guard !event.isCancelled else { return nil }
            if event.mayRepeat, let schedule = EventSchedule(event, on: clock), schedule.isRepeated {
                var next = schedule.occurrences(from: today, through: limit, seenIn: clock.zone).makeIterator()
                let day = next.next()?.days(in: clock.zone).lowerBound
                return day.map {
                    AttentionItem(reason: .event, place: Place(.event, Int(number)), day: max($0, today))
                }
            }
            guard let starts = event.startDay(clock), starts <= limit else { return nil }
            guard starts >= today || (event.endDay(clock) ?? starts) >= today else { return nil }
            return AttentionItem(reason: .event, place: Place(.event, Int(number)), day: max(starts, today))
        }
    }

    /// Events for which something is missing, from `Logistics.lead` before them; those that are listed themselves say it
    /// in their own line.
    private func logisticsMissing(besides listed: [AttentionItem], clock: Clock) -> [AttentionItem] {
        let known = Set(listed.lazy.filter { $0.reason == .event }.map(\.place))
        return self[.event].slots.compactMap { number in
            let place = Place(.event, Int(number))
            guard !known.contains(place), mayMissMatters(of: place) else { return nil }
            let event = Event(record(at: place))
            guard let starts = event.startDay(clock), Logistics.isPressing(event, on: clock) else { return nil }
            guard !Logistics(event.attendees).missing.isEmpty else { return nil }
            return AttentionItem(reason: .logistics, place: place, day: starts)
        }
    }

    private func sessionsGoingOn(clock: Clock) -> [AttentionItem] {
        self[.session].slots.compactMap { number in
            let session = Session(self[.session].record(at: Int(number)))
            guard session.isRunning else { return nil }
            let day = session.starts.map { clock.day(of: $0.instant) } ?? clock.today
            return AttentionItem(reason: .session, place: Place(.session, Int(number)), day: day)
        }
    }

    private func isSnoozed(_ until: Day?, _ today: Day) -> Bool { until.map { $0 > today } ?? false }

    private func concerns(_ holder: RecordID?, _ scope: Attention.Scope) -> Bool {
        switch scope {
        case .everyone: true
        case .mine(let me): holder == nil || holder == me
        }
    }

    /// The day a checklist item is due, by its own date or counted from its event.
    package func due(of item: ChecklistItem) -> Day? {
        item.due(eventStarts: item.event.flatMap { event($0) }?.starts?.day)
    }
}

extension Event {
    /// The day it starts: the date as written where no hour is known, else the day in the clock's zone.
    package func startDay(_ clock: Clock) -> Day? { starts.map { isWholeDay ? $0.day : clock.day(of: $0.instant) } }
    package func endDay(_ clock: Clock) -> Day? {
        let isWhole = (record.first(.ends)?.utf8.count ?? 0) <= 10
        return ends.map { isWhole ? $0.day : clock.day(of: $0.instant) }
    }
}
