/// What somebody does with a task: every way in which its holder, its status or its links change.
package enum TaskStep: Hashable, Sendable {
    /// Asks somebody to answer for it. Who asks themselves has said yes, and so has who `hasAccepted`.
    case propose(RecordID, hasAccepted: Bool = false)
    /// Whoever was asked says yes.
    case accept
    /// Puts aside what was begun or waits, so that it is accepted and no more; what was only asked is accepted.
    case setAside
    /// Whoever was asked, or had said yes, says no: the task is nobody's again and open.
    case decline(reason: String)
    /// Takes it from whoever holds it; nobody does from then on.
    case release
    case begin
    /// It stands still until somebody, or something, has answered.
    case wait(on: String)
    /// Finishes it; one that repeats comes anew.
    case finish
    /// Opens one again that is done, declined or dropped.
    case reopen
    case drop(reason: String)
    case addHelper(RecordID)
    case removeHelper(RecordID)
    /// It cannot be finished before a task or a checklist item.
    case addAfter(RecordID)
    case removeAfter(RecordID)
    /// Makes it a part of another task, or of none.
    case join(RecordID?)
}

/// Why a step cannot be taken.
package enum TaskRefusal: Hashable, Sendable {
    /// Nobody answers for it, and nobody says who they are.
    case unowned
    /// It is done, declined or dropped: `reopen` comes first.
    case closed
    /// A helper answers for it already.
    case holderHelps
    /// No task or checklist item has the Id.
    case missing(RecordID)
    /// Each of these would wait for the next, and the last for the first.
    case cycle([RecordID])
}

/// What came of a step that was taken on some tasks.
package struct TaskOutcome: Sendable {
    package var edits: [RecordEdit] = []
    /// The tasks that changed.
    package var changed: [RecordKey] = []
    /// Those that nobody held and that are the author's now, who began them.
    package var taken: [RecordKey] = []
    /// Tasks that waited for what is finished now, and for nothing else.
    package var unblocked: [RecordKey] = []
    /// The next occurrences of tasks that repeat.
    package var next: [RecordKey] = []
    /// Open tasks of which the last open part is finished now.
    package var ripe: [RecordKey] = []
    package var refused: [(key: RecordKey, why: TaskRefusal)] = []

    package init() {}

    static func += (left: inout TaskOutcome, right: TaskOutcome) {
        left.edits += right.edits
        left.changed += right.changed
        left.taken += right.taken
        left.unblocked += right.unblocked
        left.next += right.next
        left.ripe += right.ripe
        left.refused += right.refused
    }
}

extension Network {
    /// Takes a step on some tasks; what cannot be is left as it is and told.
    ///
    /// Every step that changes holder or status adds a line to the task's history. Checklist items can be finished and
    /// opened again, too.
    package func taking(_ step: TaskStep, on keys: [RecordKey], by author: inout Author) -> TaskOutcome {
        var stepper = TaskStepper(self, author)
        for key in keys { stepper.take(step, key) }
        stepper.close()
        author = stepper.author
        return stepper.outcome
    }

    /// Gives all open tasks of somebody to another, who is asked first; with nobody named they are nobody's. Where the
    /// one helped, the other helps.
    package func handingOver(
        from holder: RecordID, to other: RecordID?, only keys: [RecordKey]? = nil, by author: inout Author
    ) -> TaskOutcome {
        guard let place = place(of: holder, among: [.person, .partner]) else { return TaskOutcome() }
        let all = sources(.task, naming: place).sorted { $0.slot < $1.slot }.map { key(at: $0) }
        let wanted = keys.map { Set($0) }
        var stepper = TaskStepper(self, author)
        for key in all where wanted?.contains(key) ?? true {
            guard let task = task(key.id), task.isOpen else { continue }
            if task.accountable == holder { stepper.take(other.map { .propose($0) } ?? .release, key) }
            guard task.assignees.contains(holder) else { continue }
            stepper.take(.removeHelper(holder), key)
            if let other, task.accountable != other, task.accountable != holder { stepper.take(.addHelper(other), key) }
        }
        stepper.close()
        author = stepper.author
        return stepper.outcome
    }
}
