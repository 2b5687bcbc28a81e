import Dispatch
import Synchronization

/// Work that goes on in several threads.
enum Lanes {
    private final class Queue: Sendable {
        let state = Mutex((next: 0, failure: (any Error)?.none))
    }

    /// Takes the items one after the other, each lane with a bench of its own, until none is left, one has failed or the
    /// time is over.
    static func run<Item: Sendable>(
        _ items: [Item], _ count: Int, until end: ContinuousClock.Instant? = nil, _ bench: @Sendable (Int) -> Bench,
        _ body: @escaping @Sendable (Item, Bench) throws -> Void
    ) throws {
        let queue = Queue()
        DispatchQueue.concurrentPerform(iterations: count) { lane in
            let bench = bench(lane)
            defer { Folder.remove(bench.path) }
            while let index = queue.state.withLock({ state -> Int? in
                guard state.next < items.count, state.failure == nil else { return nil }
                if let end, ContinuousClock.now > end { return nil }
                defer { state.next += 1 }
                return state.next
            }) {
                do {
                    try body(items[index], bench)
                } catch {
                    queue.state.withLock { $0.failure = error }
                }
            }
        }
        if let failure = queue.state.withLock(\.failure) { throw failure }
    }
}
