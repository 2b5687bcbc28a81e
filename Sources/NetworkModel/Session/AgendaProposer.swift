/// Gathers what a session should take up.
struct AgendaProposer {
    let network: Network
    let clock: Clock
    /// The event whose session it is, and the one that it prepares.
    let event: RecordID
    let prepared: RecordID
    /// The session before this one.
    let last: Session?
    /// Since when there is news.
    let since: Timestamp
    private let preparation: Preparation

    init(_ event: RecordID, in network: Network, at clock: Clock, preparation: Preparation?) {
        self.network = network
        self.clock = clock
        self.event = event
        prepared = network.eventPrepared(by: event)
        self.preparation = preparation ?? network.preparation(on: clock.today)
        last = Self.lastSession(of: event, preparing: prepared, in: network)
        since = last?.ends ?? last?.starts ?? Self.beginning(of: [event, prepared], in: network, at: clock)
    }

    var items: [SessionAgenda.Item] { information + priorities + processes + training }

    private static func lastSession(of event: RecordID, preparing prepared: RecordID, in network: Network) -> Session? {
        var events: Set<RecordID> = [event, prepared]
        if let place = network.place(of: RecordKey(.event, prepared)) {
            events.formUnion(network.sources(Event.self, naming: place).filter { $0.prepares == prepared }.map(\.id))
        }
        return events.flatMap { network.sessions(of: $0) }.filter(\.isClosed)
            .max { ($0.starts?.instant ?? 0) < ($1.starts?.instant ?? 0) }
    }

    /// When its preparation began: when the first item of its checklist was written down, at most half a year ago.
    private static func beginning(of events: [RecordID], in network: Network, at clock: Clock) -> Timestamp {
        let items = events.flatMap { network.checklist(of: $0) }.compactMap(\.created)
        let records = events.compactMap { network.event($0)?.created }
        let first = (items.isEmpty ? records : items).min() ?? Timestamp(day: clock.today - 90)
        return max(first, Timestamp(day: clock.today - 180))
    }

    // MARK: Information

    private var information: [SessionAgenda.Item] {
        var items: [SessionAgenda.Item] = []
        if let last, case let decided = decisions(of: last.id), !decided.isEmpty {
            let text =
                decided.count == 1
                ? "What became of the decision of" : "What became of the \(decided.count) decisions of"
            items.append(
                .init(
                    .information, "\(text) \(words(for: last.starts))", weight: 2, about: decided.first?.id,
                    notes: decided.prefix(5).map(\.text)))
        }
        return items + news + open(in: .information)
    }

    private func decisions(of session: RecordID) -> [Decision] {
        network.entries(of: session).filter { $0.sort == .decision }
            .compactMap { network.find(Decision.self, $0.key.id) }
    }

    /// What was heard: an item for each of the partners one has heard most of, one for all others.
    private var news: [SessionAgenda.Item] {
        let contacts = heard
        guard !contacts.isEmpty else {
            return [.init(.information, "What is new since \(words(for: since))", weight: 3)]
        }
        var order: [RecordID] = []
        var groups: [RecordID: [Contact]] = [:]
        for contact in contacts {
            let partner =
                network.place(of: contact.key).flatMap { spokenTo(at: $0) } ?? contact.with.first ?? contact.id
            if groups[partner] == nil { order.append(partner) }
            groups[partner, default: []].append(contact)
        }
        let talkative = order.sorted { (groups[$0]?.count ?? 0) > (groups[$1]?.count ?? 0) }
        let own = order.count <= Self.mostNews ? order : Array(talkative.prefix(Self.mostNews - 1))
        var items = own.map { partner -> SessionAgenda.Item in
            let said = groups[partner] ?? []
            return .init(
                .information, "News from \(title(partner))", weight: min(4, 1 + said.count), about: partner,
                notes: said.prefix(3).map(summary))
        }
        let others = order.filter { !own.contains($0) }
        if !others.isEmpty {
            let notes = others.prefix(6).compactMap { groups[$0]?.first }.map(summary)
            items.append(.init(.information, "News from \(others.count) other partners", weight: 4, notes: notes))
        }
        return items
    }

    private static let mostNews = 4

