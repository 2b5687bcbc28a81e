import NetworkModel
import Synchronization
package import WorkspaceStore

/// Counts the records that were changed here and not shared yet; looks again only into files that changed since.
package final class UnsharedCounter: Sendable {
    private struct Known {
        let status: FileStatus?
        let shared: ObjectID?
        let count: Int
        /// Whether a record of it may be private.
        let isPrivate: Bool
    }

    /// What was counted where something is private, which concerns more than one file.
    private struct KnownWhole {
        let files: [Kind: FileStatus]
        let shared: [String: SharedFile]
        let count: Int
    }

    private let workspace: Workspace
    /// Whether private records are shared too.
    private let sharesPrivate: Bool
    private let known = Mutex<[Kind: Known]>([:])
    private let knownWhole = Mutex<KnownWhole?>(nil)

    package init(_ workspace: Workspace, sharesPrivate: Bool = false) {
        self.workspace = workspace
        self.sharesPrivate = sharesPrivate
    }

    /// How many there are; nil where the workspace is not shared.
    package func count() throws -> Int? {
        guard try GitSetup.isRepository(workspace.folder) else { return nil }
        let history = try GitHistory(workspace.folder)
        let shared = try history.lastSeen().map { commit throws(SharingError) in try history.files(of: commit) } ?? [:]
        var count = 0
        for kind in Kind.allCases where kind != .conflict {
            count += try changes(of: kind, since: shared[kind.fileName]?.id, history)
        }
        guard count > 0, !sharesPrivate, known.withLock({ $0.values.contains(where: \.isPrivate) }) else {
            return count
        }
        return try countWithoutPrivate(since: shared, history)
    }

    /// Counts without what stays here.
    private func countWithoutPrivate(since shared: [String: SharedFile], _ history: GitHistory) throws -> Int {
        let files = known.withLock { $0.compactMapValues(\.status) }
        if let known = knownWhole.withLock(\.self), known.files == files, known.shared == shared { return known.count }
        let states = try Kind.allCases.map { kind in
            let bytes = try PrivateFile.bytes(at: workspace.path(of: kind), on: workspace.files)
            return FileState(kind: kind, bytes: bytes ?? [], isThere: bytes != nil)
        }
        let withholding = try Withholding(states) { try history.contents(of: $0, in: shared) }
        var count = 0
        for state in states where state.kind != .conflict {
            let new = withholding.shared(state)
            guard shared[state.kind.fileName]?.id != ObjectID(contents: new) else { continue }
            let old = try history.contents(of: [state.kind], in: shared)[state.kind] ?? []
            count += FileDifference(state.kind, from: old, to: new).edits.count
        }
        knownWhole.withLock { $0 = KnownWhole(files: files, shared: shared, count: count) }
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
        let isPrivate = Withholding.maySayPrivate(bytes)
        known.withLock { $0[kind] = Known(status: status, shared: shared, count: count, isPrivate: isPrivate) }
        return count
    }
}
