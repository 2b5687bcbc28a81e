import Dispatch
package import NetworkModel
import Synchronization

/// What the watch of a workspace tells.
package enum Elsewhere: Sendable {
    /// Others changed records; apply it `rebased(onto:)` the model.
    case changed(Change)
    /// A conflict copy stands beside the files; `takeIn` merges it.
    case copyCame
    /// What was changed could not be read, or the folder is gone.
    case failed(StoreError)
    /// The folder that was gone is there again; what changed in it meanwhile has been told before.
    case returned
}

/// The watch of a workspace; it ends when this is released or stopped.
package final class Watch: Sendable {
    private let state: Mutex<State>
    private let store: Store
    private let tell: @Sendable (Elsewhere) -> Void

    private struct State {
        var source: (any DispatchSourceRead)?
        var folder: FolderWatch?
        /// Whether the folder is waited for.
        var isGone = false
        /// Whether a look at the files is on its way already.
        var isLooking = false
        var lastFailure: StoreError?
    }

    /// Looks at the files at most this often: a busy neighbour is no reason to be busy too.
    private static let pause = DispatchTimeInterval.milliseconds(50)
    /// Looks this often whether a folder that is gone has come back.
    private static let patience = DispatchTimeInterval.milliseconds(500)

    fileprivate init(_ store: Store, _ tell: @escaping @Sendable (Elsewhere) -> Void) throws(StoreError) {
        self.store = store
        self.tell = tell
        let folder = try FolderWatch(store.workspace.folder)
        state = Mutex(State(folder: folder))
    }

    deinit { stop() }

    fileprivate func start() {
        let queue = store.queue
        let happened: @Sendable () -> Void = { [weak self] in self?.happened() }
        state.withLock { state in
            guard let folder = state.folder else { return }
            let source = DispatchSource.makeReadSource(fileDescriptor: folder.descriptor, queue: queue)
            // The descriptor must outlive the source.
            source.setCancelHandler { _ = folder }
            source.setEventHandler(handler: happened)
            source.resume()
            state.source = source
        }
    }

    /// Ends the watch.
    package func stop() {
        state.withLock { state in
            state.source?.cancel()
            state.source = nil
            state.folder = nil
        }
    }

    private func happened() {
        guard let events = state.withLock(\.folder)?.events() else { return }
        if events.names.contains(where: { ConflictCopy($0) != nil }), store.hasIncoming { tell(.copyCame) }
        guard events.isIncomplete || events.isFolderGone || events.names.contains(where: Self.concernsRecords) else {
            return
        }
        let isNew = state.withLock { state in
            defer { state.isLooking = true }
            return !state.isLooking
        }
        guard isNew else { return }
        look()
        store.queue.asyncAfter(deadline: .now() + Self.pause) { [weak self] in self?.lookAgain() }
    }

    /// Whether a name is that of a kind's file, or of one that another caucus writes beside it: a file that was not there
    /// gets its name by a link, of which only the removal of the other name is told.
    private static func concernsRecords(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return Kind.allCases.contains { kind in
            let file = Array(kind.fileName.utf8)
            return bytes == file || bytes.starts(with: [UInt8(ascii: ".")] + file + [UInt8(ascii: ".")])
        }
    }

    /// Takes up what happened during the pause.
    private func lookAgain() {
        state.withLock { $0.isLooking = false }
        look()
    }

    private func look() {
        do throws(StoreError) {
            let change = try store.changedElsewhere()
            state.withLock { $0.lastFailure = nil }
            if let change { tell(.changed(change)) }
        } catch {
            let isNew = state.withLock { state in
                defer { state.lastFailure = error }
                return state.lastFailure != error
            }
            if isNew { tell(.failed(error)) }
            if error.code == .folderGone { waitForReturn() }
        }
    }

    /// Waits for a folder that is gone; the watch of the old one tells nothing of one that takes its place.
    private func waitForReturn() {
        let isNew = state.withLock { state in
            defer { state.isGone = true }
            return !state.isGone && state.source != nil
        }
        if isNew { lookForReturn() }
    }

    private func lookForReturn() {
        store.queue.asyncAfter(deadline: .now() + Self.patience) { [weak self] in
            guard let self, self.state.withLock({ $0.source != nil }) else { return }
            guard self.watchAgain() else { return self.lookForReturn() }
            self.state.withLock { $0.isGone = false }
            self.look()
            if self.state.withLock({ $0.lastFailure == nil }) { self.tell(.returned) }
        }
    }

    private func watchAgain() -> Bool {
        do throws(StoreError) {
            try store.workspace.checkFolder()
            let folder = try FolderWatch(store.workspace.folder)
            stop()
            state.withLock { $0.folder = folder }
            start()
            return true
        } catch {
            return false
        }
    }
}

extension Store {
    /// Looks once for what others changed and tells it, in turn with a watch, so that what is older is told before.
    package func lookElsewhere(_ tell: (Change) -> Void) throws(StoreError) {
        let failure: StoreError? = queue.sync {
            do throws(StoreError) {
                if let change = try changedElsewhere() { tell(change) }
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Watches the folder and tells, on another thread, what others change in it, within a tenth of a second.
    ///
    /// What this store saves is not told. While nothing happens it costs nothing.
    package func watch(_ tell: @escaping @Sendable (Elsewhere) -> Void) throws(StoreError) -> Watch {
        let watch = try Watch(self, tell)
        watch.start()
        return watch
    }
}