    /// The contacts since then that name the events; where none does, all of them. Latest first.
    private var heard: [Contact] {
        let named = [event, prepared].compactMap { network.place(of: RecordKey(.event, $0)) }
            .flatMap { network.sources(Contact.self, naming: $0) }
        let log = network[.contact]
        // The log is appended to, so that what is new stands at its end.
        let recent = named.isEmpty ? log.slots.suffix(2_000).map { Contact(log.record(at: Int($0))) } : named
        var seen: Set<RecordID> = []
        return recent.map { (at: $0.at ?? Timestamp(instant: 0), contact: $0) }
            .filter { $0.at >= since && $0.contact.reached && !$0.contact.summary.isEmpty }
            .sorted { $0.at > $1.at }.map(\.contact).filter { seen.insert($0.id).inserted }
    }

    private func spokenTo(at place: Place) -> RecordID? {
        let with = Contact(network.record(at: place)).with
        if let partner = with.first(where: { network.partner($0) != nil }) { return partner }
        return with.lazy.compactMap { network.person($0)?.roles.first?.id }.first
    }

    private func summary(_ contact: Contact) -> String {
        let who = contact.with.prefix(2).map { title($0) }.joined(separator: ", ")
        return "\(words(for: contact.at)), \(who): \(contact.summary)"
    }

    // MARK: Priorities and game plan

    private var priorities: [SessionAgenda.Item] {
        let known = network.priorities(of: prepared)
        let name = title(prepared)
        let first = SessionAgenda.Item(
            .priorities, known.isEmpty ? "Our priorities for \(name)" : "Our priorities and red lines for \(name)",
            weight: 6, notes: known.prefix(5).map(\.text))
        return open(in: .priorities) + latePositions + lateItems + shortItems + [first] + tasks
    }

    private var latePositions: [SessionAgenda.Item] {
        let positions = [event, prepared].compactMap { network.place(of: RecordKey(.event, $0)) }
            .flatMap { network.sources(Position.self, naming: $0) }.filter { !$0.isSettled }
        var seen: Set<RecordID> = []
        return positions.filter { seen.insert($0.id).inserted }.prefix(5).map { position in
            let needs = position.needs.map { "needs \($0.text)" }
            let deadline = position.deadline.map {
                $0 < clock.today ? "was due \(phrase($0))" : "due \(phrase($0))"
            }
            let words = [position.status, needs, deadline].compactMap { $0 }.joined(separator: ", ")
            return .init(
                .priorities, "Position: \(position.title)", weight: 5, about: position.id,
                notes: words.isEmpty ? [] : [words])
        }
    }

    private var lateItems: [SessionAgenda.Item] {
        let late = [event, prepared].flatMap { network.checklist(of: $0) }
            .filter { !$0.isDone && (network.due(of: $0) ?? .last) < clock.today }
        var seen: Set<RecordID> = []
        let all = late.filter { seen.insert($0.id).inserted }
            .map { (due: network.due(of: $0) ?? .last, item: $0) }.sorted { $0.due < $1.due }
        let own = all.prefix(all.count <= 3 ? 3 : 2).map { due, item in
            SessionAgenda.Item(
                .priorities, "Late: \(item.text)", weight: 3, about: item.id,
                notes: [
                    "was due \(phrase(due))" + (item.owner.map { ", held by \(title($0))" } ?? ", held by nobody")
                ])
        }
        guard all.count > own.count else { return own }
        let rest = all.dropFirst(own.count)
        return own + [
            .init(
                .priorities, "\(rest.count) more late preparations", weight: 3,
                notes: rest.prefix(8).map { $0.item.text })
        ]
    }

    /// What is not late yet and will be, as it needs more time than is left.
    private var shortItems: [SessionAgenda.Item] {
        var seen: Set<Place> = []
        let short = [event, prepared].flatMap { preparation.short(of: $0) }.filter { time in
            time.isRoot && time.place.kind == .checklistItem && time.daysLeft(on: clock.today) >= 0
                && seen.insert(time.place).inserted
        }
        return short.prefix(3).map { time in
            .init(
                .priorities, "Too little time: \(network.title(at: time.place))", weight: 3,
                about: network.key(at: time.place).id,
                notes: [
                    "needed by \(phrase(time.latestFinish)), done by \(phrase(time.earliestFinish)) at the earliest"
                ])
        }
    }

