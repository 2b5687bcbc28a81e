package import NetworkModel

/// What became of a change that was saved.
package struct Saved: Hashable, Sendable {
    /// The change as it was asked for.
    package let asked: Change
    /// The change as it is on disk: its records before are what the disk held. Empty where there was nothing to do.
    package let change: Change
    /// What a model that holds the change as asked must take up to be as the disk is: what others had changed, and how
    /// the two were merged. Apply it `rebased(onto:)` the model.
    package let following: Change
    /// Where others had changed the same records, and what became of that.
    package let encounters: [Encounter]

    /// Changes that an earlier save had begun and was killed in, and that were finished first.
    package private(set) var finished: [Change] = []
    /// Why the state of a file that the save replaced could not be kept, where it could not.
    package private(set) var unkept: SystemError?
    /// Why the change could not be put down in the journal, where it could not: nobody can take it back later.
    package private(set) var unnoted: SystemError?
    /// Whether kept states had to go so that the save found room on the disk.
    package private(set) var madeRoom = false

    init(asked: Change, change: Change, following: Change, encounters: [Encounter]) {
        self.asked = asked
        self.change = change
        self.following = following
        self.encounters = encounters
    }

    /// The same with what else the model must take up.
    func following(_ following: Change) -> Saved {
        var result = Saved(asked: asked, change: change, following: following, encounters: encounters)
        result.finished = finished
        result.unkept = unkept
        result.unnoted = unnoted
        result.madeRoom = madeRoom
        return result
    }

    /// The same with what it did to the states that are kept.
    func keeping(failed unkept: SystemError?, madeRoom: Bool) -> Saved {
        var result = self
        result.unkept = unkept ?? self.unkept
        result.madeRoom = madeRoom || self.madeRoom
        return result
    }

    /// The same with why it is not in the journal.
    func noting(failed unnoted: SystemError?) -> Saved {
        var result = self
        result.unnoted = unnoted
        return result
    }

    /// The same with what was finished first.
    func finishing(_ changes: [Change]) -> Saved {
        var result = self
        result.finished = changes
        return result
    }

    /// A record that somebody else had changed too.
    package struct Encounter: Hashable, Sendable {
        package enum Outcome: Hashable, Sendable {
            /// Both set the field: this change's value stands in the record, theirs in conflicts.rec.
            case kept(Field)
            /// An undo left the field as it was set since.
            case gaveWay(Field)
            /// An undo left the field to what another had set, and nothing is to be settled about it any more.
            case withdrawn(Field)
            /// It was to be deleted, or taken back altogether, and stays with what they changed.
            case stays
            /// They had deleted it, and it is there again with what this change made of it.
            case cameBack
            /// They had forgotten whom it is about, and it is left out.
            case forgotten
            /// An undo left away what they had deleted since.
            case staysDeleted
        }

        package let key: RecordKey
        package let outcome: Outcome

        package init(_ key: RecordKey, _ outcome: Outcome) {
            self.key = key
            self.outcome = outcome
        }
    }
}
