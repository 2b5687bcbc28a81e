package import NetworkModel

/// Indexes over the whole network, built in the background; everything works before they arrive.
package struct Prepared: Sendable {
    /// The network's version they were built from; nil before they are.
    package var version: Int?

    package init() {}

    /// Builds the indexes. Takes a while on a large network, and is meant for another thread.
    package init(_ network: Network) {
        version = network.version
    }

    /// Whether the indexes should be built anew.
    func isStale(for network: Network) -> Bool { false }
}
