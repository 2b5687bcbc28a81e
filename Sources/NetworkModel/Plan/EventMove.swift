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
    }

    package let event: RecordID
    package let from: Day
    package let to: Day
    /// Open items whose days are counted from the event, the earliest first.
    package private(set) var moving: [Item] = []
    /// Items that are done; they stay.
    package private(set) var done = 0
    /// Open items, tasks and positions with dates of their own, with those dates; they stay where they are.
    package private(set) var fixed: [(place: Place, day: Day)] = []
    /// Those that could move along by as many days, in the order of their days.
    package private(set) var preMeetings: [PreMeeting] = []
    private let clock: Clock

    package var days: Int { to - from }
    package var becomingLate: Int { moving.count { $0.becomesLate } }
    /// Fixed dates that would come after the event.
    package func fixedBehind() -> Int { fixed.count { $0.day <= from && $0.day > to } }

    /// The move of an event to another first day; nil where it has no day to be moved from.
    package init?(_ id: RecordID, to day: Day, in network: Network, clock: Clock) {
        guard let place = network.place(of: RecordKey(.event, id)),
            let from = Event(network.record(at: place)).starts?.day
        else { return nil }
        event = id
        self.from = from
        to = day
        self.clock = clock
        sortItems(of: place, network)
        collectFixed(of: place, network)
        preMeetings = Self.preMeetings(of: place, network).map { found in
            PreMeeting(event: found.id, from: found.day, to: found.day + (to - from))
        }
    }

    /// Whether there is anything besides the event that a person should know of before it moves.
    package var hasConsequences: Bool { !moving.isEmpty || !fixed.isEmpty || !preMeetings.isEmpty }

    private mutating func sortItems(of event: Place, _ network: Network) {
        for place in network.sources(.checklistItem, naming: event) {
            let item = network.facts.item(place.slot)
            if item.isDone {
                done += 1
                continue
            }
            switch item.due {
            case .relative(let relative):
                let (old, new) = (relative.resolved(against: from), relative.resolved(against: to))
                let becomesLate = new < clock.today && old >= clock.today
                moving.append(Item(place: place, from: old, to: new, becomesLate: becomesLate))
            case .day(let day): fixed.append((place, day))
            case nil: break
            }
        }
        moving.sort { ($0.to, $0.place.slot) < ($1.to, $1.place.slot) }
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
    private static func preMeetings(of event: Place, _ network: Network) -> [(id: RecordID, day: Day)] {
        var seen: Set<Place> = [event]
        var found: [(id: RecordID, day: Day)] = []
        var open = [event]
        while let next = open.popLast() {
            let id = network.key(at: next).id
            for place in network.sources(.event, naming: next) where seen.insert(place).inserted {
                let event = Event(network.record(at: place))
                guard event.prepares == id, !event.isCancelled, event.status != "completed" else { continue }
                open.append(place)
                if let day = event.starts?.day { found.append((event.id, day)) }
            }
        }
        return found.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    }

    /// The move as edits: of the event, and of its pre-meetings where they come along. Items follow by themselves.
    package func edits(in network: Network, withPreMeetings: Bool) -> [RecordEdit] {
        let events = [event] + (withPreMeetings ? preMeetings.map(\.event) : [])
        return events.compactMap { id in
            network.editing(RecordKey(.event, id), at: clock.now) { $0.shift(by: days, clock) }
        }
    }
}
