/// The open checklist items and positions of a network as pieces of work, and what their holders have to do besides.
struct OpenWork {
    /// Where a piece comes from.
    struct Source {
        let place: Place
        let event: RecordID?
        let owner: RecordID?
    }

    /// What is needed of an event.
    private struct EventState {
        var id: RecordID
        var starts: Day?
        var ends: Day?
        var isCancelled = false
        /// Whether what had to be ready for it is beyond help.
        var isOver = false
    }

    private let network: Network
    private let day: Day
    private var events: [EventState?] = []
    private(set) var pieces: [WorkSchedule.Piece] = []
    private(set) var sources: [Source] = []
    private(set) var loads: WorkLoads
    /// The piece of an item, by the item's slot.
    private var pieceOfItem: [Int: Int] = [:]

    init(_ network: Network, on day: Day) {
        self.network = network
        self.day = day
        loads = WorkLoads(network)
        let slots = network[.event].slots
        events = Array(repeating: nil, count: slots.reduce(0) { max($0, Int($1) + 1) })
        for slot in slots { events[Int(slot)] = days(of: Event(network[.event].record(at: Int(slot)))) }
    }

    private func days(of event: Event) -> EventState {
        let starts = event.starts?.day
        let ends = event.ends?.day ?? starts
        let isOver = event.status == "completed" || ends.map { $0 < day } ?? false
        return EventState(id: event.id, starts: starts, ends: ends, isCancelled: event.isCancelled, isOver: isOver)
    }

    /// Reads everything; `counting` is told of every item by its slot, with that of its event and its due day, done or
    /// not.
    mutating func collect(counting: (_ slot: Int, _ event: Int?, _ item: ItemFacts, _ due: Day?) -> Void) {
        var last: (id: RecordID, slot: Int?) = ("", nil)
        for number in network[.checklistItem].slots {
            let item = network.facts.item(Int(number))
            if let id = item.event, id != last.id { last = (id, network[.event].slot(of: id)) }
            let slot = item.event == nil ? nil : last.slot
            let days = slot.flatMap { events[$0] }
            let due = item.due(eventStarts: days?.starts)
            counting(Int(number), slot, item, due)
            if !item.isDone { add(item, at: Int(number), due: due, days) }
        }
        addPositions()
        addTasks()
        loads.close()
        link()
    }

    private mutating func add(_ item: ItemFacts, at slot: Int, due: Day?, _ event: EventState?) {
        let limit = due ?? event?.starts
        if let event {
            guard !event.isCancelled else { return }
            // After the event only what was to follow it still has time.
            if event.isOver, let limit, limit <= event.ends ?? limit { return }
        }
        let capacity = item.effort == nil ? nil : item.owner.flatMap { loads.capacity(of: $0) }
        if let effort = item.effort, capacity != nil, let owner = item.owner, let limit, effort > 0 {
            loads.add(.init(due: limit, hours: effort, begun: item.begun), of: owner)
        }
        pieceOfItem[slot] = pieces.count
        pieces.append(
            .init(
                limit: limit, span: WorkSpan(needs: item.needs, hours: item.effort, capacity: capacity),
                begun: item.begun))
        sources.append(Source(place: Place(.checklistItem, slot), event: item.event, owner: item.owner))
    }

    private mutating func addPositions() {
        for number in network[.position].slots {
            let position = Position(network[.position].record(at: Int(number)))
            guard !position.isSettled, let needs = position.needs else { continue }
            let days = position.event.flatMap { network[.event].slot(of: $0) }.flatMap { events[$0] }
            if let days, days.isCancelled || days.isOver { continue }
            pieces.append(
                .init(limit: position.deadline ?? days?.starts, span: WorkSpan(needs: needs), begun: position.begun))
            sources.append(
                Source(place: Place(.position, Int(number)), event: position.event, owner: position.owner))
        }
    }

    private mutating func addTasks() {
        guard !loads.isEmpty else { return }
        for number in network[.task].slots {
            let task = network.facts.task(Int(number))
            guard task.isOpen, let due = task.due, let effort = task.effort, effort > 0 else { continue }
            guard let holder = task.accountable else { continue }
            loads.add(.init(due: due, hours: effort, begun: nil), of: holder)
        }
    }

    /// What comes first, and from when the holders have time.
    private mutating func link() {
        for index in pieces.indices {
            let source = sources[index]
            if let owner = source.owner, let limit = pieces[index].limit, !pieces[index].span.isNothing {
                pieces[index].free = loads.free(owner, forWorkDue: limit, from: day)
            }
            guard source.place.kind == .checklistItem else { continue }
            for id in network.facts.item(source.place.slot).after {
                guard let slot = network[.checklistItem].slot(of: id), let first = pieceOfItem[slot] else { continue }
                pieces[index].after.append(first)
            }
            dropLimitAfterEvent(index)
        }
    }

    /// What has no day of its own has to be ready for the event, unless it waits for something that follows the event.
    private mutating func dropLimitAfterEvent(_ index: Int) {
        let item = network.facts.item(sources[index].place.slot)
        guard item.due == nil, let limit = pieces[index].limit else { return }
        if pieces[index].after.contains(where: { pieces[$0].limit ?? .first > limit }) { pieces[index].limit = nil }
    }
}
