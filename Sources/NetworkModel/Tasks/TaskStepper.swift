/// Takes steps on tasks, one after the other, and gathers what comes of them.
struct TaskStepper {
    private let network: Network
    private(set) var author: Author
    private(set) var outcome = TaskOutcome()
    /// The records as they are after the steps so far.
    private var drafts: [RecordKey: Draft] = [:]
    private var order: [RecordKey] = []
    private var finished: [RecordKey] = []

    private var today: Day { author.clock.today }

    init(_ network: Network, _ author: Author) {
        self.network = network
        self.author = author
    }

    mutating func take(_ step: TaskStep, _ key: RecordKey) {
        guard var draft = drafts[key] ?? network.draft(key) else { return }
        if key.kind == .checklistItem {
            take(step, ofItem: &draft)
        } else if key.kind == .task, let refusal = take(step, of: &draft) {
            outcome.refused.append((key, refusal))
            return
        }
        keep(draft)
    }

    private mutating func keep(_ draft: Draft) {
        if drafts.updateValue(draft, forKey: draft.key) == nil { order.append(draft.key) }
    }

    /// Makes the edits, and finds what the steps set free.
    mutating func close() {
        for key in order {
            guard let edit = drafts[key]?.edit(at: author.clock.now), !edit.isEmpty else { continue }
            outcome.edits.append(edit)
            if edit.before != nil { outcome.changed.append(key) }
        }
        guard !finished.isEmpty else { return }
        let closed = Set(finished.map(\.id))
        outcome.unblocked = network.waiting(for: finished).filter { key in
            !closed.contains(key.id) && network.blockers(of: key).allSatisfy { closed.contains($0.id) }
        }
        outcome.ripe = network.wholes(of: finished).filter { key in
            !closed.contains(key.id) && network.openParts(of: key).allSatisfy { closed.contains($0.id) }
        }
    }

    // MARK: Steps

    private mutating func take(_ step: TaskStep, ofItem draft: inout Draft) {
        switch step {
        case .finish where (draft.first(.done) ?? "").isEmpty:
            draft.set(.done, today.iso)
            draft.set(.snooze, nil)
            finished.append(draft.key)
        case .reopen:
            draft.set(.done, nil)
        default: break
        }
    }

    private mutating func take(_ step: TaskStep, of draft: inout Draft) -> TaskRefusal? {
        switch step {
        case .propose(let holder, let hasAccepted): return propose(holder, hasAccepted, &draft)
        case .accept: return accept(&draft)
        case .setAside: return setAside(&draft)
        case .decline(let reason): return leave(.declined, reason, &draft)
        case .release: return leave(.released, "", &draft)
        case .begin: return work(.doing, .begun, on: "", &draft)
        case .wait(let cause): return work(.waiting, .waiting, on: cause, &draft)
        case .finish: finish(&draft)
        case .reopen: reopen(&draft)
        case .drop(let reason): drop(reason, &draft)
        case .addHelper(let helper):
            if draft.holder == helper { return .holderHelps }
            draft.add(.assignee, helper.text)
        case .removeHelper(let helper): draft.remove(.assignee, helper.text)
        case .addAfter(let first): return link(.after, first, &draft)
        case .removeAfter(let first): draft.remove(.after, first.text)
        case .join(let whole?): return link(.parent, whole, &draft)
        case .join(nil): draft.set(.parent, nil)
        }
        return nil
    }

    private mutating func propose(_ holder: RecordID, _ hasAccepted: Bool, _ draft: inout Draft) -> TaskRefusal? {
        if draft.taskStatus == .done { return .closed }
        let isAgreed = hasAccepted || holder == author.me
        let before = draft.holder
        if before == holder, draft.taskStatus?.isAgreed == true || draft.taskStatus == .proposed && !isAgreed {
            return nil
        }
        let wasAgreed = draft.taskStatus.map(\.isAgreed) ?? true
        draft.set(.accountable, holder.text)
        draft.remove(.assignee, holder.text)
        draft.set(.status, (isAgreed ? TaskStatus.accepted : .proposed).rawValue)
        for field in [Field.waitingFor, .reason] { draft.set(field, nil) }
        if let before, before != holder, wasAgreed {
            note(.handedOver, before, to: holder, &draft)
            if isAgreed { note(.accepted, holder, &draft) }
        } else {
            note(isAgreed ? .accepted : .proposed, holder, &draft)
        }
        return nil
    }

    private mutating func accept(_ draft: inout Draft) -> TaskRefusal? {
        guard let holder = draft.holder else { return .unowned }
        if let status = draft.taskStatus, !status.isOpen { return .closed }
        guard draft.taskStatus?.isAgreed != true else { return nil }
        draft.set(.status, TaskStatus.accepted.rawValue)
        note(.accepted, holder, &draft)
        return nil
    }

