import NetworkModel
import Screens
import WorkspaceStore

/// A workspace that a command works on: its store, what was read of it, and who makes the changes.
struct Access {
    let store: Store
    private(set) var network: Network
    var author: Author
    let configuration: UserConfiguration
    /// Whether what was saved last can be taken back.
    private var canUndo = true

    var folder: String { store.workspace.folder }
    var clock: Clock { author.clock }
    /// The words in the user's language.
    let texts: Texts

    /// Opens the workspace and reads the kinds asked for.
    init(_ option: WorkspaceOption, reading kinds: Set<Kind> = Set(Kind.allCases)) throws {
        configuration = try UserConfiguration.load()
        texts = Language(configuration).texts
        let workspace = try WorkspaceLocator.workspace(named: option.workspace, configuration)
        let opened = try Store.open(workspace, reading: kinds)
        store = opened.store
        network = opened.network
        PartialReading.say(opened.unread)
        author = Self.author(me: configuration.me(in: workspace.folder))
    }

    /// The workspace that the screens have open.
    init(_ store: Store, _ network: Network, by author: Author, configuration: UserConfiguration, texts: Texts) {
        self.store = store
        self.network = network
        self.author = author
        self.configuration = configuration
        self.texts = texts
    }

    /// The same with what was read of the workspace anew.
    func reading(_ network: Network) -> Access {
        Access(store, network, by: author, configuration: configuration, texts: texts)
    }

    /// Whoever makes changes now, with fresh Ids.
    static func author(me: RecordID? = nil) -> Author {
        var random = SystemRandomNumberGenerator()
        return Author(clock: SystemClock.now(), me: me, mint: IDMint(seed: random.next()))
    }

    /// Makes a change durable and takes it up.
    @discardableResult
    mutating func save(_ change: Change) throws -> Saved {
        if let closed = network.frozenSession(alteredBy: change.edits) {
            throw CommandFailure(
                .data, "the minutes of \(closed.title) are closed; open it again with caucus session reopen")
        }
        let saved = try store.save(change)
        canUndo = saved.unnoted == nil
        for change in saved.finished {
            Output.errors.writeLine("caucus: \(texts(ShellText.finished, ["what": change.act]))")
        }
        if let text = EncounterWords(texts).line(kept: saved) { Output.errors.writeLine("caucus: \(text)") }
        network.apply(saved.change)
        if !configuration.sharesPrivate(in: folder), let text = SyncWords(texts).line(stayingShared: change, in: folder)
        {
            Output.errors.writeLine("caucus: \(text)")
        }
        do {
            try takeOverErasures()
        } catch {
            // It is saved; whoever were told otherwise would enter it again.
            let words = texts(ShellText.notForgottenHere, ["why": CommandFailure.words(error)])
            Output.errors.writeLine("caucus: \(words)")
        }
        return saved
    }

    /// Merges what programs that synchronise folders, or merges by git, left beside the records or in them.
    mutating func takeIn() throws {
        let taken = try store.takeIn(by: &author) { texts(SharingText.mergedWith, ["file": $0]) }
        for saved in taken.saved { network.apply(saved.change) }
        for copy in taken.copies {
            Output.errors.writeLine("caucus: \(texts(SharingText.setAside, ["file": copy]))")
        }
        try takeOverErasures(since: taken.saved.map(\.change))
    }

    /// Carries out here what was forgotten elsewhere.
    mutating func takeOverErasures(since changes: [Change] = []) throws {
        guard let taken = try Forgetting.takeOver(in: self, since: changes) else { return }
        network.apply(taken.change)
        for line in taken.report where !line.isEmpty { Output.errors.writeLine("caucus: \(line)") }
    }

    /// Words that promise that what was saved can be taken back; none where it cannot be.
    func promising(_ words: String) -> String { canUndo ? words : "" }

    /// Makes a change out of edits durable.
    @discardableResult
    mutating func save(_ summary: String, _ edits: [RecordEdit]) throws -> Saved {
        try save(author.change(summary, edits))
    }
}

/// Finds the workspace that a command works on.
enum WorkspaceLocator {
    /// The workspace named by the option, else by CAUCUS_WORKSPACE, else the current folder if it is one, else the
    /// configured default.
    static func workspace(
        named option: String?, _ configuration: UserConfiguration
    ) throws -> WorkspaceStore.Workspace {
        if let named = option ?? Environment["CAUCUS_WORKSPACE"] { return try WorkspaceStore.Workspace(at: named) }
        if WorkspaceStore.Workspace.isWorkspace(".") {
            return try WorkspaceStore.Workspace(at: Environment.currentFolder)
        }
        if let folder = configuration.defaultWorkspace { return try WorkspaceStore.Workspace(at: folder) }
        throw NoWorkspace()
    }
}

/// No workspace was named, and none is set as the default.
struct NoWorkspace: Error {
    static let failure = CommandFailure(
        .data, "there is no workspace here; name one with --workspace, make one with caucus init, or try caucus demo")
}
