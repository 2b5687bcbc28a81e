import NetworkModel
import RecFormat
package import WorkspaceStore

/// Taking part in a network that others share.
package enum Joining {
    /// Makes a workspace of what is shared through a place, in a folder that holds none yet.
    ///
    /// `network.rec` comes last: cut short before that, it can be done again.
    package static func run(
        _ remote: Remote, in folder: String, program: String, cancellation: Cancellation? = nil
    ) throws -> Workspace {
        guard !Workspace.isWorkspace(folder) else { throw StoreError(.alreadyAWorkspace, path: folder) }
        try GitSetup.run(folder, remote, program: program)
        let history = try GitHistory(folder, cancellation: cancellation)
        guard let tip = try history.fetch() else {
            throw SharingError.badRemote(remote.address, why: "nobody shares anything there yet")
        }
        let files = try history.files(of: tip)
        for (name, file) in files {
            if let problem = SharedName.problem(name, file) { throw SharingError.unsafe(problem) }
        }
        guard files[Kind.network.fileName] != nil else {
            throw SharingError.badRemote(remote.address, why: "what is shared there is no network of caucus")
        }
        let contents = try history.contents(Kind.allCases.compactMap { files[$0.fileName]?.id })
        for kind in Kind.allCases.reversed() {
            guard let id = files[kind.fileName]?.id, let bytes = contents[id] else { continue }
            if let line = RecDocument.conflictMarker(in: bytes) {
                throw SharingError.marked(file: kind.fileName, line: line, isOurs: false)
            }
            try PrivateFile.replace("\(folder)/\(kind.fileName)", with: bytes)
        }
        _ = try history.setHead(tip, from: try history.head())
        history.settle(at: tip)
        return try Workspace(at: folder)
    }
}
