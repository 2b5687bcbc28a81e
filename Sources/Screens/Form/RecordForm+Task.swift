import NetworkModel

/// What a form does for new tasks.
extension RecordForm {
    /// Keeps the status in agreement with who is to do it, until something is typed there: nobody is given what they have
    /// not accepted.
    mutating func settleStatus(_ state: State) {
        guard kind == .task, isNew, let status = rows.firstIndex(where: { $0.spec.field == .status }),
            let holder = rows.first(where: { $0.spec.field == .accountable })?.editor.text.trimmed,
            !rows[status].wasTypedInto, !rows[status].original.isEmpty
        else { return }
        let isMine = state.me != nil && state.resolve(holder, [.person]).candidate?.key.id == state.me
        let word = isMine ? "accepted" : "proposed"
        if rows[status].editor.text != word { rows[status].editor = LineEditor(word) }
    }

    /// What a title says of day and hands, as it would behind the `>` of a log line: `book hotel by 27 nov @ravi`.
    func step(_ state: State) -> [FormProposal] {
        guard kind == .task, isNew, let row = rows.first, row.isTouched else { return [] }
        let line = LogLine("> " + row.editor.text, in: LogOverlay.context(state, []))
        guard line.nextSteps.count == 1, let step = line.nextSteps.first, !step.text.isEmpty,
            step.assignees.allSatisfy({ $0.candidate != nil }), step.due != nil || !step.assignees.isEmpty
        else { return [] }
        var proposal = FormProposal(step.text)
        if let due = step.due { proposal.besides.append(.init(field: .due, text: due.iso)) }
        for (mention, field) in zip(step.assignees, [Field.accountable, .assignee]) {
            proposal.besides.append(.init(field: field, text: mention.title))
        }
        let day = step.due.map { state.texts(LogText.due, ["day": state.dates.weekday($0)]) }
        let what = [day].compactMap { $0 } + step.assignees.map(\.title)
        proposal.title = state.texts(FormText.stepTaken, ["title": step.text, "what": what.joined(separator: " · ")])
        return [proposal]
    }
}
