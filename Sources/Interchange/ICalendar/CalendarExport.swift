package import NetworkModel

/// Writes events and their preparation, and tasks, as an iCalendar file (RFC 5545).
package struct CalendarExport {
    /// What becomes of preparation items that have a date.
    package enum PlanItems: String, CaseIterable, Sendable {
        /// To-dos with an alarm; not every calendar program shows them.
        case todos
        /// Events of one day with an alarm.
        case events
        case none
    }

    private let network: Network
    private let clock: Clock
    private let items: PlanItems
    private let hasPeople: Bool
    private let host: String
    private let todos: TodoExport

    /// `people` says whether participants and their addresses are written.
    package init(_ outgoing: OutgoingNetwork, on clock: Clock, items: PlanItems = .todos, people: Bool = true) {
        network = outgoing.network
        self.clock = clock
        self.items = items
        hasPeople = people
        host = "\(network.itself?.id.text ?? "network").caucus"
        todos = TodoExport(network: network, clock: clock, host: host, hasPeople: people)
    }

    /// The calendar of the events in those slots; what is kept back is left out.
    package func calendar(of slots: [Int]) -> CalendarComponent {
        let events = slots.filter(network[.event].isLive).map { Event(network[.event].record(at: $0)) }
        let overrides = CalendarSeries.overrides(among: events)
        var components: [CalendarComponent] = []
        for event in events {
            components.append(component(of: event, overridden: overrides[event.calendarUID(on: host)] ?? []))
            components += plan(of: event)
        }
        return calendar(zones(of: events) + components)
    }

    /// The calendar of the tasks in those slots; what is kept back is left out.
    package func calendar(ofTasks slots: [Int]) -> CalendarComponent {
        let tasks = slots.filter(network[.task].isLive).map { Task(network[.task].record(at: $0)) }
        return calendar(tasks.map { component(of: $0) })
    }

    private func calendar(_ components: [CalendarComponent]) -> CalendarComponent {
        let name = network.itself.map { [ContentLine("X-WR-CALNAME", text: $0.name)] } ?? []
        return CalendarComponent(
            "VCALENDAR",
            [
                ContentLine("VERSION", value: "2.0"), ContentLine("PRODID", value: "-//caucus//caucus//EN"),
                ContentLine("CALSCALE", value: "GREGORIAN"),
            ] + name, components)
    }

    /// The UID of an event: its own where it was imported, else one made from its Id, which never changes.
    package func uid(of event: Event) -> String { event.calendarUID(on: host) }

    /// The UIDs that plan items are written with.
    package var itemUIDs: Set<String> { Set(network.all(ChecklistItem.self).map { uid(of: $0) }) }

    /// The event's component, as it is written.
    package func component(of event: Event, overridden: Set<Day> = []) -> CalendarComponent {
        let times = EventTimes(event, on: clock)
        var lines = [ContentLine("UID", text: uid(of: event)), stamp]
        lines += [ContentLine("SUMMARY", text: event.title)] + (times?.lines(without: overridden) ?? [])
        lines += [("LOCATION", event.place), ("DESCRIPTION", event.objective)].compactMap { name, text in
            text.map { ContentLine(name, text: $0) }
        }
        if let url = event.url { lines.append(ContentLine("URL", value: url)) }
        if let status = CalendarWords.status(event.status) { lines.append(ContentLine("STATUS", value: status)) }
        let categories = ([event.sort].compactMap { $0 } + event.tags).map(ContentLine.escaped)
        if !categories.isEmpty { lines.append(ContentLine("CATEGORIES", value: categories.joined(separator: ","))) }
        if hasPeople { lines += event.participants.compactMap(attendee) }
        let kept = KeptLines(event.record.first(.iCalendar))
        // Records that were imported before they kept the number in a field have it among what is kept.
        lines += history(of: event, sequence: event.sequence + kept.sequence)
        return CalendarComponent("VEVENT", lines + kept.properties, kept.components)
    }

    private var stamp: ContentLine { ContentLine("DTSTAMP", value: BasicMoment(utc: clock.instant).text) }

    /// `CREATED`, `LAST-MODIFIED`, and the `SEQUENCE` that counts changes which matter (§3.8.7.4).
    private func history(of record: some RecordView, sequence: Int) -> [ContentLine] {
        let moments = [("CREATED", record.created), ("LAST-MODIFIED", record.modified)]
        return moments.compactMap { name, moment in moment.map { ContentLine(name, value: Self.utc($0)) } }
            + [ContentLine("SEQUENCE", value: "\(min(sequence, Int(Int32.max)))")]
    }

    private static func utc(_ moment: Timestamp) -> String { BasicMoment(utc: moment.instant).text }

    // MARK: Tasks

    func uid(of task: Task) -> String { todos.uid(of: task) }

    /// The part of a UID that is an Id of this network; nil where it is another's.
    func ownID(in uid: String) -> String? {
        uid.hasSuffix("@\(host)") ? String(uid.dropLast(host.count + 1)) : nil
    }

    /// The task's component, as it is written.
    func component(of task: Task) -> CalendarComponent {
        let kept = KeptLines(task.record.first(.iCalendar))
        let lines = [ContentLine("UID", text: uid(of: task)), stamp] + todos.lines(of: task)
        return CalendarComponent(
            "VTODO", lines + history(of: task, sequence: kept.sequence) + kept.properties, kept.components)
    }

    // MARK: People

    // Whoever has not been asked yet must not learn of it from a file that says they owe an answer.
    private func attendee(_ participant: Described) -> ContentLine? {
        let known = Participant(participant)
        guard known.isAsked || known.attended == true else { return nil }
        guard let place = network.place(of: participant.id, among: [.person, .partner]) else { return nil }
        let record = network.record(at: place)
        var parameters = [
            ("CN", network.title(at: place)), ("CUTYPE", place.kind == .partner ? "GROUP" : "INDIVIDUAL"),
            ("ROLE", CalendarWords.role(participant.text)),
            ("PARTSTAT", CalendarWords.participation(participant.part("reply") ?? "accepted")),
        ]
        if !participant.text.isEmpty { parameters.append(("X-CAUCUS-ROLE", participant.text)) }
        // Whoever has no address gets one that no mail can go to (RFC 2606).
        let address = record.first(.email) ?? "\(participant.id)@\(CalendarWords.noMail)"
        return ContentLine("ATTENDEE", parameters, value: "mailto:\(address)")
    }

    // MARK: Preparation

    func uid(of item: ChecklistItem) -> String { "\(item.id)@\(host)" }

    private func plan(of event: Event) -> [CalendarComponent] {
        guard items != .none, !event.isCancelled, let place = network.place(of: event.key) else { return [] }
        let all = network.sources(ChecklistItem.self, naming: place).reversed()
        return all.compactMap { item in
            network.due(of: item).flatMap { due in
                items == .events && item.isDone ? nil : component(of: item, of: event, due: due)
            }
        }
    }

    private func component(of item: ChecklistItem, of event: Event, due: Day) -> CalendarComponent {
        let date = BasicMoment(due).text
        var lines = [
            ContentLine("UID", text: uid(of: item)), stamp, ContentLine("SUMMARY", text: item.text),
            ContentLine("RELATED-TO", text: uid(of: event)),
            ContentLine("DESCRIPTION", text: "Prepares \(event.title)"),
        ]
        if items == .events {
            lines += [
                ContentLine("DTSTART", [("VALUE", "DATE")], value: date),
                ContentLine("DTEND", [("VALUE", "DATE")], value: BasicMoment(due + 1).text),
                ContentLine("TRANSP", value: "TRANSPARENT"),
            ]
        } else {
            lines.append(ContentLine(TodoExport.kindProperty, value: "CHECKLISTITEM"))
            lines.append(ContentLine("DUE", [("VALUE", "DATE")], value: date))
            lines.append(ContentLine("STATUS", value: item.isDone ? "COMPLETED" : "NEEDS-ACTION"))
            if let done = item.done {
                lines.append(ContentLine("COMPLETED", value: BasicMoment(utc: Int64(done.number) * 86_400).text))
            }
        }
        if let section = item.section { lines.append(ContentLine("CATEGORIES", text: section)) }
        return CalendarComponent(
            items == .events ? "VEVENT" : "VTODO", lines + history(of: item, sequence: event.sequence),
            item.isDone ? [] : [alarm(for: item)])
    }

    /// Nine in the morning of the day before it is due, on whatever clock the reader keeps.
    private func alarm(for item: ChecklistItem) -> CalendarComponent {
        let related: [(String, String)] = items == .events ? [] : [("RELATED", "END")]
        return CalendarComponent(
            "VALARM",
            [
                ContentLine("ACTION", value: "DISPLAY"), ContentLine("DESCRIPTION", text: item.text),
                ContentLine("TRIGGER", related, value: "-PT15H"),
            ])
    }

    // MARK: Zones

    private func zones(of events: [Event]) -> [CalendarComponent] {
        var spans: [String: (zone: Zone, first: Int64, last: Int64?)] = [:]
        for times in events.compactMap({ EventTimes($0, on: clock) }) {
            guard let name = times.zoneName else { continue }
            let (first, last) = times.span
            guard let known = spans[name] else {
                spans[name] = (times.schedule.zone, first, last)
                continue
            }
            let end = known.last.flatMap { known in last.map { max(known, $0) } }
            spans[name] = (known.zone, min(known.first, first), end)
        }
        return spans.sorted { $0.key < $1.key }.map {
            TimeZoneComponent.make($0.key, $0.value.zone, from: $0.value.first, through: $0.value.last)
        }
    }
}

extension Event {
    func calendarUID(on host: String) -> String { record.first(.uid) ?? "\(id)@\(host)" }
}
