package import NetworkModel

/// What can be undone and redone, from the changes of a journal.
///
/// An undo of an older change takes just that one out; a new change empties what can be redone, as everywhere. One that
/// did nothing, since all was changed again, only takes its turn away.
package struct UndoHistory: Sendable {
    /// Oldest first.
    package private(set) var undoable: [Change] = []
    /// The undos that can be taken back, oldest first.
    package private(set) var redoable: [Change] = []

    package init(_ changes: [Change]) {
        for change in changes { take(change) }
    }

    private mutating func take(_ change: Change) {
        // Who was forgotten, here or by a change that somebody shared, is not brought back.
        guard !change.edits.contains(where: { $0.key.kind == .erasure }) else { return }
        guard let reversed = change.reverses else {
            undoable.append(change)
            redoable = []
            return
        }
        if let position = undoable.lastIndex(where: { $0.id == reversed }) {
            undoable.remove(at: position)
            if !change.isEmpty { redoable.append(change) }
        } else if let position = redoable.lastIndex(where: { $0.id == reversed }) {
            redoable.remove(at: position)
            if !change.isEmpty { undoable.append(change) }
        }
    }
}
