/// What an entry in the minutes is.
package enum EntrySort: String, CaseIterable, Hashable, Sendable {
    case information, decision, task, priority, question

    /// The kind of record that keeps it.
    package var kind: Kind {
        switch self {
        case .information, .question: .note
        case .decision: .decision
        case .task: .task
        case .priority: .priority
        }
    }
}

/// An entry in the minutes of a session, whatever record keeps it.
package struct SessionEntry: Hashable, Sendable {
    package let place: Place
    package let key: RecordKey
    package let sort: EntrySort
    package let text: String
    package let at: Timestamp
    /// The agenda item it was entered under.
    package let item: RecordID?
    /// The entry it came from.
    package let source: RecordID?

    /// The entry that a note, decision, task or priority is.
    package init(_ place: Place, in network: Network) {
        let record = network.record(at: place)
        self.place = place
        key = network.key(at: place)
        text = network.title(at: place)
        item = record.id(.item)
        source = record.id(.source)
        sort =
            switch key.kind {
            case .decision: .decision
            case .task: .task
            case .priority: .priority
            default: record.first(.kind) == "question" ? .question : .information
            }
        at = record.moment(.at) ?? record.moment(.created) ?? Timestamp(instant: 0)
    }
}

extension Network {
    package func session(_ id: RecordID) -> Session? { find(Session.self, id) }

    /// The agenda of a session: by part, then by rank.
    package func agenda(of session: RecordID) -> [AgendaItem] {
        guard let place = place(of: RecordKey(.session, session)) else { return [] }
        let items = sources(.agendaItem, naming: place).map { (slot: $0.slot, item: AgendaItem(record(at: $0))) }
        let keyed = items.map { (part: $0.item.sessionPart.ordinal, rank: $0.item.rank, slot: $0.slot, item: $0.item) }
        return keyed.sorted { ($0.part, $0.rank, $0.slot) < ($1.part, $1.rank, $1.slot) }.map(\.item)
    }

    /// The minutes of a session, entry by entry, in the order of time.
    package func entries(of session: RecordID) -> [SessionEntry] {
        guard let place = place(of: RecordKey(.session, session)) else { return [] }
        let entries = [Kind.note, .decision, .task, .priority].flatMap { kind in
            sources(kind, naming: place).map { SessionEntry($0, in: self) }
        }
        return entries.sorted {
            ($0.at.instant, $0.key.kind.ordinal, $0.place.slot) < ($1.at.instant, $1.key.kind.ordinal, $1.place.slot)
        }
    }

    /// The sessions of an event and of those that prepare it, latest first.
    package func sessions(around event: RecordID) -> [Session] {
        guard let place = place(of: RecordKey(.event, event)) else { return [] }
        let preparing = sources(Event.self, naming: place).filter { $0.prepares == event }
        return sessions(of: [place] + preparing.compactMap { self.place(of: $0.key) })
    }

    /// The sessions of an event, latest first.
    package func sessions(of event: RecordID) -> [Session] {
        place(of: RecordKey(.event, event)).map { sessions(of: [$0]) } ?? []
    }

    private func sessions(of events: [Place]) -> [Session] {
        let sessions = events.flatMap { sources(.session, naming: $0) }
            .map { (slot: $0.slot, session: Session(record(at: $0))) }
        return sessions.map { (at: $0.session.starts?.instant ?? .max, slot: $0.slot, session: $0.session) }
            .sorted { ($0.at, $0.slot) > ($1.at, $1.slot) }.map(\.session)
    }

    /// The session that is being run, or is paused; of several the one begun last.
    package var openSession: Session? {
        all(Session.self).filter(\.isRunning).max { ($0.starts?.instant ?? 0) < ($1.starts?.instant ?? 0) }
    }

    /// The session that is being run, or was last.
    package var lastSession: Session? {
        openSession
            ?? all(Session.self).filter(\.isClosed).max { ($0.starts?.instant ?? 0) < ($1.starts?.instant ?? 0) }
    }

    /// The session of an event that goes on or is planned; nil where there is none, or only closed ones.
    package func openSession(of event: RecordID) -> Session? {
        let open = sessions(of: event).filter { !$0.isClosed }
        return open.first(where: \.isRunning) ?? open.first
    }

    /// The event whose pre-meeting is run for an event: itself where it is one, else the next pre-meeting that prepares
    /// it, else itself.
    package func eventToRun(for event: RecordID, clock: Clock) -> RecordID {
        guard let found = self.event(event), found.sort != "pre-meeting",
            let place = place(of: RecordKey(.event, event)), openSession(of: event) == nil
        else { return event }
        let preparing = sources(Event.self, naming: place).filter {
            $0.prepares == event && $0.sort == "pre-meeting" && !$0.isCancelled && $0.status != "completed"
        }
        let dated = preparing.map { (day: $0.endDay(clock) ?? $0.startDay(clock) ?? .last, id: $0.id) }
        return dated.filter { $0.day >= clock.today - 1 }.min { $0.day < $1.day }?.id ?? event
    }

    /// The event that a session is about: the one that its own event prepares, else that event.
    package func eventPrepared(by event: RecordID) -> RecordID {
        self.event(event)?.prepares.flatMap { self.event($0)?.id } ?? event
    }

    /// The priorities of an event in the group's order.
    package func priorities(of event: RecordID) -> [Priority] {
        guard let place = place(of: RecordKey(.event, event)) else { return [] }
        let all = sources(.priority, naming: place).map { (slot: $0.slot, priority: Priority(record(at: $0))) }
        return all.map { (rank: $0.priority.rank == 0 ? Int.max : $0.priority.rank, slot: $0.slot, it: $0.priority) }
            .sorted { ($0.rank, $0.slot) < ($1.rank, $1.slot) }.map(\.it)
    }
}
