package import NetworkModel

/// What can be taken back, what can be brought back, and what is not on the disk yet.
package struct History: Sendable {
    /// Changes that were made here, the last one last.
    package var undoable: [Change] = []
    /// Those of earlier runs, as long as nothing was changed elsewhere since: what is taken back is never older than what
    /// the user saw happen.
    package var earlier: [Change] = []
    package var redoable: [Undone] = []
    /// Changes that were handed out to be saved and not yet reported, in order.
    package var saving: [Change] = []
    /// Changes whose saving failed; they stand in the model and can be tried again.
    package var failed: [Change] = []
    /// Those of them that could be kept nowhere for the next run either.
    var unkept: Set<RecordID> = []
    /// Those of them of which it was said.
    var told: Set<RecordID> = []
    /// How many changes could not be made, so that whoever asked for one sees whether it was.
    var refused = 0

    package init() {}

    /// Whether it was said before that this change cannot be saved.
    package func isTold(_ id: RecordID) -> Bool { told.contains(id) }

    /// Leaves nothing that could be taken back or brought back.
    mutating func forgetAll() {
        undoable = []
        earlier = []
        redoable = []
    }

    /// Takes a change from those that can be taken back.
    mutating func forget(_ id: RecordID) {
        undoable.removeAll { $0.id == id }
        earlier.removeAll { $0.id == id }
    }

    /// A change that was taken back, and the change that did so.
    package struct Undone: Sendable {
        package var change: Change
        package var reversal: Change
    }
}
