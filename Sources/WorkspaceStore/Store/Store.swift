import Dispatch
import Glibc
package import NetworkModel
import RecFormat
import Synchronization

/// Keeps a workspace on disk and a model in step: saves changes, merged with what others changed, one at a time.
///
/// Command lines call `save` and wait; screens call `enqueue` and are told when the change is durable.
package final class Store: Sendable {
    package let workspace: Workspace
    private let core: Mutex<StoreCore>
    private let waiting = Mutex<[Waiting]>([])
    let queue = DispatchQueue(label: "caucus.store")

    package typealias Completion = @Sendable (Result<Saved, StoreError>) -> Void

    private struct Waiting: Sendable {
        let change: Change
        let completion: Completion
    }

    init(_ core: StoreCore) {
        workspace = core.workspace
        self.core = Mutex(core)
    }

    /// Saves a change, merged with what others changed; returns once it is safe on the disk.
    package func save(_ change: Change) throws(StoreError) -> Saved {
        try core.withLock { (core) throws(StoreError) in
            let saved = try core.save([change])
            guard let first = saved.first else { preconditionFailure("one report for each change") }
            return first
        }
    }

    /// Saves a change in the background, in order; `completion` is called, on another thread, once it is safe or has
    /// failed. Changes that wait together are made safe together.
    package func enqueue(_ change: Change, completion: @escaping Completion) {
        waiting.withLock { $0.append(Waiting(change: change, completion: completion)) }
        queue.async { self.saveWaiting() }
    }

    /// Waits until all that was enqueued before has been saved or has failed.
    package func waitUntilSaved() { queue.sync {} }

    private func saveWaiting() {
        let batch = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        guard !batch.isEmpty else { return }
        let results = core.withLock { core in Self.save(batch.map(\.change), with: &core) }
        for (waiting, result) in zip(batch, results) { waiting.completion(result) }
    }

    private static func save(_ changes: [Change], with core: inout StoreCore) -> [Result<Saved, StoreError>] {
        do throws(StoreError) {
            return try core.save(changes).map { .success($0) }
        } catch {
            guard changes.count > 1 else { return [.failure(error)] }
        }
        // What hinders one of them need not hinder the others.
        return changes.flatMap { save([$0], with: &core) }
    }

    /// Reads what others changed since it was last looked at; nil where nothing was. The change has no edits where only
    /// lines changed that are no records.
    package func changedElsewhere() throws(StoreError) -> Change? {
        try core.withLock { (core) throws(StoreError) in try core.reread() }
    }

    /// The records of a kind as they were last read, or as they are on the disk where they were not.
    func table(of kind: Kind) throws(StoreError) -> Table {
        try core.withLock { (core) throws(StoreError) in
            let known = core.known[kind.ordinal]
            return known.isRead ? known.table : try KnownFile(reading: kind, of: workspace).table
        }
    }

    func withCore<Result: Sendable>(
        _ action: (inout StoreCore) throws(StoreError) -> sending Result
    ) throws(StoreError) -> Result {
        try core.withLock { (core) throws(StoreError) in try action(&core) }
    }

    /// Does something to what is kept beside the data, while nobody else writes and nothing is half done.
    func locked<Result: Sendable>(
        _ action: @Sendable (Workspace) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try core.withLock { (core) throws(StoreError) in
            try core.locked { (workspace) throws(StoreError) in try action(workspace) }
        }
    }

    /// Saves a change of which nothing may be kept beside the data; see `StoreCore.saveForgetting`.
    func saveForgetting(
        _ change: Change, preparing: @Sendable (Workspace) throws(StoreError) -> Erased
    ) throws(StoreError) -> Forgotten {
        try core.withLock { (core) throws(StoreError) in try core.saveForgetting(change, preparing: preparing) }
    }

    /// What is amiss with the files that were read: everything, found by looking at every byte, unless told otherwise.
    package func examine(thoroughly: Bool = true) -> [Diagnostic] {
        // Looked at without the lock: it takes as long as the files are large, and saves must not wait for it.
        let known = core.withLock { $0.known }
        return WorkspaceExamination(workspace, known, thoroughly: thoroughly).diagnostics
    }
}
