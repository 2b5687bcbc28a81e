/// What a line that was understood makes of the network.
package struct AddedTask: Sendable {
    /// Whoever is added along with it, then the task.
    package let edits: [RecordEdit]
    package let task: RecordKey
    /// Records that are added along with it.
    package let added: [RecordKey]
}

extension TaskLine {
    /// The edits that save the line: a task, and a record for each new name.
    ///
    /// Nil where the line is not ready. Whether its holder has agreed is settled when the change is made
    /// (`Author.change`): the author has, others are asked.
    package func added(in network: Network, by author: inout Author) -> AddedTask? {
        guard isReady else { return nil }
        var made: [Draft] = []
        var holders: [RecordID] = []
        for owner in owners {
            guard let id = id(of: owner, &made, network, &author), !holders.contains(id) else { continue }
            holders.append(id)
        }
        let draft = draft(holders, in: network, by: &author)
        return AddedTask(
            edits: (made + [draft]).map { $0.edit(at: author.clock.now) }, task: draft.key, added: made.map(\.key))
    }

    private func draft(_ holders: [RecordID], in network: Network, by author: inout Author) -> Draft {
        var task = author.draft(.task, named: title, in: network)
        let holder = holders.first ?? (isNobodys ? nil : author.me)
        task.set(.accountable, holder?.text)
        task.setAll(.assignee, holders.dropFirst().map(\.text))
        // Who is only asked does not wait for anything yet.
        if waitingFor != nil, holder != nil, holder == author.me { task.set(.status, TaskStatus.waiting.rawValue) }
        task.set(.due, due?.iso)
        task.set(.priority, priority)
        task.set(.effort, effort)
        task.set(.starts, starts?.iso)
        task.setAll(.skill, skills)
        task.set(.event, event?.key.id.text)
        task.set(.partner, partner?.key.id.text)
        task.setAll(.after, after.map(\.key.id.text))
        task.set(.parent, parent?.key.id.text)
        task.set(.repeats, repeats?.rule)
        task.set(.waitingFor, waitingFor)
        task.setAll(.tag, tags)
        return task
    }

    private func id(
        of mention: Mention, _ made: inout [Draft], _ network: Network, _ author: inout Author
    ) -> RecordID? {
        switch mention.meaning {
        case .known(let candidate): return candidate.key.id
        case .new(let kind, let name):
            let known = made.first { Folding.fold($0.first(kind.titleField) ?? "") == Folding.fold(name) }
            if let known { return known.key.id }
            var draft = author.draft(kind, named: name, in: network, taken: Set(made.map(\.key.id)))
            // Whoever is to do something can be given tasks.
            if kind == .person { draft.set(.team, "yes") }
            made.append(draft)
            return draft.key.id
        case .ambiguous, .unknown: return nil
        }
    }
}
