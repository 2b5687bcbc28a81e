/// How the preparation of all events stands on a day: what is done, and whether there is time enough for the rest.
///
/// Worked out in one go, over arrays that the network keeps, and to be kept until the network or the day changes.
package struct Preparation: Sendable {
    package let day: Day
    /// By slot of the event.
    private var wholes: [Readiness]
    private var sections: SectionReadiness
    /// By slot of the item.
    private var dues: [Day?]
    private var times: [Place: LeadTime] = [:]
    private var shortByEvent: [RecordID: [Place]] = [:]
    /// Items that wait for one another, each for the next one and the last for the first.
    package private(set) var rings: [[Place]] = []
    /// Hours of work that people hold, by the day they are due.
    package private(set) var loads = WorkLoads()

    package init(_ network: Network, on day: Day) {
        self.day = day
        let count = network[.event].slotCount
        var wholes = Array(repeating: Readiness(), count: count)
        var sections = SectionReadiness(events: count)
        var work = OpenWork(network, on: day)
        var dues: [Day?] = Array(repeating: nil, count: network[.checklistItem].slotCount)
        work.collect { slot, event, item, due in
            dues[slot] = due
            guard let event else { return }
            wholes[event].take(item, due: due, on: day)
            sections.take(item, of: event, due: due, on: day)
        }
        self.dues = dues
        self.sections = sections
        self.wholes = wholes
        loads = work.loads
        take(work)
    }

    private mutating func take(_ work: OpenWork) {
        let schedule = WorkSchedule(work.pieces, today: day)
        times.reserveCapacity(work.pieces.count)
        rings = schedule.rings.map { $0.map { work.sources[$0].place } }
        for (index, piece) in work.pieces.enumerated() where !piece.span.isNothing {
            let found = schedule.times[index]
            guard let finish = found.latestFinish else { continue }
            let source = work.sources[index]
            let time = LeadTime(
                place: source.place, event: source.event, owner: source.owner, span: piece.span, begun: piece.begun,
                latestFinish: finish, neededBy: found.neededBy.map { work.sources[$0].place },
                latestStart: piece.span.latestStart(finishingOn: finish), earliestStart: found.earliestStart,
                earliestFinish: found.earliestFinish, cause: cause(piece, found, source, work),
                isRoot: !isHeldUp(index, schedule, work))
            times[source.place] = time
            if time.isShort, let event = source.event { shortByEvent[event, default: []].append(source.place) }
        }
    }

    /// Whether a piece waits for one that comes too late itself.
    private func isHeldUp(_ index: Int, _ schedule: WorkSchedule, _ work: OpenWork) -> Bool {
        guard work.pieces[index].begun == nil, var first = schedule.times[index].waitsFor,
            work.pieces[index].span.finish(startingOn: day) <= schedule.times[index].latestFinish ?? .first
        else { return false }
        while work.pieces[first].span.isNothing, let next = schedule.times[first].waitsFor { first = next }
        let found = schedule.times[first]
        return !work.pieces[first].span.isNothing && found.earliestFinish > found.latestFinish ?? .last
    }

    private func cause(
        _ piece: WorkSchedule.Piece, _ found: WorkSchedule.Times, _ source: OpenWork.Source, _ work: OpenWork
    ) -> LeadTime.Cause? {
        guard let finish = found.latestFinish, found.earliestFinish > finish else { return nil }
        // Where beginning today would not do, nothing else need be named.
        if piece.begun != nil || piece.span.finish(startingOn: day) > finish { return .needs }
        if let first = found.waitsFor { return .waits(work.sources[first].place) }
        guard let owner = source.owner, let free = piece.free, free > day else { return .needs }
        return .busy(owner, until: free)
    }

    // MARK: Looking

    /// How far the preparation of an event has come.
    package func readiness(event slot: Int) -> Readiness { slot < wholes.count ? wholes[slot] : Readiness() }

    /// How far one section of it has come; nil for what has no section.
    package func readiness(event slot: Int, section: String?) -> Readiness {
        sections[slot, section ?? ""]
    }

    /// The day on which a checklist item is due, by its own date or counted from its event.
    package func due(item slot: Int) -> Day? { slot < dues.count ? dues[slot] : nil }

    /// When an open item or position has to be worked on; nil where it needs no time or has no day.
    package func leadTime(_ place: Place) -> LeadTime? { times[place] }

    /// What has not enough time left, the one that should have begun first before the others.
    package var short: [LeadTime] {
        shortByEvent.values.joined().compactMap { times[$0] }.sorted(by: Self.isMorePressing)
            + times.values.filter { $0.isShort && $0.event == nil }.sorted(by: Self.isMorePressing)
    }

    /// All that needs time, in no order.
    package var all: some Collection<LeadTime> { times.values }

    /// Whether any event has something for which there is not time enough.
    package var isAnyEventShort: Bool { !shortByEvent.isEmpty }

    /// What of an event has too little time left of itself, the most pressing first, and not what merely waits for it:
    /// how many these are is the number that is told everywhere. Where all of it waits for another event, all of it.
    package func causes(of event: RecordID) -> [LeadTime] {
        let short = short(of: event)
        let roots = short.filter(\.isRoot)
        return roots.isEmpty ? short : roots
    }

    /// What of an event has not enough time left, the most pressing first.
    package func short(of event: RecordID) -> [LeadTime] {
        (shortByEvent[event] ?? []).compactMap { times[$0] }.sorted(by: Self.isMorePressing)
    }

    private static func isMorePressing(_ left: LeadTime, _ right: LeadTime) -> Bool {
        (left.latestStart, left.place.kind.rawValue, left.place.slot)
            < (right.latestStart, right.place.kind.rawValue, right.place.slot)
    }
}

extension Network {
    /// How the preparation of all events stands.
    package func preparation(on day: Day) -> Preparation { Preparation(self, on: day) }
}
