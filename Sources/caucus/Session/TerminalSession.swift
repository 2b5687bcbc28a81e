import CursesTerminal
import NetworkModel
import Screens
import Synchronization
import TextCanvas
import WorkspaceStore

/// Opens the screens: on the workspace that is meant, or on the first-run screen where there is none.
enum TerminalSession {
    static func open(_ place: WorkspaceOption) throws {
        let configuration = try UserConfiguration.load()
        guard let workspace = try workspaceIfAny(place, configuration) else {
            try run(nil, configuration)
            return
        }
        try run(OpenedSession(workspace), configuration)
    }

    /// Opens a workspace; in the demo it is known who is at the keyboard.
    static func open(_ workspace: WorkspaceStore.Workspace, me: RecordID) throws {
        let configuration = try UserConfiguration.load()
        try run(OpenedSession(workspace, me: me), configuration)
    }

    private static func workspaceIfAny(
        _ place: WorkspaceOption, _ configuration: UserConfiguration
    ) throws -> WorkspaceStore.Workspace? {
        do {
            return try WorkspaceLocator.workspace(named: place.workspace, configuration)
        } catch is NoWorkspace {
            return nil
        }
    }

    private static func run(_ opened: OpenedSession?, _ configuration: UserConfiguration) throws {
        let catalog = ThemeCatalog()
        let theme = catalog.theme(named: configuration.theme)
        let ending: Runtime.Ending
        do throws(TerminalError) {
            let terminal = try Terminal(theme: theme.theme)
            var runtime = Runtime(terminal, opened, configuration, catalog, themeName: theme.name)
            ending = runtime.run()
        } catch {
            throw CommandFailure(.system, "\(error)")
        }
        try ending.finish()
    }
}

/// A workspace that was read for the screens.
struct OpenedSession {
    let store: Store
    let network: Network
    /// Who is at the keyboard, where it is known without the configuration.
    let me: RecordID?
    /// How all preparation stands today, worked out while the contact log is read.
    let preparation: Preparation

    init(_ workspace: WorkspaceStore.Workspace, me: RecordID? = nil) throws {
        let today = SystemClock.now().today
        let made = Mutex<Preparation?>(nil)
        let opened = try Store.open(workspace) { network in
            let preparation = network.preparation(on: today)
            made.withLock { $0 = preparation }
        }
        store = opened.store
        network = opened.network
        self.me = me
        preparation = made.withLock { $0 } ?? opened.network.preparation(on: today)
    }
}
