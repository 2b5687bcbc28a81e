package import NetworkModel

extension BriefWriter {
    /// The page that a newcomer is handed: what the network is for, what was decided, who is who, what is theirs to do.
    /// Nil where there is no such person, or where they are marked private.
    package func page(newcomer id: RecordID, event asked: RecordID? = nil) -> BriefPage? {
        guard let person = network.person(id) else { return nil }
        let start = (asked ?? event(for: id)).flatMap { network.event($0) }
        let events = start.map { network.eventsTogether(with: $0.id) } ?? []
        var page = BriefPage(
            texts(BriefText.newcomerTitle, ["name": person.name]), about(start))
        addBuddy(of: person, to: &page)
        addPurpose(to: &page)
        addGuidelines(to: &page)
        if let event = events.first {
            addSubject(event, besides: events.dropFirst(), to: &page)
            addDecisions(about: event, limit: 6, to: &page)
            addPriorities(of: event, to: &page)
        }
        addPositions(events, to: &page)
        addPeople(person, to: &page)
        if let event = events.first {
            addLeads(of: event, to: &page)
            addProcesses(of: event, to: &page)
        }
        addWork(of: person, at: events, to: &page)
        addGlossary(to: &page)
        addDates(of: person, events, to: &page)
        return page
    }

    private func about(_ event: Event?) -> [String] {
        let name = network.itself?.name
        guard let event else { return [name].compactMap { $0 } }
        let when = [event.title, when(event), countdown(event)].compactMap { $0 }.joined(separator: " · ")
        return [name, when].compactMap { $0 }
    }

    private func addBuddy(of person: Person, to page: inout BriefPage) {
        guard let id = person.buddy, name(id) != nil, let buddy = network.person(id) else { return }
        let words = [buddy.name, reach(buddy), buddy.languages.joined(separator: ", ")].filter { !$0.isEmpty }
        page.add(texts[BriefText.buddy], .text(words.joined(separator: " · ")))
    }

    private func addSubject(_ event: Event, besides others: ArraySlice<Event>, to page: inout BriefPage) {
        page.add(
            texts[BriefText.event],
            .facts([
                (texts[BriefText.when], when(event)), (texts[BriefText.whenHere], whenHere(event)),
                (texts[BriefText.place], event.place), (texts[BriefText.web], event.url),
                (texts[BriefText.objective], event.objective),
                (texts[BriefText.preparedBy], others.map { line($0) }.joined(separator: "; ")),
            ]))
    }

    func line(_ event: Event) -> String {
        [event.title, when(event), event.place].compactMap { $0 }.joined(separator: ", ")
    }

    /// The team, with what they know and how to reach them.
    private func addPeople(_ newcomer: Person, to page: inout BriefPage) {
        let team = network.all(Person.self).filter { person in
            person.isTeamMember && person.id != newcomer.id
        }
        page.add(
            texts[BriefText.team],
            team.prefix(10).map { person in
                let role = person.roles.first { $0.isCurrent(on: clock.today) }?.text ?? ""
                let words = [person.name, role, person.skills.joined(separator: ", "), reach(person)]
                return words.filter { !$0.isEmpty }.joined(separator: " · ")
            })
    }

    private func addWork(of person: Person, at events: [Event], to page: inout BriefPage) {
        guard let place = network.place(of: person.key) else { return }
        let tasks = network.sources(Task.self, naming: place).filter { task in
            task.isOpen && (task.accountable == person.id || task.assignees.contains(person.id))
        }
        let items = events.flatMap { network.checklist(of: $0.id) }
        let held = items.filter { $0.owner == person.id && !$0.isDone && $0.newcomer == nil }
        let dated =
            tasks.map { (due: $0.due ?? .last, line: line($0)) }
            + held.map { item in
                let due = network.due(of: item)
                return (due: due ?? .last, line: due.map { "\(item.text), \(dates.due($0))" } ?? item.text)
            }
        page.add(texts[BriefText.tasks], dated.sorted { $0.due < $1.due }.map(\.line))
        let steps = items.filter { $0.newcomer == person.id }.map { item in
            let text = Training.step(of: item.text, for: person.name)
            let due = item.isDone ? nil : network.due(of: item)
            return BriefPage.Item(due.map { "\(text), \(dates.short($0))" } ?? text, isDone: item.isDone)
        }
        page.add(texts[BriefText.training], .list(steps))
    }

    private func addDates(of person: Person, _ events: [Event], to page: inout BriefPage) {
        let own = network.place(of: person.key).map { network.sources(Event.self, naming: $0) } ?? []
        var shown = ahead(events + own)
        if shown.isEmpty { shown = ahead(Array(network.all(Event.self))) }
        let ids = Set(events.map(\.id))
        let meetings = shown.prefix(6).compactMap { event in
            event.startDay(clock).map { (day: $0, text: "\(day($0)): \(event.title)") }
        }
        let deadlines = network.all(Position.self).compactMap { position -> (day: Day, text: String)? in
            guard position.event.map(ids.contains) == true, let due = position.deadline,
                due >= clock.today
            else { return nil }
            return (due, "\(day(due)): \(position.title)")
        }
        page.add(
            texts[BriefText.dates], (meetings + deadlines).sorted { ($0.day, $0.text) < ($1.day, $1.text) }.map(\.text))
    }
}
