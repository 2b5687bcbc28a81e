import NetworkModel
import Synchronization
package import WorkspaceStore

/// Counts the records that were changed here and not shared yet; looks again only into files that changed since.
package final class UnsharedCounter: Sendable {
    private struct Known {
        let status: FileStatus?
        let shared: ObjectID?
        let count: Int
    }

    private let workspace: Workspace
    private let known = Mutex<[Kind: Known]>([:])

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// How many there are; nil where the workspace is not shared.
    package func count() throws -> Int? {
        guard try GitSetup.isRepository(workspace.folder) else { return nil }
        let history = try GitHistory(workspace.folder)
        let shared = try history.lastSeen().map { commit throws(SharingError) in try history.files(of: commit) } ?? [:]
        var count = 0
        for kind in Kind.allCases where kind != .conflict {
            count += try changes(of: kind, since: shared[kind.fileName]?.id, history)
        }
        return count
    }

    private func changes(of kind: Kind, since shared: ObjectID?, _ history: GitHistory) throws -> Int {
        let status = try workspace.files.statusIfPresent(at: workspace.path(of: kind))
        if let known = known.withLock({ $0[kind] }), known.status == status, known.shared == shared {
            return known.count
        }
        let bytes = try PrivateFile.bytes(at: workspace.path(of: kind), on: workspace.files) ?? []
        var count = 0
        if shared != ObjectID(contents: bytes) {
            let old = try shared.map { id throws(SharingError) in try history.contents([id])[id] ?? [] } ?? []
            count = FileDifference(kind, from: old, to: bytes).edits.count
        }
        known.withLock { $0[kind] = Known(status: status, shared: shared, count: count) }
        return count
    }
}
