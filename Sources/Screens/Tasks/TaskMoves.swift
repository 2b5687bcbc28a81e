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

    /// Puts tasks into the column of a value: asks somebody to do them, says how far they are or what they are for.
    mutating func move(_ keys: [RecordKey], to value: String) -> [Effect] {
        switch tasks.grouping {
        case .person: give(keys, to: value.isEmpty ? nil : RecordID(value))
        case .status: setStatus(value, of: keys)
        case .event: set(.event, value, of: keys)
        case .theme: set(.theme, value, of: keys)
        case .partner: set(.partner, value, of: keys)
        case .due: []
        }
    }

    /// Asks somebody to answer for tasks, or takes them from whoever does.
    mutating func give(_ keys: [RecordKey], to holder: RecordID?) -> [Effect] {
        let step = holder.map { TaskStep.propose($0) } ?? .release
        // Nobody is given what they have not accepted, so the sentence says that they are asked.
        let isAsked = holder != nil && holder != me
        return take(step, on: keys) { state, changed in
            let name = holder.map(state.personName) ?? state.texts[TasksText.nobody]
            return state.about(
                changed, isAsked ? TasksText.asked : .moved, isAsked ? .askedMany : .movedMany, ["column": name])
        }
    }

    /// Takes open tasks the step that leads to a status; closed ones are opened again on the way.
    private mutating func setStatus(_ value: String, of keys: [RecordKey]) -> [Effect] {
        let open = keys.filter { network.task($0.id)?.isOpen ?? false }
        let isClosing = TaskStatus(rawValue: value)?.isOpen == false
        var outcome = TaskOutcome()
        var rest: [RecordKey] = isClosing ? [] : keys.filter { !open.contains($0) }
        if let step = step(to: value, for: open) {
            outcome = network.taking(step, on: open, by: &author)
        } else {
            rest += open
        }
        for key in rest {
            // What nobody holds was asked of nobody.
            if value == TaskStatus.proposed.rawValue, network.task(key.id)?.accountable == nil {
                outcome.refused.append((key, .unowned))
                continue
            }
            let edit = network.editing(key, at: clock.now) { draft in
                draft.set(.status, value.isEmpty ? nil : value)
                draft.set(.done, nil)
            }
            guard let edit else { continue }
            outcome.edits.append(edit)
            outcome.changed.append(key)
        }
        if value.isEmpty {
            return carryOut(outcome) { $0.about($1, TasksText.saidReleased, .saidReleasedMany) }
        }
        return carryOut(outcome) { $0.about($1, TasksText.moved, .movedMany, ["column": value]) }
    }

    /// The step that leads to a status; nil where there is none, as back to what was only asked.
    private func step(to value: String, for keys: [RecordKey]) -> TaskStep? {
        if value.isEmpty { return .release }
        return switch TaskStatus(rawValue: value) {
        case .accepted: .setAside
        case .doing: .begin
        case .waiting: .wait(on: "")
        case .done: .finish
        case .declined: .decline(reason: "")
        case .dropped: .drop(reason: "")
        case .proposed, nil: nil
        }
    }

    private mutating func set(_ field: Field, _ value: String, of keys: [RecordKey]) -> [Effect] {
        let column = boardTitle(of: BoardColumn(value: value, rows: 0..<0))
        let edits = network.setting(field, value.isEmpty ? [] : [value], of: keys, at: clock.now)
        return commit(about(keys, TasksText.moved, .movedMany, ["column": column]), edits)
    }
}
