import Glibc
import NetworkModel
import RecFormat
package import WorkspaceStore

/// Taking part in a network that others share.
package enum Joining {
    /// Makes a workspace of what is shared through a place, in a folder that holds none yet. Where that fails the folder is
    /// as it was.
    ///
    /// `network.rec` comes last: killed before that, it can be done again.
    package static func run(
        _ remote: Remote, in folder: String, program: String, cancellation: Cancellation? = nil
    ) throws -> Workspace {
        guard !Workspace.isWorkspace(folder) else { throw StoreError(.alreadyAWorkspace, path: folder) }
        let footprint = Footprint(folder)
        do {
            return try join(remote, folder, program, cancellation)
        } catch {
            footprint.remove()
            guard let error = error as? SharingError else { throw error }
            throw SharingError.notJoined(remote.address, why: why(error))
        }
    }

    private static func join(
        _ remote: Remote, _ folder: String, _ program: String, _ cancellation: Cancellation?
    ) throws -> Workspace {
        try GitSetup.run(folder, remote, program: program)
        let history = try GitHistory(folder, cancellation: cancellation)
        guard let tip = try history.fetch() else {
            throw SharingError.badRemote(
                remote.address, why: "nobody shares anything there yet; begin with caucus sync --setup")
        }
        let files = try history.files(of: tip)
        for (name, file) in files {
            if let problem = SharedName.problem(name, file) { throw SharingError.unsafe(problem) }
        }
        guard files[Kind.network.fileName] != nil else {
            throw SharingError.badRemote(remote.address, why: "what is shared there is no network of caucus")
        }
        let contents = try history.contents(Kind.allCases.compactMap { files[$0.fileName]?.id })
        for kind in Kind.allCases {
            let own = try PrivateFile.bytes(at: "\(folder)/\(kind.fileName)") ?? []
            let shared = files[kind.fileName].flatMap { contents[$0.id] }
            // One that was killed while joining has what is shared.
            guard own.isEmpty || own == shared else { throw SharingError.inTheWay(file: kind.fileName) }
        }
        for kind in Kind.allCases.reversed() {
            guard let id = files[kind.fileName]?.id, let bytes = contents[id] else { continue }
            do throws(SharingError) {
                try SharingError.look(into: bytes, of: kind.fileName)
            } catch {
                throw Blame(history, since: []).naming(error, at: tip)
            }
            try PrivateFile.replace("\(folder)/\(kind.fileName)", with: bytes)
        }
        _ = try history.setHead(tip, from: try history.head())
        history.settle(at: tip)
        return try Workspace(at: folder)
    }

    /// What went wrong, and what whoever wants to take part can do.
    private static func why(_ error: SharingError) -> String {
        switch error {
        case .offline(let why): "it could not be reached (\(why)); check the address and the line, then join again"
        case .broken(let why): "it failed (\(why)); whoever keeps it must see to it: git fsck there"
        case .turnedAway(let why):
            "it did not let you in (\(why)); see to the key or password that git uses for it, then join again"
        case .badRemote(_, let why): why
        case .cancelled: "called off"
        default: "\(error)"
        }
    }
}

/// What there was of a folder and in it, so that all that came since can go.
private struct Footprint {
    private let folder: String
    private let names: Set<String>
    /// The folders that were not there, the innermost first.
    private var missing: [String] = []

    init(_ folder: String) {
        self.folder = folder
        names = Set(Self.names(in: folder))
        var path = folder[...]
        while path.count > 1, access(String(path), F_OK) != 0, errno == ENOENT {
            missing.append(String(path))
            path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        }
    }

    private static func names(in folder: String) -> [String] {
        do throws(SystemError) {
            return try LocalFileSystem().names(in: folder)
        } catch {
            // One that is not there has none.
            return []
        }
    }

    /// Removes what joining made: the repository, what says what git leaves alone, and files of records. What cannot be
    /// removed stays; the next try overwrites it.
    func remove() {
        let made = Set([".git", ".gitignore", ".caucus"] + Kind.allCases.map(\.fileName)).subtracting(names)
        for name in made { Self.remove("\(folder)/\(name)") }
        for path in missing { rmdir(path) }
    }

    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in names(in: path) { remove("\(path)/\(name)") }
        rmdir(path)
    }
}
