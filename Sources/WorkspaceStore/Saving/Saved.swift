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

    /// A record that somebody else had changed too.
    package struct Encounter: Hashable, Sendable {
        package enum Outcome: Hashable, Sendable {
            /// Both set the field: this change's value stands in the record, theirs in conflicts.rec.
            case kept(Field)
            /// An undo left the field as it was set since.
            case gaveWay(Field)
            /// It was to be deleted, or taken back altogether, and stays with what they changed.
            case stays
            /// They had deleted it, and it is there again with what this change made of it.
            case cameBack
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
