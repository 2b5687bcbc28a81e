import Dispatch
import Glibc
package import NetworkModel
import RecFormat
import Synchronization

/// A workspace that was opened: what it holds, and the store that keeps it.
package struct OpenWorkspace: Sendable {
    package let store: Store
    package let network: Network
    /// The files that could not be read, and why; what is in them is missing from the network.
    package let unread: [StoreError]

    /// What is amiss with its files, as far as that shows without a look at every byte; found when asked for.
    package var diagnostics: [Diagnostic] { store.examine(thoroughly: false) }
}

extension Store {
    /// Opens a workspace and reads the kinds asked for; the others look empty, yet can be added to.
    ///
    /// Nothing is written. Files that are missing are empty tables; so are those that cannot be read, and what is in them
    /// is not overwritten. Without `network.rec` being readable nobody knows the format, so nothing is saved.
    ///
    /// `meanwhile` is called once, on any thread, with the network as it is before the contact log has been read: for work
    /// that can be done while another core reads that.
    package static func open(
        _ workspace: Workspace, reading kinds: Set<Kind> = Set(Kind.allCases),
        meanwhile: @Sendable (_ withoutLog: Network) -> Void = { _ in }
    ) throws(StoreError) -> OpenWorkspace {
        let lock = WorkspaceLock(reading: workspace)
        defer { lock?.release() }
        let load = WorkspaceLoad(kinds.union([.network]), of: workspace, meanwhile: meanwhile)
        try workspace.checkFormat(load.known[Kind.network.ordinal].table)
        var random = SystemRandomNumberGenerator()
        let core = StoreCore(workspace, known: load.known, mint: IDMint(seed: random.next()))
        return OpenWorkspace(
            store: Store(core), network: load.network, unread: load.known.compactMap(\.failure))
    }
}
