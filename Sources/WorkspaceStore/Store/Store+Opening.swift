import Dispatch
import Glibc
package import NetworkModel
import RecFormat
import Synchronization

/// A workspace that was opened: what it holds, and the store that keeps it.
package struct OpenWorkspace: Sendable {
    package let store: Store
    package let network: Network
    package let diagnostics: [Diagnostic]
}

extension Store {
    /// Opens a workspace and reads the kinds asked for; the others look empty, yet can be added to.
    ///
    /// Nothing is written. Files that are missing are empty tables.
    package static func open(
        _ workspace: Workspace, reading kinds: Set<Kind> = Set(Kind.allCases)
    ) throws(StoreError) -> OpenWorkspace {
        let lock = WorkspaceLock(reading: workspace)
        defer { lock?.release() }
        var known: [KnownFile] = []
        for kind in Kind.allCases {
            known.append(
                kinds.contains(kind) || kind == .network
                    ? try KnownFile(reading: kind, of: workspace) : KnownFile(unread: kind))
        }
        try workspace.checkFormat(known[Kind.network.ordinal].table)
        let network = Network(tables: known.map(\.table))
        var random = SystemRandomNumberGenerator()
        let core = StoreCore(workspace, known: known, mint: IDMint(seed: random.next()))
        return OpenWorkspace(store: Store(core), network: network, diagnostics: [])
    }
}

package struct Diagnostic: Hashable, Sendable {}