    private mutating func setAside(_ draft: inout Draft) -> TaskRefusal? {
        guard let holder = draft.holder, draft.taskStatus == .doing || draft.taskStatus == .waiting else {
            return accept(&draft)
        }
        draft.set(.status, TaskStatus.accepted.rawValue)
        draft.set(.waitingFor, nil)
        note(.setAside, holder, &draft)
        return nil
    }

    /// Makes it nobody's; its history says whose it was.
    private mutating func leave(_ act: HistoryLine.Act, _ reason: String, _ draft: inout Draft) -> TaskRefusal? {
        guard let holder = draft.holder else { return act == .declined ? .unowned : nil }
        if let status = draft.taskStatus, !status.isOpen { return .closed }
        for field in [Field.accountable, .status, .waitingFor] { draft.set(field, nil) }
        draft.set(.reason, act == .declined ? HistoryLine(today, act, remark: reason).remark : nil)
        note(act, holder, remark: reason, &draft)
        return nil
    }

    /// Begins it or lets it wait; whoever does so with what is nobody's takes it.
    private mutating func work(
        _ status: TaskStatus, _ act: HistoryLine.Act, on cause: String, _ draft: inout Draft
    ) -> TaskRefusal? {
        if let status = draft.taskStatus, !status.isOpen { return .closed }
        if draft.holder == nil {
            guard let me = author.me else { return .unowned }
            _ = propose(me, true, &draft)
            outcome.taken.append(draft.key)
        }
        let line = HistoryLine(today, act, remark: cause)
        let isSo = draft.taskStatus == status && (draft.first(.waitingFor) ?? "") == line.remark
        guard !isSo else { return nil }
        draft.set(.status, status.rawValue)
        draft.set(.waitingFor, line.remark)
        note(act, draft.holder, remark: line.remark, &draft)
        return nil
    }

    private mutating func finish(_ draft: inout Draft) {
        guard draft.taskStatus?.isOpen ?? true else { return }
        if let next = NextOccurrence(of: draft, on: today) {
            let following = next.draft(author.newID())
            keep(following)
            outcome.next.append(following.key)
        }
        draft.set(.status, TaskStatus.done.rawValue)
        draft.set(.done, today.iso)
        for field in [Field.snooze, .waitingFor, .reason] { draft.set(field, nil) }
        note(.done, draft.holder, &draft)
        finished.append(draft.key)
    }

    private mutating func reopen(_ draft: inout Draft) {
        guard draft.taskStatus?.isOpen == false else { return }
        draft.set(.status, draft.holder == nil ? nil : TaskStatus.accepted.rawValue)
        for field in [Field.done, .reason, .snooze] { draft.set(field, nil) }
        note(.reopened, draft.holder, &draft)
    }

    private mutating func drop(_ reason: String, _ draft: inout Draft) {
        guard draft.taskStatus?.isOpen ?? true else { return }
        let line = HistoryLine(today, .dropped, remark: reason)
        draft.set(.status, TaskStatus.dropped.rawValue)
        draft.set(.reason, line.remark)
        draft.set(.waitingFor, nil)
        note(.dropped, draft.holder, remark: line.remark, &draft)
        // What is not to be done keeps nothing waiting.
        finished.append(draft.key)
    }

    private mutating func link(_ field: Field, _ id: RecordID, _ draft: inout Draft) -> TaskRefusal? {
        let kinds: [Kind] = field == .parent ? [.task] : [.task, .checklistItem]
        guard network.place(of: id, among: kinds) != nil || drafts[RecordKey(.task, id)] != nil else {
            return .missing(id)
        }
        var linked = draft
        if field == .parent { linked.set(field, id.text) } else { linked.add(field, id.text) }
        if let cycle = network.cycle(through: linked, with: drafts) { return .cycle(cycle) }
        draft = linked
        return nil
    }

    private func note(
        _ act: HistoryLine.Act, _ who: RecordID?, to: RecordID? = nil, remark: String = "", _ draft: inout Draft
    ) {
        draft.note(HistoryLine(today, act, who, to: to, remark: remark, by: author.me))
    }
}

extension Draft {
    /// Whoever answers for a task.
    var holder: RecordID? { first(.accountable).flatMap { $0.isEmpty ? nil : RecordID($0) } }

    var taskStatus: TaskStatus? { first(.status).flatMap(TaskStatus.init) }

    /// Adds a line to the history of a task; the same may well happen twice in a day.
    mutating func note(_ line: HistoryLine) { setAll(.history, all(.history) + [line.value]) }
}
