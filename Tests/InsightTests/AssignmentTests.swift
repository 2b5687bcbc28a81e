import CustomDump
import TestSupport
import Testing

@testable import Insight

/// Matters and people with random costs: ties, gaps and people who take nothing are frequent.
private struct Problem {
    var costs: [[Int?]]
    var slots: [[Int]]
    let nobody = 90

    init(matters: Int, people: Int, _ generator: inout some RandomNumberGenerator) {
        costs = (0..<matters).map { _ in
            (0..<people).map { _ in
                Int.random(in: 0..<6, using: &generator) == 0 ? nil : .random(in: 0...100, using: &generator)
            }
        }
        slots = (0..<people).map { _ in
            let count = Int.random(in: 0...matters, using: &generator)
            return (0..<count).map { _ in Int.random(in: 0...60, using: &generator) }.sorted()
        }
    }

    /// What a choice of owners costs; nil where it breaks a rule.
    func cost(_ owners: [Int?]) -> Int? {
        var taken = Array(repeating: 0, count: slots.count)
        var sum = 0
        for (matter, owner) in owners.enumerated() {
            guard let owner else {
                sum += nobody
                continue
            }
            guard let cost = costs[matter][owner], taken[owner] < slots[owner].count else { return nil }
            sum += cost + slots[owner][taken[owner]]
            taken[owner] += 1
        }
        return sum
    }

    /// The least cost of all choices, tried one by one.
    func least(_ chosen: [Int?] = []) -> Int {
        guard chosen.count < costs.count else { return cost(chosen) ?? .max }
        return ([nil] + slots.indices.map { $0 }).reduce(Int.max) { min($0, least(chosen + [$1])) }
    }

    /// The problem for networkx: nodes, then arcs of tail, head, capacity and cost.
    var graph: [String] {
        let end = costs.count + slots.count
        var lines = ["\(costs.count) \(end)"]
        for (matter, row) in costs.enumerated() {
            lines.append("\(matter) \(end) \(nobody)")
            for (person, cost) in row.enumerated() {
                if let cost { lines.append("\(matter) \(costs.count + person) \(cost)") }
            }
        }
        for (person, slots) in slots.enumerated() {
            for slot in slots { lines.append("\(costs.count + person) \(end) \(slot)") }
        }
        return lines
    }
}

@Suite("Assignments")
struct AssignmentTests {
    @Test("cost as little as the best of all that were tried", arguments: 1...6)
    func bruteForce(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<60 {
            let problem = Problem(
                matters: .random(in: 0...5, using: &generator), people: .random(in: 0...4, using: &generator),
                &generator)
            let found = Assignment(costs: problem.costs, slots: problem.slots, nobody: problem.nobody)
            expectNoDifference(problem.cost(found.owners), found.cost, "seed \(seed)")
            expectNoDifference(found.cost, problem.least(), "seed \(seed): \(problem)")
        }
    }

    @Test("cost as little as networkx finds", arguments: [(40, 9, 11), (120, 25, 12), (60, 60, 13)])
    func judged(matters: Int, people: Int, seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let problem = Problem(matters: matters, people: people, &generator)
        let found = Assignment(costs: problem.costs, slots: problem.slots, nobody: problem.nobody)
        expectNoDifference(problem.cost(found.owners), found.cost)
        let judged = try Python.lines(
            """
            import sys, networkx
            lines = [list(map(int, line.split())) for line in sys.stdin]
            matters, end = lines[0]
            graph = networkx.DiGraph()
            for matter in range(matters):
                graph.add_node(matter, demand=-1)
            graph.add_node(end, demand=matters)
            for number, (tail, head, cost) in enumerate(lines[1:]):
                # Arcs side by side are told apart by a node of their own.
                graph.add_edge(tail, f'arc {number}', capacity=1, weight=cost)
                graph.add_edge(f'arc {number}', head, capacity=1, weight=0)
            print(networkx.min_cost_flow_cost(graph))
            """, problem.graph)
        expectNoDifference(judged, [String(found.cost)], "seed \(seed)")
    }

    @Test("leave to nobody what nobody may take, or only at a higher price")
    func nobody() {
        let found = Assignment(costs: [[nil, nil], [4, 20]], slots: [[1, 2], [1, 2]], nobody: 10)
        expectNoDifference(found.owners, [nil, 0])
        expectNoDifference(found.cost, 15)
        #expect(Assignment(costs: [[5]], slots: [[6]], nobody: 10).owners == [nil])
        #expect(Assignment(costs: [], slots: [], nobody: 10).owners.isEmpty)
    }

    @Test("give away a matter again where that serves the whole")
    func rearranging() {
        // The first takes what only the second could give: each has one slot.
        let found = Assignment(costs: [[1, 2], [1, 50]], slots: [[0], [0]], nobody: 1000)
        expectNoDifference(found.owners, [1, 0])
    }
}

@Suite("Flows")
struct MinCostFlowTests {
    @Test("of random networks cost as little as networkx finds", arguments: 21...28)
    func judged(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let nodes = Int.random(in: 4...30, using: &generator)
        var flow = MinCostFlow(nodes: nodes)
        var arcs: Set<[Int]> = []
        var lines: [String] = []
        for _ in 0..<nodes * 4 {
            let (tail, head) = (
                Int.random(in: 0..<nodes, using: &generator), Int.random(in: 0..<nodes, using: &generator)
            )
            guard tail != head, arcs.insert([tail, head]).inserted else { continue }
            let (capacity, cost) = (Int.random(in: 0...9, using: &generator), Int.random(in: 0...50, using: &generator))
            flow.addArc(from: tail, to: head, capacity: capacity, cost: cost)
            lines.append("\(tail) \(head) \(capacity) \(cost)")
        }
        let sent = flow.send(.max, from: 0, to: nodes - 1)
        let judged = try Python.lines(
            """
            import sys, networkx
            nodes, *arcs = sys.stdin.read().splitlines()
            graph = networkx.DiGraph()
            graph.add_nodes_from(range(int(nodes)))
            for arc in arcs:
                tail, head, capacity, cost = map(int, arc.split())
                graph.add_edge(tail, head, capacity=capacity, weight=cost)
            flow = networkx.max_flow_min_cost(graph, 0, int(nodes) - 1)
            print(sum(flow[0].values()) - sum(out.get(0, 0) for out in flow.values()), networkx.cost_of_flow(graph, flow))
            """, ["\(nodes)"] + lines)
        expectNoDifference(judged, ["\(sent.flow) \(sent.cost)"], "seed \(seed)")
    }
}
