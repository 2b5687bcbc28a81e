import Dispatch
package import NetworkModel
import Synchronization

/// What the watch of a workspace tells.
package enum Elsewhere: Sendable {
    /// Others changed records; apply it `rebased(onto:)` the model.
    case changed(Change)
    /// What was changed could not be read, or the folder is gone.
    case failed(StoreError)
}

/// The watch of a workspace; it ends when this is released or stopped.
package final class Watch: Sendable {
    private let state: Mutex<State>
    private let store: Store
    private let folder: FolderWatch
    private let tell: @Sendable (Elsewhere) -> Void

    private struct State {
        var source: (any DispatchSourceRead)?
        /// Whether a look at the files is on its way already.
        var isLooking = false
        var lastFailure: StoreError?
    }

    /// Looks at the files at most this often: a busy neighbour is no reason to be busy too.
    private static let pause = DispatchTimeInterval.milliseconds(50)

    fileprivate init(_ store: Store, _ tell: @escaping @Sendable (Elsewhere) -> Void) throws(StoreError) {
        self.store = store
        self.tell = tell
        folder = try FolderWatch(store.workspace.folder)
        state = Mutex(State())
    }

    deinit { stop() }

    fileprivate func start() {
        let folder = folder
        let queue = store.queue
        let happened: @Sendable () -> Void = { [weak self] in self?.happened() }
        state.withLock { state in
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
        }
    }

    private func happened() {
        let events = folder.events()
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
        }
    }
}

extension Store {
    /// Watches the folder and tells, on another thread, what others change in it, within a tenth of a second.
    ///
    /// What this store saves is not told. While nothing happens it costs nothing.
    package func watch(_ tell: @escaping @Sendable (Elsewhere) -> Void) throws(StoreError) -> Watch {
        let watch = try Watch(self, tell)
        watch.start()
        return watch
    }
}
