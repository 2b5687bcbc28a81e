import RecFormat

/// What a line that was understood makes of the network.
package struct LoggedContact: Sendable {
    /// The contact, its next steps as tasks, and whoever was added along with it: what is named comes first.
    package let edits: [RecordEdit]
    package let contact: RecordKey
    package let tasks: [RecordKey]
    /// The titles of those the contact was with.
    package let names: [String]
    /// Records that are added along with it.
    package let added: [RecordKey]
}

extension LogLine {
    /// The edits that save the line: a contact, a task for each next step, and a record for each new name.
    ///
    /// Nil where the line is not ready. A tag that is the Id of an event names the event.
    package func logged(in network: Network, by author: inout Author) -> LoggedContact? {
        guard isReady else { return nil }
        var writer = LoggedContactWriter(self, network)
        return writer.write(by: &author)
    }
}

private struct LoggedContactWriter {
    private let line: LogLine
    private let network: Network
    /// New names in the line and the records made for them, so that a name said twice is one record.
    private var made: [(name: String, draft: Draft)] = []

    init(_ line: LogLine, _ network: Network) {
        self.line = line
        self.network = network
    }

    mutating func write(by author: inout Author) -> LoggedContact {
        let with = line.with.compactMap { key(of: $0, &author) }
        setRoles(&author)
        let holder = line.by.flatMap { key(of: $0, &author)?.id } ?? author.me
        var contact = Draft(new: .contact, id: author.newID())
        let event = line.tags.first { network.event(RecordID($0)) != nil }
        contact.set(.at, line.at.iso)
        contact.set(.kind, line.kind)
        contact.setAll(.with, unique(with.map(\.id.text)))
        contact.set(.by, holder?.text)
        contact.set(.direction, line.direction)
        contact.set(.outcome, line.outcome)
        contact.set(.summary, line.summary)
        contact.set(.minutes, line.minutes.map(String.init))
        contact.set(.event, event)
        contact.setAll(.tag, line.tags.filter { $0 != event })
        let partner = with.first { $0.kind == .partner }?.id ?? with.lazy.compactMap(employer).first
        let tasks = line.nextSteps.map { task(for: $0, from: contact.key.id, partner: partner, event: event, &author) }
        contact.setAll(.followUp, tasks.map(\.key.id.text))
        let drafts = made.map(\.draft) + tasks + [contact]
        return LoggedContact(
            edits: drafts.map { $0.edit(at: author.clock.now) }, contact: contact.key, tasks: tasks.map(\.key),
            names: line.with.map(\.title), added: made.map(\.draft.key))
    }

    /// Puts down whom the new people speak for.
    private mutating func setRoles(_ author: inout Author) {
        for mention in line.with {
            guard case .new(.person, _) = mention.meaning, let person = key(of: mention, &author),
                let employer = line.employer(of: mention).flatMap({ key(of: $0, &author) }),
                let index = made.firstIndex(where: { $0.draft.key == person })
            else { continue }
            made[index].draft.set(.role, employer.id.text)
        }
    }

    private mutating func task(
        for step: LogLine.NextStep, from contact: RecordID, partner: RecordID?, event: String?, _ author: inout Author
    ) -> Draft {
        let holders = step.assignees.compactMap { key(of: $0, &author)?.id }
        // Whoever is to do something can be given tasks.
        for index in made.indices where made[index].draft.key.kind == .person {
            if holders.contains(made[index].draft.key.id) { made[index].draft.set(.team, "yes") }
        }
        let accountable = holders.first ?? author.me
        var task = author.draft(.task, named: step.text, in: network)
        task.set(.accountable, accountable?.text)
        task.setAll(.assignee, unique(holders.dropFirst().map(\.text)))
        // Nobody is given what they have not accepted.
        task.set(.status, accountable == author.me && accountable != nil ? "accepted" : "proposed")
        task.set(.due, step.due?.iso)
        task.set(.partner, partner?.text)
        task.set(.event, event)
        task.set(.source, contact.text)
        task.setAll(.tag, step.tags)
        return task
    }

    private mutating func key(of mention: Mention, _ author: inout Author) -> RecordKey? {
        switch mention.meaning {
        case .known(let candidate): return candidate.key
        case .new(let kind, let name): return make(kind, name, &author)
        case .ambiguous, .unknown: return nil
        }
    }

    private mutating func make(_ kind: Kind, _ name: String, _ author: inout Author) -> RecordKey {
        let sameName = { (entry: (name: String, draft: Draft)) in Folding.fold(entry.name) == Folding.fold(name) }
        if let known = made.first(where: sameName) { return known.draft.key }
        var draft = author.draft(kind, named: name, in: network, taken: Set(made.map(\.draft.key.id)))
        if kind == .partner { draft.set(.stage, "met") }
        made.append((name, draft))
        return draft.key
    }

    /// The partner that a person who was spoken to speaks for.
    private func employer(_ key: RecordKey) -> RecordID? {
        key.kind == .person ? network.person(key.id)?.roles.first?.id : nil
    }

    private func unique(_ values: [String]) -> [String] {
        var seen: Set<RecordID> = []
        return values.filter { seen.insert(RecordID($0)).inserted }
    }
}
