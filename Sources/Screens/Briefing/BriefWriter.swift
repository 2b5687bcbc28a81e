package import NetworkModel
import RecFormat

/// Writes briefs: pages about an event, for a newcomer, or to read before a call.
///
/// What is marked private, records and people, stands in none of them.
package struct BriefWriter: Sendable {
    let network: Network
    let clock: Clock
    let texts: Texts
    let dates: DatePhrases
    /// How all preparation stands, where that was worked out before.
    private let known: Preparation?

    /// Writes about a network as it may leave and is on the clock's day; `preparation` may be given where it has been worked out.
    package init(_ outgoing: OutgoingNetwork, clock: Clock, texts: Texts, preparation: Preparation? = nil) {
        network = outgoing.network
        // What is kept back has no place in the network any more that it could be asked for.
        known = outgoing.isWhole ? preparation : nil
        self.clock = clock
        self.texts = texts
        dates = DatePhrases(texts: texts, clock: clock)
    }

    /// The page that suits a record: for a person who is new to the next event, the one for newcomers. Nil where the
    /// record is private, or of a kind that there are no briefs about.
    package func page(about place: Place) -> BriefPage? {
        guard network[place.kind].isLive(place.slot) else { return nil }
        let id = network.key(at: place).id
        switch place.kind {
        case .event: return page(event: id)
        case .partner: return page(partner: place)
        case .person:
            let event = event(for: id)
            let isNew = event.map { Training($0, in: network, on: clock).newcomers.contains { $0.id == id } } ?? false
            return isNew ? page(newcomer: id, event: event) : page(person: place)
        default: return nil
        }
    }

    /// The event that somebody is to be briefed about: the next that they come to, else the next that is prepared.
    package func event(for person: RecordID) -> RecordID? {
        guard let place = network.place(of: RecordKey(.person, person)) else { return nil }
        let items = network.sources(ChecklistItem.self, naming: place).filter { $0.newcomer == person }
        let own = network.sources(Event.self, naming: place) + items.compactMap { $0.event.flatMap(network.event) }
        if let next = ahead(own).first { return next.prepares ?? next.id }
        let all = ahead(Array(network.all(Event.self)))
        return (all.first { !network.checklist(of: $0.id).isEmpty } ?? all.first)?.id
    }

    /// Events that are not over, each once, soonest first.
    func ahead(_ events: [Event]) -> [Event] {
        let dated = events.uniqued(by: \.id).filter { !$0.isCancelled }.compactMap { event in
            event.startDay(clock).map { (day: $0, last: event.endDay(clock) ?? $0, event: event) }
        }
        return dated.filter { $0.last >= clock.today }.sorted { ($0.day, $0.event.id) < ($1.day, $1.event.id) }
            .map(\.event)
    }

    /// How all preparation stands.
    var preparation: Preparation { known ?? network.preparation(on: clock.today) }

    // MARK: Names

    /// What somebody is called.
    func name(_ id: RecordID) -> String? { network.name(of: id) }

    func names(_ ids: [RecordID]) -> String { ids.compactMap(name).joined(separator: ", ") }

    /// Address and number of a person.
    func reach(_ person: Person) -> String {
        (person.emails.prefix(1) + person.phones.prefix(1)).joined(separator: " · ")
    }

    // MARK: Days

    /// A day with weekday and year, as paper needs it: `thu 25 mar 2027`.
    func day(_ day: Day) -> String { "\(texts[DateText.weekday(day.weekday)]) \(dates.full(day))" }

    /// When an event is, by the clocks of its place.
    func when(_ event: Event) -> String? {
        guard let starts = event.starts, let first = event.startDay(clock) else { return nil }
        guard !event.isWholeDay else {
            guard let last = event.endDay(clock), last > first else { return day(first) }
            return "\(day(first)) – \(day(last))"
        }
        let zone = event.timezone.flatMap { clock.zones.zone($0) }
        let words = span(starts, event.ends) { zone?.moment(at: $0.instant) ?? $0 }
        return event.timezone.map { "\(words) (\($0))" } ?? words
    }

    /// When an event is by one's own clock; nil where that says the same.
    func whenHere(_ event: Event) -> String? {
        guard let starts = event.starts, !event.isWholeDay, starts.form == .full else { return nil }
        let zone = event.timezone.flatMap { clock.zones.zone($0) }
        let there = zone?.moment(at: starts.instant) ?? starts
        guard there.offset != clock.zone.offset(at: starts.instant) else { return nil }
        return span(starts, event.ends) { clock.zone.moment(at: $0.instant) }
    }

    private func span(_ starts: Timestamp, _ ends: Timestamp?, _ read: (Timestamp) -> Timestamp) -> String {
        let start = read(starts)
        let first = "\(day(start.day)) \(start.time.iso)"
        guard let ends, ends.hasTime else { return first }
        let end = read(ends)
        return end.day == start.day ? "\(first)–\(end.time.iso)" : "\(first) – \(day(end.day)) \(end.time.iso)"
    }

    func countdown(_ event: Event) -> String? { event.startDay(clock).map { dates.ago($0) } }
}
