import CursesTerminal
import Dispatch
import Glibc
import NetworkModel
import Screens
import TextCanvas
import WorkspaceStore

/// Joins the screens to the world: waits for what happens, tells `update`, does what it asks and shows what `view` draws.
struct Runtime: ~Copyable {
    /// How a session ended.
    struct Ending {
        var signal: Int32?
        /// What could not be saved, for the command line to say once the terminal is given back.
        var failures: [String] = []

        /// Says what is left to say, and ends by the signal that asked for the end.
        func finish() throws {
            if !failures.isEmpty {
                throw CommandFailure(.system, "not everything could be saved", details: failures)
            }
            guard let signal else { return }
            try Output.standard.flush()
            Glibc.signal(signal, SIG_DFL)
            raise(signal)
        }
    }

    var terminal: Terminal
    var state: State
    var store: Store?
    var configuration: UserConfiguration
    let catalog: ThemeCatalog
    let mailbox: Mailbox<Message>
    var watch: Watch?
    var sharing: SharingDesk?
    /// What is to be done in the background once the first screen is there, which it would slow; nil from then on.
    var waiting: [@Sendable () -> Void]? = []
    var isEnding = false
    var ending = Ending()

    init(
        _ terminal: consuming Terminal, _ opened: OpenedSession?, _ configuration: UserConfiguration,
        _ catalog: ThemeCatalog, themeName: String
    ) {
        mailbox = Mailbox(waker: terminal.waker)
        state = State(author: Access.author(), size: terminal.size)
        let language = Language(configuration)
        state.texts = language.texts
        self.terminal = terminal
        self.configuration = configuration
        self.catalog = catalog
        handle(.themes([], current: themeName))
        if let opened {
            take(opened)
        } else {
            handle(.noWorkspace(folder: Environment.freshFolder))
        }
        if let problem = language.problems.first { handle(.said(Status(problem, tone: .warning))) }
    }

    /// Runs until the user leaves, a signal asks for the end, or the terminal is gone.
    mutating func run() -> Ending {
        terminal.show(view(state))
        afterFirstScreen()
        while !isEnding {
            let events = terminal.nextEvents(timeout: timeUntilTick)
            handle(events)
            if !isEnding { terminal.show(view(state)) }
        }
        watch?.stop()
        sharing?.cancel()
        terminal.end()
        return ending
    }

    private mutating func handle(_ events: [TerminalEvent]) {
        handle(.clock(SystemClock.now()))
        for event in events {
            note(event)
            handle(.terminal(event))
        }
        for message in mailbox.takeAll() { handle(message) }
    }

    mutating func handle(_ message: Message) {
        for effect in update(&state, message) { perform(effect) }
    }

    /// What the first screen can do without is read once it is there.
    private mutating func afterFirstScreen() {
        for work in waiting ?? [] { DispatchQueue.global(qos: .userInitiated).async(execute: work) }
        waiting = nil
        let (mailbox, catalog, current) = (mailbox, catalog, state.themes.current)
        DispatchQueue.global(qos: .utility).async { mailbox.post(.themes(catalog.choices, current: current)) }
        if let problem = catalog.theme(named: current).problem {
            handle(.said(Status(problem, tone: .warning)))
            terminal.show(view(state))
        }
        guard let store else { return }
        startWatching(store)
        takeIn()
        takeOverErasures()
        DispatchQueue.global(qos: .utility).async {
            do throws(StoreError) {
                // More than a person will take back, and little to keep.
                let changes = try store.history().undoable.suffix(50)
                if !changes.isEmpty { mailbox.post(.earlier(Array(changes))) }
            } catch {
                mailbox.post(.said(Status("\(error)", tone: .warning)))
            }
        }
    }

    private mutating func note(_ event: TerminalEvent) {
        guard case .signal(let signal) = event else { return }
        switch signal {
        case .terminate: ending.signal = SIGTERM
        case .hangUp: ending.signal = SIGHUP
        case .interrupt: ending.signal = SIGINT
        case .quit: ending.signal = SIGQUIT
        }
    }

    /// Only the day depends on the clock while nobody types: until midnight there is nothing to do, but a computer that
    /// slept does not count that time, so it is looked at every ten minutes.
    private var timeUntilTick: Duration {
        // While a session runs on the screen, its clock does.
        if state.needsSeconds { return .seconds(1) }
        let now = SystemClock.now()
        let midnight = now.zone.reading(now.today + 1, .midnight).timestamp.instant
        return .seconds(max(1, min(600, midnight - now.instant)))
    }
}

// MARK: The workspace

extension Runtime {
    /// Takes up a workspace that was opened.
    mutating func take(_ opened: OpenedSession) {
        watch?.stop()
        store = opened.store
        let folder = opened.store.workspace.folder
        sharing = SharingDesk(opened.store.workspace, sharesPrivate: configuration.sharesPrivate(in: folder))
        var unsaved: [String: String] = [:]
        var problem: StoreError?
        do throws(StoreError) {
            try opened.store.workspace.claimUnsaved()
            unsaved = try opened.store.workspace.unsavedTexts()
            try EditedFiles.recover(&unsaved, in: opened.store.workspace, opened.network)
        } catch {
            problem = error
        }
        handle(.clock(SystemClock.now()))
        handle(
            .opened(
                Screens.Workspace(
                    folder: folder, network: opened.network, me: opened.me ?? configuration.me(in: folder),
                    configuration: configuration.screens(in: folder), unsaved: unsaved,
                    preparation: opened.preparation)))
        saveLeft(in: opened.store)
        if let problem { handle(.said(Status("\(problem)", tone: .warning))) }
        let name = opened.network.itself?.name ?? ""
        terminal.setTitle(name.isEmpty ? "caucus" : "\(name) - caucus")
    }

    /// Saves what an earlier run had entered and could not save.
    private mutating func saveLeft(in store: Store) {
        do throws(StoreError) {
            let left = try store.workspace.waitingChanges() + RecoveredFiles.changes(of: store.workspace.folder)
            guard !left.isEmpty else { return }
            let saved = Set(try store.changes().suffix(1000).map(\.id))
            var taken: Set<RecordID> = []
            for change in left where taken.insert(change.id).inserted {
                if saved.contains(change.id) {
                    // The end came before that was noted.
                    RecoveredFiles.drop(change.id)
                    try store.workspace.dropWaiting(change.id)
                } else {
                    handle(.leftUnsaved(change))
                }
            }
        } catch {
            handle(.said(Status("\(error)", tone: .warning)))
        }
    }

    mutating func startWatching(_ store: Store) {
        let mailbox = mailbox
        do throws(StoreError) {
            watch = try store.watch { elsewhere in
                switch elsewhere {
                case .changed(let change): mailbox.post(.changedElsewhere(change))
                case .failed(let error): mailbox.post(.said(Status("\(error)", tone: .error)))
                case .returned: mailbox.post(.folderReturned)
                case .copyCame: mailbox.post(.copyCame)
                }
            }
        } catch {
            handle(.said(Status("\(error)", tone: .warning)))
        }
    }
}
