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
        let (holders, made) = holders(in: network, by: &author)
        let draft = draft(holders, in: network, by: &author)
        return AddedTask(
            edits: (made + [draft]).map { $0.edit(at: author.clock.now) }, task: draft.key, added: made.map(\.key))
    }

    /// Who is to answer for the task and who is to help, and the records of those who are new.
    package func holders(in network: Network, by author: inout Author) -> (ids: [RecordID], made: [Draft]) {
        var made: [Draft] = []
        var holders: [RecordID] = []
        for owner in owners {
            guard let id = id(of: owner, &made, network, &author), !holders.contains(id) else { continue }
            holders.append(id)
        }
        return (holders, made)
    }

    private func draft(_ holders: [RecordID], in network: Network, by author: inout Author) -> Draft {
        var task = author.draft(.task, named: title, in: network)
        let holder = holders.first ?? (isNobodys ? nil : author.me)
        task.set(.accountable, holder?.text)
        task.setAll(.assignee, holders.dropFirst().map(\.text))
        // Who is only asked does not wait for anything yet.
        if waitingFor != nil, holder != nil, holder == author.me { task.set(.status, TaskStatus.waiting.rawValue) }
        fill(&task)
        return task
    }

    /// Sets what the line says besides title and holders; what it does not say stays.
    package func fill(_ task: inout Draft) {
        let values: [(Field, String?)] = [
            (.due, due?.iso), (.priority, priority), (.effort, effort), (.starts, starts?.iso),
            (.event, event?.key.id.text), (.partner, partner?.key.id.text), (.parent, parent?.key.id.text),
            (.repeats, repeats?.rule), (.waitingFor, waitingFor),
        ]
        for (field, value) in values { if let value { task.set(field, value) } }
        let lists = [(Field.skill, skills), (.after, after.map(\.key.id.text)), (.tag, tags)]
        for (field, values) in lists where !values.isEmpty { task.setAll(field, values) }
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
