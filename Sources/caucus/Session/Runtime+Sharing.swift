import CursesTerminal
import Dispatch
import NetworkModel
import Screens
import Sharing
import Synchronization
import WorkspaceStore

/// What the runtime keeps of sharing: the count of what is not shared, and how to call a sharing off.
final class SharingDesk: Sendable {
    let counter: UnsharedCounter
    private let cancellation = Mutex<Cancellation?>(nil)
    private let tidying = Mutex(Cancellation())
    private let isCounting = Mutex(false)
    private let queue = DispatchQueue(label: "caucus.sharing", qos: .utility)

    private let sharesPrivate: Bool

    init(_ workspace: WorkspaceStore.Workspace, sharesPrivate: Bool) {
        counter = UnsharedCounter(workspace, sharesPrivate: sharesPrivate)
        self.sharesPrivate = sharesPrivate
    }

    /// Begins a sharing; nil where one is under way. What is tidied up after the last gives way.
    func begin() -> Cancellation? {
        tidying.withLock { $0.cancel() }
        return cancellation.withLock { current in
            guard current == nil else { return nil }
            current = Cancellation()
            return current
        }
    }

    /// Ends it; with what is returned, the tidying up that follows can be called off.
    func end() -> Cancellation {
        let next = Cancellation()
        tidying.withLock { $0 = next }
        cancellation.withLock { $0 = nil }
        return next
    }

    func cancel() {
        cancellation.withLock { $0 }?.cancel()
        tidying.withLock { $0.cancel() }
    }

    /// Tidies up once it is told how a sharing ended; this may take seconds, and the next begins without waiting for it.
    func tidy(_ access: Access, _ cancellation: Cancellation) {
        do {
            let history = try GitHistory(access.folder, cancellation: cancellation)
            try Sync(access.store, history, by: access.author).tidy()
        } catch {
            // It can be done as well after the next one, which says what is wrong.
            return
        }
    }

    /// Shares and says how it ended.
    func run(
        _ access: Access, _ allowsDeletions: Bool, _ cancellation: Cancellation,
        _ post: @escaping @Sendable (Message) -> Void
    ) -> SharingEnding {
        let (store, texts) = (access.store, access.texts)
        do {
            let history = try GitHistory(store.workspace.folder, cancellation: cancellation)
            var sync = Sync(store, history, by: access.author)
            let taking = TakingOverDuringSync(access)
            taking.attach(to: &sync)
            sync.allowsDeletions = allowsDeletions
            sync.sharesPrivate = sharesPrivate
            sync.progress = { post(.progress(Progress(text: SyncWords(texts).step($0)))) }
            let report = try sync.run()
            for saved in report.saved { post(.changedElsewhere(saved.following)) }
            for taken in taking.taken where taken.isDone { post(.erasuresTakenOver(taken.change, lines: taken.lines)) }
            let told = taking.taken.flatMap { $0.lines.prefix { !$0.isEmpty } }
            if let failure = report.failure { return .said(Status("\(failure)", tone: .warning)) }
            let tone: Status.Tone = report.conflicts.isEmpty ? .notice : .warning
            return .said(Status(([SyncWords(texts).line(report)] + told).joined(separator: " · "), tone: tone))
        } catch SharingError.tooManyDeletions(let deletions) {
            return .asks("\(SharingError.tooManyDeletions(deletions).question)")
        } catch {
            return .said(Status("\(error)", tone: .warning))
        }
    }

    /// Counts in the background, and not more often than it takes to count.
    func count(_ tell: @escaping @Sendable (SharingState) -> Void) {
        let isNew = isCounting.withLock { isCounting in
            defer { isCounting = true }
            return !isCounting
        }
        guard isNew else { return }
        queue.asyncAfter(deadline: .now() + .milliseconds(200)) { [self] in
            isCounting.withLock { $0 = false }
            do {
                let count = try counter.count()
                tell(SharingState(isSetUp: count != nil, unshared: count ?? 0))
            } catch {
                // A sync says what is wrong, to whoever asks for one.
                tell(SharingState(isSetUp: true))
            }
        }
    }
}

extension Runtime {
    func countUnshared() {
        let mailbox = mailbox
        sharing?.count { mailbox.post(.sharing($0)) }
    }

    /// Merges what came in beside the files, in the background, and tells what became of it.
    func takeIn() {
        guard let store else { return }
        let (mailbox, texts, me) = (mailbox, state.texts, state.me)
        DispatchQueue.global(qos: .utility).async {
            var author = Access.author(me: me)
            do throws(StoreError) {
                store.waitUntilSaved()
                let taken = try store.takeIn(by: &author) { texts(SharingText.mergedWith, ["file": $0]) }
                for saved in taken.saved { mailbox.post(.changedElsewhere(saved.following)) }
                for copy in taken.copies {
                    mailbox.post(.said(Status(texts(SharingText.setAside, ["file": copy]), tone: .warning)))
                }
            } catch {
                mailbox.post(.said(Status("\(error)", tone: .warning)))
            }
        }
    }

    /// Carries out here what was forgotten elsewhere, in the background, and tells what that did; `change` is what came.
    func takeOverErasures(since change: Change? = nil) {
        guard let access = access() else { return }
        let mailbox = mailbox
        DispatchQueue.global(qos: .utility).async {
            do {
                access.store.waitUntilSaved()
                guard let taken = try Forgetting.takeOver(in: access, since: [change].compactMap(\.self)) else {
                    return
                }
                guard taken.isDone else {
                    return mailbox.post(.said(Status(taken.lines.joined(separator: " "), tone: .warning)))
                }
                mailbox.post(.erasuresTakenOver(taken.change, lines: taken.lines))
            } catch {
                mailbox.post(.said(Status(CommandFailure.words(error), tone: .error)))
            }
        }
    }

    func share(allowingDeletions: Bool) {
        guard let access = access(), let sharing, let cancellation = sharing.begin() else { return }
        let mailbox = mailbox
        DispatchQueue.global(qos: .userInitiated).async {
            access.store.waitUntilSaved()
            let ending = sharing.run(access, allowingDeletions, cancellation) { mailbox.post($0) }
            let tidying = sharing.end()
            mailbox.post(.sharingEnded(ending))
            sharing.tidy(access, tidying)
        }
    }
}
