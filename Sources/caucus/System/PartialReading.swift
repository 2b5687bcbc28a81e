import Synchronization
import WorkspaceStore

/// Files of the workspace that could not be read while the rest was: each is told, and the exit status says it.
enum PartialReading {
    private static let isTold = Mutex(false)

    /// Whether anything was missing from what a command worked on.
    static var happened: Bool { isTold.withLock { $0 } }

    static func say(_ unread: [StoreError]) {
        guard !unread.isEmpty else { return }
        isTold.withLock { $0 = true }
        for error in unread { Output.errors.writeLine("caucus: \(error); the rest is open") }
    }
}
