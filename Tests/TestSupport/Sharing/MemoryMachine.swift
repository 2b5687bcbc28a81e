package import NetworkModel
package import Sharing
package import WorkspaceStore

/// A machine whose disk and history are in memory, and whose processes can be killed at every call of either.
package final class MemoryMachine: SharingMachine {
    private let disk = MemoryFileSystem()
    private let history: MemoryHistory

    package init(_ hub: MemoryHub) { history = MemoryHistory(hub) }

    /// Makes the workspace here.
    package func create(by author: inout Author) throws {
        _ = try Workspace.create(at: "/net", name: "Trade Watch", author: &author, on: disk)
        try Beginnings.save(open(), by: &author)
    }

    /// Takes over what another machine has shared.
    package func join() throws {
        guard let tip = try history.fetch() else { return }
        let files = try history.files(of: tip)
        try disk.makeFolder("/net", mode: 0o700)
        for (name, file) in files {
            let bytes = try history.contents([file.id])[file.id] ?? []
            disk.put("/net/\(name)", String(decoding: bytes, as: UTF8.self))
        }
        _ = try history.setHead(tip, from: nil)
    }

    package func open() throws -> OpenWorkspace { try Store.open(Workspace(at: "/net", on: disk)) }

    package func edit(_ kind: Kind, _ change: (String) -> String) throws {
        disk.put("/net/\(kind.fileName)", change(disk.text("/net/\(kind.fileName)") ?? ""))
    }

    /// Shares and tells what became of it.
    package func report(by author: Author) throws -> SyncReport {
        history.isOnline = true
        history.live(calls: nil) { false }
        var sync = Sync(try open().store, history, by: author)
        return try sync.run()
    }

    package func sync(_ misfortune: SharingMisfortune?, by author: Author) throws -> Bool {
        let files = FaultyFileSystem(disk)
        history.isOnline = misfortune != .offline
        history.live(calls: nil) { files.wasKilled }
        let store = try Store.open(Workspace(at: "/net", on: files)).store
        if case .killed(let number) = misfortune {
            // Half of them between calls of the history, half at calls of the disk, most of which come with many files.
            if number % 2 == 0 {
                history.live(calls: number / 6) { files.wasKilled }
            } else {
                files.inject(.kill, at: number * 4)
            }
        }
        var sync = Sync(store, history, by: author)
        sync.allowsDeletions = true
        do {
            let isShared = try sync.run().isShared
            guard files.wasKilled || history.isDead else { return isShared }
        } catch {
            guard files.wasKilled || history.isDead else { throw error }
        }
        files.bury()
        disk.killProcesses()
        return false
    }
}
