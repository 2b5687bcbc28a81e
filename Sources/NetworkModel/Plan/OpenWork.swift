/// The open checklist items and positions of a network as pieces of work, and what their holders have to do besides.
struct OpenWork {
    /// Where a piece comes from.
    struct Source {
        let place: Place
        let event: RecordID?
        let owner: RecordID?
    }

    private let network: Network
    private let day: Day
    private var events: EventDeadlines
    private(set) var pieces: [WorkSchedule.Piece] = []
    private(set) var sources: [Source] = []
    private(set) var loads: WorkLoads
    /// The piece of an item, by the item's slot; −1 where it has none.
    private var pieceOfItem: [Int32]

    init(_ network: Network, on day: Day) {
        self.network = network
        self.day = day
        events = EventDeadlines(network, on: day)
        loads = WorkLoads(network)
        let items = network[.checklistItem]
        pieceOfItem = Array(repeating: -1, count: items.slotCount)
        pieces.reserveCapacity(items.count)
        sources.reserveCapacity(items.count)
    }

    /// Reads everything; `counting` is told of every item by its slot, with that of its event and its due day, done or
    /// not.
    mutating func collect(counting: (_ slot: Int, _ event: Int?, _ item: ItemFacts, _ due: Day?) -> Void) {
        for number in network[.checklistItem].slots {
            let item = network.facts.item(Int(number))
            let slot = events.slot(of: item.event)
            let event = events.standing(slot)
            let due = item.due(eventStarts: event?.starts)
            counting(Int(number), slot, item, due)
            if !item.isDone, let limit = events.limit(due: due, event) { add(item, at: Int(number), limit: limit.day) }
        }
        addPositions()
        addTasks()
        loads.close()
        link()
    }

    private mutating func add(_ item: ItemFacts, at slot: Int, limit: Day?) {
        // Found by the table's index: the loads' own names take three times as long, which the first screen waits for.
        let owner = item.effort == nil ? nil : item.owner.flatMap(network[.person].slot(of:))
        let capacity = owner.flatMap { loads.capacity(ofPersonAt: $0) }
        if let effort = item.effort, let owner, let limit, effort > 0 {
            loads.add(.init(due: limit, hours: effort, begun: item.begun), ofPersonAt: owner)
        }
        pieceOfItem[slot] = Int32(pieces.count)
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
            let event = events.standing(of: position.event)
            if let event, event.isCancelled || event.isOver { continue }
            pieces.append(
                .init(limit: position.deadline ?? event?.starts, span: WorkSpan(needs: needs), begun: position.begun))
            sources.append(
                Source(place: Place(.position, Int(number)), event: position.event, owner: position.owner))
        }
    }

    private mutating func addTasks() {
        guard !loads.isEmpty else { return }
        let people = network[.person]
        for number in network[.task].slots {
            let task = network.facts.task(Int(number))
            guard task.isOpen, let due = task.due, let effort = task.effort, effort > 0 else { continue }
            guard let holder = task.accountable.flatMap(people.slot(of:)) else { continue }
            loads.add(.init(due: due, hours: effort, begun: nil), ofPersonAt: holder)
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
                guard let slot = network[.checklistItem].slot(of: id), pieceOfItem[slot] >= 0 else { continue }
                pieces[index].after.append(Int(pieceOfItem[slot]))
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
