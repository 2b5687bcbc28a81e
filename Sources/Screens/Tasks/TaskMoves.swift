import NetworkModel

/// Moving tasks from column to column.
extension State {
    /// Moves the selected or marked tasks to the column so many places to the side of the cursor's.
    mutating func moveCards(by step: Int) -> [Effect] {
        guard let focus = tasks.focus, tasks.columns.indices.contains(focus + step) else {
            status = Status(texts[TasksText.noColumnThere], tone: .warning)
            return []
        }
        return move(targetKeys(.task), to: tasks.columns[focus + step].value)
    }

    /// Puts tasks into the column of a value: gives them to somebody, says how far they are or what they are for.
    mutating func move(_ keys: [RecordKey], to value: String) -> [Effect] {
        guard let field = tasks.grouping.field else { return [] }
        let column = boardTitle(of: BoardColumn(value: value, rows: 0..<0))
        let isOwn = value == me?.text
        let edits = keys.compactMap { key in
            network.editing(key, at: clock.now) { draft in
                draft.setAll(field, value.isEmpty ? [] : [value])
                // Nobody is given what they have not accepted.
                if field == .accountable { draft.set(.status, value.isEmpty ? nil : isOwn ? "accepted" : "proposed") }
                if field == .status { draft.set(.done, value == "done" ? clock.today.iso : nil) }
            }
        }
        return commit(about(keys, TasksText.moved, .movedMany, ["column": column]), edits)
    }
}
