/// Matters given to people at the least cost in all.
///
/// What a matter costs with a person is one number; beside it, everything that a person gets is dearer than the one
/// before: the first costs the first of their `slots`, the next the second, and so on, and there are no more than
/// these. A matter may also stay with nobody, at a cost of its own. With slots that do not fall this is a flow of least
/// cost: a unit from each matter through a person, and through one of that person's slots, to the end.
package struct Assignment: Sendable {
    /// The number of the person who gets a matter; nil for nobody.
    package let owners: [Int?]
    /// What all of it costs.
    package let cost: Int

    /// Solves it. `costs` has a row for each matter with a cost for each person, nil where they must not get it. Costs
    /// are not negative, and slots do not fall.
    package init(costs: [[Int?]], slots: [[Int]], nobody: Int) {
        let (matters, people) = (costs.count, slots.count)
        let end = matters + people
        var flow = MinCostFlow(nodes: end + 1)
        let slotCount = slots.reduce(0) { $0 + min($1.count, matters) }
        flow.reserve(arcs: matters * (people + 1) + slotCount)
        var arcs: [[(arc: Int, person: Int)]] = []
        for (matter, row) in costs.enumerated() {
            flow.addArc(from: matter, to: end, capacity: 1, cost: nobody)
            arcs.append(
                row.enumerated().compactMap { person, cost in
                    // One that costs more than leaving it is never taken.
                    guard let cost, cost <= nobody else { return nil }
                    return (flow.addArc(from: matter, to: matters + person, capacity: 1, cost: cost), person)
                })
        }
        for (person, slots) in slots.enumerated() {
            for slot in slots.prefix(matters) where slot <= nobody {
                flow.addArc(from: matters + person, to: end, capacity: 1, cost: slot)
            }
        }
        var cost = 0
        for matter in 0..<matters { cost += flow.send(1, from: matter, to: end).cost }
        owners = arcs.map { row in row.first { flow.flow(on: $0.arc) > 0 }?.person }
        self.cost = cost
    }
}
