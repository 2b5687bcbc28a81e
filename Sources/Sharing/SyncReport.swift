package import NetworkModel
package import WorkspaceStore

/// What a sync did.
package struct SyncReport: Sendable {
    /// What was made here and is now shared, or waits to be.
    package var own: [KindCount] = []
    /// What was taken over from the others.
    package var taken: [KindCount] = []
    /// The conflicts that came up, here or at the others, and are open still: the first record of each.
    package var conflicts: [RecordKey] = []
    /// The records that somebody here and somebody else added under one Id.
    package var namesakes: [Namesakes.Namesake] = []
    /// The copies by programs that synchronise folders that were merged before.
    package var copies: [String] = []
    /// Why the others could not be reached, where they could not; what was made is kept here.
    package var offline: String?
    /// Why the other place could not or would not do it, where it answered; what was made is kept here.
    package var failure: SharingError?
    /// What the files here became, where others had changed something.
    package var saved: [Saved] = []
    /// Whether this is the same as what the others have.
    package var isShared = false
    /// Whether what all share was replaced by what is here, whose past was removed.
    package var isReplaced = false
    /// How many private records stay here.
    package var withheld = 0
    /// The names in the repository that still hold a past which the others removed; empty where it is gone here too, nil
    /// where none was to be dropped.
    package var pastNames: [String]?
}

extension SyncReport {
    /// Notes why nothing could be shared; throws what is no matter of the other place.
    mutating func keepHere(_ error: SharingError) throws(SharingError) {
        switch error {
        case .offline(let why): offline = why
        case .broken, .turnedAway: failure = error
        default: throw error
        }
    }
}
