import RecFormat

/// An entry of the minutes as it is typed in one line, and what was understood of it.
///
/// A task is read as everywhere: `one page on annex 4 @fatima mon 5h`. Everything else is its text.
package struct EntryLine: Hashable, Sendable {
    package let sort: EntrySort
    package let text: String
    /// What was understood of a task.
    package let task: TaskLine?

    package init(_ typed: String, _ sort: EntrySort, in context: @autoclosure () -> TaskLine.Context) {
        self.sort = sort
        let trimmed = Self.trimmed(typed)
        task = sort == .task && !trimmed.isEmpty ? TaskLine(trimmed, in: context()) : nil
        text = task?.title ?? trimmed
    }

    /// What has to be settled before it can be entered, or else what may not be meant.
    package var problem: String? {
        (task?.problems.first(where: \.blocks) ?? task?.problems.first)?.description
    }

    /// Whether there is something to enter, and nothing to settle first.
    package var isReady: Bool { !text.isEmpty && task?.isReady ?? true }

    private static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(where: { !Word.isBlank($0) }),
            let end = bytes.lastIndex(where: { !Word.isBlank($0) })
        else { return "" }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}

/// Where an entry goes.
package struct EntryPlace: Hashable, Sendable {
    package let session: RecordID
    package let item: RecordID?
    /// The entry it comes from: `from: annex 4 is new`.
    package var source: RecordID?
    /// When it was said, where that is not now.
    package var at: Timestamp?

    package init(session: RecordID, item: RecordID?, source: RecordID? = nil, at: Timestamp? = nil) {
        self.session = session
        self.item = item
        self.source = source
        self.at = at
    }
}

extension EntryLine {
    /// The edits that enter the line into the minutes: the entry, then whoever is new in it.
    package func edits(at place: EntryPlace, in network: Network, by author: inout Author) -> [RecordEdit] {
        var made: [Draft] = []
        let entry = edit(at: place, in: network, by: &author, &made)
        return [entry] + made.map { $0.edit(at: author.clock.now) }
    }

    private func edit(
        at place: EntryPlace, in network: Network, by author: inout Author, _ made: inout [Draft]
    ) -> RecordEdit {
        var draft = Draft(new: sort.kind, id: author.newID())
        draft.set(sort.kind.titleField, text)
        draft.set(.session, place.session.text)
        draft.set(.item, place.item?.text)
        if Schema[sort.kind].spec(of: .source) != nil { draft.set(.source, place.source?.text) }
        let moment = place.at ?? network.moment(forEntryOf: place.session, at: author.clock.now)
        if sort.kind != .task { draft.set(.at, moment.iso) }
        let session = network.session(place.session)
        let prepared = session?.event.map { network.eventPrepared(by: $0) }
        switch sort {
        case .information, .question:
            draft.set(.kind, sort.rawValue)
            draft.set(.by, author.me?.text)
        case .decision: fillDecision(&draft, session, place, network, author)
        case .task:
            draft.set(.event, prepared?.text)
            let (holders, new) = task?.holders(in: network, by: &author) ?? ([], [])
            made = new
            fillTask(&draft, holders, session, author)
        case .priority:
            draft.set(.event, prepared?.text)
            let last = prepared.map { network.priorities(of: $0) }?.map(\.rank).max() ?? 0
            draft.set(.rank, String(last + 1))
        }
        // A task has no moment but that of its making, by which it stands among the entries.
        return draft.edit(at: sort == .task ? moment : author.clock.now)
    }

    private func fillDecision(
        _ draft: inout Draft, _ session: Session?, _ place: EntryPlace, _ network: Network, _ author: Author
    ) {
        let item = place.item.flatMap { network.find(AgendaItem.self, $0) }
        if item?.sessionPart == .processes { draft.set(.kind, "process") }
        draft.set(.method, "consensus")
        // Where nobody objects, those who are there agree.
        draft.setAll(.favour, session?.present.map(\.id.text) ?? [])
        draft.set(.by, author.me?.text)
    }

    /// Sets what the words say of a task: whoever is named holds it, what is not said stays.
    package func fillTask(_ draft: inout Draft, _ holders: [RecordID], _ session: Session?, _ author: Author) {
        if !holders.isEmpty || draft.first(.status) == nil {
            draft.set(.accountable, holders.first?.text)
            draft.setAll(.assignee, holders.dropFirst().map(\.text))
            draft.set(.status, Self.status(of: holders.first, session, author))
        }
        task?.fill(&draft)
        guard task?.waitingFor != nil, draft.taskStatus == .accepted else { return }
        draft.set(.status, TaskStatus.waiting.rawValue)
    }

    /// Who is in the room has heard it; who is not is asked first.
    package static func status(of holder: RecordID?, _ session: Session?, _ author: Author) -> String {
        guard let holder else { return "proposed" }
        let isHere = session?.present.contains { $0.id == holder } ?? false
        return isHere || holder == author.me ? "accepted" : "proposed"
    }
}

extension Network {
    /// When an entry is said to be made: now, and a second after the one before it where that is of the same second, as
    /// entries of several kinds stand in the order of their times. Of entries from the future nothing follows.
    fileprivate func moment(forEntryOf session: RecordID, at now: Timestamp) -> Timestamp {
        guard let place = place(of: RecordKey(.session, session)) else { return now }
        let moments = [Kind.note, .decision, .task, .priority].flatMap { sources($0, naming: place) }.map { place in
            let record = record(at: place)
            return (record.moment(.at) ?? record.moment(.created))?.instant ?? 0
        }
        guard let last = moments.max(), last >= now.instant, last - now.instant < 300 else { return now }
        return Timestamp(instant: last + 1, offset: now.offset)
    }

    /// Makes another kind of entry out of one: it keeps its place and its time.
    package func turning(_ entry: SessionEntry, into line: EntryLine, by author: inout Author) -> [RecordEdit] {
        guard let record = record(entry.key), let session = record.id(.session) else { return [] }
        let place = EntryPlace(session: session, item: entry.item, source: entry.source, at: entry.at)
        if entry.sort.kind == .note, line.sort.kind == .note {
            return editing(entry.key, at: author.clock.now) { $0.set(.kind, line.sort.rawValue) }.map { [$0] } ?? []
        }
        let entered = line.edits(at: place, in: self, by: &author)
        let new = entered[0]
        let followers = entries(of: session).filter { $0.source == entry.key.id }.compactMap { follower in
            editing(follower.key, at: author.clock.now) { draft in
                let canName = line.sort.kind == .note || (line.sort.kind == .decision && follower.key.kind == .task)
                draft.set(.source, canName ? new.key.id.text : nil)
            }
        }
        return deleting([entry.key]) + entered + followers
    }
}

extension EntryLine {
    /// A line whose words are taken as they are, owners and days among them too.
    package init(plain text: String, _ sort: EntrySort) {
        self.sort = sort
        self.text = Self.trimmed(text)
        task = nil
    }

    /// The same line with all of the words that were said, whatever was understood of them.
    package func keepingWords(_ text: String) -> EntryLine { EntryLine(self, Self.trimmed(text)) }

    private init(_ line: EntryLine, _ text: String) {
        sort = line.sort
        self.text = text
        task = line.task
    }
}
