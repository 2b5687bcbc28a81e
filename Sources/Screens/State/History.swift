package import NetworkModel

/// What can be taken back, what can be brought back, and what is not on the disk yet.
package struct History: Sendable {
    package var undoable: [Change] = []
    package var redoable: [Undone] = []
    /// Changes that were handed out to be saved and not yet reported, in order.
    package var saving: [Change] = []
    /// Changes whose saving failed; they stand in the model and can be tried again.
    package var failed: [Change] = []
    /// Those of them of which it was said.
    var told: Set<RecordID> = []
    /// How many changes could not be made, so that whoever asked for one sees whether it was.
    var refused = 0

    package init() {}

    /// A change that was taken back, and the change that did so.
    package struct Undone: Sendable {
        package var change: Change
        package var reversal: Change
    }
}
