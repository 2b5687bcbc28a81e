/// A flow of least cost through nodes joined by arcs that each have a capacity and a cost.
///
/// Solved by successive shortest paths with node potentials (Ahuja, Magnanti, Orlin, *Network Flows*, §9.7): each path
/// is found by Dijkstra's algorithm on costs that the potentials keep from being negative, and the search ends at the
/// target. What is sent is of least cost after every path, so several sources may send to one target in turn.
package struct MinCostFlow: Sendable {
    // An arc and the arc back stand side by side: the partner of `arc` is `arc ^ 1`.
    private var heads: [Int32] = []
    private var costs: [Int] = []
    private var left: [Int] = []
    /// The arcs that leave a node: the first, and for each the next one.
    private var first: [Int32]
    private var next: [Int32] = []
    private var potentials: [Int]
    private var search: ShortestPath

    private static let none: Int32 = -1

    package init(nodes: Int) {
        first = Array(repeating: Self.none, count: nodes)
        potentials = Array(repeating: 0, count: nodes)
        search = ShortestPath(nodes: nodes)
    }

    /// Makes room for arcs that will be added.
    package mutating func reserve(arcs: Int) {
        heads.reserveCapacity(arcs * 2)
        costs.reserveCapacity(arcs * 2)
        left.reserveCapacity(arcs * 2)
        next.reserveCapacity(arcs * 2)
    }

    /// Adds an arc, before anything is sent; returns its number, for `flow(on:)`. Costs are not negative.
    @discardableResult
    package mutating func addArc(from tail: Int, to head: Int, capacity: Int, cost: Int) -> Int {
        precondition(cost >= 0 && capacity >= 0, "an arc has a capacity and a cost that are not negative")
        let arc = heads.count
        append(tail, head, capacity, cost)
        append(head, tail, 0, -cost)
        return arc
    }

    private mutating func append(_ tail: Int, _ head: Int, _ capacity: Int, _ cost: Int) {
        heads.append(Int32(head))
        costs.append(cost)
        left.append(capacity)
        next.append(first[tail])
        first[tail] = Int32(heads.count - 1)
    }

    /// How much flows on an arc.
    package func flow(on arc: Int) -> Int { left[arc ^ 1] }

    /// Sends as much as there is a way for, at most `amount`, at the least cost there is beside what was sent before;
    /// returns how much that was and what it added to the cost.
    @discardableResult
    package mutating func send(_ amount: Int, from source: Int, to target: Int) -> (flow: Int, cost: Int) {
        var (flow, cost) = (0, 0)
        while flow < amount, source != target, findPath(from: source, to: target) {
            let arcs = path(from: source, to: target)
            let most = arcs.reduce(amount - flow) { min($0, left[$1]) }
            for arc in arcs {
                left[arc] -= most
                left[arc ^ 1] += most
                cost += most * costs[arc]
            }
            flow += most
        }
        return (flow, cost)
    }

    private func path(from source: Int, to target: Int) -> [Int] {
        var arcs: [Int] = []
        var node = target
        while node != source {
            let arc = Int(search.arc[node])
            arcs.append(arc)
            node = Int(heads[arc ^ 1])
        }
        return arcs
    }

    private mutating func findPath(from source: Int, to target: Int) -> Bool {
        search.begin(at: source)
        while let (node, distance) = search.settle() {
            if node == target {
                // Those farther than the target keep theirs, as if they had been found at its distance.
                for node in search.settled { potentials[node] += search.distance[node] - distance }
                return true
            }
            var arc = first[node]
            while arc != Self.none {
                let index = Int(arc)
                if left[index] > 0 {
                    let head = Int(heads[index])
                    search.reach(head, at: distance + costs[index] + potentials[node] - potentials[head], by: arc)
                }
                arc = next[index]
            }
        }
        return false
    }
}

/// The state of one search for a shortest path: Dijkstra's algorithm with a binary heap.
private struct ShortestPath: Sendable {
    private(set) var distance: [Int]
    /// The arc by which a node was reached.
    private(set) var arc: [Int32]
    /// The nodes whose distance is known, nearest first.
    private(set) var settled: [Int] = []
    private var isSettled: [Bool]
    private var heap: [(distance: Int, node: Int32)] = []

    init(nodes: Int) {
        distance = Array(repeating: .max, count: nodes)
        arc = Array(repeating: -1, count: nodes)
        isSettled = Array(repeating: false, count: nodes)
    }

    mutating func begin(at source: Int) {
        for node in distance.indices {
            distance[node] = .max
            isSettled[node] = false
        }
        settled.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
        reach(source, at: 0, by: -1)
    }

    mutating func reach(_ node: Int, at candidate: Int, by arc: Int32) {
        guard candidate < distance[node] else { return }
        distance[node] = candidate
        self.arc[node] = arc
        push((candidate, Int32(node)))
    }

    /// The nearest node that is not settled yet, which it is then; nil where no other can be reached.
    mutating func settle() -> (node: Int, distance: Int)? {
        while let nearest = pop() {
            let node = Int(nearest.node)
            guard !isSettled[node] else { continue }
            isSettled[node] = true
            settled.append(node)
            return (node, nearest.distance)
        }
        return nil
    }

    private mutating func push(_ entry: (distance: Int, node: Int32)) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[parent].distance > entry.distance else { break }
            heap[child] = heap[parent]
            child = parent
        }
        heap[child] = entry
    }

    private mutating func pop() -> (distance: Int, node: Int32)? {
        guard let top = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return top }
        var parent = 0
        while true {
            var child = parent * 2 + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].distance < heap[child].distance { child += 1 }
            guard heap[child].distance < last.distance else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = last
        return top
    }
}
