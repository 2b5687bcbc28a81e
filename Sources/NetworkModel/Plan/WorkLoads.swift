import RecFormat

/// The hours of work that people hold, by the day they are due, and the hours a week that they have for it.
package struct WorkLoads: Sendable {
    struct Load: Sendable {
        let due: Day
        let hours: Double
        let begun: Day?
    }

    /// What one person holds, in order of due date, summed up.
    private struct Queue: Sendable {
        let capacity: Double
        var loads: [Load] = []
        var sums: [Double] = []
        var firstBegun: [Day?] = []

        mutating func close() {
            loads.sort { $0.due < $1.due }
            sums.reserveCapacity(loads.count)
            firstBegun.reserveCapacity(loads.count)
            var sum = 0.0
            var begun: Day?
            for load in loads {
                sum += load.hours
                if let day = load.begun { begun = min(begun ?? day, day) }
                sums.append(sum)
                firstBegun.append(begun)
            }
        }

        /// How many of the loads are due before a day.
        func count(before day: Day) -> Int { loads.indices.partitionPoint { loads[$0].due >= day } }
    }

    private var queues: [Queue] = []
    /// The numbers of the queues, by person and by the person's slot; −1 where there is none.
    private var numbers: [RecordID: Int] = [:]
    private var numberOfSlot: [Int32] = []

    init() {}

    /// The people with hours a week.
    init(_ network: Network) {
        let people = network[.person]
        numberOfSlot = Array(repeating: -1, count: people.slotCount)
        for slot in people.slots {
            guard let capacity = network.facts.person(Int(slot)).capacity, capacity > 0, capacity.isFinite else {
                continue
            }
            numberOfSlot[Int(slot)] = Int32(queues.count)
            numbers[people.id(at: Int(slot))] = queues.count
            queues.append(Queue(capacity: capacity))
        }
    }

    var isEmpty: Bool { queues.isEmpty }

    /// The hours a week of a person; nil where they are not known.
    package func capacity(of person: RecordID) -> Double? { queue(of: person)?.capacity }

    /// The same, of the person at a slot of the network that this was made of.
    func capacity(ofPersonAt slot: Int) -> Double? {
        let number = Int(numberOfSlot[slot])
        return number < 0 ? nil : queues[number].capacity
    }

    /// Adds a load to those of the person at a slot of the network that this was made of, whose hours are known.
    mutating func add(_ load: Load, ofPersonAt slot: Int) {
        let number = Int(numberOfSlot[slot])
        if number >= 0 { queues[number].loads.append(load) }
    }

    mutating func close() { for number in queues.indices { queues[number].close() } }

    private func queue(of person: RecordID) -> Queue? { numbers[person].map { queues[$0] } }

    /// The day from which somebody has time for work that is due on a day: what is due before comes first, at their
    /// hours a week. What of that has begun is taken to have had all their time since. Nil where it is not known how
    /// many hours they have, or nothing is due before.
    package func free(_ person: RecordID, forWorkDue day: Day, from today: Day) -> Day? {
        guard let queue = queue(of: person) else { return nil }
        let count = queue.count(before: day)
        guard count > 0 else { return nil }
        let start = min(queue.firstBegun[count - 1] ?? today, today)
        return max(today, start + WorkSpan(hours: queue.sums[count - 1], capacity: queue.capacity).daysOfHours)
    }

    /// The hours that somebody has between two days beside what is due by then; nil where their hours are not known.
    package func freeHours(_ person: RecordID, from today: Day, through day: Day) -> Double? {
        guard let queue = queue(of: person) else { return nil }
        let count = queue.count(before: day + 1)
        return queue.capacity * Double(max(0, day - today)) / 7 - (count == 0 ? 0 : queue.sums[count - 1])
    }
}
