package import NetworkModel

/// How much of the work that somebody holds rests on the one or two who hold most.
package struct WorkShare: Sendable {
    package enum Measure: Hashable, Sendable {
        case hours
        /// Tasks and checklist items, where fewer than half of them say their hours.
        case count
    }

    package struct Part: Hashable, Sendable {
        package let holder: RecordID
        /// Of the whole, 0 to 1.
        package let part: Double
    }

    package let measure: Measure
    /// Everybody who holds something of it, the greatest part first.
    package let parts: [Part]

    /// The shares of a workload by holder.
    package init(_ workload: Workload) {
        let loads = workload.all
        let held = loads.reduce(0) { $0 + $1.count }
        let silent = loads.reduce(0) { $0 + $1.countWithoutHours }
        let measure: Measure = silent * 2 > held ? .count : .hours
        let amounts = loads.map { (holder: $0.holder, amount: measure == .hours ? $0.hours : Double($0.count)) }
        let total = amounts.reduce(0) { $0 + $1.amount }
        self.measure = measure
        parts = amounts.filter { $0.amount > 0 }.sorted { ($0.amount, $1.holder) > ($1.amount, $0.holder) }
            .map { Part(holder: $0.holder, part: $0.amount / total) }
    }

    /// What the first so many hold together, 0 to 1.
    package func part(ofTop count: Int) -> Double { min(1, parts.prefix(count).reduce(0) { $0 + $1.part }) }
}
