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
    /// Records that hold less of the change than was asked, since others had changed the same: a field of each, or nil
    /// where the record as a whole was kept or left away.
    package let left: [Leftover]

    package struct Leftover: Hashable, Sendable {
        package let key: RecordKey
        package let field: Field?

        package init(key: RecordKey, field: Field?) {
            self.key = key
            self.field = field
        }
    }
}
