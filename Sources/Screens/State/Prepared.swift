package import NetworkModel

/// Indexes over the whole network, built in the background; everything works before they arrive, only slower.
package struct Prepared: Sendable {
    /// The network's version they were built from; nil before they are.
    package private(set) var version: Int?
    package private(set) var names: NameIndex?
    /// The titles of tasks and checklist items.
    private(set) var taskNames: NameIndex?
    private var duplicates: [Kind: DuplicateFinder] = [:]
    private var search: [Kind: SearchText] = [:]
    /// What lists ask of every record.
    var digests = Digests()
    /// Records that came in since in such number that building anew is cheaper.
    private var added = 0

    package init() {}

    /// Builds the indexes, and what is worked out for a day. Takes a while on a large network, and is meant for another
    /// thread.
    package init(_ network: Network, on day: Day) {
        version = network.version
        network[.contact].prepareIndex()
        digests = Digests(network, on: day)
        names = NameIndex(network)
        taskNames = TaskLine.taskNames(of: network)
        for kind in [Kind.partner, .person] { duplicates[kind] = DuplicateFinder(kind, of: network) }
        for kind in [Kind.partner, .person, .event, .checklistItem, .task, .contact] {
            search[kind] = SearchText(kind, of: network)
        }
    }

    /// The folded text of a kind's records, where it is there.
    package func search(_ kind: Kind) -> SearchText? { search[kind] }

    /// What a new record of this name may double.
    package func likelyDuplicates(of name: String, _ kind: Kind) -> [LikelyDuplicate] {
        duplicates[kind]?.likelyDuplicates(of: name) ?? []
    }

    /// Records whose names begin as this one does.
    func sharingBeginning(with name: String, _ kind: Kind) -> [NameCandidate] {
        duplicates[kind]?.sharingBeginning(with: name) ?? []
    }

    /// Records that are nearly called so.
    func nearlyCalled(_ name: String, _ kind: Kind) -> [NameCandidate] {
        duplicates[kind]?.nearlyCalled(name) ?? []
    }

    /// Takes up the records that a change touched.
    mutating func take(_ change: Change, in network: Network) {
        digests.take(change, in: network)
        guard version != nil else { return }
        added += change.edits.count
        guard !isStale else { return }
        names?.take(change, in: network)
        taskNames?.take(change, in: network)
        for kind in search.keys where change.edits.contains(where: { $0.key.kind == kind }) {
            search[kind]?.take(change, in: network)
        }
        for edit in change.edits where edit.before == nil && duplicates[edit.key.kind] != nil {
            guard let place = network.place(of: edit.key) else { continue }
            duplicates[edit.key.kind]?.add(NameCandidate(place, of: network))
        }
    }

    /// Whether the indexes should be built anew.
    var isStale: Bool { added > 5_000 }
}
