package import NetworkModel

extension Store {
    /// What can be undone and redone, as the journal has it: changes of every process that used the folder.
    package func history() throws(StoreError) -> UndoHistory {
        UndoHistory(try Journal(workspace).changes())
    }

    /// The change that `undo` takes back, or nil where there is none.
    package func lastUndoable() throws(StoreError) -> Change? { try history().undoable.last }

    /// Takes a change back, the last one unless another is named.
    ///
    /// Fields that were changed again since keep what they have, and the report names them; where that leaves nothing to
    /// take back, it throws, no data is written, and the next undo goes on to the change before. `words` makes the
    /// summary from what was done in the first place.
    package func undo(
        _ id: RecordID? = nil, by author: inout Author, words: (String) -> String = { "Undone: \($0)" }
    ) throws(StoreError) -> Saved {
        let undoable = try history().undoable
        guard let last = undoable.last else { throw StoreError(.nothingToUndo, path: workspace.folder) }
        guard let change = id.map({ id in undoable.last { $0.id == id } }) ?? last else {
            throw StoreError(.unknownChange, path: workspace.folder)
        }
        return try reverse(change, words(change.act), by: &author)
    }

    /// Brings back what the last undo took back; `words` as for `undo`.
    package func redo(
        by author: inout Author, words: (String) -> String = { "Done again: \($0)" }
    ) throws(StoreError) -> Saved {
        guard let undo = try history().redoable.last else {
            throw StoreError(.nothingToRedo, path: workspace.folder)
        }
        return try reverse(undo, words(undo.act), by: &author)
    }

    private func reverse(_ change: Change, _ summary: String, by author: inout Author) throws(StoreError) -> Saved {
        let saved = try save(author.reversing(change, summary))
        guard !saved.change.isEmpty else {
            throw StoreError(.changedSince(change.act, change.edits.map(\.key)), path: workspace.folder)
        }
        return saved
    }
}
