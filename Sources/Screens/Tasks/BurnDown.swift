import NetworkModel

/// How the work for an event runs down until it: what was open at the end of each stretch of time, up to today.
struct BurnDown: Hashable, Sendable {
    /// A piece of work, and when it came and went.
    struct Work: Hashable, Sendable {
        var created: Day
        var done: Day?
        /// Hours; nought where nothing is said.
        var effort: Double
    }

    /// What was open at the end of each stretch that has begun; the last is how it is today.
    let open: [Double]
    /// What is open today.
    let left: Double
    /// How many stretches there are from the first to the event.
    let count: Int
    /// The days of a stretch.
    let step: Int
    let first: Day
    let event: Day
    /// Whether it is hours that are counted, and not tasks: only where each says how many it takes.
    let isHours: Bool
    /// What was finished in the last four weeks, by the week.
    let pace: Double
    /// What has to be finished each week from now on; nil where the event is over.
    let needed: Double?

    /// The most there ever was.
    var greatest: Double { open.max() ?? 0 }

    /// Nil where there is nothing to tell: no work, or none that began before the event. At most so many stretches, each
    /// of as many weeks as that takes.
    init?(_ works: [Work], until event: Day, on today: Day, columns: Int) {
        guard let earliest = works.map(\.created).min(), earliest < event, earliest <= today, columns > 1 else {
            return nil
        }
        let weeks = (event - earliest) / 7 + 1
        let step = 7 * max(1, (weeks + columns - 1) / columns)
        let isHours = works.allSatisfy { $0.effort > 0 }
        let size = { (work: Work) in isHours ? work.effort : 1 }
        first = earliest
        self.event = event
        self.step = step
        self.isHours = isHours
        count = (event - earliest) / step + 1
        let last = min(today, event)
        let ends = (0...(last - earliest) / step).map { min(earliest + ($0 + 1) * step - 1, last) }
        let openAfter = { (day: Day) in
            works.reduce(0) { sum, work in
                let isOpen = work.created <= day && (work.done.map { $0 > day } ?? true)
                return sum + (isOpen ? size(work) : 0)
            }
        }
        open = ends.map(openAfter)
        left = openAfter(today)
        pace =
            works.reduce(0) { sum, work in
                let isRecent = work.done.map { $0 > today - 28 && $0 <= today } ?? false
                return sum + (isRecent ? size(work) : 0)
            } / 4
        needed = event > today ? left / max(1, Double(event - today) / 7) : nil
    }
}

extension State {
    /// How the tasks of an event run down; nil where there is nothing to tell, or not all is read yet. What was dropped or
    /// declined never counts, and neither does what was finished nobody knows when.
    func burnDown(of event: RecordID, columns: Int) -> BurnDown? {
        guard let digest = prepared.digests.readTasks,
            let until = network.event(event)?.startDay(clock),
            let number = digest.events.words.firstIndex(of: event.text), number > 0
        else { return nil }
        let table = network[.task]
        let works = digest.events.slots(of: number).compactMap { slot -> BurnDown.Work? in
            guard table.isLive(slot) else { return nil }
            let done = digest.done(slot)
            let status = digest.statuses.words[digest.statuses.number(slot)]
            let isDone = status == "done"
            guard isDone ? done != nil : Task.isOpen(status: status) else { return nil }
            return .init(
                created: digest.created(slot) ?? done ?? day, done: isDone ? done : nil, effort: digest.effort(slot))
        }
        return BurnDown(works, until: until, on: day, columns: columns)
    }
}
