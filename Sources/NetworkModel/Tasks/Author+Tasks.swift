import RecFormat

/// The one place where it is settled what it means that a task is given to somebody, by whatever road: a key, a form, a
/// line, an import, an editor.
extension Author {
    /// The edit with the status of a task in agreement with who holds it, and its history kept.
    ///
    /// Nobody is given what they have not accepted: a new holder is only asked, unless it is the author or the edit
    /// itself says how far the task is. What nobody holds is neither asked for nor agreed. Edits that write the history
    /// themselves, as steps do (`TaskStep`), are left as they are.
    func settling(_ edit: RecordEdit) -> RecordEdit {
        guard edit.key.kind == .task, let after = edit.after else { return edit }
        let before = edit.before.map { Draft(edit.key, fields: $0) }
        var task = Draft(edit.key, fields: after)
        guard task.all(.history) == before?.all(.history) ?? [] else { return edit }
        let isStated = !Self.isSame(.status, before, task)
        if task.holder != before?.holder {
            settleHolder(&task, before, isStated: isStated)
        } else if isStated, before != nil {
            settleStatus(&task)
        }
        // Nobody was asked.
        if task.holder == nil, task.taskStatus == .proposed, before == nil || isStated { task.set(.status, nil) }
        return task.fields == after ? edit : RecordEdit(edit.key, before: edit.before, after: task.fields)
    }

    /// The task that comes next where an edit says that one is done that repeats. Steps make it themselves, and write it
    /// into the history that they do.
    mutating func occurrence(following edit: RecordEdit, typed: RecordEdit) -> RecordEdit? {
        guard edit.key.kind == .task, let before = edit.before.map({ Draft(edit.key, fields: $0) }),
            var task = edit.after.map({ Draft(edit.key, fields: $0) }), task.taskStatus == .done,
            before.taskStatus?.isOpen ?? true,
            Draft(edit.key, fields: typed.after ?? []).all(.history) == before.all(.history)
        else { return nil }
        // How far it was says whether those that come are agreed as well.
        task.set(.status, before.first(.status))
        return NextOccurrence(of: task, on: clock.today)?.draft(newID()).edit(at: clock.now)
    }

    private static func isSame(_ field: Field, _ before: Draft?, _ after: Draft) -> Bool {
        (before?.first(field) ?? "").hasSameBytes(as: after.first(field) ?? "")
    }

    private func settleHolder(_ task: inout Draft, _ before: Draft?, isStated: Bool) {
        let old = before?.holder
        let wasAgreed = before.map { $0.taskStatus.map(\.isAgreed) ?? true } ?? false
        guard let holder = task.holder else {
            guard let status = task.taskStatus, status.isOpen else { return }
            if !isStated { task.set(.status, nil) }
            note(.released, old, &task)
            return
        }
        if !isStated, task.taskStatus?.isOpen ?? true {
            task.set(.status, (holder == me ? TaskStatus.accepted : .proposed).rawValue)
        }
        // An own status of the network's, or a closed task, says nothing of an answer.
        guard let status = task.taskStatus, status.isOpen else { return }
        if let old, wasAgreed { note(.handedOver, old, to: holder, &task) }
        if !status.isAgreed, old == nil || !wasAgreed { note(.proposed, holder, &task) }
        // That a new task is one's own says its making, and who said yes to one that repeats said so to all that come.
        let isPlain = before == nil && (holder == me || task.first(.repeats) != nil)
        if status.isAgreed, !isPlain { note(.accepted, holder, &task) }
    }

    private func settleStatus(_ task: inout Draft) {
        let holder = task.holder
        let reason = task.first(.reason) ?? ""
        switch task.taskStatus {
        case .proposed: if let holder { note(.proposed, holder, &task) }
        case .accepted: note(.accepted, holder, &task)
        case .doing: note(.begun, holder, &task)
        case .waiting: note(.waiting, holder, remark: task.first(.waitingFor) ?? "", &task)
        case .dropped: note(.dropped, holder, remark: reason, &task)
        case .done:
            if (task.first(.done) ?? "").isEmpty { task.set(.done, clock.today.iso) }
            note(.done, holder, &task)
        case .declined:
            guard let holder else { return }
            // A refusal gives the task back.
            for field in [Field.accountable, .status, .waitingFor] { task.set(field, nil) }
            note(.declined, holder, remark: reason, &task)
        case nil: break
        }
    }

    private func note(
        _ act: HistoryLine.Act, _ who: RecordID?, to: RecordID? = nil, remark: String = "", _ task: inout Draft
    ) {
        task.note(HistoryLine(clock.today, act, who, to: to, remark: remark, by: me))
    }
}
