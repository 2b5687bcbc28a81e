import NetworkModel
import RecFormat
import TestSupport
import WorkspaceStore

/// A small workspace that tests write to.
struct TestNetwork {
    let workspace: Workspace
    var author: Author

    /// Makes the workspace; in memory unless other files are given.
    init(on files: any FileSystem = MemoryFileSystem(), at path: String = "/net", seed: UInt64 = 1) throws {
        author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), mint: IDMint(seed: seed))
        workspace = try Workspace.create(at: path, name: "Trade Watch", author: &author, on: files)
    }

    /// The workspace that is there already.
    init(on files: any FileSystem, reopening: Void) throws {
        author = Author(clock: Clock(instant: 1_795_000_000, zone: .utc), mint: IDMint(seed: 2))
        workspace = try Workspace(at: "/net", on: files)
    }

    /// The same network on a copy of its disk.
    func moved(to files: any FileSystem) throws -> TestNetwork {
        TestNetwork(workspace: try Workspace(at: workspace.folder, on: files), author: author)
    }

    private init(workspace: Workspace, author: Author) {
        self.workspace = workspace
        self.author = author
    }

    func open() throws -> OpenWorkspace { try Store.open(workspace) }

    func path(_ kind: Kind) -> String { workspace.path(of: kind) }

    /// A change that makes a record.
    mutating func adding(_ kind: Kind, _ name: String, _ fields: KeyValuePairs<Field, String> = [:]) -> Change {
        adding(kind, name, fields.map { ($0, $1) })
    }

    mutating func adding(_ kind: Kind, _ name: String, _ fields: [(Field, String)]) -> Change {
        var draft = Draft(new: kind, id: kind.naming == .slug ? RecordID(Self.slug(name)) : author.newID())
        draft.set(kind.titleField, name)
        for (field, value) in fields { draft.add(field, value) }
        return author.change("Added \(name)", [draft.edit(at: author.clock.now)])
    }

    private static func slug(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " ? "-" : $0 })
    }

    /// A change that sets one field of a record, as a model of the network sees it.
    mutating func setting(_ field: Field, _ value: String?, of key: RecordKey, in network: Network) -> Change {
        author.clock.instant += 60
        let edit = network.editing(key, at: author.clock.now) { $0.set(field, value) }
        return author.change("Set \(field)", [edit].compactMap { $0 })
    }

    mutating func deleting(_ key: RecordKey, in network: Network) -> Change {
        author.change("Deleted", network.deleting([key]))
    }

    mutating func logging(_ summary: String, with partner: String = "aid-watch") -> Change {
        adding(.contact, summary, [.at: "2026-11-20T14:00:00+01:00", .with: partner])
    }
}

extension RecordKey {
    static let aidWatch = RecordKey(.partner, "aid-watch")
}

/// The error with which a store refuses something; nil where it does not.
func failure<Value>(_ action: () throws -> Value) -> StoreError? {
    do {
        _ = try action()
        return nil
    } catch {
        return error as? StoreError
    }
}
