import Synchronization

/// Messages from background work to the loop that owns the terminal, in the order they were posted.
package final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let waker: Waker

    package init(waker: Waker) {
        self.waker = waker
    }

    /// Leaves a message and wakes the loop.
    package func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        waker.wake()
    }

    /// Takes all messages that wait.
    package func takeAll() -> [Message] {
        messages.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
