/// The days between which a checklist item or a position has to be worked on, and whether they are enough.
package struct LeadTime: Hashable, Sendable {
    /// Why there are not enough of them.
    package enum Cause: Hashable, Sendable {
        /// It needs more time than is left.
        case needs
        /// What it waits for is not finished early enough.
        case waits(Place)
        /// Whoever holds it is busy with what is due before, until a day.
        case busy(RecordID, until: Day)
    }

    package let place: Place
    package let event: RecordID?
    package let owner: RecordID?
    package let span: WorkSpan
    package let begun: Day?
    /// The day by which it has to be finished: its own, or the one on which what waits for it has to begin.
    package let latestFinish: Day
    /// What has to begin on that day, where it is not its own.
    package let neededBy: Place?
    /// The last day on which it can begin, or could have.
    package let latestStart: Day
    package let earliestStart: Day
    package let earliestFinish: Day
    /// Nil where there is time enough.
    package let cause: Cause?

    package var isShort: Bool { cause != nil }
    /// How many days too late it would be finished at the earliest; 0 or less where there is time enough.
    package var daysShort: Int { earliestFinish - latestFinish }
    /// Whether it is not merely held up by another item that is flagged itself.
    package let isRoot: Bool

    /// How long there is left for it from a day on; negative where that is over.
    package func daysLeft(on day: Day) -> Int { latestFinish - day }
}

/// What can still be done where there is not time enough.
package enum Remedy: Hashable, Sendable {
    /// Begin at once, before what it waits for is finished.
    case overlap(Place)
    /// Give it to somebody who has so many hours free until then, and would be in time.
    case give(RecordID, hours: Double)
    /// Ask somebody who has so many hours free until then to help.
    case addHands(RecordID, hours: Double)
    /// Do with less of it, by so many days.
    case shorten(Int)
    /// Begin at once all the same, and have it finished on a day that is later than it should be.
    case finishLate(Day)
    /// Put off the day that it is due itself to this one.
    case postpone(Day)
    /// Drop it, or move the event by so many days.
    case move(Int)
}

extension Preparation {
    /// What can still be done about a lead time that is short, the likeliest to help first.
    package func remedies(for time: LeadTime, in network: Network) -> [Remedy] {
        guard let cause = time.cause else { return [] }
        var remedies: [Remedy] = []
        if case .waits(let place) = cause { remedies.append(.overlap(place)) }
        if let helper = helper(for: time, in: network) { remedies.append(helper) }
        // Nothing can be done with less than none of it.
        let needed = time.earliestFinish - max(time.earliestStart, day)
        if time.daysShort < needed { remedies.append(.shorten(time.daysShort)) }
        guard !isFixed(time, in: network) else { return remedies + [.postpone(time.earliestFinish)] }
        let starts = time.event.flatMap { network.event($0) }?.starts?.day
        if time.neededBy == nil, time.earliestFinish < starts ?? .first {
            remedies.append(.finishLate(time.earliestFinish))
        }
        return remedies + [.move(time.daysShort)]
    }

    /// Whether it is due on a day of its own, which stays where it is when the event is moved.
    private func isFixed(_ time: LeadTime, in network: Network) -> Bool {
        guard time.neededBy == nil else { return false }
        switch time.place.kind {
        case .position: return true
        case .checklistItem: return Day(iso: network.record(at: time.place).first(.due) ?? "") != nil
        default: return false
        }
    }

    /// The team member with most hours free; to whom it can be given where that would do, or who can lend a hand.
    private func helper(for time: LeadTime, in network: Network) -> Remedy? {
        let people = network[.person]
        let team = people.slots.filter { network.facts.person(Int($0)).isTeamMember }.map { people.id(at: Int($0)) }
        let free = team.filter { $0 != time.owner }.compactMap { id in
            loads.freeHours(id, from: day, through: time.latestFinish).map { (id: id, hours: $0) }
        }
        guard let most = free.max(by: { ($0.hours, $1.id) < ($1.hours, $0.id) }), most.hours >= 2 else { return nil }
        var span = time.span
        span.capacity = loads.capacity(of: most.id)
        let start = max(day, loads.free(most.id, forWorkDue: time.latestFinish, from: day) ?? day)
        let isInTime = time.begun == nil && span.finish(startingOn: start) <= time.latestFinish
        if isInTime, case .waits = time.cause { return nil }
        return isInTime ? .give(most.id, hours: most.hours) : .addHands(most.id, hours: most.hours)
    }
}
