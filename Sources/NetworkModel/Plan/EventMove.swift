import RecFormat

/// What moving an event to another day would do to its preparation.
package struct EventMove: Sendable {
    /// An item of the plan and its days before and after.
    package struct Item: Hashable, Sendable {
        package let place: Place
        package let from: Day
        package let to: Day
        /// Whether it would be late as soon as the event has moved, and is not yet.
        package let becomesLate: Bool
    }

    /// An event that prepares the one that moves.
    package struct PreMeeting: Hashable, Sendable {
        package let event: RecordID
        package let from: Day
        package let to: Day
        /// Its open items whose days are counted from it, the earliest first.
        package let moving: [Item]
        /// Whether it would come after the event that it prepares if it stayed.
        package let fallsBehind: Bool
    }

    package let event: RecordID
    package let from: Day
    package let to: Day
    /// The last day before and after, of an event of several days.
    package private(set) var ends: (from: Day, to: Day)?
    /// Open items whose days are counted from the event, the earliest first.
    package private(set) var moving: [Item] = []
    /// Items that are done; they stay.
    package private(set) var done = 0
    /// Open items, tasks and positions with dates of their own, with those dates; they stay where they are.
    package private(set) var fixed: [(place: Place, day: Day)] = []
    /// Those that could move along by as many days, in the order of their days.
    package private(set) var preMeetings: [PreMeeting] = []
    let clock: Clock

    package var days: Int { to - from }
    /// All items that move: those of the event, and of its pre-meetings where they come along.
    package func moving(withPreMeetings: Bool) -> [Item] {
        guard withPreMeetings, !preMeetings.isEmpty else { return moving }
        return (moving + preMeetings.flatMap(\.moving)).sorted { ($0.to, $0.place.slot) < ($1.to, $1.place.slot) }
    }

    /// Pre-meetings that would come after the event if they stayed.
    package var preMeetingsBehind: Int { preMeetings.count { $0.fallsBehind } }

    /// Fixed dates that would come after the event.
    package func fixedBehind() -> Int { fixed.count { $0.day <= from && $0.day > to } }

    /// The move of an event to another first day; nil where it has no day to be moved from. It lasts as long as before
    /// unless it is said until when.
    package init?(_ id: RecordID, to day: Day, ending last: Day? = nil, in network: Network, clock: Clock) {
        guard let place = network.place(of: RecordKey(.event, id)) else { return nil }
        let event = Event(network.record(at: place))
        guard let from = event.starts?.day else { return nil }
        self.event = id
        self.from = from
        to = day
        self.clock = clock
        let end = max(from, event.ends?.day ?? from)
        let newEnd = max(to, last ?? end + (to - from))
        if end > from || newEnd > to { ends = (end, newEnd) }
        let items = Self.items(of: place, network)
        done = items.done
        fixed = items.fixed
        moving = moved(items.relative, from: from)
        collectFixed(of: place, network)
        preMeetings = Self.preMeetings(of: place, network).map { found in
            PreMeeting(
                event: network.key(at: found.place).id, from: found.day, to: found.day + days,
                moving: moved(Self.items(of: found.place, network).relative, from: found.day),
                fallsBehind: found.day <= from && found.day > to)
        }
    }

    /// Whether there is anything besides the event that a person should know of before it moves.
    package var hasConsequences: Bool { !moving.isEmpty || !fixed.isEmpty || !preMeetings.isEmpty }

    /// The items of an event: the open ones by how their days are said, and how many are done.
    private static func items(
        of event: Place, _ network: Network
    ) -> (relative: [(place: Place, due: RelativeDate)], fixed: [(place: Place, day: Day)], done: Int) {
        var items: (relative: [(place: Place, due: RelativeDate)], fixed: [(place: Place, day: Day)], done: Int) =
            ([], [], 0)
        for place in network.sources(.checklistItem, naming: event) {
            let item = network.facts.item(place.slot)
            if item.isDone {
                items.done += 1
                continue
            }
            switch item.due {
            case .relative(let relative): items.relative.append((place, relative))
            case .day(let day): items.fixed.append((place, day))
            case nil: break
            }
        }
        return items
    }

    /// Items that are counted from a day which moves along.
    private func moved(_ items: [(place: Place, due: RelativeDate)], from day: Day) -> [Item] {
        let moved = items.map { item in
            let (old, new) = (item.due.resolved(against: day), item.due.resolved(against: day + days))
            let becomesLate = new < clock.today && old >= clock.today
            return Item(place: item.place, from: old, to: new, becomesLate: becomesLate)
        }
        return moved.sorted { ($0.to, $0.place.slot) < ($1.to, $1.place.slot) }
    }

    private mutating func collectFixed(of event: Place, _ network: Network) {
        for place in network.sources(.task, naming: event) {
            let task = network.facts.task(place.slot)
            if task.isOpen, let due = task.due { fixed.append((place, due)) }
        }
        for place in network.sources(.position, naming: event) {
            let position = Position(network.record(at: place))
            if !position.isSettled, let deadline = position.deadline { fixed.append((place, deadline)) }
        }
        fixed.sort { ($0.day, $0.place.slot) < ($1.day, $1.place.slot) }
    }

    /// The events that prepare one, and those that prepare these, each once.
    private static func preMeetings(of event: Place, _ network: Network) -> [(place: Place, day: Day)] {
        var seen: Set<Place> = [event]
        var found: [(place: Place, day: Day)] = []
        var open = [event]
        while let next = open.popLast() {
            let id = network.key(at: next).id
            for place in network.sources(.event, naming: next) where seen.insert(place).inserted {
                let event = Event(network.record(at: place))
                guard event.prepares == id, !event.isCancelled, event.status != "completed" else { continue }
                open.append(place)
                if let day = event.starts?.day { found.append((place, day)) }
            }
        }
        return found.sorted { ($0.day, network.key(at: $0.place).id) < ($1.day, network.key(at: $1.place).id) }
    }

    /// The move as edits: of the event, and of its pre-meetings where they come along. Items follow by themselves.
    package func edits(in network: Network, withPreMeetings: Bool) -> [RecordEdit] {
        let events = [event] + (withPreMeetings ? preMeetings.map(\.event) : [])
        return events.compactMap { id in
            network.editing(RecordKey(.event, id), at: clock.now) { $0.shift(by: days, clock) }
        }
    }
}
