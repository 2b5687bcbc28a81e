import Glibc
import NetworkModel
import RecFormat

/// The states of files that saves replaced, in `.caucus/generations`, a folder for each file.
///
/// A save gives the file a second name there before it puts another in its place. That copies nothing, waits for no
/// disk, and there is no moment at which the old state has no name. Records that are added to the end of a log replace
/// nothing: the state before is the beginning of the file as it is.
///
/// Whoever writes here holds the workspace's lock.
struct Generations: Sendable {
    private let workspace: Workspace
    private var files: any FileSystem { workspace.files }

    init(_ workspace: Workspace) { self.workspace = workspace }

    func path(of state: Generation) -> String { "\(folder(of: state.kind))/\(state.name)" }

    private func folder(of kind: Kind) -> String { "\(workspace.generationsFolder)/\(kind.fileName)" }

    /// The states of a kind's file, oldest first; none where they cannot be listed.
    func states(of kind: Kind) -> [Generation] {
        do throws(SystemError) {
            return try list(kind)
        } catch {
            return []
        }
    }

    private func list(_ kind: Kind) throws(SystemError) -> [Generation] {
        let states = try files.names(in: folder(of: kind)).compactMap { Generation(kind, named: $0) }
        return states.sorted { $0.number < $1.number }
    }

    /// The records of a state; nil where it cannot be read.
    func table(of state: Generation) -> Table? {
        do throws(SystemError) {
            let file = try files.open(path(of: state), .reading)
            defer { files.close(file) }
            let status = try files.status(of: file)
            guard status.sort == .file else { return nil }
            return Table(state.kind, RecDocument(try files.bytes(of: file, count: status.size)))
        } catch {
            return nil
        }
    }
}

// MARK: Keeping

extension Generations {
    /// What became of a state that is about to be replaced.
    enum Keeping: Sendable {
        case kept
        /// The file system knows no second names; the old file can be put here once it is replaced.
        case later(String)
        case failed(SystemError)
    }

    /// Keeps the state of a file that is about to be replaced. No failure here is a reason not to save.
    func keep(_ kind: Kind, _ status: FileStatus) -> Keeping {
        if PendingErasure(workspace).isThere { return .kept }
        do throws(SystemError) {
            try makeFolders(for: kind)
            let states = try list(kind)
            let now = files.now / 1_000_000_000
            let state = Generation(kind, number: (states.last?.number ?? 0) + 1, replaced: now)
            if let last = states.last, try files.statusIfPresent(at: path(of: last))?.inode == status.inode {
                // A save that failed had kept it already.
                try files.rename(path(of: last), to: path(of: state))
                return .kept
            }
            if let superfluous = Generation.superfluous(states + [state], at: now) {
                files.discard(path(of: superfluous))
            }
            return try link(kind, state)
        } catch {
            return .failed(error)
        }
    }

    private func link(_ kind: Kind, _ state: Generation) throws(SystemError) -> Keeping {
        do throws(SystemError) {
            try files.link(workspace.path(of: kind), to: path(of: state))
            return .kept
        } catch {
            guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(error.code) else { throw error }
            return .later(path(of: state))
        }
    }

    private func makeFolders(for kind: Kind) throws(SystemError) {
        for folder in [workspace.generationsFolder, folder(of: kind)] {
            let sort = try files.statusIfPresent(at: folder)?.sort
            // A link would lead the old file out of the workspace.
            guard sort == .folder || sort == nil else { throw SystemError(ENOTDIR) }
            if sort == nil { try files.makeFolder(folder, mode: 0o700) }
        }
    }
}

// MARK: Removing

extension Generations {
    /// Removes states to make room on a full disk: all but the latest of each file, and where there are no others these
    /// too. Returns whether there was any.
    func makeRoom() -> Bool {
        let all = Kind.allCases.map { states(of: $0) }
        let older = all.flatMap { $0.dropLast() }
        return remove(older.isEmpty ? all.flatMap { $0 } : older) > 0
    }

    /// Removes every state, and whatever else lies where they are kept; returns how many there were.
    func removeAll() throws(StoreError) -> Int {
        var count = 0
        for kind in Kind.allCases {
            let folder = folder(of: kind)
            do throws(SystemError) {
                guard try files.statusIfPresent(at: folder)?.sort == .folder else { continue }
                for name in try files.names(in: folder) {
                    try files.remove("\(folder)/\(name)")
                    count += 1
                }
                try files.syncFolder(folder)
            } catch {
                throw StoreError(.cannotWrite, path: folder, system: error)
            }
        }
        return count
    }

    private func remove(_ states: [Generation]) -> Int {
        var count = 0
        for state in states {
            do throws(SystemError) {
                try files.remove(path(of: state))
                count += 1
            } catch {
                continue
            }
        }
        return count
    }
}
