import Dispatch
import Synchronization

/// A value that is worked out on another core until it is asked for.
final class Ahead<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let work: DispatchGroup

    init(_ make: @escaping @Sendable () -> Value) {
        let work = DispatchGroup()
        self.work = work
        work.enter()
        DispatchQueue.global(qos: .userInteractive).async {
            let made = make()
            self.value.withLock { $0 = made }
            work.leave()
        }
    }

    /// Waits for the value.
    func take() -> Value {
        work.wait()
        guard let value = value.withLock({ $0 }) else { preconditionFailure("a value is put before the wait ends") }
        return value
    }
}