    private var tasks: [SessionAgenda.Item] {
        let places = [event, prepared].compactMap { network.place(of: RecordKey(.event, $0)) }
        var seen: Set<RecordID> = []
        let all = places.flatMap { network.sources(Task.self, naming: $0) }
            .filter { $0.isOpen && seen.insert($0.id).inserted }
        let unowned = all.filter { ($0.accountable?.text ?? "").isEmpty }
        let carried = all.filter { $0.session != nil && $0.accountable != nil }
        var items: [SessionAgenda.Item] = []
        if !carried.isEmpty {
            items.append(
                .init(
                    .priorities,
                    carried.count == 1
                        ? "Still to do from last time: \(carried[0].title)"
                        : "Still to do from last time: \(carried.count) tasks", weight: 2,
                    about: carried.count == 1 ? carried[0].id : nil, notes: carried.prefix(8).map(line)))
        }
        let text = unowned.isEmpty ? "Who does what" : "Who does what: \(unowned.count) without an owner"
        items.append(.init(.priorities, text, weight: 4, notes: unowned.prefix(8).map(\.title)))
        return items
    }

    private func line(_ task: Task) -> String {
        let due = task.due.map { ", due \(phrase($0))" } ?? ""
        return "\(task.title) (\(task.accountable.map(title) ?? "nobody")\(due))"
    }

    // MARK: Processes and training

    private var processes: [SessionAgenda.Item] {
        let event = network.event(prepared)
        let missing: [(String, Bool)] = [
            ("who speaks for us", event?.speakers.isEmpty ?? true),
            ("who may decide what", event?.deciders.isEmpty ?? true),
            ("sign-off", event?.signOff == nil), ("channel", event?.channels.isEmpty ?? true),
            ("daily caucus hour", event?.caucusHour == nil),
        ]
        let open = missing.filter(\.1).map(\.0)
        let text = "How we work there: who speaks, who decides, sign-off, channel, caucus hour"
        let notes = open.isEmpty ? [] : ["not settled: \(open.joined(separator: ", "))"]
        return self.open(in: .processes) + [.init(.processes, text, weight: 4, about: nil, notes: notes)]
    }

    private var training: [SessionAgenda.Item] {
        let newcomers = network.newcomers(at: event, on: clock)
        let carried = open(in: .training)
        guard !newcomers.isEmpty else {
            return carried + [.init(.training, "For those who are new: how it works, who is who", weight: 3)]
        }
        let names = newcomers.prefix(8).map { id in
            let buddy = network.person(id)?.buddy.map { "buddy \(title($0))" } ?? "no buddy yet"
            return "\(title(id)): \(buddy)"
        }
        let text = newcomers.count == 1 ? "Welcome \(title(newcomers[0]))" : "Welcome \(newcomers.count) newcomers"
        return carried + [
            .init(
                .training, "\(text): how it works, who is who", weight: 4,
                about: newcomers.count == 1 ? newcomers[0] : nil, notes: Array(names))
        ]
    }

    // MARK: Carried over

    /// What the last session left open: items not finished, and questions, with the topic they were asked under. What was
    /// only proposed to it is proposed anew where there still is reason to.
    private func open(in part: SessionPart) -> [SessionAgenda.Item] {
        guard let last else { return [] }
        let agenda = network.agenda(of: last.id)
        let unfinished = agenda.filter {
            !$0.isDone && !$0.isProposed && $0.sessionPart == part && $0.id != last.item
        }.map { item in SessionAgenda.Item(part, item.text, weight: 3, about: item.id, notes: ["carried over"]) }
        let questions = network.entries(of: last.id).filter { $0.sort == .question }
            .compactMap { network.find(Note.self, $0.key.id) }.filter(\.isOpenQuestion)
            .compactMap { question -> SessionAgenda.Item? in
                let topic = agenda.first { $0.id == question.item }
                // Questions are settled with the game plan unless they were asked about processes or training.
                let home = topic?.sessionPart == .information ? .priorities : topic?.sessionPart ?? .priorities
                guard home == part else { return nil }
                return .init(
                    part, "Open question: \(question.text)", weight: 2, about: question.id,
                    notes: topic.map { ["asked under \($0.text)"] } ?? [])
            }
        return (unfinished + questions).map { item in
            var item = item
            item.isProposed = false
            return item
        }
    }

    private func title(_ id: RecordID) -> String {
        network.place(of: id, among: [.partner, .person, .event, .contact]).map { network.title(at: $0) } ?? id.text
    }

    private func words(for moment: Timestamp?) -> String { moment.map { phrase($0.day) } ?? "last time" }

    /// A day as people say it, since the agenda is read aloud: `21 November`, with the year where it is another one.
    private func phrase(_ day: Day) -> String {
        let civil = day.civil
        let text = "\(civil.day) \(CalendarWords.name(ofMonth: civil.month))"
        return civil.year == clock.today.year ? text : "\(text) \(civil.year)"
    }
}
